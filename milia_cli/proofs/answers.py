"""Which answers there are: all, the quiet ones, those of somebody with an outcome, those that enable a question."""

from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from ..engine.likeness import POINT, REST
from ..model import NOT_SURE, Answer, Answers, Outcome, Question, Questionnaire
from . import reading

FEW_TICKS = 10
"""Up to so many options of a multi-choice question all their combinations are tried."""
LIKELY = 0.5
"""Somebody's textbook case ticks what at least this share of people would."""


def singles(question: Question) -> list[Answer]:
    """Each option alone, then "not sure"."""
    ids = [option.id for option in question.options]
    return [*(ids if question.type == "choice" else [(id,) for id in ids]), NOT_SURE]


def every(question: Question) -> Iterator[Answer]:
    """Each answer that the question allows: for multi-choice, each combination (of at most two beyond FEW_TICKS)."""
    yield from singles(question)
    if question.type == "choice":
        return
    ids = [option.id for option in question.options if not option.exclusive]
    most = len(ids) if len(ids) <= FEW_TICKS else 2
    for size in range(2, most + 1):
        yield from combinations(ids, size)


def quiet(question: Question) -> Answer:
    """The answer that says least: none of these, or "not sure" where there is no such option."""
    alone = [option.id for option in question.options if option.exclusive]
    if not alone:
        return NOT_SURE
    return alone[0] if question.type == "choice" else (alone[0],)


def with_and_without(question: Question, option: str) -> tuple[Answer, Answer]:
    """An option alone, and what the question is answered with instead of it."""
    answer: Answer = option if question.type == "choice" else (option,)
    least = quiet(question)
    return answer, NOT_SURE if answer == least else least


def enablers(questionnaire: Questionnaire, question: Question) -> list[Question]:
    """The questions that decide whether this one applies, in the order written."""
    by_id = {item.id: item for item in questionnaire.quiz.questions}
    needed: set[str] = set()
    waiting = [question]
    while waiting:
        for condition in waiting.pop().enable_when:
            if condition.question in by_id and condition.question not in needed:
                needed.add(condition.question)
                waiting.append(by_id[condition.question])
    return [item for item in questionnaire.quiz.questions if item.id in needed]


def contexts(questionnaire: Questionnaire, question: Question) -> tuple[list[Answers], list[Answers]]:
    """Single answers to the enablers that make the question apply, and those that switch it off."""
    on: list[Answers] = []
    off: list[Answers] = []
    asked = enablers(questionnaire, question)
    for chosen in product(*(singles(item) for item in asked)):
        answers = {item.id: answer for item, answer in zip(asked, chosen, strict=True)}
        (on if reading.applies_to(questionnaire, question, answers) else off).append(answers)
    return on, off


def alarming(questionnaire: Questionnaire) -> frozenset[tuple[str, str]]:
    """Every option that a red flag reads, with its question."""
    read = [condition for flag in questionnaire.flags for condition in flag.when]
    return frozenset((c.question, id) for c in read for id in c.any_of if id != NOT_SURE)


def textbook(outcome: Outcome, question: Question) -> Answer:
    """What most people with the outcome would answer; the quiet answer where nothing is said about it."""
    said = {finding.question: finding.answers for finding in outcome.findings}.get(question.id)
    if not said:
        return quiet(question)
    options = [option.id for option in question.options if not option.exclusive]
    if question.type == "choice":
        return max(options, key=lambda id: POINT[said[id]] if id in said else REST)
    return tuple(id for id in options if id in said and POINT[said[id]] >= LIKELY) or quiet(question)


def drawn(rng: Random, outcome: Outcome, question: Question) -> Answer:
    """What one person with the outcome might answer, by the frequencies written for it."""
    said = {finding.question: finding.answers for finding in outcome.findings}.get(question.id)
    if not said:
        return quiet(question)
    options = [option.id for option in question.options if not option.exclusive]
    chances = [POINT[said[id]] if id in said else REST for id in options]
    if question.type == "choice":
        return rng.choices(options, chances)[0]
    ticked = tuple(id for id, chance in zip(options, chances, strict=True) if id in said and rng.random() < chance)
    return ticked or quiet(question)


def anything(rng: Random, question: Question) -> Answer:
    """Any answer at all, all options alike."""
    options = [option.id for option in question.options if not option.exclusive]
    if question.type == "choice" or rng.random() < LIKELY:
        return rng.choice(singles(question))
    return tuple(id for id in options if rng.random() < LIKELY) or quiet(question)
