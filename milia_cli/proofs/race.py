"""Scores as integers for the solver: who can lead, and where one more answer changes the leader (for P3)."""

from functools import cached_property
from typing import Any, Literal

from ..engine.likeness import Row
from ..model import NOT_SURE, Answers, Outcome, Question, RedFlag
from . import reading, solver
from .answers import with_and_without
from .bench import Bench
from .solver import Formula, no

Found = Answers | Literal["unknown"] | None
"""Answers that show something, None if there are none, "unknown" if the solver gave up."""


def worth(bench: Bench, question: Question, option: str) -> Row:
    """What an option adds to each outcome, against the answer without it."""
    scores, weights = bench.engine.scores, bench.prepared.weights
    after, before = (scores(weights, {question.id: answer}) for answer in with_and_without(question, option))
    return tuple(one - other for one, other in zip(after, before, strict=True))


class Race:
    """Everybody who is no emergency, with whole decibans for every outcome. Built when it is first asked."""

    def __init__(self, bench: Bench) -> None:
        """Keep the bench; nothing is built yet."""
        self.bench = bench

    @cached_property
    def _person(self) -> solver.Person:
        return solver.person(self.bench.questionnaire, complete=False)

    @cached_property
    def _counted(self) -> reading.Said[Formula]:
        return solver.counted(self.bench.questionnaire, self._person.said)

    @cached_property
    def _floors(self) -> list[reading.Floor[Formula]]:
        return reading.floors(solver.logic(), self.bench.questionnaire, self._counted)

    @cached_property
    def _prover(self) -> Any:
        emergency = reading.reaches(solver.logic(), self._floors, "emergency")
        return solver.solver([*self._person.rules, no(emergency)])

    @cached_property
    def _terms(self) -> list[tuple[Formula, Row]]:
        """Each thing that can be said, with what it adds to each outcome."""
        import z3

        weights, counted = self.bench.prepared.weights, self._counted
        choices = weights.choices.items()
        terms = [(counted[id][option], row) for id, choice in choices for option, row in choice.weights.items()]
        for id, ticks in weights.ticks.items():
            given = z3.Or(*(formula for option, formula in counted[id].items() if option != NOT_SURE))
            for tick in ticks:
                ticked = counted[id][tick.option]
                terms += [(ticked, tick.ticked), (z3.And(given, no(ticked)), tick.left)]
        return terms

    def _gap(self, one: int, other: int) -> Formula:
        """By how much one outcome is ahead of another."""
        import z3

        prior = self.bench.prepared.weights.prior
        steps = [(formula, row[one] - row[other]) for formula, row in self._terms]
        return prior[one] - prior[other] + z3.Sum([z3.If(formula, step, 0) for formula, step in steps if step])

    def _leading(self, index: int) -> list[Formula]:
        others = [other for other in range(len(self.bench.questionnaire.outcomes)) if other != index]
        return [self._gap(index, other) >= 0 for other in others]

    def _ask(self, prover: Any, *claims: Formula) -> Found:
        model = solver.example(prover, *claims)
        if model is None:
            return None
        return "unknown" if model == "unknown" else self._answers(model)

    def _answers(self, model: Any) -> Answers:
        return solver.answers_in(model, self.bench.questionnaire, self._person.said)

    def leader(self, outcome: Outcome) -> Found:
        """Answers with which an outcome leads or ties."""
        return self._ask(self._prover, *self._leading(self.bench.questionnaire.outcomes.index(outcome)))

    def difference(self, question: Question, option: str) -> Found:
        """Answers with which this option, instead of none, changes the leader."""
        import z3

        row = worth(self.bench, question, option)
        answer, without = with_and_without(question, option)
        least = without if isinstance(without, str) else without[0]
        claims = [reading.applies(solver.logic(), question, self._counted), self._person.said[question.id][least]]
        for loser in sorted(range(len(row)), key=row.__getitem__):
            rivals = [rival for rival, value in enumerate(row) if value > row[loser]]
            overtaken = [self._gap(rival, loser) + row[rival] - row[loser] > 0 for rival in rivals]
            found = self._ask(self._prover, *claims, *self._leading(loser), z3.Or(*overtaken)) if rivals else None
            if found is not None:
                return "unknown" if found == "unknown" else {**found, question.id: answer}
        return None

    def shown(self, flag: RedFlag) -> Found:
        """Answers that show a red flag."""
        holds = [floor.holds for floor in self._floors if floor.id == flag.id]
        return self._ask(solver.solver(self._person.rules), *holds)
