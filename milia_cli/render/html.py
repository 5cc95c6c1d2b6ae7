"""A page as one self-contained HTML file: no script, nothing loaded. Only ``--html`` imports this room."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import assert_never

import jinja2

from .page import Block, Card, Commands, Figure, Form, Grid, Heading, Items, Line, Overview, Page, Prose, Terms
from .people import people

_WORD = re.compile(r"([^\W_]+)")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that a terminal acts on, or that reorder text: never passed on, whatever brought them here."""


def html(page: Page) -> str:
    """The whole page as an HTML document that ends in one newline."""
    text = _template().render(page=page, known={reference.number for reference in page.foot.references})
    return _UNSEEN.sub("\ufffd", text)


@cache
def _template() -> jinja2.Template:
    here = jinja2.FileSystemLoader(Path(__file__).parent)
    rules = jinja2.Environment(loader=here, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    rules.keep_trailing_newline = True
    rules.undefined = jinja2.StrictUndefined
    rules.filters |= {"kind": _kind, "digest": _digest, "parts": _parts, "drawn": _drawn}
    return rules.get_template("page.html.j2")


def _parts(line: Line) -> list[tuple[str, bool]]:
    """The text of a line in parts, each with whether it is marked."""
    if not line.marks:
        return [(line.text, False)]
    return [(part, part.lower() in line.marks) for part in _WORD.split(line.text)]


def _digest(style: str) -> str:
    """What the page's own policy names its style sheet by, so that no other one counts."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()


def _drawn(chance: tuple[int, int]) -> str:
    """A chance as lines of marks, for eyes alone: the text beside it says the same."""
    return "\n".join(people(chance, 25))


def _kind(block: Block) -> str:
    """The name of the macro that writes a block. A new kind of block is a type error here until it has one."""
    match block:
        case Heading() | Prose() | Items() | Terms() | Card() | Figure() | Commands() | Overview() | Grid() | Form():
            return type(block).__name__.lower()
        case _:
            assert_never(block)
