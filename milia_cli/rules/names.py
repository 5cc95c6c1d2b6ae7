"""Rules about ids: how they are written, and that each names one thing."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..errors import Problem
from ..model import Check, Claim, ClaimsFrom, Hazard, Question, Section, Source, Topic
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
    """An id stands once in its list; in a topic, sections and claims share one list, since both open by it."""
    for topic in content.topics:
        yield from _repeated(topic, topic_ids(content, topic))
    for table in content.tables:
        for field in ("groups", "attributes", "options"):
            yield from _repeated(table, _ids(table, (field,)))
    for file, field in ((content.sources, "sources"), (content.figures, "figures"), (content.flags, "flags")):
        yield from _repeated(file, _ids(file, (field,)))
    for list_ in content.lists:
        named = (list_.each(Hazard), list_.each(Check))
        yield from _repeated(list_, ((path, record.id) for found in named for path, record in found))
    yield from _repeated(content.quiz, _ids(content.quiz, ("questions",)))
    for path, _ in content.quiz.each(Question):
        yield from _repeated(content.quiz, _ids(content.quiz, (*path, "options")))


def topic_ids(content: Content, topic: File[Topic]) -> list[tuple[Path, str]]:
    """Every id that ``milia info TOPIC ID`` opens, with its path: sections, claims, and claims taken from elsewhere."""
    found = [(path, record.id) for path, record in topic.everything if isinstance(record, Section | Claim)]
    for path, source in topic.each(ClaimsFrom):
        found += [(path, id) for id in claims_taken(content, source)]
    return found


def _ids(file: File[Any], path: Path) -> Iterator[tuple[Path, str]]:
    deep = len(path) + 1
    return ((at, record.id) for at, record in file.everything if at[:-1] == path and len(at) == deep)


def _repeated(file: File[Any], named: _Named) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for path, id in named:
        at = (*path, "id")
        if id in first:
            yield file.problem(at, f'the id "{id}" stands here a second time; it is already in line {first[id]}')
        first.setdefault(id, file.problem(at, "").line)
