"""Rules about what statements rest on: sources, sources that sell, verdicts on what was quoted."""

from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..model import Cell, Claim, Outcome, RedFlag
from ..yaml_door import Path
from .content import Content, File

JUDGED = ("myths", "causes")
"""Topics whose claims may carry a verdict whatever their kind."""


def assertions_have_sources(content: Content) -> Iterator[Problem]:
    """A fact, a piece of advice and a graded cell have a source."""
    for file in content.pages:
        for path, record in file.everything:
            asserted = isinstance(record, Claim) and record.kind in {"fact", "advice"}
            graded = isinstance(record, Cell) and record.value == "stated" and record.certainty != "not-assessed"
            if (asserted or graded) and not record.sources:
                yield file.problem(path, f"{_called(path, record)} has no source")


def sellers_stand_not_alone(content: Content) -> Iterator[Problem]:
    """What the guide asserts never rests on pages alone that sell something. A quoted claim or ungraded cell may."""
    sources = content.sources.value.sources
    sellers = {source.id for source in sources if source.seller or source.tier == "D"}
    for file in content.pages:
        for path, record in _assertions(file):
            if record.sources and set(record.sources) <= sellers:
                message = f"{_called(path, record)} rests on sellers alone; add a source that sells nothing"
                yield file.problem((*path, "sources"), message)


def _assertions(file: File[Any]) -> Iterator[tuple[Path, Claim | Cell | RedFlag | Outcome]]:
    for path, record in file.everything:
        own = isinstance(record, Claim) and record.kind in {"fact", "advice"}
        graded = isinstance(record, Cell) and record.certainty != "not-assessed"
        if own or graded or isinstance(record, RedFlag | Outcome):
            yield path, record


def _called(path: Path, record: Any) -> str:
    return f'"{record.id}"' if hasattr(record, "id") else f'the cell "{path[-1]}"'


def myths_are_judged(content: Content) -> Iterator[Problem]:
    """A quoted claim has a verdict and says why."""
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.kind == "myth":
                for field in ("verdict", "why"):
                    if not getattr(claim, field):
                        yield file.problem(path, f'the quoted claim "{claim.id}" has no {field}')


def verdicts_judge_claims(content: Content) -> Iterator[Problem]:
    """Only a quoted claim has a verdict, and a cause that was checked."""
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.verdict and claim.kind != "myth" and file.stem not in JUDGED:
                yield file.problem((*path, "verdict"), f'"{claim.id}" is no quoted claim, so it has no verdict')
