"""Splits a part of a label into names: at separators outside brackets and at amounts, with what is no name told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .label_parts import Part, PartKind
from .label_text import BULLET, words

_SEPARATOR = re.compile(
    rf"[;{BULLET}]|,(?!\d|N-)|(?<!\d),(?!N-)|\n\n|\.{{2,}}|(?<=[^\W_][^\W_][^\W_][^\W_])\.[ \n](?=[^\W\d_]{{3}})"
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
_FIRST = re.compile(r"^(?:[\s.:\-#&+)\]}]|\d{1,2}[.)](?=\s)|(?:and|et|und|sowie|plus|con|avec|mit)(?=\s))+", re.I)
_LAST = re.compile(r"[\s.:\-#&+(\[{]+$")
_DECLARES = re.compile(r"\b(?:contain(?:s|ing)?|contient|enth[a\u00e4]lt|contiene|cont[e\u00e9]m|base of|vehicle of|consist(?:s|ing) of)\b", re.I)
_HEAD = re.compile(rf"^\s?[-{BULLET}]? ?([^:\n]{{2,80}}):")
_LONGEST_NAME = 200
"""A name on its own is never longer; text that is gets searched for names, and is not printed."""
_ROLES = frozenset((
    "sunscreen", "sunscreens", "purpose", "usp", "bp", "nf", "ph eur", "fcc", "skin protectant", "anti itch", "antiitch", "acne treatment",
    "w w", "each gram", "each", "q s", "qs",
))  # fmt: skip
"""What a drug panel prints beside a name."""
_PLAIN_WORDS = frozenset((
    "the your our this that these those helps help is are was be been for with to you we it its which while keeps leaves not has have"
    " when if after before use used apply product products formula skin feels gives makes all other than more most also into"
    " votre vos pour peau sur dans est avec nous qui cette ce ces sont plus sans une des aux"
    " haut die der das mit fur ist nicht sie ihre wird zur zum auch"
    " piel para con que los las su sus pele com uma seu sua mais como este esta"
).split())  # fmt: skip
"""Words of running text. No ingredient has two of them."""


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
    """What a text prints. ``headed``: a list has its heading; ``panel``: there is a panel of actives, so that order means
    nothing; ``sun``: the text speaks of a sun product; ``protects``: it speaks of protecting sore skin instead."""

    parts: tuple[LabelPart, ...]
    headed: bool
    panel: bool
    sun: bool
    protects: bool


def names(part: Part) -> tuple[Name, ...]:
    """The names of a part in the order printed."""
    if part.kind == "before":
        return tuple(_before(part.text))
    return tuple(name for piece in pieces(part.text) for name in _of_piece(piece))


def _before(text: str) -> Iterator[Name]:
    """Names of shop text: the head of a line that praises it, or a short piece that is a name and nothing else."""
    for line in text.split("\n"):
        head = _HEAD.match(line)
        if head:
            yield from _of_piece(head.group(1))
        else:
            for piece in pieces(line):
                for name in _of_piece(piece):
                    yield Name(name.text, name.amount, name.loose, exact=not name.loose)


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
    """The names of a piece that amounts keep apart; text that runs on is loose, and what it declares is not."""
    for text, amount in _between_amounts(piece):
        declared = _DECLARES.split(text)
        prose = _is_prose(text)
        shown = _trimmed(declared[-1] if len(declared) > 1 else text)
        if any(letter.isalpha() for letter in shown) and " ".join(words(shown)) not in _ROLES:
            loose = (prose and len(declared) < 2) or len(shown) > _LONGEST_NAME
            if not (prose and len(declared) < 2):
                yield Name(shown, amount, loose)
            else:
                yield Name(shown, amount, loose=True, exact=True)


def _between_amounts(piece: str) -> Iterator[tuple[str, bool]]:
    amounts = list(_AMOUNT.finditer(piece))
    if not amounts:
        yield piece, False
        return
    first = not _trimmed(piece[: amounts[0].start()])
    start = 0
    for found in amounts:
        yield piece[start : found.start()], not first or start > 0
        start = found.end()
    yield piece[start:], first


def _is_prose(text: str) -> bool:
    return len(text) > 12 and sum(word in _PLAIN_WORDS for word in words(text)) > 1


def _trimmed(text: str) -> str:
    """A piece without numbering, a closing full stop, line ends and brackets that have no partner."""
    text = _LAST.sub("", _FIRST.sub("", text.replace("\n", " ").strip("'\\ ")))
    for mark, partner, edge in (("(", ")", 0), (")", "(", -1), ("[", "]", 0), ("]", "[", -1)):
        if text[edge : edge + 1 or None] == mark and text.count(mark) > text.count(partner):
            text = text[1:] if edge == 0 else text[:-1]
    return text.strip()
