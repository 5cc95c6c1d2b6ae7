"""Overviews and grids as styled lines: side by side where there is room, else stacked, with the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .page import Grid, GridRow, Line, Overview, OverviewRow
from .people import people
from .styled import Role, Styled, cited, flow
from .wrap import GLUE, width_of, wrap

if TYPE_CHECKING:
    from .layout import Space

MOST_BESIDE = 3
"""Options side by side; with more, or where a column would be narrower than NARROWEST, they are stacked."""
NARROWEST = 22
GAP = 3
REPEAT = 3
"""Option names come again before every third question."""
SCREEN = 30
"""The header of an overview comes again before an option that would end further below it than so many lines."""
WIDEST = 140
"""An overview is not laid out wider than this, and none of its columns wider than MOST."""
MOST = 36
MEASURE = 70
"""How wide a column is that stands alone: as wide as prose."""
BETWEEN = 3
CELLS = "    "
"""What stands left of the cells of an option, under its name."""


def grid_lines(block: Grid, space: Space) -> Iterator[Styled]:
    """Options side by side, question by question."""
    count = len(block.options)
    most = MOST if count > 1 else MEASURE
    column = min(most, (space.width - 2 - GAP * (count - 1)) // max(count, 1))
    if space.width < 80 or count > MOST_BESIDE or column < NARROWEST:
        yield from _grid_stacked(block, space)
        return
    for index, row in enumerate(block.rows):
        if index % REPEAT == 0 and (count > 1 or index == 0):
            if index:
                yield []
            yield from _columns([[(name, "bold")] for name in block.options], column)
            yield [("  " + "─" * (column * count + GAP * (count - 1)), "text")]
        elif index:
            yield []
        yield [(row.question, "bold")]
        yield from _columns(_row_cells(row, column), column)


def _row_cells(row: GridRow, column: int) -> list[list[tuple[str, Role]]]:
    """The cells of a row as lines, the certainty words on one level."""
    texts = [_cell_lines(cell, column) for cell in row.cells]
    height = max(len(lines) for lines in texts)
    cells: list[list[tuple[str, Role]]] = []
    for lines, cell in zip(texts, row.cells, strict=True):
        filled: list[tuple[str, Role]] = [(line, "text") for line in lines]
        if cell.certainty:
            filled += [("", "text")] * (height - len(lines))
            filled += [(part, "text") for part in wrap(cell.certainty, column)]
        cells.append(filled)
    return cells


def _cell_lines(cell: Line, width: int) -> list[str]:
    """The text of a cell with the numbers of its sources, and under it the chance that it tells, drawn."""
    return [*wrap(cited(cell, certainty=False), width), *(people(cell.people, width) if cell.people else ())]


def _columns(cells: list[list[tuple[str, Role]]], column: int, indent: str = "  ") -> Iterator[Styled]:
    wrapped: list[list[tuple[str, Role]]] = [
        [(part, role) for text, role in cell for part in wrap(text, column)] for cell in cells
    ]
    for index in range(max(len(cell) for cell in wrapped)):
        line: Styled = [(indent, "text")]
        for cell in wrapped:
            text, role = cell[index] if index < len(cell) else ("", "text")
            line += [(text, role), (" " * max(1, column + GAP - width_of(text)), "text")]
        yield line


def _grid_stacked(block: Grid, space: Space) -> Iterator[Styled]:
    deeper = space.indent + "  "
    for index, row in enumerate(block.rows):
        if index:
            yield []
        yield from flow(row.question, space.width, "bold")
        for name, cell in zip(block.options, row.cells, strict=True):
            notes = f" · {cell.certainty}" if cell.certainty else ""
            for place, part in enumerate(wrap(name + notes, space.edge - len(space.indent))):
                bold = len(name) if place == 0 else 0
                yield [(space.indent, "text"), (part[:bold], "bold"), (part[bold:], "text")]
            for line in _cell_lines(cell, space.edge - len(deeper)):
                yield [(deeper, "text"), (line, "text")]


def overview_lines(block: Overview, space: Space) -> Iterator[Styled]:
    """All options: the name of each over its cells in columns where there is room, else over labelled cells."""
    widths = _widths(block, min(space.width, WIDEST) - len(CELLS)) if space.width >= 76 else None
    head = list(_head(block, widths)) if widths else []
    since = -1
    for index, (opening, row) in enumerate(_records(block)):
        lines = [*_opening(opening, space), *_record(block, row, widths, space)]
        if since < 0 or (head and since + len(lines) >= SCREEN):
            yield from [[]] if index else []
            yield from head
            since = len(head)
        else:
            yield []
        yield from lines
        since += len(lines) + 1


_Opening = tuple[str, str | None]


def _records(block: Overview) -> Iterator[tuple[_Opening | None, OverviewRow]]:
    """Every row; the first of a group with the title and the reason of the group."""
    for title, lead, rows in block.groups:
        for index, row in enumerate(rows):
            yield (None if index else (title, lead)), row


def _opening(opening: _Opening | None, space: Space) -> Iterator[Styled]:
    title, lead = opening or ("", None)
    yield from flow(title, space.width, "bold") if title else []
    if lead:
        yield from flow(lead, space.edge, indent=space.indent)
        yield []


def _record(block: Overview, row: OverviewRow, widths: list[int] | None, space: Space) -> Iterator[Styled]:
    """The name of an option, what is marked on it, and its cells."""
    deeper = space.indent + "  "
    yield from _name(row, space)
    for note in row.notes:
        yield from flow(note, space.edge, indent=deeper)
    if widths:
        yield from _cells_line([[(_said(block, cell), "text")] for cell in row.cells], widths)
        return
    for label, cell in zip(block.columns[1:], row.cells, strict=True):
        yield from _labelled(label, _said(block, cell), space)


def _name(row: OverviewRow, space: Space) -> Iterator[Styled]:
    """The name in bold, with what can be typed for it."""
    parts = wrap(f"{row.name} · {row.id}" if row.id else row.name, space.width - len(space.indent))
    for index, part in enumerate(parts):
        last = index == len(parts) - 1 and row.id and part.endswith(row.id)
        words = part[: len(part) - len(row.id)] if last else part
        yield [(space.indent, "text"), (words, "bold"), (row.id if last else "", "command")]


def _labelled(label: str, text: str, space: Space) -> Iterator[Styled]:
    """A cell after its bold label; further lines hang."""
    first, hang = space.indent + "  ", space.indent + "    "
    for index, part in enumerate(wrap(f"{label}: {text}", space.edge - len(hang))):
        bold = len(label) + 1 if index == 0 else 0
        yield [(hang if index else first, "text"), (part[:bold], "bold"), (part[bold:], "text")]


def _said(block: Overview, cell: Line) -> str:
    return cited(cell, certainty=bool(block.sure_label))


def _head(block: Overview, widths: list[int]) -> Iterator[Styled]:
    yield from _cells_line([[(head, "bold")] for head in _heads(block)], widths)
    yield [(CELLS + "─" * (sum(widths) + BETWEEN * (len(widths) - 1)), "text")]


def _heads(block: Overview) -> list[str]:
    """What stands over each column of cells."""
    cells = [row.cells for _, _, rows in block.groups for row in rows]
    graded = {index for row in cells for index, cell in enumerate(row) if cell.certainty and block.sure_label}
    sure = f", {block.sure_label[:1].lower()}{block.sure_label[1:]}"
    return [head + (sure if index in graded else "") for index, head in enumerate(block.columns[1:])]


def _widths(block: Overview, room: int) -> list[int] | None:
    """Columns as wide as their content asks for, at least as wide as its longest word; None where they do not fit."""
    columns = [
        [head, *(_said(block, row.cells[index]) for _, _, rows in block.groups for row in rows)]
        for index, head in enumerate(_heads(block))
    ]
    widths = [max(width_of(word) for text in column for word in re.split(f"[ {GLUE}]", text)) for column in columns]
    asked = [sum(width_of(text) for text in column) for column in columns]
    spare = room - BETWEEN * (len(columns) - 1) - sum(widths)
    for _ in range(spare):
        wanting = max(range(len(columns)), key=lambda index: asked[index] / widths[index])
        widths[wanting] += 1
    return [min(width, MOST) for width in widths] if spare >= 0 else None


def _cells_line(cells: list[list[tuple[str, Role]]], widths: list[int]) -> Iterator[Styled]:
    wrapped: list[list[tuple[str, Role]]] = [
        [(part, role) for text, role in cell for part in wrap(text, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for index in range(max(len(cell) for cell in wrapped)):
        line: Styled = [(CELLS, "text")]
        for cell, width in zip(wrapped, widths, strict=True):
            text, role = cell[index] if index < len(cell) else ("", "text")
            line += [(text, role), (" " * max(1, width + BETWEEN - width_of(text)), "text")]
        yield line
