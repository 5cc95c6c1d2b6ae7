"""Answers as formulas for z3, a development dependency that is imported when it is asked and never before."""

from dataclasses import dataclass
from typing import Any

from ..model import LEVELS, NOT_SURE, Answer, Answers, Question, Questionnaire
from .reading import Floor, Logic, Said, heard, sayable

PATIENCE = 5_000
"""Milliseconds that one question may take the solver."""
Formula = Any
"""A z3 expression; z3 has no types of its own."""


def available() -> bool:
    """Whether the solver is installed."""
    try:
        import z3  # noqa: F401
    except ImportError:
        return False
    return True


def logic() -> Logic[Formula]:
    """ "All of" and "any of" as formulas."""
    import z3

    return Logic(lambda parts: z3.And(*parts), lambda parts: z3.Or(*parts))


@dataclass(frozen=True)
class Person:
    """Somebody with free answers: ``said`` for each option, ``rules`` that make them well-formed."""

    said: dict[str, dict[str, Formula]]
    rules: list[Formula]


def person(questionnaire: Questionnaire, *, complete: bool) -> Person:
    """Anybody. ``complete`` people have an answer to each question; the others may leave any out."""
    import z3

    said = {q.id: {id: z3.Bool(f"{q.id}/{id}") for id in sayable(q)} for q in questionnaire.quiz.questions}
    rules = [rule for q in questionnaire.quiz.questions for rule in _well_formed(q, said[q.id], complete)]
    return Person(said, rules)


def _well_formed(question: Question, said: dict[str, Formula], complete: bool) -> list[Formula]:
    """One answer to a choice; what is exclusive, and not-sure, stand alone in a multi-choice."""
    import z3

    rules = [z3.Or(*said.values())] if complete else []
    if question.type == "choice":
        return [*rules, z3.AtMost(*said.values(), 1)]
    alone = {NOT_SURE, *(option.id for option in question.options if option.exclusive)}
    for id in sorted(alone):
        others = [formula for other, formula in said.items() if other != id]
        rules.append(z3.Implies(said[id], no(z3.Or(*others))))
    return rules


def counted(questionnaire: Questionnaire, said: Said[Formula]) -> dict[str, dict[str, Formula]]:
    """What counts of what was said."""
    return heard(logic(), questionnaire, said)


def solver(rules: list[Formula]) -> Any:
    """A solver that knows these rules."""
    import z3

    made = z3.Solver()
    made.set("timeout", PATIENCE)
    made.add(*rules)
    return made


def example(prover: Any, *claims: Formula) -> Any:
    """A model in which the claims hold, None if there is none, or "unknown" if the solver gave up."""
    import z3

    answer = prover.check(*claims)
    if answer == z3.unsat:
        return None
    return prover.model() if answer == z3.sat else "unknown"


def note(model: Any, fault: str) -> str:
    """What a model shows, or that the solver found none in its time."""
    return "the solver gave up" if model == "unknown" else fault


def answers_in(model: Any, questionnaire: Questionnaire, said: Said[Formula]) -> Answers:
    """A model of the solver as answers."""
    import z3

    if model == "unknown":
        return {}
    found: Answers = {}
    for question in questionnaire.quiz.questions:
        given = said.get(question.id, {})
        ids = [id for id in given if z3.is_true(model.eval(given[id], model_completion=True))]
        if ids:
            found[question.id] = _answer(question, ids)
    return found


def _answer(question: Question, ids: list[str]) -> Answer:
    return ids[0] if question.type == "choice" or ids == [NOT_SURE] else tuple(ids)


def names(questionnaire: Questionnaire) -> list[Floor[Formula]]:
    """The floors that names and "nothing fits" could set. Anything may be shown, in any place."""
    import z3

    found = [Floor("nothing-fits", "routine", z3.Bool("nothing-fits"))]
    for outcome in questionnaire.outcomes:
        levels = {outcome.floor, outcome.floor_under_3_months or outcome.floor, "soon"}
        found += [Floor(outcome.id, level, z3.Bool(f"{level}/{outcome.id}")) for level in LEVELS if level in levels]
    return found


def no(formula: Formula) -> Formula:
    """The opposite."""
    import z3

    return z3.Not(formula)
