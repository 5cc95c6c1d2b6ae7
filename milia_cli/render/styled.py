"""Pieces of text with the role that each plays; a writer decides what a role looks like."""

from collections.abc import Iterator
from typing import Literal

from .wrap import wrap

Role = Literal["text", "bold", "command", "now", "soon", "quiet", "now-bar", "soon-bar"]
Styled = list[tuple[str, Role]]
"""One line: pieces of text with the role of each."""


def flow(text: str, width: int, role: Role = "text", indent: str = "") -> Iterator[Styled]:
    """A text wrapped to ``width`` columns beside its indent."""
    for part in wrap(text, width - len(indent)):
        yield [(indent, "text"), (part, role)] if indent else [(part, role)]
