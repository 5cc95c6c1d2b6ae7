"""Words into lines of a given width: nothing is cut, hyphenated or justified; a number stays with its unit."""

import re

GLUE = "\x00"
"""Stands for a space at which a line must not break; `wrap` turns it into a space."""

_GLUED = re.compile(r"(?<=\d) (?=(?:C|F|nm|mm|cm|m|mg|g|kg|ml|l|mW|J)\b)|(?<=[A-Za-z]:) (?=\d{3}\b)")
"""The space between a number and its unit, or between a place and its phone number: neither means much alone."""


def width_of(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width  # a megabyte that most pages do without

    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Greedy lines of at most ``width`` columns (at least 1); only a word longer than a line is folded."""
    width = max(width, 1)
    text = _GLUED.sub(GLUE, text)
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
    """Put what does not fit into lines and give back the rest. An address (://) is never folded."""
    while width_of(word) > width and "://" not in word:
        cut = _cut(word, width)
        lines.append(word[:cut].rstrip(GLUE))
        word = word[cut:]
    return word


def _cut(word: str, width: int) -> int:
    """Where to fold a word: behind its last glue that fits, else behind a hyphen or slash, else at the edge."""
    fits = width
    while width_of(word[:fits]) > width and fits > 1:
        fits -= 1
    glue = word.rfind(GLUE, 0, fits + 1) + 1
    return glue or max(word.rfind("-", 0, fits), word.rfind("/", 0, fits)) + 1 or fits


def unwrapped(text: str) -> str:
    """The text of one wrapped string as a single line."""
    return text.replace(GLUE, " ")
