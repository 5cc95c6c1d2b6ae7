"""A page as styled lines for a terminal of a given width."""

from collections.abc import Iterator
from typing import assert_never

from ..model import Level
from ..model.base import record
from .page import (
    Block,
    Card,
    Commands,
    Figure,
    Foot,
    Form,
    Grid,
    Heading,
    Items,
    Line,
    Overview,
    Page,
    Prose,
    Term,
    Terms,
)
from .styled import Role, Styled, cited, emphasised, flow
from .tables import grid_lines, overview_lines
from .wrap import width_of, wrap

MEASURE = 72
"""Prose seldom reaches beyond this column."""
CARD_ROLES: dict[Level, tuple[Role, Role]] = {
    "emergency": ("now", "now-bar"),
    "same-day": ("now", "now-bar"),
    "soon": ("soon", "soon-bar"),
    "routine": ("quiet", "text"),
    "self-care": ("quiet", "text"),
}


@record
class Space:
    """How much room there is, in columns, and whether drawings can use line characters."""

    width: int
    drawings: bool = True
    measure: int = MEASURE

    @property
    def indent(self) -> str:
        """What stands left of everything but headings."""
        return "" if self.width < 40 else "  "

    @property
    def edge(self) -> int:
        """The last column of prose."""
        if self.width < 60:
            return self.width
        return min(self.width - 2, self.measure)

    @property
    def beside(self) -> bool:
        """Whether text stands beside its term."""
        return self.width >= 72


def page_lines(page: Page, space: Space) -> Iterator[Styled]:
    """All lines of a page, from the warning to the last command."""
    if page.warning:
        yield from flow(page.warning, space.edge, "soon")
        yield []
    yield from flow(page.title, space.width, "bold")
    for block in page.blocks:
        yield []
        yield from block_lines(block, space)
    yield from foot_lines(page.foot, space)


def block_lines(block: Block, space: Space) -> Iterator[Styled]:
    """The lines of one block, without a blank line around it."""
    match block:
        case Heading():
            yield from flow(block.text, space.width, "bold")
        case Prose():
            lines = flow(cited(block.line), space.edge, indent=space.indent)
            yield from (emphasised(line, block.line.marks) for line in lines)
        case Items():
            yield from _items(block, space)
        case Terms():
            yield from _terms(block, space)
        case Card():
            yield from _card(block, space)
        case Figure():
            yield from _figure(block, space)
        case Commands():
            yield from _commands(block, space)
        case Overview():
            yield from overview_lines(block, space)
        case Grid():
            yield from grid_lines(block, space)
        case Form():
            yield from _form(block, space)
        case _:
            assert_never(block)


def _items(block: Items, space: Space) -> Iterator[Styled]:
    for number, line in enumerate(block.lines, 1):
        mark = f"{number}. " if block.numbered else "• "
        hang = " " * len(mark)
        for index, part in enumerate(wrap(cited(line), space.edge - len(space.indent) - len(mark))):
            yield [(space.indent + (hang if index else mark) + part, "text")]


def _terms(block: Terms, space: Space) -> Iterator[Styled]:
    for index, term in enumerate(block.terms):
        if index:
            yield []
        yield from _beside(term, space) if space.beside else _stacked(term, space)


def _beside(term: Term, space: Space) -> Iterator[Styled]:
    name_width, most = (22, 50) if space.width < 100 else (26, 60)
    name_role: Role = "command" if term.typed else "bold"
    left: Styled = [(line, name_role) for line in wrap(term.name, name_width)]
    left += [(line, "text") for note in term.notes for line in wrap(note, name_width)]
    width = min(most, space.width - len(space.indent) - name_width - 2)
    right = [emphasised(part, line.marks) for line in term.lines for part in flow(cited(line), width)]
    right += [part for command in term.commands for part in flow(command, width, "command")]
    for index in range(max(len(left), len(right))):
        name, role = left[index] if index < len(left) else ("", "text")
        said = right[index] if index < len(right) else []
        gap = " " * (name_width + 2 - width_of(name)) if said else ""
        yield [(space.indent, "text"), (name, role), (gap, "text"), *said]


