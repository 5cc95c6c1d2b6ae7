"""The names that the guide knows, made ready for looking up, and the ways in which a printed piece can hold one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from ..model import Ingredient, IngredientGroup, Ingredients
from .label_text import key
from .label_vocabulary import CHANGES_LAST, CHANGES_NEXT, DERIVED, ETHOXY, FATTY, POLYMER

How = Literal["whole", "bracket", "slash", "and", "inside", "joined"]
"""How a name was found: as the whole piece, beside or in its brackets, at a slash, at an "and", inside a longer text,
or as two pieces that a stray separator keeps apart."""

_Spot = tuple[int, int, str]
"""Start, end and key of a word."""
_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r" ?\([^()]{0,200}\)")
_INNER = re.compile(r"\(([^()]{1,200})\)")
_SIDES = re.compile(r"\s?[/\\]\s?")
_AND = re.compile(r" ?\(and\) ?| ?& ?| (?:and|et|und|y|e) ", re.I)
_LONGEST_BLEND = 6
_SHORTEST_INSIDE = 6
_MOST_WORDS = 16
_NEAR_FROM = 10
_NEAR = 0.96
_EDGE = 5
_SLIPS = (0, 1, -1, 2, -2)
"""Letters by which a misprint may be longer or shorter, likeliest first."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Found:
    """A known name in a piece: which one, the words that were printed for it, and how it was found."""

    ingredient: Ingredient
    printed: str
    how: How


@dataclass(frozen=True)
class Known:
    """All known names. ``keys``: folded print -> ingredient; ``alone``: keys that count as whole pieces only;
    ``starts``: how a key can begin; ``edges``: first or last letters and length -> keys, to look up
    misprints; ``food``: words of recipes and food packs."""

    ingredients: Ingredients
    groups: dict[str, IngredientGroup]
    keys: dict[str, Ingredient]
    alone: frozenset[str]
    starts: frozenset[str]
    longest: int
    edges: dict[tuple[str, int], tuple[str, ...]]
    food: tuple[str, ...]


def prepare(ingredients: Ingredients) -> Known:
    """The index of a table of ingredients; made once, used for any number of labels."""
    keys: dict[str, Ingredient] = {}
    alone: set[str] = set()
    for ingredient in ingredients.ingredients:
        for name in (ingredient.name, *ingredient.also, *ingredient.alone):
            keys.setdefault(key(name), ingredient)
        alone.update(key(name) for name in ingredient.alone)
    alone |= {name for name in keys if len(name) < _SHORTEST_INSIDE}
    edges: dict[tuple[str, int], list[str]] = {}
    for name in keys:
        if len(name) >= _NEAR_FROM:
            edges.setdefault((name[:_EDGE], len(name)), []).append(name)
            edges.setdefault(("-" + name[-_EDGE:], len(name)), []).append(name)
    return Known(
        ingredients,
        {group.id: group for group in ingredients.groups},
        keys,
        frozenset(alone),
        frozenset(name[:4] for name in keys),
        max(map(len, keys), default=0),
        {edge: tuple(names) for edge, names in edges.items()},
        tuple(f" {word} " for word in ingredients.food),
    )


def whole(known: Known, text: str) -> tuple[Found, ...]:
    """The known names that a piece is as a whole: as it stands, without its brackets, or at its slashes."""
    ingredient = known.keys.get(key(text))
    if ingredient:
        return (Found(ingredient, text, "whole"),)
    found = _beside_brackets(known, text) if "(" in text else None
    if found:
        return (found,)
    sides = tuple(_at_slashes(known, text)) if "/" in text or "\\" in text else ()
    return sides or (tuple(_in_brackets(known, text)) if "(" in text else ()) or tuple(_blend(known, text))


def _beside_brackets(known: Known, text: str) -> Found | None:
    outside = _ASIDE.sub(" ", _ASIDE.sub("", text)).strip()
    kept = len(outside.split())
    if kept < 3 and kept * 2 < len(text.split()):
        return None
    ingredient = known.keys.get(key(outside))
    vague = key(outside) in known.alone
    return Found(ingredient, outside, "bracket") if ingredient and not vague else None


def _at_slashes(known: Known, text: str) -> Iterator[Found]:
    """Each side of a slash that is known; not in a polymer or an ester, whose sides are no names."""
    sides = _SIDES.split(text)
    if any(side.lower().rsplit(" ", 1)[-1] in POLYMER for side in sides):
        return
    seen: set[str] = set()
    for side in sides:
        ingredient = known.keys.get(key(side))
        beside = None if ingredient or "(" not in side else _beside_brackets(known, side)
        ingredient = beside.ingredient if beside else ingredient
        if ingredient and ingredient.name not in seen:
            seen.add(ingredient.name)
            yield Found(ingredient, beside.printed if beside else side.strip(), "slash")


