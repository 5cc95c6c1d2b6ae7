"""Pieces of text with the role that each plays; a writer decides what a role looks like."""

import re
from collections.abc import Iterator
from typing import Literal

from .page import Line
from .wrap import GLUE, wrap

Role = Literal["text", "bold", "command", "now", "soon", "quiet", "now-bar", "soon-bar"]
Styled = list[tuple[str, Role]]
"""One line: pieces of text with the role of each."""


_WORD = re.compile(r"([^\W_]+)")


def emphasised(line: Styled, marks: frozenset[str]) -> Styled:
    """A line with some words of its text in bold."""
    if not marks:
        return line
    parts = ((part, role) for text, role in line for part in _WORD.split(text))
    return [(part, "bold" if role == "text" and part.lower() in marks else role) for part, role in parts if part]


def flow(text: str, width: int, role: Role = "text", indent: str = "") -> Iterator[Styled]:
    """A text wrapped to ``width`` columns beside its indent."""
    for part in wrap(text, width - len(indent)):
        yield [(indent, "text"), (part, role)] if indent else [(part, role)]


def cited(line: Line, *, certainty: bool = True) -> str:
    """A line with its bracket: certainty and source numbers, glued so that it does not break away."""
    numbers = ",".join(str(number) for number in line.cites)
    word = (line.certainty or "").replace(" ", GLUE) if certainty else ""
    inside = f":{GLUE}".join(part for part in (word, numbers) if part)
    if not inside:
        return line.text
    return f"{line.text} [{inside}]" if word else f"{line.text}{GLUE}[{inside}]"
