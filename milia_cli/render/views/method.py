"""How a table was made, as a page: how the evidence was found, what each result rests on, its score item by item."""

from collections.abc import Iterator

from ...engine.comparison import attributes_shown, counted, grouped
from ...model import Attribute, Command, Comparison, Ipdas, IpdasItem, Option
from ..page import Block, Heading, Items, Line, Overview, OverviewRow, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot


def method_page(table: Comparison, ipdas: Ipdas | None, frame: Frame, warning: str | None) -> Page:
    """How the evidence behind a table was found and weighed, and how the table scores on a published list."""
    said = table.method or frame.guide.method
    blocks: list[Block] = [Items(tuple(Line(text) for text in said))]
    blocks += _studies(table, frame)
    blocks += _score(ipdas) if ipdas else []
    next_ = (Command(f"milia compare {table.id}", table.question), *table.next)
    foot = page_foot(Citations(frame), [table.meta], next_)
    return Page(f"How this was made: {table.title}", tuple(blocks), foot, warning)


def _studies(table: Comparison, frame: Frame) -> Iterator[Block]:
    """The kind of study behind each result of each option, where cells say it."""
    rows = tuple(row for row in attributes_shown(table, overview=False) if row.outcome)
    if not any(option.cells[row.id].study for option in table.options for row in rows):
        return
    yield Heading("What each result rests on")
    columns = ("Option", *(row.short for row in rows))
    groups = tuple(
        (title, None, tuple(_row(option, rows, frame) for option in options)) for title, _, options in grouped(table)
    )
    yield Overview(columns, groups, "How sure")


def _row(option: Option, rows: tuple[Attribute, ...], frame: Frame) -> OverviewRow:
    words = frame.notices.study_words
    cells = (option.cells[row.id] for row in rows)
    none = frame.notices.value_words["not-applicable"]
    lines = tuple(Line(words[cell.study] if cell.study else none, frame.word(cell.certainty)) for cell in cells)
    return OverviewRow(option.title, lines, id=option.id)


def _score(ipdas: Ipdas) -> Iterator[Block]:
    yield Heading(ipdas.title)
    yield from (Prose(Line(text)) for text in ipdas.summary)
    for criteria in ipdas.criteria:
        yield Heading(f"{criteria.title} {counted(ipdas, criteria)}")
        yield Terms(tuple(_item(ipdas, item) for item in criteria.items))


def _item(ipdas: Ipdas, item: IpdasItem) -> Term:
    """One item; the files and the tests that show it are in the JSON."""
    return Term(f"{item.number}. {item.title}", (ipdas.state_words[item.state],), (Line(f"{item.text} {item.said}"),))
