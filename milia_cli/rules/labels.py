"""Rules about what a label check knows: names, groups, and the texts that it prints."""

from collections.abc import Iterator

from ..engine.label_text import key
from ..errors import Problem
from ..model import Claim, Ingredient, IngredientGroup, Ingredients
from ..yaml_door import Path
from .content import Content, File, no_such

LONGEST = 140
"""Signs in a text that stands beside a name."""
BLANKS = {"near": "{name}", "rest": "{count}"}
"""Texts of the check and what each of them leaves room for."""


def prints_name_one_ingredient(content: Content) -> Iterator[Problem]:
    """A print, read as the check reads it (without accents, spaces and signs), belongs to one ingredient."""
    for file in _labels(content):
        owners: dict[str, str] = {}
        for path, ingredient in file.each(Ingredient):
            for at, printed in _prints(path, ingredient):
                owner = owners.setdefault(key(printed), ingredient.name)
                if not key(printed):
                    yield file.problem(at, f'"{printed}" has no letter or digit to look for')
                elif owner != ingredient.name:
                    yield file.problem(at, f'a label that says "{printed}" could also mean "{owner}"')


def _prints(path: Path, ingredient: Ingredient) -> Iterator[tuple[Path, str]]:
    yield (*path, "name"), ingredient.name
    for field in ("also", "alone"):
        yield from (((*path, field, index), name) for index, name in enumerate(getattr(ingredient, field)))


def label_groups_exist(content: Content) -> Iterator[Problem]:
    """An ingredient belongs to a group that the file has, and a group stands there once."""
    for file in _labels(content):
        known = [group.id for group in file.value.groups]
        for path, group in file.each(IngredientGroup):
            if known.index(group.id) != path[-1]:
                yield file.problem((*path, "id"), f'the group "{group.id}" stands here a second time')
        for path, ingredient in file.each(Ingredient):
            if ingredient.group not in known:
                yield file.problem((*path, "group"), no_such("group", ingredient.group, known))


def label_texts_are_short(content: Content) -> Iterator[Problem]:
    """What is said beside a name on a label has at most 140 signs."""
    for file in _labels(content):
        for path, text in _texts(file):
            if len(text) > LONGEST:
                yield file.problem(path, f"{len(text)} signs beside a name on a label; at most {LONGEST}")


def _texts(file: File[Ingredients]) -> Iterator[tuple[Path, str]]:
    for path, claim in file.each(Claim):
        yield (*path, "text"), claim.text
    for path, ingredient in file.each(Ingredient):
        for field in ("text", "near_end"):
            if text := getattr(ingredient, field):
                yield (*path, field), text


def label_words_leave_room(content: Content) -> Iterator[Problem]:
    """``near`` has room for the {name} that may be meant, and ``rest`` for the {count} of the other names."""
    for file in _labels(content):
        for field, blank in BLANKS.items():
            if getattr(file.value.words, field).count(blank) != 1:
                yield file.problem(("words", field), f'"{field}" must hold {blank} once')


def _labels(content: Content) -> Iterator[File[Ingredients]]:
    for file in content.others:
        if isinstance(file.value, Ingredients):
            yield File(file.name, file.value, file.marks)
