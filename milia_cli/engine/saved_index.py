"""An index as text that is quick to read again: a head, then one line a place, which is read when it is asked for."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, overload

from .places import Place
from .word_index import Field, Index


def saved(index: Index, data: Callable[[Place], Any]) -> str:
    """The lines of an index; ``data`` makes a place something for JSON. The same places give the same text."""
    head = {
        "heads": [_field(field) for field in index.heads],
        "text": _field(index.text),
        "starts": index.starts,
        "alarms": index.alarms,
        "forms": {form: sorted(index.forms[form]) for form in index.ordered},
        "ignored": sorted(index.ignored),
        "synonyms": sorted(index.synonyms.items()),
        "descriptions": index.descriptions,
    }
    return "\n".join(map(_line, (head, *map(data, index.places))))


def restored(text: str, read: Callable[[Any], Place]) -> Index:
    """The index that some lines were saved from; ``read`` makes a place of its data."""
    first, *lines = text.split("\n")
    head = json.loads(first)
    return Index(
        _Places(lines, read),
        tuple(map(_read_field, head["heads"])),
        _read_field(head["text"]),
        head["starts"],
        head["alarms"],
        head["forms"],
        list(head["forms"]),
        frozenset(head["ignored"]),
        {tuple(typed): tuple(map(tuple, means)) for typed, means in head["synonyms"]},
        [tuple(phrase) for phrase in head["descriptions"]],
    )


def _field(field: Field) -> dict[str, Any]:
    return {"weights": field.weights, "postings": _joined(field.postings), "owners": field.owners}


def _read_field(data: dict[str, Any]) -> Field:
    return Field(data["weights"], _Postings(data["postings"]), data["owners"])


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _joined(postings: Mapping[str, Sequence[int]]) -> dict[str, str]:
    return {word: " ".join(map(str, postings[word])) for word in sorted(postings)}


class _Places(Sequence[Place]):
    """Places that are made when they are looked at: a page shows five of fifteen hundred."""

    def __init__(self, lines: Sequence[str], read: Callable[[Any], Place]) -> None:
        self._lines = lines
        self._read = read
        self._known: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, number: int) -> Place: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Place]: ...
    def __getitem__(self, number: int | slice) -> Place | Sequence[Place]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        if number not in self._known:
            self._known[number] = self._read(json.loads(self._lines[number]))
        return self._known[number]


class _Postings(Mapping[str, Sequence[int]]):
    """Word -> numbers of places; the numbers of a word become numbers when they are asked for."""

    def __init__(self, joined: dict[str, str]) -> None:
        self._joined = joined
        self._known: dict[str, list[int]] = {}

    def __getitem__(self, word: str) -> Sequence[int]:
        if word not in self._known:
            self._known[word] = list(map(int, self._joined[word].split()))
        return self._known[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined)

    def __len__(self) -> int:
        return len(self._joined)
