"""What readers read: the texts of the content, told from ids, commands and other people's titles."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from ..model import (
    Author,
    CellsOf,
    Claim,
    ClaimsFrom,
    ClaimsOf,
    Condition,
    Figure,
    Finding,
    FormLine,
    Guide,
    HandoutPart,
    Ipdas,
    IpdasItem,
    MedicalWord,
    MedicalWords,
    Meta,
    Option,
    Side,
    Source,
    Synonym,
    Synonyms,
    Tried,
)
from ..yaml_door import Path
from .content import File

_CODES = frozenset(
    ("id", "group", "ref", "sources", "claimed_by", "figure", "more", "flags", "command", "read", "tests", "shown_by")
)
"""Fields whose text is a name or a command, in any record."""
_ALSO_CODES: dict[type, frozenset[str]] = {
    Guide: frozenset(("version", "language", "licence")),
    Author: frozenset(("name",)),
    Source: frozenset(("title", "publisher", "url", "authors", "also", "part")),
    Option: frozenset(("also",)),
    Figure: frozenset(("drawing", "ascii")),
    FormLine: frozenset(("questions",)),
    HandoutPart: frozenset(("ask",)),
    Ipdas: frozenset(("table",)),
    IpdasItem: frozenset(("where", "tests", "state")),
}
_NO_PROSE = (
    Meta, CellsOf, ClaimsFrom, ClaimsOf, Condition, Finding, MedicalWord, MedicalWords, Synonym, Synonyms, Tried,
)  # fmt: skip
"""Records without a word for readers; what people type in a search may be a brand, or promise a cure."""
_MORE_CODES = frozenset(("always", "topic", "variant_group"))


@dataclass(frozen=True)
class Text:
    """One text with its path. ``quoted``: it says what somebody else claims, in a myth or on a side."""

    path: Path
    text: str
    quoted: bool = False


@cache
def prose_fields(kind: type) -> tuple[str, ...]:
    """Fields of a record that hold words for readers: text, a list of texts, or texts by key."""
    if kind in _NO_PROSE:
        return ()
    codes = _CODES | _MORE_CODES | _ALSO_CODES.get(kind, frozenset())
    return tuple(field.name for field in dataclasses.fields(kind) if field.name not in codes and _is_text(field.type))


def _is_text(kind: Any) -> bool:
    if get_origin(kind) is dict:
        return bool(get_args(kind)[1] is str)
    return kind in (str, str | None, tuple[str, ...])


def prose(file: File[Any]) -> Iterator[Text]:
    """Every text of a file that readers read."""
    for path, record in file.everything:
        if dataclasses.is_dataclass(record):
            for name in prose_fields(record.__class__):
                myth = isinstance(record, Claim) and record.kind == "myth" and name in {"text", "term"}
                quoted = myth or isinstance(record, Side)
                for at, text in _parts(getattr(record, name)):
                    yield Text((*path, name, *at), text, quoted)


def _parts(value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((index,), text) for index, text in enumerate(value))
    elif isinstance(value, dict):
        yield from (((key,), text) for key, text in value.items())
