"""A page as plain lines: one sentence or record a line, not wrapped; no columns, drawings, bars or rules."""

from collections.abc import Iterator
from typing import assert_never

from .layout import cited
from .page import (
    Block,
    Card,
    Commands,
    Figure,
    Foot,
    Grid,
    Heading,
    Items,
    Line,
    Overview,
    OverviewRow,
    Page,
    Prose,
    Term,
    Terms,
)
from .wrap import unwrapped


def plain(page: Page) -> str:
    """The whole page as text that ends in one newline. The words are those of the terminal view, in the same order."""
    lines = [page.warning, ""] if page.warning else []
    lines.append(page.title)
    for block in page.blocks:
        lines += ["", *_block(block)]
    lines += _foot(page.foot)
    return "\n".join(lines) + "\n"


def _line(line: Line, *, certainty: bool = True) -> str:
    return unwrapped(cited(line, certainty=certainty))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Prose():
            yield _line(block.line)
        case Items():
            for number, line in enumerate(block.lines, 1):
                yield (f"{number}. " if block.numbered else "- ") + _line(line)
        case Terms():
            yield from (_term(term) for term in block.terms)
        case Card():
            yield block.first
            yield from [block.text] if block.text else []
            yield from (f"- {item}" for item in block.items)
        case Figure():
            yield block.caption
        case Commands():
            yield from _commands(block.label, block.commands)
        case Overview():
            yield from _overview(block)
        case Grid():
            yield from _grid(block)
        case _:
            assert_never(block)


def _noted(name: str, notes: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(notes)})" if notes else name


def _term(term: Term) -> str:
    said = [_line(line, certainty=False) for line in term.lines]
    return f"{_noted(term.name, term.notes)}: {' '.join([*said, *term.commands])}"


def _commands(label: str, commands: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if label:
        yield label
    for command, text in commands:
        yield f"{command}: {text}"


def _overview(block: Overview) -> Iterator[str]:
    for index, (title, lead, rows) in enumerate(block.groups):
        if index:
            yield ""
        yield title
        yield from [lead] if lead else []
        yield from (_overview_row(block, row) for row in rows)


def _overview_row(block: Overview, row: OverviewRow) -> str:
    said = []
    for label, cell in zip(block.columns[1:], row.cells, strict=True):
        sure = f" ({cell.certainty})" if block.sure_label and cell.certainty else ""
        said.append(f"{label}{sure}: {_line(cell, certainty=False)}")
    return f"- {_noted(row.name, row.notes)}: {' | '.join(said)}"


def _grid(block: Grid) -> Iterator[str]:
    for index, row in enumerate(block.rows):
        if index:
            yield ""
        yield row.question
        for name, cell in zip(block.options, row.cells, strict=True):
            notes = (cell.certainty,) if cell.certainty else ()
            yield f"- {_noted(name, notes)}: {_line(cell, certainty=False)}"


def _foot(foot: Foot) -> Iterator[str]:
    if foot.references:
        yield ""
        yield "Sources"
        for reference in foot.references:
            yield f"{reference.number}. {reference.text} {reference.id}"
    if foot.lines:
        yield ""
        yield from foot.lines
    if foot.next:
        yield ""
        yield from _commands("Next", foot.next)
