"""Matches a label against the known names: what is to be said, once for each name."""

from collections.abc import Iterator, Sequence
from typing import get_args

from ..model import Ingredient, Stance
from .label_index import Known, near
from .label_list import is_list, product_line
from .label_lookup import LEAST_SORTED, look_up
from .label_names import Label
from .label_reading import Finding, NearMatch, Reading, ReadName, Where

STANCES: tuple[Stance, ...] = get_args(Stance)
_PARTS: tuple[Where, ...] = ("active", "list", "may-contain", "before")
"""Where a name is looked for first when it stands in several parts."""
_LAST_QUARTER = 0.75
_Sizes = dict[tuple[Where, str], int]


def match(label: Label, known: Known) -> Reading:
    """The label's names, and what the guide knows about them. The same label gives the same reading."""
    names: Sequence[ReadName] = look_up(label, known)
    line = product_line(label, names, known)
    names = line or names
    if not line and not is_list(label, names, known):
        return Reading(readable=False)
    counted = [name for name in names if name.ingredient and _counts(name, name.ingredient, names, label)]
    findings = tuple(_findings(counted, names, known))
    told = {finding.ingredient.name for finding in findings}
    unknown = [name for name in names if name.ingredient is None]
    left_out: dict[str, ReadName] = {}
    for name in names:
        if name.ingredient and name.ingredient.name not in told:
            left_out.setdefault(name.ingredient.name, name)
    return Reading(
        readable=True,
        read=tuple(names),
        findings=findings,
        near_matches=tuple(_near_matches(unknown, told, known)),
        unknown=tuple(dict.fromkeys(name.name for name in unknown)),
        left_out=tuple(left_out.values()),
    )


def _counts(name: ReadName, ingredient: Ingredient, names: Sequence[ReadName], label: Label) -> bool:
    """Whether a known name is one to speak of; a white pigment is a sun filter in a sun product alone."""
    if ingredient.tell == "never" or ingredient.only_in is None:
        return ingredient.tell != "never"
    if label.sun or any(_other_filter(other, ingredient) for other in names):
        return True
    return not label.protects and (name.amount or name.part == "active")


def _other_filter(name: ReadName, pigment: Ingredient) -> bool:
    other = name.ingredient
    return other is not None and other.group == pigment.group and other.only_in is None and name.part != "may-contain"


def _findings(counted: Sequence[ReadName], names: Sequence[ReadName], known: Known) -> Iterator[Finding]:
    """One finding a name, in the order of stances, groups and places."""
    sizes: _Sizes = {}
    for name in names:
        sizes[name.part, name.title] = sizes.get((name.part, name.title), 0) + 1
    same: dict[str, list[ReadName]] = {}
    for name in counted:
        same.setdefault(name.ingredient.name if name.ingredient else "", []).append(name)
    groups = {group.id: (STANCES.index(group.stance), at) for at, group in enumerate(known.ingredients.groups)}
    found = [_finding(several, sizes, known) for several in same.values()]
    yield from sorted(found, key=lambda finding: groups[finding.group.id])


def _finding(same: Sequence[ReadName], sizes: _Sizes, known: Known) -> Finding:
    first = min(same, key=lambda name: _PARTS.index(name.part))
    ingredient = first.ingredient
    assert ingredient is not None
    of = sizes[first.part, first.title]
    late = first.position is not None and of >= LEAST_SORTED and first.position > _LAST_QUARTER * of
    also = tuple(part for part in _PARTS if part != first.part and any(name.part == part for name in same))
    titles = tuple(dict.fromkeys(name.title for name in same if name.title))
    group = known.groups[ingredient.group]
    return Finding(ingredient, group, first.printed, first.part, first.position, of, late, also, titles)


def _near_matches(unknown: Sequence[ReadName], told: set[str], known: Known) -> Iterator[NearMatch]:
    seen = set(told)
    for name in unknown:
        ingredient = near(known, name.name)
        if ingredient and ingredient.tell != "never" and ingredient.name not in seen:
            seen.add(ingredient.name)
            yield NearMatch(name.name, ingredient, name.position)
