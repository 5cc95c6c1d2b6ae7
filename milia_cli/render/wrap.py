"""Words into lines of a given width: nothing is cut, hyphenated or justified."""

from unicodedata import east_asian_width

GLUE = "\x00"
"""Stands for a space at which a line must not break; `wrap` turns it into a space."""


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Greedy lines of at most ``width`` columns (at least 1); only a word longer than a line is folded."""
    width = max(width, 1)
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width_of(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = _fold(word, width, lines)
    lines.append(line)
    return [found.replace(GLUE, " ") for found in lines]


def _fold(word: str, width: int, lines: list[str]) -> str:
    """Put what does not fit into lines and give back the rest. Glue is the first place to fold at."""
    while width_of(word) > width:
        cut = word.rfind(GLUE, 0, width + 1)
        if cut > 0:
            lines.append(word[:cut])
            word = word[cut + 1 :]
            continue
        cut = width
        while width_of(word[:cut]) > width and cut > 1:
            cut -= 1
        lines.append(word[:cut])
        word = word[cut:]
    return word


def unwrapped(text: str) -> str:
    """The text of one wrapped string as a single line."""
    return text.replace(GLUE, " ")
