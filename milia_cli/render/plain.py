"""A page as plain lines: one sentence or record a line; no columns, drawings, bars or rules. Only paper is wrapped."""

from collections.abc import Iterator
from typing import assert_never

from .page import (
    BLANK,
    Block,
    Card,
    Commands,
    Figure,
    Foot,
    Form,
    FormLine,
    Grid,
    Heading,
    Items,
    Overview,
    OverviewRow,
    Page,
    Prose,
    Term,
    Terms,
)
from .styled import cited
from .wrap import GLUE, unwrapped, wrap


def plain(page: Page) -> str:
    """The whole page as text that ends in one newline. The words are those of the terminal view, in the same order."""
    lines = [page.warning, ""] if page.warning else []
    lines.append(page.title)
    for before, block in zip((None, *page.blocks), page.blocks, strict=False):
        close = page.columns and isinstance(before, Heading)
        lines += [*([] if close else [""]), *_block(block, page.columns)]
    lines += _foot(page.foot, run_in=page.columns is not None)
    laid_out = (part for line in lines for part in (wrap(line, page.columns) if page.columns else [unwrapped(line)]))
    return "\n".join(laid_out) + "\n"


def _block(block: Block, columns: int | None) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Prose():
            yield cited(block.line)
        case Items():
            for number, line in enumerate(block.lines, 1):
                yield (f"{number}. " if block.numbered else "- ") + cited(line)
        case Terms():
            yield from (_term(term) for term in block.terms)
        case Card():
            yield block.first
            yield from [block.text] if block.text else []
            yield from (f"- {item}" for item in block.items)
            yield from [block.last] if block.last else []
        case Figure():
            yield block.caption
        case Commands():
            yield from _commands(block.label, block.commands)
        case Overview():
            yield from _overview(block)
        case Grid():
            yield from _grid(block)
        case Form():
            yield from (part for line in block.lines for part in _form_line(line, columns or 0))
        case _:
            assert_never(block)


def _noted(name: str, notes: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(notes)})" if notes else name


def _term(term: Term) -> str:
    said = [cited(line) for line in term.lines]
    name = " ".join(term.name.split())
    return f"{_noted(name, term.notes)}: {' '.join([*said, *term.commands])}"


def _form_line(line: FormLine, columns: int) -> Iterator[str]:
    label = f"{line.label}: "
    if line.text is not None:
        yield label + line.text
        return
    yield label + "_" * max(columns - len(label), BLANK)
    for _ in range(1, line.room):
        yield "_" * max(columns, BLANK)


def _commands(label: str, commands: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if label:
        yield label
    for command, text in commands:
        yield f"{command}: {text}" if text else command


def _overview(block: Overview) -> Iterator[str]:
    for index, (title, lead, rows) in enumerate(block.groups):
        if index:
            yield ""
        yield from [title] if title else []
        yield from [lead] if lead else []
        yield from (_overview_row(block, row) for row in rows)


def _overview_row(block: Overview, row: OverviewRow) -> str:
    said = []
    for label, cell in zip(block.columns[1:], row.cells, strict=True):
        sure = f" ({cell.certainty})" if block.sure_label and cell.certainty else ""
        said.append(f"{label}{sure}: {cited(cell, certainty=False)}")
    notes = (row.id, *row.notes) if row.id else row.notes
    return f"- {_noted(row.name, notes)}: {' | '.join(said)}"


def _grid(block: Grid) -> Iterator[str]:
    for index, row in enumerate(block.rows):
        if index:
            yield ""
        yield row.question
        for name, cell in zip(block.options, row.cells, strict=True):
            notes = (cell.certainty,) if cell.certainty else ()
            yield f"- {_noted(name, notes)}: {cited(cell, certainty=False)}"


def _foot(foot: Foot, *, run_in: bool) -> Iterator[str]:
    """What stands below a page; on paper it is run in, to save room."""
    references = [f"{reference.number}.{GLUE}{reference.text} {reference.id}" for reference in foot.references]
    if references:
        yield ""
        yield "Sources"
        yield from [" ".join(references)] if run_in else references
    if foot.lines:
        yield ""
        yield from [" ".join(foot.lines)] if run_in else foot.lines
    if foot.next:
        yield ""
        yield from _commands("Next", foot.next)
