"""Overviews and grids as styled lines: side by side where there is room, else stacked, with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .page import Grid, GridRow, Line, Overview, OverviewRow
from .styled import Role, Styled, flow
from .wrap import GLUE, width_of, wrap

if TYPE_CHECKING:
    from .layout import Space

MOST_BESIDE = 3
"""Options side by side; with more, or where a column would be narrower than NARROWEST, they are stacked."""
NARROWEST = 22
GAP = 3
REPEAT = 3
"""Option names come again before every third question."""


def grid_lines(block: Grid, space: Space) -> Iterator[Styled]:
    """Options side by side, question by question."""
    count = len(block.options)
    column = min(36, (space.width - 2 - GAP * (count - 1)) // max(count, 1))
    if space.width < 80 or count > MOST_BESIDE or column < NARROWEST:
        yield from _grid_stacked(block, space)
        return
    for index, row in enumerate(block.rows):
        if index % REPEAT == 0:
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
    texts = [wrap(cell_text(cell), column) for cell in row.cells]
    height = max(len(lines) for lines in texts)
    cells: list[list[tuple[str, Role]]] = []
    for lines, cell in zip(texts, row.cells, strict=True):
        filled: list[tuple[str, Role]] = [(line, "text") for line in lines]
        if cell.certainty:
            filled += [("", "text")] * (height - len(lines))
            filled += [(part, "text") for part in wrap(cell.certainty, column)]
        cells.append(filled)
    return cells


def cell_text(line: Line) -> str:
    """The text of a cell with the numbers of its sources, glued to the last word."""
    numbers = ",".join(str(number) for number in line.cites)
    return f"{line.text}{GLUE}[{numbers}]" if numbers else line.text


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
            yield from flow(cell_text(cell), space.edge, indent=deeper)


def overview_lines(block: Overview, space: Space) -> Iterator[Styled]:
    """All options: one row each where there is room for every column, stacked columns, or cards."""
    if space.width < 76:
        yield from _overview_cards(block, space)
        return
    wide = space.width >= 120
    widths = _wide_widths(block, min(space.width, 140)) if wide else [22, 30, min(20, space.width - 58)]
    head = _heads(block, stacked=not wide)
    yield from _cells_line([[(text, "bold") for text in column] for column in head], widths)
    yield [("  " + "─" * (sum(widths) + 2 * (len(widths) - 1)), "text")]
    for index, (title, lead, rows) in enumerate(block.groups):
        if index:
            yield []
        if title:
            yield [(title, "bold")]
        if lead:
            yield from flow(lead, space.edge, indent=space.indent)
        for place, row in enumerate(rows):
            if place and not wide:
                yield []
            yield from _cells_line(_row_columns(block, row, stacked=not wide), widths)


def _main(block: Overview) -> int:
    """The column that carries the certainty, else the first."""
    rows = [row for _, _, rows in block.groups for row in rows]
    sure = [i for i in range(len(block.columns) - 1) if any(row.cells[i].certainty for row in rows)]
    return sure[0] if sure else 0


def _wide_widths(block: Overview, width: int) -> list[int]:
    cells = len(block.columns) - 1
    sure = 11 if block.sure_label else 0
    room = width - 2 - 22 - (sure + 2 if sure else 0) - 2 * cells
    share = room / (cells - 1 + 1.6)
    widths = [int(share * 1.6) if index == _main(block) else int(share) for index in range(cells)]
    if sure:
        widths.insert(_main(block) + 1, sure)
    return [22, *widths]


def _heads(block: Overview, *, stacked: bool) -> list[list[str]]:
    name, *columns = block.columns
    main = _main(block)
    sure = [block.sure_label] if block.sure_label else []
    if stacked:
        first = [name, *(text for index, text in enumerate(columns[:-1]) if index != main)]
        return [first, [columns[main], *sure], [columns[-1]]]
    heads = [[text] for text in columns]
    if sure:
        heads.insert(main + 1, sure)
    return [[name], *heads]


def _row_columns(block: Overview, row: OverviewRow, *, stacked: bool) -> list[list[tuple[str, Role]]]:
    main = _main(block)
    name: list[tuple[str, Role]] = [(row.name, "command")]
    name += [(note, "text") for note in row.notes]
    texts = [cell_text(cell) for cell in row.cells]
    sure = row.cells[main].certainty or "" if block.sure_label else ""
    if stacked:
        first = name + [(text, "text") for index, text in enumerate(texts[:-1]) if index != main]
        middle: list[tuple[str, Role]] = [(texts[main], "text")]
        return [first, middle + ([(sure, "text")] if sure else []), [(texts[-1], "text")]]
    cells: list[list[tuple[str, Role]]] = [[(text, "text")] for text in texts]
    if block.sure_label:
        cells.insert(main + 1, [(sure, "text")])
    return [name, *cells]


def _cells_line(cells: list[list[tuple[str, Role]]], widths: list[int]) -> Iterator[Styled]:
    wrapped: list[list[tuple[str, Role]]] = [
        [(part, role) for text, role in cell for part in wrap(text, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for index in range(max(len(cell) for cell in wrapped)):
        line: Styled = [("  ", "text")]
        for cell, width in zip(wrapped, widths, strict=True):
            text, role = cell[index] if index < len(cell) else ("", "text")
            line += [(text, role), (" " * max(1, width + 2 - width_of(text)), "text")]
        yield line


def _overview_cards(block: Overview, space: Space) -> Iterator[Styled]:
    deeper = space.indent + "  "
    columns = block.columns[1:]
    main = _main(block)
    for index, (title, lead, rows) in enumerate(block.groups):
        if index:
            yield []
        yield from flow(title, space.width, "bold") if title else []
        if lead:
            yield from flow(lead, space.edge, indent=space.indent)
        for place, row in enumerate(rows):
            if place:
                yield []
            yield from flow(row.name, space.edge, "command", space.indent)
            said = list(row.notes)
            for position, (label, cell) in enumerate(zip(columns, row.cells, strict=True)):
                said.append(f"{label}: {cell_text(cell)}")
                if position == main and block.sure_label and cell.certainty:
                    said.append(f"{block.sure_label}: {cell.certainty}")
            for text in said:
                yield from flow(text, space.edge, indent=deeper)
