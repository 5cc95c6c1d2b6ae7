"""Opens content/: files in, typed values out. The only reader of content files.

YAML comes through yaml_door.py, which is imported where it is needed: a page of the installed guide is read compiled
(compiled.py), and the YAML parser takes as long to import as such a page to show.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from . import model
from .compiled import SEARCH, compiled_name, folder_for, read_compiled
from .errors import ContentInvalid, NoContent, Problem, UsageMistake, nearest
from .model import FILES
from .model.base import decode

if TYPE_CHECKING:
    from .yaml_door import Marks

MAX_FILES = 500
_KEBAB = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
"""What an id is made of; no other name of a file is tried without looking for it in its folder."""
_T = TypeVar("_T")
_FILE_OF = {kept.record: name for name, kept in FILES.items()}
"""The file that holds one record, and the folder that holds many."""
_KNOWN: dict[Any, tuple[Any, Any]] = {}
"""Files that this process has read: path, record and keys -> the file's stamp then, and what it held."""


def _stamp(path: str) -> tuple[int, int, int] | None:
    """What changes when a file does, or None where there is no file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def content_root(chosen: str | None = None) -> str:
    """The folder with the content: chosen, else MILIA_CONTENT, else the built-in one."""
    explicit = (os.environ.get("MILIA_CONTENT") or None) if chosen is None else chosen
    if explicit is not None:
        if not os.path.isdir(explicit):
            raise NoContent(f'there is no content folder "{explicit}".', "milia info --content DIR")
        return explicit
    return built_in_root()


def built_in_root() -> str:
    """The packaged content, else the checkout's. Raises NoContent in half an installation."""
    here = os.path.dirname(os.path.abspath(__file__))
    packaged = os.path.join(here, "_content")
    if os.path.isdir(packaged):
        return packaged
    checkout = os.path.join(os.path.dirname(here), "content")
    if not os.path.isdir(checkout):
        message = "its own content is missing; this installation is not whole."
        raise NoContent(message, "pip install --force-reinstall milia")
    return checkout


