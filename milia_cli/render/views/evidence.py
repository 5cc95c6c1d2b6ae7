"""What --evidence adds to a statement: the kind of study, the effect, the kinds of its sources, its rows."""

from collections.abc import Iterator

from ...model import Claim
from ..page import Line
from .foot import Frame, ended


def evidence(claim: Claim, frame: Frame) -> str:
    """Everything behind a statement that a page leaves out by default, in one line; empty where there is nothing."""
    return " ".join(_parts(claim, frame))


def with_evidence(line: Line, claim: Claim, frame: Frame, *, wanted: bool) -> Line:
    """The line of a statement, with its evidence in brackets if that is wanted."""
    added = evidence(claim, frame) if wanted else ""
    return Line(f"{line.text} ({added})", line.certainty, line.cites) if added else line


def _parts(claim: Claim, frame: Frame) -> Iterator[str]:
    if claim.study:
        yield f"Study: {frame.notices.study_words[claim.study]}."
    if claim.effect:
        yield f"Effect: {ended(claim.effect)}"
    if claim.population:
        yield f"Who: {ended(claim.population)}"
    if claim.sources:
        yield f"Rests on: {', '.join(_kinds(claim, frame))}."
    if claim.ref:
        yield f"Row: {', '.join(claim.ref)}."


def _kinds(claim: Claim, frame: Frame) -> Iterator[str]:
    """The kinds of the sources, each once with its ids: "review BB08", "case reports BAT09 and CUR26"."""
    kinds = {source.id: source.kind.replace("-", " ") for source in frame.sources.sources}
    found: dict[str, list[str]] = {}
    for id in claim.sources:
        found.setdefault(kinds.get(id, "source"), []).append(id)
    yield from (f"{kind} {' and '.join(ids)}" for kind, ids in found.items())
