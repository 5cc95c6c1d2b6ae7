"""Rules about grades: one fact has one grade, wherever it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..errors import Problem
from ..model import Certainty, Claim
from ..yaml_door import Path
from .content import Content, File

_CAUSE = re.compile(r"C\d+")
"""A row of causes. The evidence says one thing in each and grades it once; its other rows hold several facts."""
_GRADES: tuple[Certainty, ...] = ("very-low", "low", "moderate", "high")

_Graded = tuple[File[object], Path, Claim, tuple[str, ...]]


def causes_have_one_grade(content: Content) -> Iterator[Problem]:
    """Facts that rest on one row of causes (C7) alone share its grade; on several rows, they are as sure as the least.

    A fact that says something else of such a row, as when it begins, does not name the row. Less sure than its rows
    is allowed to a fact that rests on more than one, since it may say more than any of them.
    """
    facts = list(_facts(content))
    homes = _homes(fact for fact in facts if len(fact[2].ref) == 1)
    for file, path, claim, rows in facts:
        for row in rows:
            home = homes.get(row)
            if home and _breaks(claim, home[2]):
                message = f'{row} is "{home[2].certainty}" in {home[0].name} ({home[2].id}), so not "{claim.certainty}"'
                yield file.problem((*path, "certainty"), f"{message}; one fact has one grade")


def _facts(content: Content) -> Iterator[_Graded]:
    """Graded facts that name a row of causes, with those rows; the grade of a quoted claim is that of its verdict."""
    for file in content.pages:
        for path, claim in file.each(Claim):
            rows = tuple(row for row in claim.ref if _CAUSE.fullmatch(row))
            if rows and claim.kind == "fact" and claim.certainty in _GRADES:
                yield file, path, claim, rows


def _homes(facts: Iterable[_Graded]) -> dict[str, _Graded]:
    """For each row the first of the facts that have the grade which most of its facts have."""
    found: dict[str, list[_Graded]] = {}
    for fact in facts:
        found.setdefault(fact[3][0], []).append(fact)
    return {row: _first_of_most(of_row) for row, of_row in found.items()}


def _first_of_most(facts: list[_Graded]) -> _Graded:
    ((most, _),) = Counter(fact[2].certainty for fact in facts).most_common(1)
    return next(fact for fact in facts if fact[2].certainty == most)


def _breaks(claim: Claim, home: Claim) -> bool:
    surer = _GRADES.index(claim.certainty) - _GRADES.index(home.certainty)
    return surer > 0 or (surer < 0 and len(claim.ref) == 1)