def _stacked(term: Term, space: Space) -> Iterator[Styled]:
    name_role: Role = "command" if term.typed else "bold"
    head = " · ".join([term.name, *term.notes])
    for index, part in enumerate(wrap(head, space.edge - len(space.indent))):
        shown = len(term.name) if index == 0 and part.startswith(term.name) else (0 if index else len(part))
        yield [(space.indent, "text"), (part[:shown], name_role), (part[shown:], "text")]
    deeper = space.indent + "  "
    for line in term.lines:
        said = flow(cited(line), space.edge, indent=deeper)
        yield from (emphasised(part, line.marks) for part in said)
    for command in term.commands:
        yield from flow(command, space.edge, "command", deeper)


def _form(block: Form, space: Space) -> Iterator[Styled]:
    blank = "_" * min(46, space.edge - len(space.indent) - 2)
    for line in block.lines:
        said = [blank] * line.room if line.text is None else [line.text]
        term = Term(line.label, (), tuple(Line(text) for text in said))
        yield from _beside(term, space) if space.beside else _stacked(term, space)


def _card(block: Card, space: Space) -> Iterator[Styled]:
    first_role, bar_role = CARD_ROLES[block.level]
    room = space.edge - len(space.indent) - 2
    rows: Styled = [(line, first_role) for line in wrap(block.first, room)]
    rows += [(line, "text") for line in wrap(block.text, room)] if block.text else []
    for item in block.items:
        for index, part in enumerate(wrap(item, room - 2)):
            rows.append((("  " if index else "• ") + part, "text"))
    rows += [(line, "text") for line in wrap(block.last, room)] if block.last else []
    for text, role in rows:
        yield [(space.indent, "text"), ("┃", bar_role), (" ", "text"), (text, role)]


def _figure(block: Figure, space: Space) -> Iterator[Styled]:
    drawing = (block.drawing if space.drawings else block.ascii).rstrip("\n").split("\n")
    if max(width_of(line) for line in drawing) + len(space.indent) <= space.width and space.width >= 40:
        for line in drawing:
            yield [(space.indent + line.rstrip(), "text")]
        yield []
    yield from flow(block.caption, space.edge, indent=space.indent)


def _commands(block: Commands, space: Space) -> Iterator[Styled]:
    if block.label:
        yield from flow(block.label, space.width, "bold")
    widest = max((width_of(command) for command, _ in block.commands), default=0)
    room = space.width - len(space.indent) - widest - 3
    for command, text in block.commands:
        if room < 26 or not text:
            yield from flow(command, space.width, "command", space.indent)
            yield from flow(text, space.width, indent=space.indent + "  ") if text else ()
            continue
        for index, part in enumerate(wrap(text, min(room, 60))):
            shown = "" if index else command
            gap = " " * (widest + 3 - width_of(shown))
            yield [(space.indent, "text"), (shown, "command"), (gap + part, "text")]


def foot_lines(foot: Foot, space: Space) -> Iterator[Styled]:
    """Sources, small print and commands to go on with, after a short rule."""
    if foot.references or foot.lines:
        yield []
        yield [("─" * 8, "text")]
    if foot.references:
        yield [("Sources", "bold")]
        digits = len(str(foot.references[-1].number))
        for reference in foot.references:
            yield from _reference(f"{reference.number:>{digits}}  ", reference.text, reference.id, space)
    if foot.lines:
        if foot.references:
            yield []
        for line in foot.lines:
            yield from flow(line, space.edge, indent=space.indent)
    if foot.next:
        yield []
        yield from _commands(Commands("Next", foot.next), space)


def _reference(number: str, text: str, id: str, space: Space) -> Iterator[Styled]:
    parts = wrap(f"{text} {id}", min(space.width, 76) - len(space.indent) - len(number))
    for index, part in enumerate(parts):
        lead = space.indent + (" " * len(number) if index else number)
        if index == len(parts) - 1 and part.endswith(id):
            yield [(lead + part[: len(part) - len(id)], "text"), (id, "command")]
        else:
            yield [(lead + part, "text")]
