"""What `milia` prints by itself: the help and the version."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import PURPOSE
from ..errors import EXITS, ContentInvalid, NoContent
from ..library import Library, content_root
from ..render.output import MARKS, Colour, encodes, is_terminal, wants_colour, wants_plain, width
from ..render.page import Block, Card, Commands, Line, Page, Prose
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
    parts = (Commands("Start here", _EXAMPLES), Commands("Commands", tuple(commands.items())))
    blocks: tuple[Block, ...] = (*parts, *(Prose(Line(line)) for line in _CLOSING), *_start_card())
    return _laid_out(Page(PURPOSE, blocks), linear=linear, colour=colour)


def command_help(verb: str, command: Any, *, linear: bool, colour: Colour) -> str:
    """The help of one command: what it does, examples, its own options, those of every command, exit codes.

    ``command`` is what the parser of that command reads its options from.
    """
    import typer

    context = typer.Context(command, info_name=f"milia {verb}")
    said, _, examples = command.help.partition("\b")
    blocks: list[Block] = [*_paragraphs(said)]
    groups = [("Examples", [_example(line) for line in examples.strip().splitlines()])]
    for label, params in _groups(command.get_params(context)):
        groups.append((label, [_entry(param, context) for param in params]))
    blocks += [Commands(label, tuple(entries)) for label, entries in groups if entries]
    usage = " ".join(["Usage: milia", verb, *command.collect_usage_pieces(context)])
    return _laid_out(Page(usage, (*blocks, Prose(Line(command.epilog)))), linear=linear, colour=colour)


def _example(line: str) -> tuple[str, str]:
    """A command, and after two spaces what it gives."""
    typed, _, text = line.partition("  ")
    return typed, text.strip()


def _paragraphs(text: str) -> Iterator[Prose]:
    for part in text.split("\n\n"):
        if part.strip():
            yield Prose(Line(" ".join(part.split())))


def _entry(param: Any, context: Any) -> tuple[str, str]:
    """A word or an option as it is typed, and what it is for."""
    typed, text = param.get_help_record(context)
    return typed, "Show this help." if param.name == "help" else text


def _groups(params: Sequence[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Words that follow the command, its own options, and the options of every command."""
    from .options import SHARED

    options = [param for param in params if param.param_type_name == "option"]
    yield "Words", [param for param in params if param not in options]
    yield "Options", [param for param in options if param.name not in SHARED]
    yield "Options of every command", [param for param in options if param.name in SHARED]


def _laid_out(page: Page, *, linear: bool, colour: Colour) -> str:
    """A page of help; unlike other pages its title is no heading, and its sentences stand close."""
    if linear or wants_plain():
        from ..render.plain import plain

        return plain(page)
    from ..render.layout import Space, block_lines
    from ..render.styled import flow
    from ..render.terminal import paint

    space = Space(width(), measure=78)
    lines = list(flow(page.title, min(space.width, 78)))
    for before, block in zip((None, *page.blocks), page.blocks, strict=False):
        lines += [] if isinstance(before, Prose) and isinstance(block, Prose) else [[]]
        lines += block_lines(block, space)
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
