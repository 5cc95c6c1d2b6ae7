"""`milia compare --csv`: one record for each option, a field for each row that is shown."""

import csv
import io
from dataclasses import replace

import pytest

from milia_cli.engine.comparison import attributes_shown
from milia_cli.model import Cell
from milia_cli.render.views.comparison import table_csv

from .compared import table
from .player import milia


def test_csv_gives_each_option_one_record_of_the_rows_that_are_shown() -> None:
    """RFC 4180: overview rows without options, grid rows with options or --care-about; a header row, CRLF."""
    for line, shown in (((), True), (("extraction",), False), (("--care-about", "cost"), False)):
        out = milia("compare", "treatments", *line, "--csv").out
        records = list(csv.reader(io.StringIO(out, newline="")))
        assert out.count("\r\n") == len(records)
        rows = [row.id for row in attributes_shown(table(), overview=shown)]
        rows = sorted(rows, key=lambda id: id != "effort") if "cost" in line else rows
        assert [name for name in records[0] if name in rows] == rows
        assert len({len(record) for record in records}) == 1
        assert len(records) == 1 + (2 if "extraction" in line else len(table().options))


WRITTEN = {
    Cell(): "",
    Cell(text="Cheap."): "Cheap.",
    Cell(value="not-studied"): "not-studied",
    Cell(value="not-studied", text="Nobody looked."): "not-studied: Nobody looked.",
}


@pytest.mark.parametrize("cell", WRITTEN)
def test_csv_puts_a_colon_only_before_words(cell: Cell) -> None:
    """A value of fixed words stands alone where its cell has no text."""
    found = table()
    row = attributes_shown(found, overview=True)[0]
    option = replace(found.options[0], cells={**found.options[0].cells, row.id: cell})
    out = table_csv(replace(found, options=(option,)), overview=True)
    (record,) = csv.DictReader(io.StringIO(out, newline=""))
    assert record[row.id] == WRITTEN[cell]
