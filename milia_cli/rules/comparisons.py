"""Rules about tables: a full grid, fair to every option."""

import re
from collections.abc import Iterator

from ..engine.readability import words
from ..errors import Problem
from ..model import Attribute, Cell, Chance, Comparison, Option
from ..yaml_door import Path
from .content import Content, File, no_such

_NO_STUDY = re.compile(r"\bno (?:study|report)\b", re.I)
_STUDIES = ("1", "2", "3", "4")
"""Levels of study that looked at people."""
BALANCE = 1.5
"""The longest option of a group has at most this many times the words of the shortest."""


def grids_are_full(content: Content) -> Iterator[Problem]:
    """Every option answers every attribute of its table, and nothing else."""
    for table in content.tables:
        known = [attribute.id for attribute in table.value.attributes]
        for path, option in table.each(Option):
            for id in known:
                if id not in option.cells:
                    message = f'the option "{option.id}" does not answer "{id}"; write it, or value: not-studied'
                    yield table.problem((*path, "cells"), message)
            for id in option.cells:
                if id not in known:
                    yield table.problem((*path, "cells", id, "?"), no_such("attribute", id, known))


def groups_exist(content: Content) -> Iterator[Problem]:
    """Every option stands in a group of its table."""
    for table in content.tables:
        known = [group.id for group in table.value.groups]
        for path, option in table.each(Option):
            if option.group not in known:
                yield table.problem((*path, "group"), no_such("group", option.group, known))


def always_exists(content: Content) -> Iterator[Problem]:
    """The option that is never left out is one of the table."""
    for table in content.tables:
        known = [option.id for option in table.value.options]
        if table.value.always and table.value.always not in known:
            yield table.problem(("always",), no_such("option", table.value.always, known))


def option_names_are_unique(content: Content) -> Iterator[Problem]:
    """No two options of a table answer to the same name, in capitals or not."""
    for table in content.tables:
        owner = {option.id: option.id for option in table.value.options}
        for path, option in table.each(Option):
            for index, name in enumerate(option.also):
                first = owner.setdefault(name.lower(), option.id)
                if first != option.id:
                    yield table.problem((*path, "also", index), f'"{name}" is already a name of "{first}"')


def questions_end_as_questions(content: Content) -> Iterator[Problem]:
    """What a table and its attributes ask ends with a question mark."""
    for table in content.tables:
        for path, record in table.everything:
            if isinstance(record, Comparison | Attribute) and not record.question.endswith("?"):
                yield table.problem((*path, "question"), 'a question ends with "?"')


def decisions_have_outcomes(content: Content) -> Iterator[Problem]:
    """A table that leads to a decision has an outcome attribute whose cells say how sure they are."""
    for table in content.tables:
        outcomes = outcome_attributes(table.value)
        graded = {
            id
            for option in table.value.options
            for id, cell in option.cells.items()
            if id in outcomes and cell.certainty != "not-assessed"
        }
        if is_decision(table.value) and not graded:
            yield table.problem(("attributes",), "no attribute is an outcome with a certainty; mark one outcome: true")


def is_decision(table: Comparison) -> bool:
    """Whether a table leads to a choice: something is always among the options, and steps say how to choose."""
    return bool(table.always and table.steps)


def outcome_attributes(table: Comparison) -> set[str]:
    """Ids of the attributes that say what happens to people."""
    return {attribute.id for attribute in table.attributes if attribute.outcome}


def stated_cells_say_something(content: Content) -> Iterator[Problem]:
    """A cell whose value is stated has a text."""
    for table in content.tables:
        for path, cell in table.each(Cell):
            if cell.value == "stated" and not cell.text.strip():
                yield table.problem(path, "the cell says nothing; write text, or a value such as not-studied")


def missing_studies_are_told(content: Content) -> Iterator[Problem]:
    """An outcome that nobody studied has the value not-studied, and one that was reported has not."""
    for table in content.tables:
        outcomes = outcome_attributes(table.value)
        for path, cell in table.each(Cell):
            unstudied = _is_unstudied(cell, content.notices.value.not_studied_opening)
            if path[-1] in outcomes and cell.value == "stated" and unstudied:
                yield table.problem(path, "the cell says that there is no study; write value: not-studied")
            elif cell.value == "not-studied" and cell.study in _STUDIES:
                yield table.problem((*path, "study"), f"not-studied, but a study of level {cell.study}; drop one")


def _is_unstudied(cell: Cell, opening: str | None) -> bool:
    """Whether a cell says that nothing was found: its study is none, or so its text says from its first words on."""
    opens = bool(opening) and cell.text.startswith(opening or "")
    return cell.study == "none" or (opens and bool(_NO_STUDY.search(cell.text)))


def chances_are_whole(content: Content) -> Iterator[Problem]:
    """A chance runs from low to high out of 100, and says among whom and in what time."""
    for table in content.tables:
        for path, chance in table.each(Chance):
            if not 0 <= chance.low <= chance.high <= 100:
                yield table.problem(path, "a chance runs from low to high, both 0 to 100")
            if not chance.population.strip():
                yield table.problem((*path, "population"), "a chance says among whom")
            if not chance.time.strip():
                yield table.problem((*path, "time"), "a chance says in what time")


def options_are_balanced(content: Content) -> Iterator[Problem]:
    """In a decision table no option of a group gets more than one and a half times the words of another."""
    for table in content.tables:
        if is_decision(table.value):
            for group in table.value.groups:
                yield from _balance(table, group.id)


def _balance(table: File[Comparison], group: str) -> Iterator[Problem]:
    counted = [(_length(table.value, o), path, o) for path, o in table.each(Option) if o.group == group]
    least, _, shortest = min(counted, key=_first, default=(0, (), None))
    for length, path, option in counted:
        if shortest and length > BALANCE * least:
            message = (
                f'"{option.id}" has {length} words, "{shortest.id}" has {least}: more than {BALANCE} times as many'
            )
            yield table.problem((*path, "id"), message)


def _first(counted: tuple[int, Path, Option]) -> int:
    return counted[0]


def _length(table: Comparison, option: Option) -> int:
    shown = [attribute.id for attribute in table.attributes if attribute.grid]
    return sum(len(words(option.cells[id].text)) for id in shown if id in option.cells)
