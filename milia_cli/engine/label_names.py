"""Splits a part of a label into names, at separators outside brackets and at amounts; tells running text apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .label_parts import Part, PartKind
from .label_text import BULLET, words
from .label_vocabulary import DECLARES, PLAIN_WORDS, ROLES

_SEPARATOR = re.compile(
    rf"[;{BULLET}]|,(?!\d|N-)|(?<!\d),(?!N-)|\n\n|\n(?=-)|\.{{2,}}"
    rf"|(?<=[^\W_][^\W_][^\W_][^\W_])\.[ \n](?=[^\W\d_]{{3}})"
    rf"|(?<=\))\.[ \n](?=[^\W\d_]{{3}})"
)
_LINE = re.compile(r"\n")
_SPACED_DASH = re.compile(r"\s-\s")
_SPACED_SLASH = re.compile(r"\s/\s")
_LONGEST_BRACKET = 200
_NUMBER = r"\d{1,4}(?:[.,]\d{1,4})?"
_AMOUNT = re.compile(
    rf"(?:\( ?)?(?<![\d.,-])(?:{_NUMBER} ?(?:-|to) ?)?{_NUMBER} ?(?:%|(?:per ?cent|pour ?cent|por ?ciento|prozent"
    r"|mg/g|mg/ml|mg|mcg|ug|\u03bcg|g|ml|iu|ppm)(?![a-z]))(?: ?(?:w/w|w/v|v/v|m/m|p/p))?(?: ?\))?",
    re.I,
)
_DIGIT = re.compile(r"\d")
_LEADING = re.compile(r"(?:\d{1,2}[.)]\s|(?:and|et|und|sowie|plus|con|avec|mit)\s)[\s.,:;\-#&+/)\]}]*", re.I)
_BEFORE_NAME = " .,:;-#&+/)]}'\\"
_AFTER_NAME = " .,:;-#&+/([{'\\"
_HEAD = re.compile(rf"^\s?[-{BULLET}]? ?([^:\n]{{2,80}}):")
_SHORTEST_PROSE = 12
_LONGEST_NAME = 200
"""A name on its own is never longer; text that is gets searched for names, and is not printed."""


@dataclass(frozen=True)
class Name:
    """One printed name. ``amount``: an amount stood with it; ``loose``: text that may hold names, but is none itself;
    ``exact``: only the whole of it can be a name."""

    text: str
    amount: bool = False
    loose: bool = False
    exact: bool = False


@dataclass(frozen=True)
class LabelPart:
    """A part of a label with its names in the order printed. ``title`` names one list of a kit."""

    kind: PartKind
    title: str
    names: tuple[Name, ...]


@dataclass(frozen=True)
class Label:
    """What a text prints. ``headed``: a list has its heading; ``panel``: a panel of actives makes order mean nothing;
    ``sun``: the text speaks of a sun product; ``protects``: of protecting sore skin instead."""

    parts: tuple[LabelPart, ...]
    headed: bool
    panel: bool
    sun: bool
    protects: bool


def names(part: Part) -> tuple[Name, ...]:
    """The names of a part in the order printed."""
    if part.kind == "before":
        return tuple(_before(part.text))
    return tuple(_listed(part.text))


def _listed(text: str) -> list[Name]:
    """The names between separators. An amount that stands alone belongs to the name before it."""
    found: list[Name] = []
    for piece in pieces(text):
        if found and _AMOUNT.fullmatch(piece.strip()):
            found[-1] = replace(found[-1], amount=True)
        found += _of_piece(piece)
    return found


def _before(text: str) -> Iterator[Name]:
    """Names of shop text: the head of a line that praises it, or a short piece that is a name and nothing else."""
    for line in text.split("\n"):
        head = _HEAD.match(line)
        if head:
            yield from _of_piece(head.group(1))
        else:
            yield from (replace(name, exact=True) for name in _listed(line))


def pieces(text: str) -> Iterator[str]:
    """Text cut at its separators, but not inside brackets."""
    groups = _brackets(text)
    start = index = 0
    for at, end in _cuts(text):
        while index < len(groups) and groups[index][1] < at:
            index += 1
        if index == len(groups) or at < groups[index][0]:
            yield text[start:at]
            start = end
    yield text[start:]


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each separator. A line's end is one where lines, not commas, keep the names apart."""
    marks = [found.span() for found in _SEPARATOR.finditer(text)]
    if len(marks) < text.count("\n"):
        marks += [found.span() for found in _LINE.finditer(text)]
    if not marks:
        for last in (_SPACED_DASH, _SPACED_SLASH):
            found = [match.span() for match in last.finditer(text)]
            if len(found) > 2:
                return iter(found)
    return iter(sorted(marks))


def _brackets(text: str) -> list[tuple[int, int]]:
    """Start and end of each outermost pair of brackets. One that never closes, or far away, does not count."""
    opened: list[int] = []
    groups: list[tuple[int, int]] = []
    for found in re.finditer(r"[()\[\]]", text):
        if found.group() in "([":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if found.start() - start <= _LONGEST_BRACKET:
                while groups and groups[-1][0] > start:
                    groups.pop()
                groups.append((start, found.start()))
    return groups


def _of_piece(piece: str) -> Iterator[Name]:
    """The names of a piece that amounts keep apart. Of running text only what it says to contain can be a name."""
    for text, amount in _between_amounts(piece):
        shown = trimmed(DECLARES.split(text)[-1])
        spoken = words(shown)
        if any(letter.isalpha() for letter in shown) and " ".join(spoken) not in ROLES:
            prose = len(shown) > _SHORTEST_PROSE and sum(word in PLAIN_WORDS for word in spoken) > 1
            yield Name(shown, amount, loose=prose or len(shown) > _LONGEST_NAME, exact=prose)


def _between_amounts(piece: str) -> Iterator[tuple[str, bool]]:
    amounts = list(_AMOUNT.finditer(piece)) if _DIGIT.search(piece) else ()
    if not amounts:
        yield piece, False
        return
    first = not trimmed(piece[: amounts[0].start()])
    start = 0
    for found in amounts:
        yield piece[start : found.start()], not first or start > 0
        start = found.end()
    yield piece[start:], first


def trimmed(text: str) -> str:
    """A piece without numbering, a closing full stop, line ends and brackets that have no partner."""
    text = text.replace("\n", " ").lstrip(_BEFORE_NAME).rstrip(_AFTER_NAME)
    leading = _LEADING.match(text)
    text = text[leading.end() :] if leading else text
    for mark, partner, edge in (("(", ")", 0), (")", "(", -1), ("[", "]", 0), ("]", "[", -1)):
        if text[edge : edge + 1 or None] == mark and text.count(mark) > text.count(partner):
            text = text[1:] if edge == 0 else text[:-1]
    return text.strip()
