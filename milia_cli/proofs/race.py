"""Scores as integers for the solver: who can lead, and where one more answer changes the leader (for P3)."""

from functools import cached_property
from typing import Any, Literal

from ..engine.likeness import Row, Weights
from ..model import NOT_SURE, Answers, Outcome, Question, RedFlag
from . import reading, solver
from .bench import Bench
from .solver import Formula, no

Found = Answers | Literal["unknown"] | None
"""Answers that show something, None if there are none, "unknown" if the solver gave up."""


def worth(weights: Weights, question: str, option: str) -> Row:
    """What an option adds to each outcome, against leaving it."""
    if question in weights.choices:
        return weights.choices[question].weights[option]
    for tick in weights.ticks.get(question, ()):
        if tick.option == option:
            return tuple(yes - no for yes, no in zip(tick.ticked, tick.left, strict=True))
    return (0,) * len(weights.outcomes)


class Race:
    """Everybody who is no emergency, with whole decibans for every outcome."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.weights = bench.prepared.weights

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

        terms = [
            (self._counted[id][option], row)
            for id, choice in self.weights.choices.items()
            for option, row in choice.weights.items()
        ]
        for id, ticks in self.weights.ticks.items():
            given = z3.Or(*(formula for option, formula in self._counted[id].items() if option != NOT_SURE))
            for tick in ticks:
                ticked = self._counted[id][tick.option]
                terms += [(ticked, tick.ticked), (z3.And(given, no(ticked)), tick.left)]
        return terms

    def _gap(self, one: int, other: int) -> Formula:
        """By how much one outcome is ahead of another."""
        import z3

        steps = [(formula, row[one] - row[other]) for formula, row in self._terms]
        start = self.weights.prior[one] - self.weights.prior[other]
        return start + z3.Sum([z3.If(formula, step, 0) for formula, step in steps if step])

    def _leading(self, index: int) -> list[Formula]:
        others = [other for other in range(len(self.weights.outcomes)) if other != index]
        return [self._gap(index, other) >= 0 for other in others]

    def _ask(self, *claims: Formula) -> Found:
        model = solver.example(self._prover, *claims)
        if model is None or model == "unknown":
            return None if model is None else "unknown"
        return solver.answers_in(model, self.bench.questionnaire, self._person.said)

    def leader(self, outcome: Outcome) -> Found:
        """Answers with which an outcome leads or ties."""
        return self._ask(*self._leading(self.weights.outcomes.index(outcome)))

    def difference(self, question: Question, option: str) -> Found:
        """Answers to the other questions beside which this option changes the leader."""
        import z3

        row = worth(self.weights, question.id, option)
        applies = reading.applies(solver.logic(), question, self._counted)
        alone = [applies, *(no(formula) for formula in self._person.said[question.id].values())]
        for loser in sorted(range(len(row)), key=row.__getitem__):
            rivals = [rival for rival, value in enumerate(row) if value > row[loser]]
            overtaken = [self._gap(rival, loser) + row[rival] - row[loser] > 0 for rival in rivals]
            found = self._ask(*alone, *self._leading(loser), z3.Or(*overtaken)) if rivals else None
            if found is not None:
                return found
        return None

    def shown(self, flag: RedFlag) -> Found:
        """Answers that show a red flag."""
        import z3

        person = solver.person(self.bench.questionnaire, complete=False)
        prover = solver.solver(person.rules)
        floors = {floor.id: floor.holds for floor in self._floors}
        model = solver.example(prover, floors.get(flag.id, z3.BoolVal(False)))
        return model if model in {None, "unknown"} else solver.answers_in(model, self.bench.questionnaire, person.said)
