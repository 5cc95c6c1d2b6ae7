"""The one YAML door: text in, dicts, lists and text out. The only importer of yaml.

Every scalar is read as text; the model alone turns a field that it declares as int, bool, date or optional into one.
Duplicate keys, anchors, aliases, tags, second documents, control characters and bidi controls are refused with their
address, and so is a file that is too large or too deep.
"""

import re
from typing import Any

import yaml

from .errors import ContentInvalid, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 30
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
Path = tuple[str | int, ...]
Marks = dict[Path, tuple[int, int]]
"""Path in the data -> line and column, counted from 1. A key's own place stands under path + ("?",)."""


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
