"""Matches a label against the known names: each name with its place, and what is to be said about it once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ..model import Ingredient, IngredientGroup
from .label_index import Found, How, Known, inside, near, whole
from .label_names import Label, LabelPart, Name
from .label_text import key, words

Where = Literal["before", "active", "list", "may-contain"]
"""Where a name stands: in shop text, in a panel of actives, in a list, among what a shade may contain."""
_STANCES = ("ask", "pause", "keep", "may-help", "leave-out")
_PARTS: tuple[Where, ...] = ("active", "list", "may-contain", "before")
_LEAST_NAMES = 3
_LEAST_SORTED = 8
_SORTED = 0.85
_LAST_QUARTER = 0.75
_LONGEST_NAME = 7
_LONGEST_SHOWN = 80
_LEAST_SHARE = 0.3
_LIKE_INCI = re.compile(
    r"(?:ates?|ol|one|ide|ine|ose|ane|ene|amide|glycerin|lecithin|edta|silica|mica|parfum|perfume|fragrance|aroma|gum|wax|butter|oil|acid"
    r"|alcohol|aqua|water|eau|acqua|agua|wasser|extract|extrait|extracto|extrakt|juice|copolymer|crosspolymer|carbomer|ferment|filtrate"
    r"|ato|ico|oxid|saure|limonene)$|^(?:ci \d{5}|peg \d|ppg \d|huile|aqua|eau|polysorbate|ceramide|polyquaternium)"
)
_FOOD_SHARE = 0.1
_Parts = list[tuple[LabelPart, list["ReadName"]]]


@dataclass(frozen=True)
class ReadName:
    """One name of the label: as printed, where it stands, and the known name that it is, if any."""

    name: str
    part: Where
    position: int | None
    ingredient: Ingredient | None = None
    printed: str = ""
    how: How | None = None
    amount: bool = False
    title: str = ""


@dataclass(frozen=True)
class Finding:
    """A name that the guide has something to say about, once however often it is printed.

    ``of`` is how many names its list has; ``near_end``: it stands in the last quarter of a long list; ``also`` are the
    other parts that name it; ``titles`` the lists of a kit that do.
    """

    ingredient: Ingredient
    group: IngredientGroup
    as_printed: str
    part: Where
    position: int | None
    of: int
    near_end: bool
    also: tuple[Where, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class NearMatch:
    """A name that is perhaps a misprint of a known one."""

    as_printed: str
    ingredient: Ingredient
    position: int | None


@dataclass(frozen=True)
class Reading:
    """A label read against the known names. Findings and near matches hold the quiet ones too.

    ``left_out`` are known names that are passed over on purpose; ``ordered``: places in the list mean something.
    """

    readable: bool
    read: tuple[ReadName, ...]
    findings: tuple[Finding, ...]
    near_matches: tuple[NearMatch, ...]
    unknown: tuple[str, ...]
    left_out: tuple[ReadName, ...]
    ordered: bool


def match(label: Label, known: Known) -> Reading:
    """The label's names, and what the guide knows about them. The same label gives the same reading."""
    found = _placed(label, [(part, list(_part_names(part, known))) for part in label.parts], known)
    if not _is_list(label, found, known):
        return Reading(False, (), (), (), (), (), False)
    counted = [name for name in found if name.ingredient and _counts(name, name.ingredient, found, label, known)]
    findings = tuple(sorted(_findings(counted, found, known), key=lambda item: _order(item, known)))
    told = {item.ingredient.name for item in findings}
    unknown = [name for name in found if name.ingredient is None]
    return Reading(
        readable=True,
        read=tuple(found),
        findings=findings,
        near_matches=tuple(_near_matches(unknown, told, known)),
        unknown=tuple(dict.fromkeys(name.name for name in unknown)),
        left_out=tuple({n.ingredient.name: n for n in reversed(found) if n.ingredient and n.ingredient.name not in told}.values())[::-1],
        ordered=any(name.position for name in found),
    )


