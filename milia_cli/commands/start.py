"""What `milia` prints by itself: the help and the version."""

from collections.abc import Mapping

from .. import PURPOSE
from ..errors import EXITS, ContentInvalid, NoContent
from ..library import Library, content_root
from ..render.output import MARKS, Colour, encodes, is_terminal, wants_colour, wants_plain, width
from ..render.page import Card, Commands, Line, Page, Prose
from ..render.views.foot import day

_EXAMPLES = (
    ("milia info causes", "why milia form, and what is only rumour"),
    ("milia compare treatments", "what can be done, side by side"),
    ("milia quiz", "how soon to act, and what your answers fit"),
)
_CLOSING = (
    "Works offline; keeps no answers. milia COMMAND --help lists the options.",
    "Found a mistake? milia info about says where to send it.",
    EXITS,
)


def help_text(commands: Mapping[str, str], *, linear: bool, colour: Colour) -> str:
    """The help of the whole program; at 80 columns it fits 24 lines."""
    import sys

    from ..render.layout import Space, block_lines
    from ..render.styled import flow
    from ..render.terminal import paint

    card = _start_card()
    parts = (Commands("Start here", _EXAMPLES), Commands("Commands", tuple(commands.items())))
    if linear or wants_plain():
        from ..render.plain import plain

        return plain(Page(PURPOSE, (*parts, *(Prose(Line(line)) for line in _CLOSING), *card)))
    space = Space(width(), measure=78)
    lines = [*flow(PURPOSE, min(space.width, 78)), []]
    for part in parts:
        lines += [*block_lines(part, space), []]
    for line in _CLOSING:
        lines += flow(line, space.width, indent=space.indent)
    for block in card:
        lines += [[], *block_lines(block, space)]
    wanted = wants_colour(colour, is_terminal=is_terminal(sys.stdout))
    return paint(lines, colour=wanted, ascii_only=not encodes(sys.stdout, MARKS))


def _start_card() -> list[Card]:
    """The one warning that stands on the help; the help does without when the content is broken."""
    try:
        return [Card("emergency", Library(content_root()).notices().start_card)]
    except (ContentInvalid, NoContent):
        return []


def version_text(version: str) -> str:
    """Version of the program and of its content; without content, of the program alone."""
    try:
        library = Library(content_root())
        guide, reviewed = library.guide(), library.red_flags().meta.reviewed
    except (ContentInvalid, NoContent):
        return f"milia {version}\n"
    return f"milia {version}, content {guide.version}, reviewed {day(reviewed)}\n"