def _in_brackets(known: Known, text: str) -> Iterator[Found]:
    """What stands in brackets behind an unknown name, if it is known on its own."""
    for inner in _INNER.findall(text):
        for side in _SIDES.split(inner):
            name = key(side)
            if name in known.keys and name not in known.alone:
                yield Found(known.keys[name], side.strip(), "bracket")


def _blend(known: Known, text: str) -> Iterator[Found]:
    """The sides of an "and", if all are known: "Shea Butter and Beeswax"."""
    sides = _AND.split(text, maxsplit=_LONGEST_BLEND)
    if len(sides) > 1:
        found = [known.keys.get(key(side)) for side in sides]
        if all(found):
            yield from (Found(hit, side.strip(), "and") for hit, side in zip(found, sides, strict=True) if hit)


def inside(known: Known, text: str) -> Iterator[tuple[int, int, Found]]:
    """The longest known names inside a text, left to right, at word borders: start, end, name.

    Each word starts at most one try of bounded length, so time is linear in the length of the text.
    """
    spots = [(found.start(), found.end(), key(found.group())) for found in _WORD.finditer(text)]
    spots = [spot for spot in spots if spot[2]]
    at = 0
    while at < len(spots):
        last = _longest(known, spots, at)
        if last is None:
            at += 1
            continue
        start, end = _with_brackets(text, spots[at][0], spots[last][1])
        ingredient = known.keys["".join(word for _, _, word in spots[at : last + 1])]
        if not _changed(known, ingredient, text, spots, (at, last)):
            yield start, end, Found(ingredient, text[start:end], "inside")
        at = last + 1


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of a name with the bracket right before or behind it whose partner it holds."""
    inner = text[start:end]
    if inner.count(")") > inner.count("(") and text[start - 1 : start] == "(":
        start -= 1
    if inner.count("(") > inner.count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end


def _longest(known: Known, spots: list[_Spot], at: int) -> int | None:
    """The last word of the longest known name that begins at a word."""
    joined, best = "", None
    for index in range(at, min(len(spots), at + _MOST_WORDS)):
        joined += spots[index][2]
        if len(joined) > known.longest or (len(joined) > 3 and joined[:4] not in known.starts):
            break
        if joined in known.keys and joined not in known.alone:
            best = index
    return best


def _changed(known: Known, ingredient: Ingredient, text: str, spots: list[_Spot], span: tuple[int, int]) -> bool:
    """Whether the words around a name make it the name of something else, or deny it."""
    at, last = span
    before = spots[at - 1][2] if at else ""
    after = spots[last + 1][2] if last + 1 < len(spots) else ""
    if before in CHANGES_NEXT or after in CHANGES_LAST:
        return True
    if before.isdigit() and at > 1 and spots[at - 2][2] in ETHOXY and FATTY.search(key(ingredient.name)):
        return True
    # the salt of a medicine is still the medicine
    if after.endswith("ate") and known.groups[ingredient.group].stance != "ask":
        return True
    if any(word in DERIVED for _, _, word in spots[last + 1 : last + 4]):
        return True
    slash = "/" in text[spots[last][1] : spots[last][1] + 2]
    return slash and any(word in POLYMER for _, _, word in spots[last + 1 : last + 8])


def near(known: Known, text: str) -> Ingredient | None:
    """The ingredient whose print a name misses by a slip of the pen; it may only be asked about."""
    name = key(text)
    if len(name) < _NEAR_FROM:
        return None
    edges = name[:_EDGE], "-" + name[-_EDGE:]
    lists = (known.edges.get((edge, len(name) + slip), ()) for slip in _SLIPS for edge in edges)
    for candidate in chain.from_iterable(lists):
        if _misprinted(candidate, name) and _DIGITS.findall(candidate) == _DIGITS.findall(name):
            return known.keys[candidate]
    return None


def _misprinted(right: str, printed: str) -> bool:
    """Whether two names differ by one slip: two letters swapped, or so few in one place that 96 % are the same."""
    shorter = min(len(right), len(printed))
    head = next((i for i in range(shorter) if right[i] != printed[i]), shorter)
    tail = next((i for i in range(shorter - head) if right[-1 - i] != printed[-1 - i]), shorter - head)
    rest = right[head : len(right) - tail], printed[head : len(printed) - tail]
    swapped = len(rest[0]) == 2 and rest[0] == rest[1][::-1]
    return swapped or 2 * (head + tail) / (len(right) + len(printed)) >= _NEAR