def _part_names(part: LabelPart, known: Known) -> Iterator[ReadName]:
    """Names of one part, not yet placed: those of running text only where an amount stands with them."""
    if part.kind == "other":
        for name in part.names:
            if name.amount and not name.loose:
                yield from (_hit(found, "active", part, name) for found in whole(known, name.text))
        return
    skip = 0
    for index, name in enumerate(part.names):
        if skip:
            skip -= 1
            continue
        found = () if name.loose else whole(known, name.text)
        if found:
            yield from (_hit(hit, part.kind, part, name, one=len(found) == 1) for hit in found)
        elif part.kind != "before" and (joined := _joined(part.names[index : index + 3], known)):
            hit, skip = joined
            yield _hit(hit, part.kind, part, name)
        else:
            yield from _in_piece(part.kind, part, name, known)


def _hit(found: Found, where: Where, part: LabelPart, name: Name, *, one: bool = False) -> ReadName:
    shown = name.text if one and len(name.text) <= _LONGEST_SHOWN else found.printed
    return ReadName(shown, where, None, found.ingredient, found.printed, found.how, name.amount, part.title)


def _joined(names: Sequence[Name], known: Known) -> tuple[Found, int] | None:
    """A known name that a stray separator cuts in two or three, and how many further pieces it takes."""
    for count in range(2, len(names) + 1):
        ingredient = known.keys.get("".join(key(name.text) for name in names[:count]))
        if ingredient:
            return Found(ingredient, " ".join(name.text for name in names[:count]), "joined"), count - 1
    return None


def _in_piece(where: Where, part: LabelPart, name: Name, known: Known) -> Iterator[ReadName]:
    """Known names inside a piece, and what is left between them as names that nobody knows."""
    at = 0
    for start, end, found in () if name.exact else inside(known, name.text):
        yield from _unknown(name.text[at:start], where, part)
        yield _hit(found, where, part, name)
        at = end
    if not name.loose or at:
        yield from _unknown(name.text[at:], where, part)


def _unknown(text: str, where: Where, part: LabelPart) -> Iterator[ReadName]:
    """A name that nobody knows. Shop text has none: what is not known there is just text."""
    text = text.strip(" .,:;-()[]&/")
    if where != "before" and sum(map(str.isalpha, text)) > 1 and len(text.split()) <= _LONGEST_NAME:
        yield ReadName(text, where, None, title=part.title)


def _placed(label: Label, parts: _Parts, known: Known) -> list[ReadName]:
    """All names with their place in their list, where order means something."""
    found: list[ReadName] = []
    panel = label.panel
    for part, names in parts:
        if part.kind == "list":
            names = _actives(names, known)
            panel = panel or any(name.part == "active" for name in names)
        found += names if panel or _sorted(names) else _numbered(names)
    return [replace(name, position=None) for name in found] if panel else found


def _actives(names: list[ReadName], known: Known) -> list[ReadName]:
    """The names with the actives among them marked: sun filters and medicines that open or close a list with an amount."""
    marks = [name.amount and _is_active(name, known) for name in names]
    first = next((i for i, mark in enumerate(marks) if not mark), len(marks))
    last = next((i for i, mark in enumerate(reversed(marks)) if not mark), 0)
    edge = len(names) - last
    return [replace(name, part="active") if i < first or i >= edge else name for i, name in enumerate(names)]


def _is_active(name: ReadName, known: Known) -> bool:
    return bool(name.ingredient) and known.groups[name.ingredient.group].stance in {"ask", "keep"}  # type: ignore[union-attr]


def _numbered(names: Iterable[ReadName]) -> Iterator[ReadName]:
    place = 0
    for name in names:
        place += name.part == "list"
        yield replace(name, position=place) if name.part == "list" else name


