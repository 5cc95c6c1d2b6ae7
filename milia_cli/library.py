"""Opens content/: YAML in, typed values out. The only importer of yaml, and the only reader of content files.

Every scalar is read as text; the model alone turns a field that it declares as int, bool, date or optional into one.
Duplicate keys, anchors, aliases, tags, second documents, control characters and bidi controls are refused with their
address, and so is a file that is too large or too deep.
"""

import dataclasses
import datetime
import os
import re
import types
import typing
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any, TypeVar

import yaml

from .errors import ContentInvalid, NoContent, Problem, UsageMistake, nearest
from .model import (
    Comparison,
    Figures,
    Guide,
    Notices,
    Outcome,
    Questionnaire,
    Quiz,
    RedFlags,
    Sources,
    Topic,
)

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
MAX_FILES = 500
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_T = TypeVar("_T")
Path = tuple[str | int, ...]
Marks = dict[Path, tuple[int, int]]
"""Path in the data -> line and column, counted from 1. A key's own place stands under path + ("?",)."""

KINDS: dict[str, type] = {
    "guide.yaml": Guide,
    "notices.yaml": Notices,
    "sources.yaml": Sources,
    "figures.yaml": Figures,
    "quiz/questions.yaml": Quiz,
    "quiz/red-flags.yaml": RedFlags,
    "topics": Topic,
    "comparisons": Comparison,
    "quiz/outcomes": Outcome,
}
"""Each content file, or folder of files, and the record that it holds."""


class _Refused(Exception):
    """YAML that is not ours to read: message and the mark where it stands."""

    def __init__(self, message: str, mark: Any) -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark


