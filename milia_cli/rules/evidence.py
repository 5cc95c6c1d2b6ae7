"""Rules about what statements rest on: sources, sources that sell, verdicts on what was quoted."""

import re
from collections.abc import Iterator
from typing import Any

from ..errors import Problem
from ..model import Cell, Claim, Outcome, RedFlag
from ..yaml_door import Path
from .content import Content, File

JUDGED = ("myths", "causes")
"""Topics whose claims may carry a verdict whatever their kind."""
OF_WORDS = ("about", "glossary")
"""Topics that are about the guide or its words, so that a notice there need not say so."""
_EXPERTS = "doctors?|dermatologists?|clinicians?|specialists?|experts?|surgeons?|nurses?|midwives|midwife|pharmacists?"
_SAYING = (
    "say|says|said|advise|advises|warn|warns|ask|asks|call|calls|count|counts|send|sends|name|names|tell|tells|teach"
    "|recommend|recommends|suggest|suggests|agree|agrees|prefer|prefers|think|thinks|believe|believes|want|wants|speak"
)
_DOCTORS_SAY = re.compile(rf"\b(?:{_EXPERTS})(?: (?!to\b)\w+){{0,2}}? (?:{_SAYING})\b|\b(?:are|is) said to\b", re.I)
_OURS = re.compile(r"\b(?:we|our)\b", re.I)
_THE_GUIDE = re.compile(r"\b(?:this (?:guide|page|list|quiz|table)|the list|we|our)\b", re.I)
_SELLER = re.compile(r"\b(?:sells?|sellers?|salons?|brands?|clinics?)\b", re.I)


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
    sellers = _sellers(content)
    for file in content.pages:
        for path, record in _assertions(file):
            if record.sources and set(record.sources) <= sellers:
                message = f"{_called(path, record)} rests on sellers alone; add a source that sells nothing"
                yield file.problem((*path, "sources"), message)


def opinions_name_their_seller(content: Content) -> Iterator[Problem]:
    """An opinion that rests on sellers alone says that it is theirs: a clinic's, a salon's, a brand's."""
    sellers = _sellers(content)
    for file in content.pages:
        for path, claim in file.each(Claim):
            alone = claim.kind == "opinion" and claim.sources and set(claim.sources) <= sellers
            if alone and not _SELLER.search(claim.text):
                message = f'the opinion "{claim.id}" rests on sellers alone and does not say so; add another source'
                yield file.problem((*path, "sources"), message)


def opinions_say_whose(content: Content) -> Iterator[Problem]:
    """An opinion without a source is the guide's own and says "we", or names doctors and a row of general knowledge.

    Those rows are listed at the foot of sources.yaml.
    """
    known = {row.row for row in content.sources.value.general_knowledge}
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.kind not in {"opinion", "notice"} or claim.sources:
                continue
            if _DOCTORS_SAY.search(claim.text):
                if not known & set(claim.ref):
                    message = f'"{claim.id}" quotes doctors without a source; name its row of general knowledge in ref'
                    yield file.problem(path, message)
            elif claim.kind == "opinion" and not _OURS.search(claim.text):
                yield file.problem((*path, "text"), f'the opinion "{claim.id}" has no source; add one, or say "we"')


def notices_speak_of_the_guide(content: Content) -> Iterator[Problem]:
    """A notice speaks of the guide itself, and says so where the page is about something else."""
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.kind == "notice" and file.stem not in OF_WORDS and not _THE_GUIDE.search(claim.text):
                message = f'the notice "{claim.id}" does not speak of this guide; give it another kind'
                yield file.problem((*path, "text"), message)


def _sellers(content: Content) -> set[str]:
    return {source.id for source in content.sources.value.sources if source.seller or source.tier == "D"}


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
