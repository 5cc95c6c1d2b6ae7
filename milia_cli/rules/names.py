"""Rules about ids: how they are written, and that each names one thing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import Problem
from ..model import Check, Claim, ClaimsFrom, IngredientGroup, Section, Source, Topic
from ..yaml_door import Path
from .content import Content, File, claims_taken

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_Named = Iterable[tuple[Path, str]]


def file_name_is_id(content: Content) -> Iterator[Problem]:
    """The id of a topic, a table, an outcome and a handout is the name of its file."""
    for file in content.folders:
        if file.value.id != file.stem:
            yield file.problem(("id",), f'the id "{file.value.id}" is not the file\'s name; write {file.stem}')


def ids_are_kebab_case(content: Content) -> Iterator[Problem]:
    """Ids are lower-case words joined by hyphens. Ids of sources and of checks keep the form that others gave them."""
    for file in content.files:
        for path, record in file.everything:
            id = getattr(record, "id", None)
            if isinstance(id, str) and not isinstance(record, Source | Check) and not _KEBAB.fullmatch(id):
                better = "-".join(re.findall(r"[a-z0-9]+", id.lower())) or "a-name"
                yield file.problem((*path, "id"), f'the id "{id}" is not kebab-case; write {better}')


def ids_are_unique(content: Content) -> Iterator[Problem]:
    """An id stands once in its list. Sections and claims of a topic share one, since both open by it; so do checks."""
    for file in content.files:
        for named in [ids_that_open(content, file)] if isinstance(file.value, Topic) else _ids_by_list(file):
            yield from _repeated(file, named)


def ids_that_open(content: Content, topic: File[Topic]) -> list[tuple[Path, str]]:
    """Every id that ``milia info TOPIC ID`` opens, with its path: sections, claims, and claims taken from elsewhere."""
    found = [(path, record.id) for path, record in topic.everything if isinstance(record, Section | Claim)]
    for path, source in topic.each(ClaimsFrom):
        found += [(path, id) for id in claims_taken(content, source)]
    return found


def _ids_by_list(file: File[Any]) -> Iterable[_Named]:
    """The ids of each list of a file, with their paths. Groups of ingredients have a rule that packs keep, too."""
    found: dict[Path, list[tuple[Path, str]]] = {}
    for path, record in file.everything:
        if path and isinstance(path[-1], int) and hasattr(record, "id") and not isinstance(record, IngredientGroup):
            found.setdefault(() if isinstance(record, Check) else path[:-1], []).append((path, record.id))
    return found.values()


def _repeated(file: File[Any], named: _Named) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for path, id in named:
        at = (*path, "id")
        if id in first:
            yield file.problem(at, f'the id "{id}" stands here a second time; it is already in line {first[id]}')
        first.setdefault(id, file.problem(at, "").line)