class Library:
    """The content of one folder. Each call reads only the files that it needs."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._compiled = folder_for(root)

    def files(self) -> Iterator[tuple[str, type]]:
        """Every content file, as a name relative to the root, with the record that it holds; in the order of FILES."""
        for name, kept in FILES.items():
            if self.has(name) or not kept.optional:
                yield from ((file, kept.kind) for file in self._files(name))

    def _files(self, name: str) -> list[str]:
        """A file itself, or the files of a folder."""
        return [name] if name.endswith(".yaml") else [f"{name}/{id}.yaml" for id in self._ids(name)]

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return os.path.lexists(os.path.join(self.root, name))

    def read(self, kind: type[_T], name: str, keys: frozenset[str] | None = None) -> _T:
        """One file as its record. Raises ContentInvalid with the address of the first mistake."""
        path = os.path.join(self.root, name)
        place = (path, kind, keys)
        stamp = _stamp(path)
        if place in _KNOWN and _KNOWN[place][0] == stamp:
            known: _T = _KNOWN[place][1]
            return known
        data = self._data(name, keys)
        try:
            made = decode(kind, data)
        except (ValueError, TypeError, KeyError, AttributeError):
            problem = Problem(name, 1, 1, "does not have the shape of its kind; milia validate says where")
            raise ContentInvalid([problem]) from None
        _KNOWN[place] = (stamp, made)
        return made

    def read_marked(self, kind: type[_T], name: str) -> tuple[_T, Marks]:
        """One file as its record, and where each thing stands in it. For checks that come after the shapes'."""
        from .yaml_door import read_file, read_yaml

        marks: Marks = {}
        data = read_yaml(read_file(os.path.join(self.root, name), name), name, marks)
        return decode(kind, data), marks

    def head(self, name: str, keys: frozenset[str]) -> dict[str, Any]:
        """The named first keys of a file, without reading the rest of it."""
        found: dict[str, Any] = self._data(name, keys)
        return found

    def _data(self, name: str, keys: frozenset[str] | None) -> Any:
        """What a file holds, or only its first keys up to those named."""
        path = os.path.join(self.root, name)
        if self._compiled:
            found = read_compiled(os.path.join(self._compiled, compiled_name(name)), [path])
            if found is not None:
                whole = json.loads(found)
                return whole if keys is None else {key: whole[key] for key in whole if key in keys}
        from .yaml_door import read_file, read_yaml

        return read_yaml(read_file(path, name), name, keys=keys)

    def searched_files(self) -> list[str]:
        """The names of the files that the search looks through or is guided by."""
        return [file for name, kept in FILES.items() if kept.searched for file in self._files(name)]

    def compiled_search(self) -> str | None:
        """The index that the build made of the files to search, or None where there is none for them as they are."""
        if not self._compiled:
            return None
        paths = [os.path.join(self.root, name) for name in self.searched_files()]
        found = read_compiled(os.path.join(self._compiled, SEARCH), paths)
        return None if found is None else found.decode()

    def _ids(self, folder: str) -> list[str]:
        try:
            names = os.listdir(os.path.join(self.root, folder))
        except OSError:
            raise ContentInvalid([Problem(folder, 1, 1, "there is no such folder")]) from None
        found = sorted(name[:-5] for name in names if name.endswith(".yaml") and name[0] != ".")
        if len(found) > MAX_FILES:
            raise ContentInvalid([Problem(folder, 1, 1, f"more than {MAX_FILES} files")])
        return found

    def _standing(self, folder: str, typed: str) -> str | None:
        """The id of the file that is named so, in capitals or not, without listing what may be thousands of others."""
        id = typed.lower()
        return id if id and _KEBAB.issuperset(id) and self.has(f"{folder}/{id}.yaml") else None

    def _one(self, kind: type[_T], folder: str, id: str, what: str, command: str) -> _T:
        if standing := self._standing(folder, id):
            return self.read(kind, f"{folder}/{standing}.yaml")
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

    def topic(self, id: str) -> model.Topic:
        """One topic. Raises UsageMistake with the nearest id when there is none."""
        if not self._standing("topics", id) and id not in self.topic_ids():
            id = self._topic_names().get(id.lower(), id)
        return self._one(model.Topic, "topics", id, "topic", "milia info")

    def _topic_names(self) -> dict[str, str]:
        """Other names of topics, each with the topic's id."""
        return {name: id for id in self.topic_ids() for name in self.read(model.Topic, f"topics/{id}.yaml").also}

    def table_ids(self) -> list[str]:
        """Ids of all comparisons, sorted."""
        return self._ids("comparisons")

    def table(self, id: str) -> model.Comparison:
        """One comparison. Raises UsageMistake with the nearest id when there is none."""
        return self._one(model.Comparison, "comparisons", id, "table", "milia compare")

    def handout_ids(self) -> list[str]:
        """Ids of all pages to print, sorted."""
        return self._ids("handouts")

    def handout(self, id: str) -> model.Handout:
        """One page to print. Raises UsageMistake with the nearest id when there is none."""
        return self._one(model.Handout, "handouts", id, "handout", "milia handout")

    def _only(self, kind: type[_T]) -> _T:
        """The one file that holds this record."""
        return self.read(kind, _FILE_OF[kind.__name__])

    def _if_there(self, kind: type[_T]) -> _T | None:
        """The one file that holds this record, or None in a folder that does without it."""
        return self._only(kind) if self.has(_FILE_OF[kind.__name__]) else None

    def guide(self) -> model.Guide:
        """What is said once for the whole guide."""
        return self._only(model.Guide)

    def notices(self) -> model.Notices:
        """Fixed wording."""
        return self._only(model.Notices)

    def sources(self) -> model.Sources:
        """All references."""
        return self._only(model.Sources)

    def figures(self) -> model.Figures:
        """All drawings."""
        return self._only(model.Figures)

    def disagreements(self) -> model.Disagreements | None:
        """Where sources differ, if a folder says."""
        return self._if_there(model.Disagreements)

    def hazards(self) -> model.Hazards | None:
        """What could go wrong for a reader, if a folder says."""
        return self._if_there(model.Hazards)

    def scorecard(self) -> model.Scorecard | None:
        """How the guide scores on the checks that it was built to, if a folder says."""
        return self._if_there(model.Scorecard)

    def synonyms(self) -> model.Synonyms:
        """Words for the search alone; none in a folder without them."""
        return self._if_there(model.Synonyms) or model.Synonyms()

    def ipdas(self) -> model.Ipdas | None:
        """How one table scores as a decision aid, if a folder says."""
        return self._if_there(model.Ipdas)

    def ingredients(self) -> model.Ingredients:
        """The names that a label check looks for, and what it says about them."""
        return self._only(model.Ingredients)

    def red_flags(self) -> model.RedFlags:
        """The one dictionary of danger signs."""
        return self._only(model.RedFlags)

    def quiz(self) -> model.Quiz:
        """The questions, without what is needed to weigh the answers."""
        return self._only(model.Quiz)

    def record(self, *, tried: bool = True) -> model.Record | None:
        """How the quiz did on written stories, if that was ever measured; each story only if ``tried``."""
        name = "quiz/record.yaml"
        keys = frozenset(field.name for field in dataclasses.fields(model.Record)) - {"tried"}
        return self.read(model.Record, name, None if tried else keys) if self.has(name) else None

    def questionnaire(self) -> model.Questionnaire:
        """Everything that the quiz engines read."""
        outcomes = tuple(self.read(model.Outcome, f"quiz/outcomes/{id}.yaml") for id in self._ids("quiz/outcomes"))
        return model.Questionnaire(self.quiz(), self.red_flags().flags, outcomes)
