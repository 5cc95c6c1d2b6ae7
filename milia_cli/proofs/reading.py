"""A second reading of the urgency rules, written from their words and not from the engine.

It is written once over a small logic, so that the same rules run on plain truth values (and are compared with the
engine) and on the solver's formulas (and are proved over all answers). "Not sure" stands beside the options of a
question as if it were one. A level is never a number here: it is "some floor of at least this level holds".
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model import LEVELS, NOT_SURE, Answers, Behavior, Condition, Level, Question, Questionnaire

T = TypeVar("T")
Said = Mapping[str, Mapping[str, T]]
"""Question id -> option id (or not-sure) -> whether it was said."""


@dataclass(frozen=True)
class Logic(Generic[T]):
    """How "all of these" and "any of these" are said; of nothing, the first is true and the second false."""

    all: Callable[[list[T]], T]
    any: Callable[[list[T]], T]


TRUTH: Logic[bool] = Logic(all, any)


@dataclass(frozen=True)
class Floor(Generic[T]):
    """A level that somebody is owed if ``holds``."""

    id: str
    level: Level
    holds: T


def sayable(question: Question) -> list[str]:
    """Everything that can be said to a question."""
    return [*(option.id for option in question.options), NOT_SURE]


def _met(logic: Logic[T], conditions: tuple[Condition, ...], behavior: Behavior, counted: Said[T]) -> T:
    """Whether conditions hold. What is not in ``counted`` was not said."""
    each = []
    for condition in conditions:
        given = counted.get(condition.question, {})
        each.append(logic.any([given[id] for id in condition.any_of if id in given]))
    return logic.any(each) if each and behavior == "any" else logic.all(each)


def applies(logic: Logic[T], question: Question, counted: Said[T]) -> T:
    """Whether a question applies, given what counts of the answers to the questions before it."""
    return _met(logic, question.enable_when, question.enable_behavior, counted)


def heard(logic: Logic[T], questionnaire: Questionnaire, said: Said[T]) -> dict[str, dict[str, T]]:
    """What counts of all that was said: the answers to questions that apply, judged from the first to the last."""
    counted: dict[str, dict[str, T]] = {}
    for question in questionnaire.quiz.questions:
        given = said.get(question.id)
        if given:
            on = applies(logic, question, counted)
            counted[question.id] = {id: logic.all([on, given[id]]) for id in given}
    return counted


def asked_for(logic: Logic[T], questionnaire: Questionnaire, counted: Said[T]) -> list[Floor[T]]:
    """The floors of red flags by the questions that are asked for their sake."""
    flags = [flag for flag in questionnaire.flags if flag.when]
    return [Floor(flag.id, flag.level, _met(logic, flag.when, flag.behavior, counted)) for flag in flags]


def floors(logic: Logic[T], questionnaire: Questionnaire, counted: Said[T]) -> list[Floor[T]]:
    """The floors that red flags and "not sure" set; of red flags also by answers about looks, if these are given."""
    found = asked_for(logic, questionnaire, counted)
    told = [flag for flag in questionnaire.flags if flag.also]
    found += [Floor(flag.id, flag.level, _met(logic, flag.also, "all", counted)) for flag in told]
    for question in questionnaire.quiz.questions:
        unsure = counted.get(question.id, {}).get(NOT_SURE)
        if question.not_sure and unsure is not None:
            found.append(Floor(question.id, question.not_sure.floor, unsure))
    return [*found, *_doubts(logic, questionnaire, counted)]


def _doubts(logic: Logic[T], questionnaire: Questionnaire, counted: Said[T]) -> Iterator[Floor[T]]:
    """Of three answers or more about looks that tell a red flag, all were given but one, and that one is not sure."""
    for flag in questionnaire.flags if questionnaire.quiz.doubt else ():
        for one in flag.also if len(flag.also) >= 3 else ():
            unsure = counted.get(one.question, {}).get(NOT_SURE)
            if unsure is not None:
                others = tuple(condition for condition in flag.also if condition != one)
                yield Floor(flag.id, "routine", logic.all([unsure, _met(logic, others, "all", counted)]))


def could_be_told(questionnaire: Questionnaire, answers: Answers, above: Collection[Level]) -> set[str]:
    """Questions without an answer that, with others, could still tell a red flag of these levels by looks."""
    said = heard(TRUTH, questionnaire, spoken(answers))
    open_: set[str] = set()
    for flag in questionnaire.flags:
        waiting = {condition.question for condition in flag.also} - answers.keys()
        known = tuple(condition for condition in flag.also if condition.question in answers)
        if flag.level in above and _met(TRUTH, known, "all", said):
            open_ |= waiting
    return open_


def reaches(logic: Logic[T], found: list[Floor[T]], level: Level) -> T:
    """Whether the highest of the floors is at least this level."""
    least = LEVELS.index(level)
    return logic.any([floor.holds for floor in found if LEVELS.index(floor.level) >= least])


def spoken(answers: Answers) -> dict[str, dict[str, bool]]:
    """Answers as what was said; what is missing was not said."""
    pairs = [(id, (answer,) if isinstance(answer, str) else answer) for id, answer in answers.items()]
    return {id: dict.fromkeys(options, True) for id, options in pairs}


def applies_to(questionnaire: Questionnaire, question: Question, answers: Answers) -> bool:
    """Whether a question applies to somebody with these answers."""
    return not question.enable_when or applies(TRUTH, question, heard(TRUTH, questionnaire, spoken(answers)))


def level_of(questionnaire: Questionnaire, answers: Answers) -> Level:
    """The highest floor that red flags and "not sure" set; self-care when there is none."""
    found = floors(TRUTH, questionnaire, heard(TRUTH, questionnaire, spoken(answers)))
    return max((floor.level for floor in found if floor.holds), key=LEVELS.index, default="self-care")
