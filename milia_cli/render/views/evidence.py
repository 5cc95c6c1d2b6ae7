"""What --evidence adds to a statement: the kind of study, the effect, the kinds of its sources, its rows."""

from collections.abc import Iterator, Mapping, Sequence

from ...model import Claim, SourceKind
from ..page import Line
from .foot import Frame, ended

KINDS: Mapping[SourceKind, str] = {
    "review": "reviews",
    "study": "studies",
    "case-report": "case reports",
    "textbook": "textbooks",
    "reference": "reference pages",
    "guideline": "guidelines",
    "government": "government pages",
    "teaching": "teaching pages",
    "clinic": "clinic pages",
    "press": "press pages",
    "commercial": "commercial pages",
    "regulation": "regulations",
}
"""What several sources of a kind are called."""


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
        yield f"Rests on: {'; '.join(_kinds(claim, frame))}."
    if claim.ref:
        yield f"Row: {', '.join(claim.ref)}."


def _kinds(claim: Claim, frame: Frame) -> Iterator[str]:
    """The kinds of the sources, each once with its ids: "review BB08", "case reports BAT09 and CUR26"."""
    kinds = {source.id: source.kind for source in frame.sources.sources}
    found: dict[SourceKind, list[str]] = {}
    for id in claim.sources:
        if id in kinds:
            found.setdefault(kinds[id], []).append(id)
    for kind, ids in found.items():
        yield f"{KINDS[kind] if len(ids) > 1 else kind.replace('-', ' ')} {listed(ids)}"


def listed(names: Sequence[str]) -> str:
    """Names as a list in words: "A", "A and B", "A, B and C"."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
