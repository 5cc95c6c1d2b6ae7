"""Rules about the score of a table: what it claims is there to be seen, and what it prints was counted."""

import re
from collections.abc import Iterator
from typing import Any

from ..engine.readability import measure
from ..errors import Problem
from ..model import Ipdas, IpdasItem
from .content import Content, no_such
from .reading import running_texts, short_names

_PART = re.compile(r"\{([^}]*)\}")


def ipdas_items_are_backed(content: Content) -> Iterator[Problem]:
    """An item that is met names what shows it, in places that exist; one that is not done names none."""
    for file in content.others:
        for path, item in file.each(IpdasItem):
            shown = item.where or item.tests
            if item.state == "met" and not shown:
                yield file.problem(path, f'"{item.id}" is met, so name a place or a test that shows it')
            elif item.state != "met" and shown:
                yield file.problem(path, f'"{item.id}" is not done, so it names nothing')
            for index, place in enumerate(item.where):
                if not _is_there(content, place):
                    yield file.problem((*path, "where", index), f'"{place}" is not there, or says nothing')


def _is_there(content: Content, place: str) -> bool:
    name, _, inside = place.partition(": ")
    file = next((file for file in content.files if file.name == name), None)
    return file is not None and all(_found(file.value, inside.split(".")))


def _found(value: Any, steps: list[str]) -> Iterator[bool]:
    """Whether there is something at the end of the steps, once for each "*"."""
    if not steps or value is None:
        yield value is not None and value not in ("", ())
    elif steps[0] == "*":
        for one in value:
            yield from _found(one, steps[1:])
    else:
        yield from _found(_inside(value, steps[0]), steps[1:])


def _inside(value: Any, step: str) -> Any:
    """A field of a record, the value of a key, or the record of a list with that id; None where there is none."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple):
        return next((item for item in value if getattr(item, "id", None) == step), None)
    return getattr(value, step, None)


def scores_are_counted(content: Content) -> Iterator[Problem]:
    """A score names parts of ipdas.yaml, which is about that table."""
    found = [file.value for file in content.others if isinstance(file.value, Ipdas)]
    for table in content.tables:
        parts = {part.id for ipdas in found if ipdas.table == table.stem for part in ipdas.criteria}
        for name in _PART.findall(table.value.score or ""):
            if name not in parts:
                yield table.problem(("score",), no_such("part of ipdas.yaml", name, parts))


def scored_tables_exist(content: Content) -> Iterator[Problem]:
    """The table that ipdas.yaml scores exists."""
    known = [table.stem for table in content.tables]
    for file in content.others:
        if isinstance(file.value, Ipdas) and file.value.table not in known:
            yield file.problem(("table",), no_such("table", file.value.table, known))


def grades_are_counted(content: Content) -> Iterator[Problem]:
    """The school grades that a table prints are those of its words."""
    names = short_names(content)
    for table in content.tables:
        found = measure((text.text for text in running_texts(table)), names)
        right = {"flesch_kincaid": round(found.flesch_kincaid), "smog": round(found.smog)}
        for field, grade in right.items():
            if table.value.reading and getattr(table.value.reading, field) != grade:
                yield table.problem(("reading", field), f"the words of this table have grade {grade}")