def _refuse_references(event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _Refused("anchors and aliases are not allowed; write it out", event.start_mark)
    if event.tag is not None:
        raise _Refused(f"the tag {event.tag} is not allowed", event.start_mark)


class _Reader:
    """One document of YAML events to dicts, lists and text, in a single pass."""

    def __init__(self, text: str, marks: Marks | None) -> None:
        self.loader = _PARSER(text)
        self.marks = marks

    def document(self, keys: frozenset[str] | None = None) -> Any:
        """The only document; with ``keys``, reading stops when a top mapping has given all of them."""
        loader = self.loader
        try:
            for _ in range(2):
                event = loader.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                raise _Refused("the file is empty", event.start_mark)
            found = self._value(loader.get_event(), (), keys)
            if keys is None:
                loader.get_event()
                event = loader.get_event()
                if not isinstance(event, yaml.StreamEndEvent):
                    raise _Refused("a second document is not allowed", event.start_mark)
            return found
        finally:
            loader.dispose()

    def _value(self, event: Any, path: Path, keys: frozenset[str] | None = None) -> Any:
        _refuse_references(event)
        if len(path) > MAX_DEPTH:
            raise _Refused(f"nested deeper than {MAX_DEPTH} levels", event.start_mark)
        self._mark(path, event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._mapping(path, keys)

    def _mark(self, path: Path, event: Any) -> None:
        if self.marks is not None:
            self.marks[path] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _text(self, event: Any) -> str:
        bad = _FORBIDDEN.search(event.value)
        if bad:
            raise _Refused(f"the character U+{ord(bad.group()):04X} is not allowed", event.start_mark)
        value: str = event.value
        return value

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path, keys: frozenset[str] | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("a key must be text", event.start_mark)
            _refuse_references(event)
            key = self._text(event)
            if key in found:
                raise _Refused(f'the key "{key}" is here twice', event.start_mark)
            self._mark((*path, key, "?"), event)
            found[key] = self._value(self.loader.get_event(), (*path, key))
            if keys is not None and keys <= found.keys():
                break
        return found


def read_yaml(text: str, name: str, marks: Marks | None = None, keys: frozenset[str] | None = None) -> Any:
    """Text of one YAML file as dicts, lists and text. Raises ContentInvalid with the address of what is refused."""
    if len(text) > MAX_BYTES:
        raise ContentInvalid([Problem(name, 1, 1, f"the file is larger than {MAX_BYTES} characters")])
    try:
        return _Reader(text, marks).document(keys)
    except _Refused as refused:
        found = _at(name, refused.mark, refused.message)
    except yaml.MarkedYAMLError as error:
        found = _at(name, error.problem_mark or error.context_mark, f"not valid YAML: {error.problem}")
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise ContentInvalid(
            [Problem(name, line, column, f"the character U+{error.character:04X} is not allowed")]
        ) from None
    raise ContentInvalid([found]) from None


def _at(name: str, mark: Any, message: str) -> Problem:
    return Problem(name, mark.line + 1, mark.column + 1, message)


def read_file(path: str, name: str) -> str:
    """The text of one content file. Raises ContentInvalid when it cannot be read as UTF-8."""
    try:
        with open(path, "rb") as stream:
            raw = stream.read(4 * MAX_BYTES)
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        problem = Problem(name, line, column, "not UTF-8 text")
    except OSError as error:
        problem = Problem(name, 1, 1, f"cannot be read: {error.strerror}")
    raise ContentInvalid([problem])


def place(marks: Marks, path: Path) -> tuple[int, int]:
    """Line and column of a path, or of the nearest thing around it that is written in the file."""
    while path and path not in marks:
        path = path[:-1]
    return marks.get(path, (1, 1))


class _Mismatch(Exception):
    """Data that does not have the shape of its record."""


def _unchanged(data: Any) -> Any:
    return data


def _number(data: Any) -> int:
    return int(data)


def _truth(data: Any) -> bool:
    return {"true": True, "false": False}[data]


_SCALARS: dict[Any, Callable[[Any], Any]] = {
    str: _unchanged,
    int: _number,
    bool: _truth,
    datetime.date: datetime.date.fromisoformat,
}
EMPTY = frozenset({"", "null", "~"})
"""How YAML writes "nothing"; a field that holds it counts as left out."""


def _is_empty(data: Any) -> bool:
    return isinstance(data, str) and data in EMPTY


@cache
def _converter(kind: Hashable) -> Callable[[Any], Any]:
    """How data become a value of this type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _record_converter(kind)
    if origin is tuple:
        each = _converter(arguments[0])
        return lambda data: tuple([each(item) for item in data])
    if origin is dict:
        value = _converter(arguments[1])
        return lambda data: {key: value(item) for key, item in data.items()}
    if origin is types.UnionType or origin is typing.Union:
        return _converter(arguments[0])
    return _SCALARS.get(kind, _unchanged)


def _record_converter(kind: Any) -> Callable[[Any], Any]:
    fields = {field.name: _converter(typing.cast(Hashable, field.type)) for field in dataclasses.fields(kind)}

    def convert(data: Any) -> Any:
        return kind(**{name: fields[name](value) for name, value in data.items() if not _is_empty(value)})

    return convert


def decode(kind: type[_T], data: Any) -> _T:
    """Data as a record. Raises ValueError, TypeError, KeyError or AttributeError when the shape is wrong; see shapes.py."""
    made: _T = _converter(typing.cast(Hashable, kind))(data)
    return made


def content_root(chosen: str | None = None) -> str:
    """The folder with the content: chosen, else MILIA_CONTENT, else the packaged one, else the checkout's."""
    explicit = chosen or os.environ.get("MILIA_CONTENT")
    if explicit:
        if not os.path.isdir(explicit):
            raise NoContent(f'there is no content folder "{explicit}".', "milia info --content DIR")
        return explicit
    here = os.path.dirname(os.path.abspath(__file__))
    packaged = os.path.join(here, "_content")
    return packaged if os.path.isdir(packaged) else os.path.join(os.path.dirname(here), "content")


class Library:
    """The content of one folder. Each call reads only the files that it needs."""

    def __init__(self, root: str) -> None:
        self.root = root

    def files(self) -> Iterator[tuple[str, type]]:
        """Every content file, as a name relative to the root, with the record that it holds; sorted by name."""
        for name, kind in KINDS.items():
            if name.endswith(".yaml"):
                yield name, kind
            else:
                yield from ((f"{name}/{id}.yaml", kind) for id in self._ids(name))

    def read(self, kind: type[_T], name: str, keys: frozenset[str] | None = None) -> _T:
        """One file as its record. Raises ContentInvalid with the address of the first mistake."""
        text = read_file(os.path.join(self.root, name), name)
        try:
            return decode(kind, read_yaml(text, name, keys=keys))
        except (ValueError, TypeError, KeyError, AttributeError):
            from .shapes import check_text  # noqa: PLC0415  # pydantic, only when something is wrong

            problems = check_text(kind, text, name)
            if not problems:
                raise
            raise ContentInvalid(problems) from None

    def read_marked(self, kind: type[_T], name: str) -> tuple[_T, Marks]:
        """One file as its record, and where each thing stands in it. For checks that come after the shapes'."""
        marks: Marks = {}
        data = read_yaml(read_file(os.path.join(self.root, name), name), name, marks)
        return decode(kind, data), marks

    def head(self, name: str, keys: frozenset[str]) -> dict[str, Any]:
        """The named first keys of a file, without reading the rest of it."""
        text = read_file(os.path.join(self.root, name), name)
        found: dict[str, Any] = read_yaml(text, name, keys=keys)
        return found

    def _ids(self, folder: str) -> list[str]:
        try:
            names = os.listdir(os.path.join(self.root, folder))
        except OSError:
            raise ContentInvalid([Problem(folder, 1, 1, "there is no such folder")]) from None
        found = sorted(name[:-5] for name in names if name.endswith(".yaml") and name[0] != ".")
        if len(found) > MAX_FILES:
            raise ContentInvalid([Problem(folder, 1, 1, f"more than {MAX_FILES} files")])
        return found

    def _one(self, kind: type[_T], folder: str, id: str, what: str, command: str) -> _T:
        ids = self._ids(folder)
        if id in ids:
            return self.read(kind, f"{folder}/{id}.yaml")
        near = nearest(id, ids)
        message = f'there is no {what} "{id}".' + (f" Did you mean {near}?" if near else "")
        hint = f"{command} {near}" if near else command
        raise UsageMistake(message, f"{hint}, or milia search {id}" if what == "topic" else hint)

    def topic_ids(self) -> list[str]:
        """Ids of all topics, sorted."""
        return self._ids("topics")

    def topic(self, id: str) -> Topic:
        """One topic. Raises UsageMistake with the nearest id when there is none."""
        return self._one(Topic, "topics", id, "topic", "milia info")

    def table_ids(self) -> list[str]:
        """Ids of all comparisons, sorted."""
        return self._ids("comparisons")

    def table(self, id: str) -> Comparison:
        """One comparison. Raises UsageMistake with the nearest id when there is none."""
        return self._one(Comparison, "comparisons", id, "table", "milia compare")

    def guide(self) -> Guide:
        """What is said once for the whole guide."""
        return self.read(Guide, "guide.yaml")

    def notices(self) -> Notices:
        """Fixed wording."""
        return self.read(Notices, "notices.yaml")

    def sources(self) -> Sources:
        """All references."""
        return self.read(Sources, "sources.yaml")

    def figures(self) -> Figures:
        """All drawings."""
        return self.read(Figures, "figures.yaml")

    def red_flags(self) -> RedFlags:
        """The one dictionary of danger signs."""
        return self.read(RedFlags, "quiz/red-flags.yaml")

    def quiz(self) -> Quiz:
        """The questions, without what is needed to weigh the answers."""
        return self.read(Quiz, "quiz/questions.yaml")

    def questionnaire(self) -> Questionnaire:
        """Everything that the quiz engines read."""
        outcomes = tuple(
            self.read(Outcome, f"quiz/outcomes/{id}.yaml") for id in self._ids("quiz/outcomes")
        )
        return Questionnaire(self.quiz(), self.red_flags().flags, outcomes)


def open_library(chosen: str | None = None) -> Library:
    """The content in use. A folder that somebody chose is checked whole first (ContentInvalid)."""
    library = Library(content_root(chosen))
    if chosen or os.environ.get("MILIA_CONTENT"):
        from .shapes import check_shapes  # noqa: PLC0415  # pydantic, only for chosen content

        problems = check_shapes(library)
        if problems:
            raise ContentInvalid(problems)
    return library
