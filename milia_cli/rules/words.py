"""Rule about lists of words for closed sets: what the content can say has its words."""

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args, get_origin, get_type_hints

from ..errors import Problem
from .content import Content

PARTIAL = frozenset({"leads", "watch_for"})
"""Lists in which a word may be missing, because nothing is said then."""


def words_are_complete(content: Content) -> Iterator[Problem]:
    """A list of words for a closed set, such as the degrees of certainty, has one for every member."""
    for file in content.files:
        for path, record in file.everything:
            if dataclasses.is_dataclass(record):
                for name, members in _closed(record.__class__).items():
                    missing = [word for word in members if word not in getattr(record, name)]
                    if missing:
                        yield file.problem((*path, name), f'"{name}" has no word for {", ".join(missing)}')


@cache
def _closed(kind: type) -> dict[str, tuple[str, ...]]:
    """The fields of a record that hold something for each member of a closed set, with the members."""
    keyed = {name: get_args(held)[0] for name, held in get_type_hints(kind).items() if get_origin(held) is dict}
    return {name: get_args(key) for name, key in keyed.items() if get_origin(key) is Literal and name not in PARTIAL}
