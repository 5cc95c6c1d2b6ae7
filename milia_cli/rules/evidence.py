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
_EXPERTS = (
    "doctors?|dermatologists?|clinicians?|specialists?|experts?|surgeons?|nurses?|midwives|midwife|pharmacists?|GPs?"
    "|health visitors?|physicians?|paediatricians?|opticians?|dentists?"
)
_VIEW = (
    "says?|said|advises?|advised|warns?|warned|teach|teaches|recommends?|recommended|suggests?|suggested|agrees?"
    "|prefers?|thinks?|believes?|wants?|speaks?"
)
_DOES = "asks?|calls?|counts?|sends?|names?|tells?"
_DOCTORS = re.compile(
    rf"\b(?:(?P<before>\w+) )?(?P<article>(?:an?|the|any|another|your) )?(?P<who>{_EXPERTS})"
    rf"(?P<between>(?: (?!to\b)\w+){{0,2}}?) (?:(?P<view>{_VIEW})|{_DOES})\b",
    re.I,
)
_SAID_TO = re.compile(rf"\b(?:are|is) said to\b|\baccording to (?:\w+ ){{0,2}}(?:{_EXPERTS})\b", re.I)
_OPEN = re.compile(r"\b(?:can|could|what|if|unless|whether|when|who|which)\b", re.I)
"""Words by which a sentence leaves open what is said: "ask who can name it", "what your doctor tells you"."""
_ONE_WILL = re.compile(r"\b(?:will|would|may|might|should|must)\b", re.I)
"""The same, of one doctor alone: "a nurse will tell you"."""
_OURS = re.compile(r"\b(?:we|our)\b", re.I)
_OUR_VIEW = re.compile(r"\b(?:we (?:think|suggest|advise)|our (?:own )?(?:view|advice))\b", re.I)
"""In a lead, what says that the list under it is the guide's own view; any other "we" there speaks of the lead."""
_THE_GUIDE = re.compile(r"\b(?:this (?:guide|page|list|quiz|table)|the list|we|our)\b", re.I)
_SELLERS = ("seller", "shop", "company", "maker", "brand", "clinic", "salon", "spa", "pharmacy")
_SELLER = re.compile(rf"\bsells?\b|\b(?:{'|'.join(_SELLERS)})s?\b|\b(?:companies|pharmacies)\b", re.I)
_TOLD = re.compile(
    r"\b(?:says?|said|advises?|warns?|recommends?|suggests?|thinks?|claims?|names?|lists?|writes?|told|read|according"
    r"|pages?|sites?)\b",
    re.I,
)
_SEPARATE = re.compile(r"[.;:] ")


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
            if alone and not names_its_seller(claim.text):
                message = f'the opinion "{claim.id}" rests on sellers alone and does not say so; {_NAME_IT}'
                yield file.problem((*path, "sources"), message)


_NAME_IT = f"""add another source, or say whose it is, as in "a clinic says" (or: {", ".join(_SELLERS)})"""


def names_its_seller(text: str) -> bool:
    """Whether a clause of a text says that somebody who sells something says it; "go to a clinic" does not."""
    return any(_SELLER.search(clause) and _TOLD.search(clause) for clause in _SEPARATE.split(text))


def opinions_say_whose(content: Content) -> Iterator[Problem]:
    """An opinion without a source is the guide's own and says "we", or names doctors and a row of general knowledge.

    Those rows are listed at the foot of sources.yaml. The lead of a section may say whose all of its opinions are.
    """
    known = {row.row for row in content.sources.value.general_knowledge}
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.kind not in {"opinion", "notice"} or claim.sources:
                continue
            lead = _lead(file, path) if claim.kind == "opinion" else ""
            ours = _OURS.search(claim.text) or _OUR_VIEW.search(lead)
            if quotes_doctors(claim.text) or (quotes_doctors(lead) and not ours):
                if not known & set(claim.ref):
                    yield file.problem(path, f'"{claim.id}" quotes doctors without a source; {_CITE}')
            elif claim.kind == "opinion" and not ours:
                yield file.problem((*path, "text"), f'the opinion "{claim.id}" has no source; add one, or say "we"')


_CITE = "add one, or name in ref its row of general_knowledge in sources.yaml"


def _lead(file: File[Any], path: Path) -> str:
    """What stands over a claim in its section, if it has one."""
    return (file.value.sections[path[1]].lead or "") if path[0] == "sections" else ""


def quotes_doctors(text: str) -> bool:
    """Whether a text tells what doctors, nurses or the like say or do. "Do what your doctor says" tells nothing."""
    return bool(_SAID_TO.search(text)) or any(_tells(found) for found in _DOCTORS.finditer(text))


def _tells(found: re.Match[str]) -> bool:
    between, many = found["between"], found["who"].lower().endswith("s")
    left_open = bool(_OPEN.search(f"{found['before'] or ''} {between}")) or (not many and _ONE_WILL.search(between))
    theirs = (found["article"] or "").lower() == "your "
    return not theirs and not (left_open and (found["view"] is None or not many))


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
