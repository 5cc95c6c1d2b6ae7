"""Looks up the names of a label, part by part, and gives each its place where order means something."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from .label_index import Found, Known, inside, whole
from .label_names import Label, LabelPart, Name, trimmed
from .label_reading import ReadName, Where
from .label_text import key

LEAST_SORTED = 8
"""A list of so many names can be seen to stand by the alphabet, and has an end to be near."""
_SORTED = 0.85
_MOST_WORDS = 7
_MOST_EPITHETS = 3
"""With so few words besides a known name, a piece is one name: "organic raw shea butter"."""
_LONGEST_SHOWN = 80


def look_up(label: Label, known: Known) -> list[ReadName]:
    """All names of a label in the order printed, each with its place in its list."""
    found: list[ReadName] = []
    panel = label.panel
    for part in label.parts:
        names = list(_part_names(part, known, panel=label.panel))
        if part.kind == "list":
            names = _with_actives(names, known)
            panel = panel or any(name.part == "active" for name in names)
        unsure = panel or any(name.loose and not name.exact for name in part.names) or _by_alphabet(names)
        found += names if unsure else _numbered(names)
    return [replace(name, position=None) for name in found] if panel else found


def _part_names(part: LabelPart, known: Known, *, panel: bool) -> Iterator[ReadName]:
    """The names of one part, not yet placed."""
    skip = 0
    for index, name in enumerate(part.names):
        if skip:
            skip -= 1
        elif part.kind == "other":
            yield from _in_running_text(name, known)
        elif part.kind == "before":
            yield from _in_shop_text(part, name, known, panel=panel)
        elif found := () if name.loose else whole(known, name.text):
            yield from (_hit(hit, part.kind, part, name, one=len(found) == 1) for hit in found)
        elif joined := _joined(part.names[index : index + 3], known):
            hit, skip = joined
            yield _hit(hit, part.kind, part, name)
        else:
            yield from _in_piece(part.kind, part, name, known)


def _in_running_text(name: Name, known: Known) -> Iterator[ReadName]:
    """Directions and warnings name nothing that is inside, but a panel can put an active with its amount among them."""
    if name.amount and not name.loose:
        for hit in whole(known, name.text):
            yield ReadName(hit.printed, "active", None, hit.ingredient, hit.printed, hit.how, amount=True)


def _in_shop_text(part: LabelPart, name: Name, known: Known, *, panel: bool) -> Iterator[ReadName]:
    """Known names before the list. With an amount above a panel's inactive ingredients they are its actives."""
    if name.loose or key(name.text) in known.alone:
        return
    where: Where = "active" if panel and name.amount else "before"
    found = whole(known, name.text)
    yield from (_hit(hit, where, part, name) for hit in found)
    if not found and (name.amount or not name.exact):
        yield from (_hit(hit, where, part, name) for _, _, hit in inside(known, name.text))


def _joined(names: Sequence[Name], known: Known) -> tuple[Found, int] | None:
    """A known name that a stray separator cuts in two or three, and how many further pieces it takes."""
    for count in range(2, len(names) + 1):
        ingredient = known.keys.get("".join(key(name.text) for name in names[:count]))
        if ingredient:
            return Found(ingredient, " ".join(name.text for name in names[:count]), "joined"), count - 1
    return None


def _in_piece(where: Where, part: LabelPart, name: Name, known: Known) -> Iterator[ReadName]:
    """Known names inside a piece, and what is left between them as names that nobody knows."""
    found = [] if name.exact else list(inside(known, name.text))
    if len(found) == 1 and len(name.text.split()) - len(found[0][2].printed.split()) <= _MOST_EPITHETS:
        yield _hit(found[0][2], where, part, name, one=True)
        return
    at = 0
    for start, end, hit in found:
        yield from _unknown(name.text[at:start], where, part)
        yield _hit(hit, where, part, name)
        at = end
    if at or not name.loose:
        yield from _unknown(name.text[at:], where, part)


def _hit(found: Found, where: Where, part: LabelPart, name: Name, *, one: bool = False) -> ReadName:
    shown = name.text if one and len(name.text) <= _LONGEST_SHOWN else found.printed
    return ReadName(shown, where, None, found.ingredient, found.printed, found.how, name.amount, part.title)


def _unknown(text: str, where: Where, part: LabelPart) -> Iterator[ReadName]:
    text = trimmed(text)
    if sum(map(str.isalpha, text)) > 1 and len(text.split()) <= _MOST_WORDS:
        yield ReadName(text, where, title=part.title)


def _with_actives(names: list[ReadName], known: Known) -> list[ReadName]:
    """The names of a list, its actives marked: sun filters and medicines with an amount that open or close it."""
    marks = [name.amount and _is_active(name, known) for name in names]
    first = sum(1 for _ in takewhile(bool, marks))
    last = len(marks) - sum(1 for _ in takewhile(bool, reversed(marks)))
    return [replace(name, part="active") if i < first or i >= last else name for i, name in enumerate(names)]


def _is_active(name: ReadName, known: Known) -> bool:
    return name.ingredient is not None and known.groups[name.ingredient.group].stance in {"ask", "keep"}


def _by_alphabet(names: Sequence[ReadName]) -> bool:
    """Whether a list stands by the alphabet, as drug panels do."""
    keys = [key(name.name) for name in names]
    ordered = sum(first <= second for first, second in pairwise(keys))
    return len(keys) >= LEAST_SORTED and ordered >= _SORTED * (len(keys) - 1)


def _numbered(names: Iterable[ReadName]) -> Iterator[ReadName]:
    place = 0
    for name in names:
        place += name.part == "list"
        yield replace(name, position=place) if name.part == "list" else name
