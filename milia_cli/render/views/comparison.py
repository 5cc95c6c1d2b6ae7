"""Comparisons to pages: the list of tables, the overview, the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...engine.audience import concerns
from ...engine.comparison import attributes_shown, grouped, name_of, prompts
from ...engine.topic import said
from ...model import Attribute, Audience, Cell, Chance, Comparison, Option, RedFlag
from ..csv import csv_text
from ..page import Block, Commands, Foot, Grid, GridRow, Heading, Items, Line, Overview, OverviewRow, Page, Prose
from .foot import Citations, Frame, page_foot
from .topic import cards_shown, fit_mark


def tables_page(tables: Sequence[tuple[str, str]]) -> Page:
    """The list of tables: id and question of each."""
    entries = tuple((f"milia compare {id}", question) for id, question in tables)
    return Page("Tables", (Commands("", entries),))


def overview_page(
    table: Comparison, frame: Frame, flags: Sequence[RedFlag], audiences: Sequence[Audience], warning: str | None
) -> Page:
    """All options of a table, one row each."""
    citations = Citations(frame)
    rows = attributes_shown(table, overview=True)
    outcome = any(row.outcome for row in rows)
    groups = tuple(
        (title, lead, tuple(_named(option, rows, citations, audiences) for option in options))
        for title, lead, options in grouped(table)
    )
    columns = ("Option", *(row.question.rstrip("?") for row in rows))
    blocks = [*_opening(table, table.order), *_shown_for(audiences, frame)]
    blocks.append(Overview(columns, groups, "How sure" if outcome else ""))
    blocks += [*cards_shown(table.cards, flags, frame), *_deciding(table)]
    return Page(table.title, tuple(blocks), _foot(table, citations), warning)


def _opening(table: Comparison, *more: str) -> Iterator[Block]:
    """What a table is about, for whom, what comes first to mind."""
    yield from (Prose(Line(text)) for text in (table.condition, table.audience, table.summary, *more))


def _shown_for(audiences: Sequence[Audience], frame: Frame) -> Iterator[Block]:
    if audiences:
        people = " and ".join(frame.notices.audience_words[audience] for audience in audiences)
        yield Prose(Line(f"Within each group, what suits {people} comes first; what does not is marked."))


def _named(
    option: Option, rows: Sequence[Attribute], citations: Citations, audiences: Sequence[Audience]
) -> OverviewRow:
    """One option under its title, with the id to type for it."""
    return replace(option_row(option.title, option, rows, citations, audiences), id=option.id)


def option_row(
    name: str, option: Option, rows: Sequence[Attribute], citations: Citations, audiences: Sequence[Audience]
) -> OverviewRow:
    """One option under a name, with its answers and how it suits the audiences."""
    cells = tuple(_line(option.cells[row.id], citations, certain=row.outcome) for row in rows)
    marks = tuple(fit_mark(fit, citations.frame) for fit in concerns(option.fits, audiences))
    return OverviewRow(name, cells, marks)


def _line(cell: Cell, citations: Citations, *, certain: bool = True) -> Line:
    """A cell as a line: its fixed words if it has any, then its text."""
    text = said(cell, citations.frame.notices)
    if cell.chance:
        text = f"{text} {_chance(cell.chance)}"
    graded = certain and cell.certainty != "not-assessed"
    people = (cell.chance.low, cell.chance.high) if cell.chance else None
    return Line(
        text, citations.frame.word(cell.certainty) if graded else None, citations.cite(cell.sources), people=people
    )


def _chance(chance: Chance) -> str:
    """A chance in both frames, with who and how long."""
    low, high = chance.low, chance.high
    have, rest = f"{low} to {high}", f"{100 - high} to {100 - low}"
    if low == high:
        have, rest = f"About {low}", str(100 - low)
    not_so = "do not" if chance.event == "do" else "did not"
    return f"{have} out of 100 {chance.event}, {rest} {not_so} ({chance.population}; {chance.time})."


def grid_page(
    table: Comparison,
    frame: Frame,
    flags: Sequence[RedFlag],
    audiences: Sequence[Audience],
    warning: str | None,
    *,
    cared: Sequence[Attribute] = (),
) -> Page:
    """Some options side by side, question by question."""
    citations = Citations(frame)
    rows = tuple(
        GridRow(
            row.question, tuple(_line(option.cells[row.id], citations, certain=row.outcome) for option in table.options)
        )
        for row in attributes_shown(table, overview=False)
    )
    blocks: list[Block] = [*_opening(table)]
    if cared:
        questions = " ".join(row.question for row in cared)
        blocks.append(Prose(Line(f"The rows that you named come first: {questions}")))
    if audiences:
        blocks.append(Items(tuple(Line(text) for text in _marks(table, frame, audiences))))
    blocks.append(Grid(tuple(option.title for option in table.options), rows))
    blocks += [*cards_shown(table.cards, flags, frame), *_deciding(table)]
    return Page(table.title, tuple(blocks), _foot(table, citations), warning)


def _marks(table: Comparison, frame: Frame, audiences: Sequence[Audience]) -> Iterator[str]:
    for option in table.options:
        for fit in concerns(option.fits, audiences):
            yield f"{option.title}: {fit_mark(fit, frame)}"


def _deciding(table: Comparison) -> Iterator[Block]:
    """What matters to the reader, steps to decide, questions to ask."""
    if table.values:
        yield from _valuing(table)
    if table.steps:
        yield Heading("To decide")
        yield Items(tuple(Line(text) for text in table.steps), numbered=True)
    if table.ask:
        yield Heading("Questions to ask a professional")
        yield Items(tuple(Line(text) for text in table.ask))


def _valuing(table: Comparison) -> Iterator[Block]:
    """What a choice can turn on: a question for each row that has one, and how to see those rows first."""
    rows = prompts(table)
    yield Heading("What matters most to you?")
    yield Items(tuple(Line(text) for text in (*(row.matters or "" for row in rows), *table.values)))
    if rows:
        names = ", ".join(name_of(row) for row in rows)
        typed = f"milia compare {table.id} --care-about"
        yield Prose(Line(f"To see such rows first, type {typed} and their names, joined by commas: {names}."))


def _foot(table: Comparison, citations: Citations) -> Foot:
    extra = [citations.frame.guide.update_rule]
    if table.reading:
        extra.append(
            f"Reading ease, in US school grades: {table.reading.flesch_kincaid} by Flesch-Kincaid, "
            f"{table.reading.smog} by SMOG. Names of conditions and medicines count as short words."
        )
    extra += [table.score] if table.score else []
    return page_foot(citations, [table.meta], table.next, extra)


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
            fixed = "" if cell.value == "stated" else cell.value
            chance = _chance(cell.chance) if cell.chance else ""
            said_in_words = " ".join(part for part in (cell.text, chance) if part)
            record += [
                ": ".join(part for part in (fixed, said_in_words) if part),
                cell.certainty,
                " ".join(cell.sources),
            ]
        records.append(record)
    return csv_text(header, records)
