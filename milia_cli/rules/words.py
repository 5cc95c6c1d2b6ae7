"""Rule about lists of words for closed sets: what the content can say has its words."""

from collections.abc import Iterator
from dataclasses import fields
from typing import get_args, get_type_hints

from ..errors import Problem
from ..model import LabelWords, Notices, Record
from ..yaml_door import Path
from .content import Content, File

PARTIAL = frozenset({"leads"})
"""Lists in which a word may be missing, because nothing is said then."""


def words_are_complete(content: Content) -> Iterator[Problem]:
    """A list of words for a closed set, such as the degrees of certainty, has one for every member."""
    for file in content.files:
        for path, record in file.everything:
            if isinstance(record, Notices | LabelWords | Record):
                yield from _incomplete(file, path, record)


def _incomplete(file: File[object], path: Path, record: Notices | LabelWords | Record) -> Iterator[Problem]:
    kinds = get_type_hints(type(record))
    for field in fields(record):
        said = getattr(record, field.name)
        if isinstance(said, dict) and field.name not in PARTIAL:
            members, _ = get_args(kinds[field.name])
            missing = [word for word in get_args(members) if word not in said]
            if missing:
                yield file.problem((*path, field.name), f'"{field.name}" has no word for {", ".join(missing)}')
