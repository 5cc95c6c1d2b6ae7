"""P3: every outcome, option, question and red flag matters. A witness in Python first, the solver for what has none."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import TypeVar

from ..engine import likeness, urgency
from ..engine.questionnaire import Result
from ..model import LEVELS, NOT_SURE, Answer, Answers, Condition, Outcome, Question, RedFlag
from . import solver
from .answers import contexts, quiet
from .bench import Bench, calm, typical
from .race import Found, Race, worth
from .report import Case, Proof, conclude, skip

NEAR = 3
"""An option is tried in the answers of so many typical people that it speaks for, and so many that it speaks against."""
S = TypeVar("S")


def prove(bench: Bench) -> list[Proof]:
    """Outcomes, options, red flags, then questions."""
    race = Race(bench)
    outcomes = {outcome.id: outcome for outcome in bench.questionnaire.outcomes}
    options = {f"{q.id}={o.id}": (q, o.id) for q in bench.questions for o in q.options}
    flags = {flag.id: flag for flag in bench.questionnaire.flags if flag.when}
    return [
        *_matter("each outcome fits best for somebody", outcomes, partial(_fitted, bench), race.leader),
        *_matter(
            "each option changes the advice", options, lambda it: _changed(bench, *it), lambda it: race.difference(*it)
        ),
        *_matter("each red flag can be shown", flags, partial(_flagged, bench), race.shown),
        _asked(bench),
    ]


def _matter(
    claim: str, subjects: dict[str, S], find: Callable[[S], Answers | None], ask: Callable[[S], Found]
) -> Iterator[Proof]:
    """Witnesses found in Python; for what has none, those of the solver, which also knows when there are none."""
    found = {id: find(subject) for id, subject in subjects.items()}
    shown = [Case(id, answers) for id, answers in found.items() if answers is not None]
    yield conclude("P3", claim, "python", len(shown), (), shown)
    missing = [id for id, answers in found.items() if answers is None]
    if missing and not solver.available():
        yield skip("P3", claim, missing)
    elif missing:
        asked = {id: ask(subjects[id]) for id in missing}
        notes = {id: "the solver gave up" if answers else "there are no such answers" for id, answers in asked.items()}
        against = [Case(id, {}, notes[id]) for id, answers in asked.items() if answers is None or answers == "unknown"]
        extra = [Case(id, answers) for id, answers in asked.items() if answers is not None and answers != "unknown"]
        yield conclude("P3", claim, "z3", len(missing), against, extra)


def _fitted(bench: Bench, outcome: Outcome) -> Answers | None:
    """The typical case is first or tied: in the interview, or with no danger sign, or with everything answered."""
    for attempt in (typical, calm):
        walk = bench.textbooks[outcome.id] if attempt is typical else bench.walk(calm(outcome))
        if walk.end and outcome.id in _names(walk.end):
            return walk.answers
        everything = {question.id: attempt(outcome)(question) for question in bench.questions}
        end = bench.engine.next_step(bench.prepared, everything)
        if isinstance(end, Result) and outcome.id in _names(end):
            return bench.engine.effective(bench.questions, everything)
    return None


def _names(result: Result) -> set[str]:
    return {fit.outcome.id for fit in result.fits_best}


def _changed(bench: Bench, question: Question, option: str) -> Answers | None:
    """The option changes the level or what fits best, in some typical person's answers."""
    alone = {other.id for other in question.options if other.exclusive}
    answer: Answer = option if question.type == "choice" else (option,)
    without = NOT_SURE if option in alone else quiet(question)
    for rest in _surroundings(bench, question, option):
        if _advice(bench, {**rest, question.id: answer}) != _advice(bench, {**rest, question.id: without}):
            return bench.engine.effective(bench.questions, {**rest, question.id: answer})
    return None


def _surroundings(bench: Bench, question: Question, option: str) -> Iterator[Answers]:
    """The answers of typical people for whom the question applies; then those to the safety questions alone."""
    row = worth(bench.prepared.weights, question.id, option)
    places = sorted(range(len(row)), key=row.__getitem__)
    for context in contexts(bench.questionnaire, question)[0]:
        for index in dict.fromkeys([*reversed(places[-NEAR:]), *places[:NEAR]]):
            reply = calm(bench.questionnaire.outcomes[index])
            yield {**{item.id: reply(item) for item in bench.questions}, **context}
            yield {**{item.id: reply(item) for item in bench.questions if item.role == "safety"}, **context}


def _advice(bench: Bench, answers: Answers) -> tuple[str, tuple[int, ...]]:
    given = bench.engine.effective(bench.questions, answers)
    return bench.engine.level(bench.questionnaire, given), likeness.rank(bench.prepared.weights, given).best


def _flagged(bench: Bench, flag: RedFlag) -> Answers | None:
    """The flag is among the reasons, and the level is at least its own."""
    parts = [(condition,) for condition in flag.when] if flag.behavior == "any" else [flag.when]
    for conditions in parts:
        for answers in _meeting(bench, conditions):
            given = bench.engine.effective(bench.questions, answers)
            reasons = urgency.reasons_from_answers(bench.questionnaire, given)
            high = LEVELS.index(bench.engine.level(bench.questionnaire, given)) >= LEVELS.index(flag.level)
            if high and flag.id in {reason.id for reason in reasons}:
                return given
    return None


def _meeting(bench: Bench, conditions: tuple[Condition, ...]) -> Iterator[Answers]:
    """Answers that meet all the conditions, in each context that enables their questions."""
    by_id = {question.id: question for question in bench.questions}
    questions = [by_id[condition.question] for condition in conditions if condition.question in by_id]
    for surroundings in product(*(contexts(bench.questionnaire, question)[0] for question in questions)):
        for ids in product(*(condition.any_of for condition in conditions)):
            said = zip(questions, ids, strict=False)
            chosen: Answers = {q.id: id if q.type == "choice" or id == NOT_SURE else (id,) for q, id in said}
            yield {id: answer for part in (*surroundings, chosen) for id, answer in part.items()}


def _asked(bench: Bench) -> Proof:
    """Each question is asked in some interview."""
    first = {id: walk.answers for walk in reversed(bench.walks) for id in walk.asked}
    against = [Case(q.id, {}, "is never asked") for q in bench.questions if q.id not in first]
    witnesses = [Case(id, answers) for id, answers in first.items()]
    return conclude("P3", "each question is asked in some interview", "python", len(bench.walks), against, witnesses)
