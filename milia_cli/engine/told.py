"""Somebody's answers on a handout: where they lead, and which of its parts stand there then."""

from dataclasses import dataclass

from ..model import Answers, Claim, Disposition, HandoutPart, Level
from . import questionnaire as quiz
from .advice import disposition_for, steps_for, wants_advice_only
from .explanation import Fit
from .prepared import Prepared
from .urgency import YOUNG, above, highest, holds


@dataclass(frozen=True)
class Told:
    """Somebody's answers, and where they lead."""

    prepared: Prepared
    interview: quiz.Interview


@dataclass(frozen=True)
class Reached:
    """Where answers lead; while they are not ``complete``, the disposition that they ask for so far, if any.

    ``less_likely`` are those of ``also_possible`` that the quiz calls so.

    In an emergency ``signs`` are what asks for help, and ``steps`` what to do; nothing else counts then.
    """

    title: str | None
    complete: bool
    disposition: Disposition | None
    fits_best: tuple[Fit, ...]
    also_possible: tuple[Fit, ...]
    nothing_fits: bool
    signs: tuple[str, ...] = ()
    steps: tuple[Claim, ...] = ()
    less_likely: tuple[Fit, ...] = ()


def reached(title: str | None, told: Told) -> Reached:
    """Where answers lead."""
    step, level = told.interview.step, _level(told)
    young = holds(YOUNG, told.interview.answers)
    questionnaire = told.prepared.questionnaire
    advice = isinstance(step, quiz.Result) and wants_advice_only(step, questionnaire.flags)
    found = disposition_for(questionnaire.quiz, level, young=young, advice=advice) if level else None
    if isinstance(step, quiz.Result) and found:
        if level == "emergency":
            steps = steps_for(found, step, questionnaire.flags, young=young)
            return Reached(title, True, found, (), (), False, tuple(_signs(told)), steps)
        names = step.fits_best, step.also_possible
        return Reached(title, True, found, *names, step.nothing_fits, less_likely=step.less_likely)
    return Reached(title, False, found, (), (), False)


def _level(told: Told) -> Level | None:
    """What the answers ask for so far; None while they ask for nothing and are not complete."""
    step = told.interview.step
    if isinstance(step, quiz.Result):
        return step.level
    reasons = told.prepared.reasons(told.interview.answers)
    return highest(reasons) if reasons else None


def _signs(told: Told) -> list[str]:
    """The findings that ask for emergency help, in the words of the dictionary; "not sure" in its own sentence."""
    findings = {flag.id: flag.finding for flag in told.prepared.questionnaire.flags}
    now = [reason for reason in told.prepared.reasons(told.interview.answers) if reason.level == "emergency"]
    return [findings[reason.id] if reason.kind == "red-flag" else reason.text for reason in now]


def is_emergency(told: Told | None) -> bool:
    """Whether answers ask for emergency help."""
    return told is not None and _level(told) == "emergency"


def stands(part: HandoutPart, told: Told | None) -> bool:
    """Whether a part stands on a page that these answers fill; None: that nobody's do."""
    if told is None:
        return part.only in (None, "calm", "blank")
    if is_emergency(told):
        return part.only in (None, "emergency")
    level = _level(told)
    if part.card and level and not above(part.card.level, level):
        return False  # the result asks for as much, in larger letters
    open_ends = level == "same-day" or isinstance(told.interview.step, quiz.Ask)
    wanted: tuple[str | None, ...] = (None, "calm", "filled", *(("unsettled",) if open_ends else ()))
    return part.only in wanted and _concerns(part, told.interview.answers)


def _concerns(part: HandoutPart, answers: Answers) -> bool:
    """Whether a part is for somebody of that age; without an age all are."""
    return part.who is None or YOUNG.question not in answers or holds(YOUNG, answers) == (part.who == "baby")
