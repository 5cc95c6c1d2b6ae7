"""Rules about commands in content: each one that a reader is told to type, or that a text mentions, works."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ..errors import Problem
from ..model import AUDIENCES, Check, Claim, Command, Disagreement, Outcome
from ..yaml_door import Path
from .content import Content, File, no_such
from .names import ids_that_open
from .prose import prose

_MENTION = re.compile(r"\bmilia (info|compare|handout) ([a-z-]+)")
_Said = Iterator[str]
OPTIONS = {
    "info": ("--evidence", "--sources"),
    "compare": ("--method",),
    "quiz": ("--about", "--list"),
    "sources": ("--disagreements", "--hazards", "--overdue", "--scorecard"),
}
"""Options without a value that content may tell a reader to type, by command."""


def commands(file: File[Any]) -> Iterator[tuple[Path, list[str]]]:
    """Every command that a file tells a reader to type, as words, with its path."""
    for path, record in file.everything:
        if isinstance(record, Command | Disagreement):
            yield (*path, "command"), record.command.split()
        elif isinstance(record, Check):
            for index, name in enumerate(record.shown_by):
                if name.startswith("milia "):
                    yield (*path, "shown_by", index), name.split()
        elif isinstance(record, Claim) and record.more:
            yield (*path, "more"), record.more.split()
        elif isinstance(record, Outcome):
            yield (*path, "read"), record.read.split()


def source_ids(words: list[str]) -> list[str]:
    """The source that a command opens, if it opens one."""
    return words[2:] if words[:2] == ["milia", "sources"] else []


def commands_work(content: Content) -> Iterator[Problem]:
    """A command in content starts with milia and a verb, and what it names exists."""
    for file in content.files:
        for path, words in commands(file):
            for message in _wrong(content, words):
                yield file.problem(path, message)


def mentions_work(content: Content) -> Iterator[Problem]:
    """A page, table or handout that a text mentions by its command exists."""
    for file in content.files:
        for text in prose(file):
            for verb, name in _MENTION.findall(text.text):
                for message in _VERBS[verb](content, [name]):
                    yield file.problem(text.path, message)


def _wrong(content: Content, words: list[str]) -> _Said:
    words, audiences = _without_audiences(words)
    for audience in audiences:
        if audience not in AUDIENCES:
            yield no_such("audience", audience, AUDIENCES)
    if words[:1] != ["milia"] or len(words) < 2:
        yield f'"{" ".join(words)}" is no command; it starts with "milia info" or the like'
    elif words[1] not in _VERBS:
        yield no_such("command", " ".join(words[:2]), [f"milia {verb}" for verb in _VERBS])
    else:
        known = OPTIONS.get(words[1], ())
        yield from _VERBS[words[1]](content, [word for word in words[2:] if word not in known])


def _without_audiences(words: list[str]) -> tuple[list[str], list[str]]:
    marked = {index + 1 for index, word in enumerate(words) if word == "--for"}
    plain = [word for index, word in enumerate(words) if word != "--for" and index not in marked]
    return plain, [word for index, word in enumerate(words) if index in marked]


def _info(content: Content, names: list[str]) -> _Said:
    topics = {topic.stem: topic for topic in content.topics}
    if names and names[0] not in topics:
        yield no_such("topic", names[0], topics)
    elif len(names) > 1:
        known = {id for _, id in ids_that_open(content, topics[names[0]])}
        yield from _unknown("section", names[1:2], known, f" in {names[0]}")
        yield from _at_most(2, names)


def _compare(content: Content, names: list[str]) -> _Said:
    table = content.table(names[0]) if names else None
    if table:
        known = {name for option in table.options for name in (option.id, *option.also)}
        yield from _unknown("option", names[1:], known, f" in {table.id}")
    elif names:
        yield no_such("table", names[0], [file.stem for file in content.tables])


def _sources(content: Content, names: list[str]) -> _Said:
    yield from _unknown("source", names, {source.id for source in content.sources.value.sources})
    yield from _at_most(1, names)


def _handout(content: Content, names: list[str]) -> _Said:
    yield from _unknown("handout", names, {file.stem for file in content.handouts})
    yield from _at_most(1, names)


def _alone(_: Content, names: list[str]) -> _Said:
    yield from _at_most(0, names)


def _file(_: Content, names: list[str]) -> _Said:
    yield from _at_most(1, names)


def _search(_: Content, names: list[str]) -> _Said:
    if not names:
        yield "milia search needs a word to look for"


def _unknown(what: str, names: list[str], known: set[str], where: str = "") -> _Said:
    return (no_such(what, name, known, where) for name in names if name not in known)


def _at_most(count: int, names: list[str]) -> _Said:
    if len(names) > count:
        yield f'"{names[count]}" is one word too many'


_VERBS: dict[str, Callable[[Content, list[str]], _Said]] = {
    "info": _info,
    "compare": _compare,
    "quiz": _alone,
    "check": _file,
    "search": _search,
    "sources": _sources,
    "handout": _handout,
}