def _sorted(names: Sequence[ReadName]) -> bool:
    """Whether a list stands by the alphabet, as drug panels do."""
    keys = [key(name.name) for name in names]
    pairs = list(zip(keys, keys[1:], strict=False))
    return len(keys) >= _LEAST_SORTED and sum(a <= b for a, b in pairs) >= _SORTED * len(pairs)


def _is_list(label: Label, names: Sequence[ReadName], known: Known) -> bool:
    """Whether the text holds a list of ingredients at all; a recipe, a pack front or a question does not."""
    listed = [name for name in names if name.part != "before"]
    like = sum(_like_inci(name) for name in listed)
    pieces = [name for part in label.parts if part.kind not in {"before", "other"} for name in part.names]
    loose = sum(name.loose for name in pieces)
    if not listed or _is_food(listed, known):
        return False
    if like >= _LEAST_NAMES:
        return like >= _LEAST_SHARE * len(listed) and 3 * (len(pieces) - loose) >= len(pieces)
    return like == len(listed) and any(name.ingredient for name in listed) and (label.headed or not loose)


def _like_inci(name: ReadName) -> bool:
    return name.ingredient is not None or bool(_LIKE_INCI.search(" ".join(words(name.name))))


def _is_food(names: Sequence[ReadName], known: Known) -> bool:
    food = set(known.ingredients.food)
    found = [name for name in names if name.ingredient is None and food.intersection(words(name.name))]
    return len(found) > 1 and len(found) >= _FOOD_SHARE * len(names)


def _counts(name: ReadName, ingredient: Ingredient, names: Sequence[ReadName], label: Label, known: Known) -> bool:
    """Whether a known name is one to speak of; a white pigment is a sun filter in a sun product alone."""
    if ingredient.tell == "never" or ingredient.only_in is None:
        return ingredient.tell != "never"
    if label.sun or any(_other_filter(other.ingredient, ingredient) for other in names if other.part != "may-contain"):
        return True
    return not label.protects and (name.amount or name.part == "active")


def _other_filter(other: Ingredient | None, pigment: Ingredient) -> bool:
    return other is not None and other.only_in is None and other.group == pigment.group and other.tell == "main"


def _findings(counted: Sequence[ReadName], names: Sequence[ReadName], known: Known) -> Iterator[Finding]:
    sizes: dict[tuple[Where, str], int] = {}
    for name in names:
        sizes[name.part, name.title] = sizes.get((name.part, name.title), 0) + 1
    for ingredient in {name.ingredient.name: name.ingredient for name in counted if name.ingredient}.values():
        same = [name for name in counted if name.ingredient is ingredient]
        yield _finding(ingredient, min(same, key=lambda name: _PARTS.index(name.part)), same, sizes, known)


def _finding(
    ingredient: Ingredient, first: ReadName, same: Sequence[ReadName], sizes: dict[tuple[Where, str], int], known: Known
) -> Finding:
    of = sizes[first.part, first.title]
    late = first.position is not None and of >= _LEAST_SORTED and first.position > _LAST_QUARTER * of
    return Finding(
        ingredient,
        known.groups[ingredient.group],
        first.printed,
        first.part,
        first.position,
        of,
        late,
        tuple(part for part in _PARTS if part != first.part and any(name.part == part for name in same)),
        tuple(dict.fromkeys(name.title for name in same if name.title)),
    )


def _order(finding: Finding, known: Known) -> tuple[int, int]:
    groups = [group.id for group in known.ingredients.groups]
    return _STANCES.index(finding.group.stance), groups.index(finding.group.id)


def _near_matches(unknown: Sequence[ReadName], told: set[str], known: Known) -> Iterator[NearMatch]:
    seen = set(told)
    for name in unknown:
        ingredient = near(known, name.name)
        if ingredient and ingredient.tell != "never" and ingredient.name not in seen:
            seen.add(ingredient.name)
            yield NearMatch(name.name, ingredient, name.position)
