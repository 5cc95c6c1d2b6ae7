"""milia compare: options side by side."""

from functools import partial
from typing import Annotated

import typer

from ..engine import comparison as engine
from ..engine.comparison import attributes_shown
from ..errors import UsageMistake
from ..library import Library
from ..model import Attribute, Audience, Comparison, Ipdas
from ..render.csv import csv_text
from ..render.document import Document
from ..render.output import Output
from ..render.views import comparison as view
from .opening import open_library
from .options import ContentOption, ForOption, audiences, with_output
from .showing import card_data, frame_of, show, warning_for

_HEAD = frozenset({"id", "question"})
_ROWS = "For treatments: nothing-done, result, speed, scars, pain, who-not, cost, eyes, come-back."
HELP = """Put options side by side; leaving them alone is always one of them.

\b
milia compare treatments  all options, a line each
milia compare treatments extraction retinol  two of them, question by question
milia compare treatments --care-about scars,cost  those two rows first
milia compare look-alikes  what is mistaken for milia
"""


@with_output
def compare(
    output: Output,
    table: Annotated[
        str | None, typer.Argument(metavar="[TABLE]", help="A table; without one, the list of tables.")
    ] = None,
    options: Annotated[
        list[str] | None, typer.Argument(metavar="[OPTION]...", help="Options to put side by side.")
    ] = None,
    for_: ForOption = None,
    care_about: Annotated[
        str | None, typer.Option("--care-about", metavar="ROWS", help=f"Rows to put first, joined by commas. {_ROWS}")
    ] = None,
    method: Annotated[bool, typer.Option("--method", help="Say how the evidence was found and weighed.")] = False,
    content: ContentOption = None,
) -> None:
    """Show the list of tables, all options of one, or some of them question by question."""
    wanted = audiences(for_)
    if table is None and wanted:
        raise UsageMistake("--for needs a table.", f"milia compare treatments --for {wanted[0]}")
    if table is None and care_about is not None:
        raise UsageMistake("--care-about needs a table.", "milia compare treatments --care-about scars")
    library = open_library(content)
    if table is None:
        _show_tables(library, output)
        return
    found = engine.suiting_first(library.table(table), wanted)
    cared = engine.rows_named(found, _rows(care_about)) if care_about is not None else ()
    _show_table(library, engine.caring_first(found, cared), options or [], wanted, output, cared, method=method)


def _means(library: Library, name: str) -> tuple[str, ...]:
    """The guide's own words for an option that has no such name; the words of the search know them."""
    from ..engine.synonyms import meanings  # only a name that no option has needs it

    return meanings(library.synonyms(), name)


def _rows(text: str) -> list[str]:
    rows = [row.strip() for row in text.split(",") if row.strip()]
    if not rows:
        raise UsageMistake("--care-about needs the name of a row.", "milia compare treatments --care-about scars")
    return rows


def _show_tables(library: Library, output: Output) -> None:
    heads = [library.head(f"comparisons/{id}.yaml", _HEAD) for id in library.table_ids()]
    tables = [{"id": head["id"], "question": head["question"]} for head in heads]
    dates = (library.table(head["id"]).meta.reviewed for head in heads)
    reviewed = min(dates, default=None) if output.format == "json" else None
    page = view.tables_page([(head["id"], head["question"]) for head in heads])
    document = Document("comparisons", {"tables": tables}, reviewed)
    show(
        page,
        document,
        output,
        frame_of(library),
        lambda: csv_text(["id", "question"], [list(t.values()) for t in tables]),
    )


def _show_table(
    library: Library,
    table: Comparison,
    names: list[str],
    wanted: tuple[Audience, ...],
    output: Output,
    cared: tuple[Attribute, ...],
    *,
    method: bool,
) -> None:
    frame, warning = frame_of(library), warning_for([table.meta])
    overview, flags = not names, library.red_flags().flags if table.cards else ()
    ipdas = _ipdas(library, table) if output.format != "csv" else None
    table = engine.scored(table, ipdas)
    shown = table if overview else engine.narrow(table, engine.chosen(table, names, partial(_means, library)))
    if method:
        from ..render.views.method import method_page

        page = method_page(shown, ipdas, frame, warning)
    elif overview and not cared:
        page = view.overview_page(shown, frame, flags, wanted, warning)
    else:
        page = view.grid_page(shown, frame, flags, wanted, warning, cared=cared)
    warnings = (warning,) if warning else ()
    cards = [card_data(card, flags, frame) for card in table.cards]
    data = _data(shown) | {"cards": cards, "ipdas": _items(ipdas) if method and ipdas else []}
    document = Document("comparison", data, table.meta.reviewed, warnings)
    csv = None if method else lambda: view.table_csv(shown, overview=overview and not cared)
    show(page, document, output, frame, csv)


def _ipdas(library: Library, table: Comparison) -> Ipdas | None:
    """The list that a table is scored on, if there is one for it."""
    found = library.ipdas() if table.score else None
    return found if found and found.table == table.id else None


def _items(ipdas: Ipdas) -> list[dict[str, object]]:
    """The parts of the list with what was counted: {id, title, met, of, items}."""
    return [
        {"id": part.id, "title": part.title, "met": part.met, "of": len(part.items), "items": part.items}
        for part in ipdas.criteria
    ]


def _data(table: Comparison) -> dict[str, object]:
    shown = [*attributes_shown(table, overview=True), *attributes_shown(table, overview=False)]
    attributes = list({attribute.id: attribute for attribute in shown}.values())
    cells = [
        {
            "option": option.id,
            "attribute": attribute.id,
            "value": option.cells[attribute.id].value,
            "text": option.cells[attribute.id].text,
            "certainty": option.cells[attribute.id].certainty,
            "sources": option.cells[attribute.id].sources,
            "chance": option.cells[attribute.id].chance,
            "study": option.cells[attribute.id].study,
        }
        for option in table.options
        for attribute in attributes
    ]
    options = [
        {"id": o.id, "title": o.title, "group": o.group, "also": o.also, "ref": o.ref, "level": o.level, "fits": o.fits}
        for o in table.options
    ]
    return {
        "id": table.id,
        "question": table.question,
        "title": table.title,
        "condition": table.condition,
        "summary": table.summary,
        "audience": table.audience,
        "order": table.order,
        "groups": table.groups,
        "attributes": [
            {"id": a.id, "question": a.question, "short": a.short, "outcome": a.outcome} for a in attributes
        ],
        "options": options,
        "cells": cells,
        "values": [*(row.matters for row in engine.prompts(table)), *table.values],
        "steps": table.steps,
        "ask": table.ask,
        "method": table.method,
        "score": table.score,
        "reading": table.reading,
        "next": table.next,
    }
