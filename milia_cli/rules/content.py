"""All content as one value: every file with its record and the place of everything in it."""

import dataclasses
import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..errors import Problem, nearest
from ..library import Library
from ..model import (
    ClaimsFrom,
    Comparison,
    Figures,
    Guide,
    Handout,
    Notices,
    Outcome,
    Quiz,
    RedFlags,
    Sources,
    Topic,
)
from ..yaml_door import Marks, Path, place

_T_co = TypeVar("_T_co", covariant=True)
_R = TypeVar("_R")


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """A value and everything inside it, each with its path in the file."""
    yield path, value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from walk(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))


@dataclass(frozen=True)
class File(Generic[_T_co]):
    """One content file."""

    name: str
    value: _T_co
    marks: Marks

    @property
    def stem(self) -> str:
        """The file's name without folder and ending; in folders of many files it is the id."""
        return self.name.rsplit("/")[-1].removesuffix(".yaml")

    @cached_property
    def everything(self) -> tuple[tuple[Path, Any], ...]:
        """All values of the file, each with its path."""
        return tuple(walk(self.value))

    def each(self, kind: type[_R]) -> Iterator[tuple[Path, _R]]:
        """All records of one kind in the file, each with its path."""
        return ((path, value) for path, value in self.everything if isinstance(value, kind))

    def problem(self, path: Path, message: str) -> Problem:
        """A mistake at a path of this file."""
        line, column = place(self.marks, path)
        return Problem(self.name, line, column, message)


@dataclass(frozen=True)
class Content:
    """Every file of one content folder, and the day of the check."""

    guide: File[Guide]
    notices: File[Notices]
    sources: File[Sources]
    figures: File[Figures]
    quiz: File[Quiz]
    flags: File[RedFlags]
    topics: tuple[File[Topic], ...]
    tables: tuple[File[Comparison], ...]
    outcomes: tuple[File[Outcome], ...]
    handouts: tuple[File[Handout], ...]
    others: tuple[File[Any], ...]
    today: datetime.date

    @property
    def files(self) -> tuple[File[Any], ...]:
        """All files."""
        single = (self.guide, self.notices, self.sources, self.figures, self.quiz, self.flags)
        return (*single, *self.others, *self.folders)

    @property
    def folders(self) -> tuple[File[Topic | Comparison | Outcome | Handout], ...]:
        """The files of the folders that hold many of a kind."""
        return (*self.topics, *self.tables, *self.outcomes, *self.handouts)

    @property
    def pages(self) -> tuple[File[Any], ...]:
        """All files but the list of references, whose titles are other people's words."""
        return tuple(file for file in self.files if file is not self.sources)

    def table(self, id: str) -> Comparison | None:
        """One comparison by its id."""
        return next((file.value for file in self.tables if file.stem == id), None)


def read_content(library: Library, today: datetime.date) -> Content:
    """All files of a library whose shapes are known to be right."""
    found: dict[type, list[File[Any]]] = {}
    for name, kind in library.files():
        found.setdefault(kind, []).append(File(name, *library.read_marked(kind, name)))
    return Content(
        found.pop(Guide)[0],
        found.pop(Notices)[0],
        found.pop(Sources)[0],
        found.pop(Figures)[0],
        found.pop(Quiz)[0],
        found.pop(RedFlags)[0],
        tuple(found.pop(Topic, ())),
        tuple(found.pop(Comparison, ())),
        tuple(found.pop(Outcome, ())),
        tuple(found.pop(Handout, ())),
        tuple(file for files in found.values() for file in files),  # every kind that is left
        today,
    )


def claims_taken(content: Content, taken: ClaimsFrom) -> list[str]:
    """Ids of the claims that a section takes from a table or from the red flags."""
    if taken.flags:
        records: Any = [flag for flag in content.flags.value.flags if flag.level == taken.flags]
    else:
        table = content.table(taken.table or "")
        records = table.options if table else ()
    return [record.id for record in records if taken.group in {None, record.group}]


def no_such(what: str, name: str, known: Collection[str], where: str = "") -> str:
    """That a name is unknown, with the nearest one that is known. ``where`` follows the name."""
    near = nearest(name, known)
    return f'there is no {what} "{name}"{where}' + (f'; did you mean "{near}"?' if near else "")
