"""P3: every outcome, option, question and red flag matters. A witness in Python first, the solver for what has none."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import TypeVar

from ..engine import likeness, urgency
from ..engine.questionnaire import Result
from ..model import LEVELS, NOT_SURE, Answers, Condition, Outcome, Question, RedFlag
from . import solver
from .answers import contexts, with_and_without
from .bench import Bench, calm, typical
from .race import Found, Race, worth
from .report import Case, Proof, conclude, skip

NEAR = 3
"""An option is tried beside the answers of so many typical people that it speaks for, and as many against."""
S = TypeVar("S")


def prove(bench: Bench) -> list[Proof]:
    """Outcomes, options, red flags, then questions."""
    race = Race(bench)
    outcomes = {outcome.id: outcome for outcome in bench.questionnaire.outcomes}
    options = {f"{q.id}={o.id}": (q, o.id) for q in bench.questions for o in q.options}
    flags = {flag.id: flag for flag in bench.questionnaire.flags if flag.when}
    return [
        *_matter(
            "each outcome fits best for somebody",
            outcomes,
            partial(_fitted, bench),
            race.leader,
            partial(_leads, bench),
        ),
        *_matter(
            "each option changes the advice",
            options,
            lambda it: _changed(bench, *it),
            lambda it: race.difference(*it),
            lambda it, answers: _differs(bench, *it, answers),
        ),
        *_matter("each red flag can be shown", flags, partial(_flagged, bench), race.shown, partial(_shows, bench)),
        _asked(bench),
    ]


def _matter(
    claim: str,
    subjects: dict[str, S],
    find: Callable[[S], Answers | None],
    ask: Callable[[S], Found],
    replays: Callable[[S, Answers], bool],
) -> Iterator[Proof]:
    """Witnesses found in Python; for what has none those of the solver, replayed, or its word that there are none."""
    found = {id: find(subject) for id, subject in subjects.items()}
    shown = [Case(id, answers) for id, answers in found.items() if answers is not None]
    yield conclude("P3", claim, "python", len(shown), (), shown)
    missing = [id for id, answers in found.items() if answers is None]
    if missing and not solver.available():
        yield skip("P3", claim, missing)
    elif missing:
        cases = [_judged(id, ask(subjects[id]), partial(replays, subjects[id])) for id in missing]
        against = [case for case in cases if case.note]
        yield conclude("P3", claim, "z3", len(missing), against, [case for case in cases if not case.note])


def _judged(id: str, found: Found, replays: Callable[[Answers], bool]) -> Case:
    """A witness without a note, or a counterexample that says why it is one."""
    if found is None:
        return Case(id, {}, "there are no such answers")
    if found == "unknown":
        return Case(id, {}, "the solver gave up")
    return Case(id, found, "" if replays(found) else "the engine does not agree with the solver")


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


def _leads(bench: Bench, outcome: Outcome, answers: Answers) -> bool:
    return bench.questionnaire.outcomes.index(outcome) in _advice(bench, answers)[1]


def _changed(bench: Bench, question: Question, option: str) -> Answers | None:
    """The option changes the level or what fits best, beside some typical person's answers."""
    answer, _ = with_and_without(question, option)
    for rest in _surroundings(bench, question, option):
        if _differs(bench, question, option, rest):
            return bench.engine.effective(bench.questions, {**rest, question.id: answer})
    return None


def _differs(bench: Bench, question: Question, option: str, rest: Answers) -> bool:
    one, other = ({**rest, question.id: answer} for answer in with_and_without(question, option))
    return _advice(bench, one) != _advice(bench, other)


def _surroundings(bench: Bench, question: Question, option: str) -> Iterator[Answers]:
    """Typical people's answers that make the question apply: all of them, then those to the safety questions alone."""
    row = worth(bench, question, option)
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
    """Answers that meet the flag's conditions, in some context that enables their questions."""
    parts = [(condition,) for condition in flag.when] if flag.behavior == "any" else [flag.when]
    found = (answers for conditions in parts for answers in _meeting(bench, conditions))
    return next((answers for answers in found if _shows(bench, flag, answers)), None)


def _shows(bench: Bench, flag: RedFlag, answers: Answers) -> bool:
    """The flag is among the reasons, and the level is at least its own."""
    given = bench.engine.effective(bench.questions, answers)
    reasons = {reason.id for reason in urgency.reasons_from_answers(bench.questionnaire, given)}
    level = bench.engine.level(bench.questionnaire, given)
    return flag.id in reasons and LEVELS.index(level) >= LEVELS.index(flag.level)


def _meeting(bench: Bench, conditions: tuple[Condition, ...]) -> Iterator[Answers]:
    """Each way to meet all the conditions."""
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
