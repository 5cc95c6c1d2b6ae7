"""Rules about verbs: what a statement says a thing does is said no more surely than it is known, in each clause."""

import re
from collections.abc import Iterator
from typing import Any

from ..engine.readability import sentences
from ..errors import Problem
from ..model import Cell, Certainty, Claim
from ..yaml_door import Path
from .comparisons import outcome_attributes
from .content import Content, File

_UNKNOWN = r"do not know|not known|nobody knows|no study|no good numbers|no report|nobody has"
_HEDGE: dict[Certainty, tuple[str, re.Pattern[str]]] = {
    "moderate": ("probably", re.compile(r"\b(?:probably|likely)\b", re.I)),
    "low": ("may", re.compile(r"\b(?:may|might)\b", re.I)),
    "very-low": ("we do not know", re.compile(_UNKNOWN, re.I)),
}
"""The word that each certainty asks for, and what counts as it somewhere in a statement."""
_LESS_SURE: dict[Certainty, re.Pattern[str]] = {
    "moderate": re.compile(rf"\b(?:probably|likely|may|might)\b|{_UNKNOWN}", re.I),
    "low": re.compile(rf"\b(?:may|might)\b|{_UNKNOWN}", re.I),
    "very-low": _HEDGE["very-low"][1],
}
"""What counts as it in one sentence: less sure is right too."""
_DOUBT = re.compile(r"\b(may|might|probably|perhaps|possibly)\b", re.I)
_THEM = r"(?:all |your |the |these |those |old |new )*(?:milia|bumps?|spots?|cysts?|them|it)\b"
_MANY = r"(?:milia|bumps|spots|cysts|they|these|those|some|many|most|all)"
_THEN = r"(?:(?:of|on|in) (?:the )?\w+ )?(?:(?:will|can|do|often|then|soon|also|all|always|\w+ly) ){0,2}"
_EFFECTS = (
    rf"clear (?:up|{_THEM})|clears|cleared|will clear",
    r"cures?|cured|dissolves?|dissolved|melts?|shrinks?|shrank|heals|healed|will heal",
    r"removes?|removed|removing|gets? rid|got rid|prevents?|prevented|preventing|empties|empt(?:y|ied) ",
    rf"stops|stopped|stop {_THEM}|works|worked|(?:will|do|does|can|always) work|to work(?! on\b)",
    rf"{_MANY} {_THEN}(?:heal|clear|come (?:out|off)(?! (?:on|in)\b))|comes out|came out",
    r"(?:go|goes|went|gone|falls?|takes?)(?: \w+)? away|(?:is|are|be) gone",
    r"(?:go|goes|went) (?:for good|in (?:a|two|three|some|\d)|within)",
    r"vanish(?:es|ed)?|disappears?|disappeared|fades?|faded",
)
_EFFECT = re.compile(rf"\b(?:{'|'.join(_EFFECTS)})\b", re.I)
"""What a treatment, or time, is said to do to milia."""
_CLAUSE = re.compile(r"[;:] ")
_SAYS = re.compile(r"(?<!name )\b(?:says?|said|reports?|reported|claims?|advises?|advised|writes?)\b", re.I)
"""A clause that tells whose words it gives says no more than that; a name says nothing."""
_ONE_PERSON = re.compile(r"\b(?:one|that) (?:\w+ )?(?:woman|man|girl|boy|child|person|patient)\b", re.I)
_PAST = re.compile(r"ed\b|\b(?:went|gone|got|came|fell|took|shrank)\b", re.I)
"""An effect that was once seen in one person: a report, which says no more than that."""


def verbs_match_certainty(content: Content) -> Iterator[Problem]:
    """A fact, and a cell about an outcome, is said as surely as it is known, and so is each sentence of an effect."""
    for file, path, text, certainty in _graded(content):
        doubt = _DOUBT.search(text)
        hedge = _HEDGE.get(certainty)
        if hedge and not hedge[1].search(text):
            yield file.problem((*path, "text"), f'the certainty is {certainty}, so say "{hedge[0]}"')
        elif hedge:
            yield from (file.problem((*path, "text"), message) for message in too_sure(text, certainty, hedge[0]))
        elif certainty == "high" and doubt:
            message = f'the certainty is high, so leave out "{doubt.group()}", or lower the certainty'
            yield file.problem((*path, "text"), message)


def too_sure(text: str, certainty: Certainty, hedge: str) -> Iterator[str]:
    """A message for each clause that tells of an effect more surely than the whole is known."""
    for clause in (part for sentence in sentences(text) for part in _CLAUSE.split(sentence)):
        effect = _EFFECT.search(clause)
        if effect and not _LESS_SURE[certainty].search(clause) and not _reported(clause, effect.group()):
            start = " ".join(clause.split()[:6])
            said = effect.group().strip()
            yield f'"{said}" is too sure for {certainty}; say "{hedge}" in that clause too: "{start} ..."'


def _reported(clause: str, effect: str) -> bool:
    """Whether a clause gives somebody's words, or tells what happened to one person."""
    return bool(_SAYS.search(clause) or (_ONE_PERSON.search(clause) and _PAST.search(effect)))


def sure_cells_are_sure(content: Content) -> Iterator[Problem]:
    """A cell about an outcome that is called sure does not add what nobody knows: that is a cell of its own."""
    for table in content.tables:
        outcomes = outcome_attributes(table.value)
        for path, cell in table.each(Cell):
            unknown = _HEDGE["very-low"][1].search(cell.text)
            if path[-1] in outcomes and cell.certainty == "high" and unknown:
                message = (
                    f'the certainty is high, yet it says "{unknown.group()}"; say that in a row with its own certainty'
                )
                yield table.problem((*path, "text"), message)


def _graded(content: Content) -> Iterator[tuple[File[Any], Path, str, Certainty]]:
    for file in content.pages:
        for path, claim in file.each(Claim):
            if claim.kind == "fact":
                yield file, path, claim.text, claim.certainty
    for table in content.tables:
        outcomes = outcome_attributes(table.value)
        for path, cell in table.each(Cell):
            if path[-1] in outcomes and cell.text:
                yield table, path, cell.text, cell.certainty
