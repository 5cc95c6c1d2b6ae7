"""Handouts as the tests ask for them: as blocks, as plain text, filled with every kind of answers."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from milia_cli.library import Library, content_root
from milia_cli.model import NOT_SURE, Question

from .player import milia

LIBRARY = Library(content_root())
QUESTIONS = LIBRARY.quiz().questions
NAMES = ("adult", "parent", "visit")
GIVEN = sorted((Path(__file__).parent / "answers").glob("*.yaml"))
"""Files of answers, from an emergency to answers that nothing fits."""
EYELID = Path(__file__).parent / "answers" / "eyelid.yaml"
ROWS, COLUMNS = 66, 78
"""What a sheet holds."""
Given = Mapping[str, str | list[str]]


@cache
def blocks(*words: str) -> list[dict[str, Any]]:
    """The blocks of a handout as JSON."""
    found: list[dict[str, Any]] = json.loads(milia("handout", *words, "--json").out)["data"]["blocks"]
    return found


def filled(file: Path) -> str:
    """The page for a visit, filled with the answers of a file, as plain text."""
    return milia("handout", "visit", "--answers", str(file), "--plain").out


def assert_fits(shown: str) -> None:
    """A page of at most 66 lines of 78 columns, without an escape byte, a box or a run of spaces."""
    lines = shown.splitlines()
    assert 20 < len(lines) <= ROWS
    assert max(map(len, lines)) <= COLUMNS
    assert shown.isascii()
    assert "  " not in shown
    assert "\x1b" not in shown


def extremes() -> Iterator[Given]:
    """Answers that take the most room, for every age: with all danger signs, without the gravest, all unsure."""
    for option in (*QUESTIONS[0].options, None):
        age = option.id if option else NOT_SURE
        everything = {question.id: _longest(question) for question in QUESTIONS} | {"age": age, "place": "lash-line"}
        yield everything
        grave = [q.id for q in QUESTIONS if q.not_sure and q.not_sure.floor == "emergency"]
        yield everything | dict.fromkeys(grave, "none")
        yield dict.fromkeys(everything, NOT_SURE) | {"age": age}


def fullest() -> Given:
    """The answers whose page is longest: an adult with every danger sign but the gravest."""
    return next(given for given in extremes() if given["age"] == "adult-50" and given["adult-now"] == "none")


def _longest(question: Question) -> str | list[str]:
    if question.type == "multi-choice":
        return [option.id for option in question.options if not option.exclusive]
    return max(question.options, key=lambda option: len(option.said or option.text)).id
