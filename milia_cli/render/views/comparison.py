"""Comparisons to pages: the list of tables, the overview, the grid, how it was made."""

from collections.abc import Iterator, Sequence

from ...engine.audience import concerns
from ...engine.comparison import attributes_shown, grouped
from ...model import Attribute, Audience, Cell, Chance, Command, Comparison, Option
from ..csv import csv_text
from ..page import Block, Commands, Foot, Grid, GridRow, Heading, Items, Line, Overview, OverviewRow, Page, Prose
from .foot import Citations, Frame, page_foot
from .topic import fit_mark


def tables_page(tables: Sequence[tuple[str, str]]) -> Page:
    """The list of tables: id and question of each."""
    entries = tuple((f"milia compare {id}", question) for id, question in tables)
    return Page("Tables", (Commands("", entries),))


def overview_page(table: Comparison, frame: Frame, audiences: Sequence[Audience], warning: str | None) -> Page:
    """All options of a table, one row each."""
    citations = Citations(frame)
    rows = attributes_shown(table, overview=True)
    outcome = any(row.outcome for row in rows)
    groups = tuple(
        (title, lead, tuple(option_row(option.id, option, rows, citations, audiences) for option in options))
        for title, lead, options in grouped(table)
    )
    columns = ("Option", *(row.question.rstrip("?") for row in rows))
    blocks: list[Block] = [Prose(Line(text)) for text in (table.condition, table.audience, table.summary, table.order)]
    blocks.append(Overview(columns, groups, "How sure" if outcome else ""))
    blocks += _deciding(table)
    return Page(table.title, tuple(blocks), _foot(table, citations), warning)


def option_row(
    name: str, option: Option, rows: Sequence[Attribute], citations: Citations, audiences: Sequence[Audience]
) -> OverviewRow:
    """One option under a name, with its answers and how it suits the audiences."""
    cells = tuple(_line(option.cells[row.id], citations, certain=row.outcome) for row in rows)
    marks = tuple(fit_mark(fit, citations.frame) for fit in concerns(option.fits, audiences))
    return OverviewRow(name, cells, marks)


def _line(cell: Cell, citations: Citations, *, certain: bool = True) -> Line:
    """A cell as a line: its fixed words if it has any, then its text."""
    fixed = "" if cell.value == "stated" else citations.frame.notices.value_words[cell.value]
    text = " ".join(part for part in (fixed, cell.text) if part)
    if cell.chance:
        text = f"{text} {_chance(cell.chance)}"
    graded = certain and cell.certainty != "not-assessed"
    return Line(text, citations.frame.word(cell.certainty) if graded else None, citations.cite(cell.sources))


def _chance(chance: Chance) -> str:
    """A chance in both frames, with who and how long."""
    have = str(chance.low) if chance.low == chance.high else f"{chance.low} to {chance.high}"
    rest = str(100 - chance.low) if chance.low == chance.high else f"{100 - chance.high} to {100 - chance.low}"
    return f"{have} out of 100 do, {rest} do not ({chance.population}, {chance.time})."


def grid_page(
    table: Comparison, frame: Frame, audiences: Sequence[Audience], warning: str | None, *, cared: bool
) -> Page:
    """Some options side by side, question by question."""
    citations = Citations(frame)
    rows = tuple(
        GridRow(
            row.question, tuple(_line(option.cells[row.id], citations, certain=row.outcome) for option in table.options)
        )
        for row in attributes_shown(table, overview=False)
    )
    blocks: list[Block] = [Prose(Line(text)) for text in (table.audience, table.condition, table.summary)]
    if cared:
        blocks.append(Prose(Line("The rows that you named come first.")))
    blocks += [Prose(Line(text)) for text in _marks(table, frame, audiences)]
    blocks.append(Grid(tuple(option.title for option in table.options), rows))
    blocks += _deciding(table)
    return Page(table.title, tuple(blocks), _foot(table, citations), warning)


def _marks(table: Comparison, frame: Frame, audiences: Sequence[Audience]) -> Iterator[str]:
    for option in table.options:
        for fit in concerns(option.fits, audiences):
            yield f"{option.title}: {fit_mark(fit, frame)}"


def _deciding(table: Comparison) -> Iterator[Block]:
    """What matters to the reader, steps to decide, questions to ask."""
    if table.values:
        yield Heading("What matters most to you?")
        yield Items(tuple(Line(text) for text in table.values))
    if table.steps:
        yield Heading("To decide")
        yield Items(tuple(Line(text) for text in table.steps), numbered=True)
    if table.ask:
        yield Heading("Questions to ask a professional")
        yield Items(tuple(Line(text) for text in table.ask))


def _foot(table: Comparison, citations: Citations) -> Foot:
    extra = [citations.frame.guide.update_rule, *([table.score] if table.score else [])]
    return page_foot(citations, [table.meta], table.next, extra)


def method_page(table: Comparison, frame: Frame, warning: str | None) -> Page:
    """How the evidence behind a table was found and weighed."""
    citations = Citations(frame)
    said = table.method or frame.guide.method
    blocks: tuple[Block, ...] = (Items(tuple(Line(text) for text in said)),)
    next_ = (Command(f"milia compare {table.id}", table.question), *table.next)
    return Page(f"How this was made: {table.title}", blocks, page_foot(citations, [table.meta], next_), warning)


def table_csv(table: Comparison, *, overview: bool) -> str:
    """One record an option; a column each for the answer and, where it is graded, its certainty."""
    rows = attributes_shown(table, overview=overview)
    header = ["option", "title", "group"]
    for row in rows:
        header += [row.id, f"{row.id}-certainty", f"{row.id}-sources"]
    records = []
    for option in table.options:
        record = [option.id, option.title, option.group]
        for row in rows:
            cell = option.cells[row.id]
            text = cell.text if cell.value == "stated" else " ".join([cell.value, cell.text]).strip()
            record += [text, cell.certainty, " ".join(cell.sources)]
        records.append(record)
    return csv_text(header, records)
