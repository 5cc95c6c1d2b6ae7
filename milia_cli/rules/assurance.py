"""Rules about what the guide says of itself: each control and each yes names what shows it."""

import re
from collections.abc import Iterable, Iterator

from ..errors import Problem
from ..model import Check, Hazard
from ..yaml_door import Path
from .content import Content, File

_TEST = re.compile(r"tests/[a-z_/]+\.py::test_[a-z0-9_]+")
_SHOWN = re.compile(rf"{_TEST.pattern}|rules::[a-z_]+|milia .+")
_NO_TEST = "is no name of a test; write tests/test_x.py::test_y"
_NOT_SHOWN = "names no test, rule or command; write tests/test_x.py::test_y, rules::name_of_rule or milia info"


def hazards_are_controlled(content: Content) -> Iterator[Problem]:
    """Each hazard names at least one test of its control, as ``tests/test_x.py::test_y``."""
    for file in content.others:
        for path, hazard in file.each(Hazard):
            if not hazard.tests:
                yield file.problem((*path, "tests"), f'no test holds the control of "{hazard.id}"')
            yield from _named(file, (*path, "tests"), hazard.tests, _TEST, _NO_TEST)


def checks_show_where(content: Content) -> Iterator[Problem]:
    """A check that holds names tests, rules or commands that show it; one that does not says why."""
    for file in content.others:
        for path, check in file.each(Check):
            if check.state == "holds" and not check.shown_by:
                yield file.problem(path, f'"{check.id}" holds, but nothing shows it; name a test, a rule or a command')
            if check.state != "holds" and not check.note:
                yield file.problem(path, f'"{check.id}" does not hold; say why in a note')
            yield from _named(file, (*path, "shown_by"), check.shown_by, _SHOWN, _NOT_SHOWN)


def _named(
    file: File[object], path: Path, names: Iterable[str], known: re.Pattern[str], message: str
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if not known.fullmatch(name):
            yield file.problem((*path, index), f'"{name}" {message}')
