"""Checks content against the model with pydantic: every mistake at once, each with its address."""

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .errors import ContentInvalid, Problem, nearest
from .library import Library
from .model.words import EMPTY
from .yaml_door import Marks, Path, place, read_file, read_yaml

_DAY = "a day such as 2026-11-22"
_OF_GUIDE = {
    "version": 'a version in quotes, such as "1.0"',
    "language": "a language such as en-GB",
    "licence": "the licence of the words, such as CC BY 4.0",
    "purpose": "in a sentence or two what the guide is for, and what not",
    "authors": 'a list of {name: ..., role: "what they are, and their training"}',
    "authors_statement": "in one sentence who wrote it, and who checked it",
    "funding": 'who paid for it, or "None."',
    "conflicts": 'who could gain by what it says, or "None."',
    "update_rule": "how often it is checked",
    "feedback": "whom a reader tells of a mistake",
    "method": "a list of sentences on how sources were found and weighed",
}
"""What to write for a field of guide.yaml; elsewhere a field of that name is about something else."""
_OF_ANY_FILE = {
    "meta": "meta: {updated: 2026-11-22, reviewed: 2026-11-22, next_review: 2027-11-22}",
    "updated": f"{_DAY}, when its words last changed",
    "reviewed": f"{_DAY}, when it was last gone through",
    "next_review": f"{_DAY}, by when it is due again",
}
"""What to write for a field that says since when the words of a file stand."""
_MAPPINGS = "must be a mapping (key: value)"


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def check_text(kind: type, text: str, name: str) -> list[Problem]:
    """Every shape mistake of one file; empty when it has its record's shape."""
    marks: Marks = {}
    try:
        data = read_yaml(text, name, marks)
    except ContentInvalid as error:
        return list(error.problems)
    try:
        _adapter(kind).validate_python(_without_empty(data))
    except ValidationError as error:
        return [_problem(detail, name, marks) for detail in error.errors()]
    return []


def check_shapes(library: Library) -> list[Problem]:
    """Every shape mistake of every file of a library, and files that do not belong there; sorted."""
    problems = list(_strangers(library))
    unread = {problem.file for problem in problems}
    for name, kind in library.files():
        if name in unread:
            continue
        try:
            problems += check_text(kind, read_file(os.path.join(library.root, name), name), name)
        except ContentInvalid as error:
            problems += error.problems
    return sorted(problems)


def _strangers(library: Library) -> Iterator[Problem]:
    """Files that no command would ever read, and links that lead out of the folder."""
    known = {name for name, _ in library.files()}
    root = os.path.realpath(library.root)
    for folder, folders, names in os.walk(library.root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "schema"]
        for entry in [*names, *folders]:
            path = os.path.join(folder, entry)
            name = os.path.relpath(path, library.root).replace(os.sep, "/")
            if not os.path.realpath(path).startswith(root + os.sep):
                yield Problem(name, 1, 1, "the link leads out of the content folder")
            elif os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
                yield Problem(name, 1, 1, "this is no plain file")
            elif name.endswith(".yaml") and name not in known:
                yield Problem(name, 1, 1, "no command reads this file")


def _without_empty(data: Any) -> Any:
    """Drop fields whose value YAML writes as nothing, so that an optional one is None and a required one is missed."""
    if isinstance(data, dict):
        empty = {key for key, value in data.items() if isinstance(value, str) and value in EMPTY}
        kept = {key: value for key, value in data.items() if key not in empty or key not in _all_fields()}
        return {key: _without_empty(value) for key, value in kept.items()}
    if isinstance(data, list):
        return [_without_empty(item) for item in data]
    return data


def _problem(detail: ErrorDetails, name: str, marks: Marks) -> Problem:
    path: Path = tuple(detail["loc"])
    line, column = _place(
        path, marks, key=detail["type"] in {"unexpected_keyword_argument", "unexpected_positional_argument"}
    )
    return Problem(name, line, column, _wording(detail, path, name))


def _place(path: Path, marks: Marks, *, key: bool) -> tuple[int, int]:
    if key and (*path, "?") in marks:
        return marks[(*path, "?")]
    return place(marks, path)


def _wording(detail: ErrorDetails, path: Path, name: str) -> str:
    """One mistake in our words, with the nearest right word where there is one."""
    where = _dotted(path)
    match detail["type"]:
        case "missing":
            return missing(where, str(path[-1]), name)
        case "unexpected_keyword_argument":
            near = nearest(str(path[-1]), _all_fields())
            return f'unknown key "{path[-1]}"' + (f'; did you mean "{near}"?' if near else "")
        case "literal_error":
            allowed = [word.strip("'") for word in _literals(detail)]
            near = nearest(str(detail["input"]), allowed)
            return f'"{detail["input"]}" is not a {where.split(".")[-1]}; ' + (
                f'did you mean "{near}"?' if near else f"it is one of: {', '.join(allowed)}"
            )
        case "dataclass_type" | "dict_type":
            return f'"{where}" {_MAPPINGS}' if where else f"the file {_MAPPINGS}"
        case "tuple_type":
            return f'"{where}" must be a list'
        case "string_type":
            return f'"{where}" must be text'
        case kind if kind.startswith("date"):
            return f'"{detail["input"]}" is not a date; write 2026-11-21'
        case kind if kind.startswith("int"):
            return f'"{detail["input"]}" is not a whole number'
        case kind if kind.startswith("bool"):
            return f'"{detail["input"]}" is not true or false'
        case _:
            return f"{where}: {detail['msg']}"


def missing(where: str, field: str, name: str) -> str:
    """That a field of a file is not there, with what to write for it where we know more than its name."""
    hint = (_OF_GUIDE.get(where) if name == "guide.yaml" else None) or _OF_ANY_FILE.get(field)
    return f'"{where}" is missing' + (f"; write {hint}" if hint else "")


def _literals(detail: ErrorDetails) -> list[str]:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    return expected.replace(" or ", ", ").split(", ")


def _dotted(path: Path) -> str:
    return ".".join(str(part) for part in path if part != "[key]")


@lru_cache(maxsize=1)
def _all_fields() -> frozenset[str]:
    import dataclasses

    from . import model

    named = (getattr(model, name) for name in dir(model))
    kinds = [kind for kind in named if isinstance(kind, type) and dataclasses.is_dataclass(kind)]
    return frozenset(field.name for kind in kinds for field in dataclasses.fields(kind))
