"""P1: over all answers the level is at least every red flag present."""

from collections.abc import Iterator
from itertools import combinations
from random import Random

from ..model import LEVELS, NOT_SURE, Answers
from . import reading, solver
from .answers import alarming, anything, contexts, every, singles
from .bench import SEED, Bench
from .report import Case, Proof, conclude, skip
from .solver import Formula

Said = reading.Said[Formula]
Ground = reading.Floor[Formula]
ANYBODY = 1_500
"""Random people whose level the engine and the second reading must agree on."""
P1 = "over all answer sets and all orders of questions the level is at least every red flag present"


def prove(bench: Bench) -> list[Proof]:
    """P1: the model by z3, then the engine against the model."""
    return [_model_keeps_floors(bench), _engine_agrees(bench), _results_keep_floors(bench)]


def _model_keeps_floors(bench: Bench) -> Proof:
    """Somebody knows true answers to everything; the interview may ask any of it, in any order.

    Unless an emergency ended it, it must ask each safety question that applies, and each other one that a red flag
    above the level reads (P4 and P6 check that it does). Nothing else is assumed about who is asked what, so the proof
    holds for every way of choosing questions, and for every list of names.
    """
    value, flags = bench.questionnaire, [flag for flag in bench.questionnaire.flags if flag.when]
    if not solver.available():
        return skip("P1", P1, [flag.id for flag in flags])
    logic, somebody = solver.logic(), solver.person(value, complete=True)
    truth = solver.counted(value, somebody.said)
    told, ground, rules = _interviewed(bench, somebody)
    present = {floor.id: floor for floor in reading.asked_for(logic, value, truth)}
    prover = solver.solver([*somebody.rules, *rules])
    against = []
    for flag in flags:
        model = solver.example(prover, present[flag.id].holds, solver.no(reading.reaches(logic, ground, flag.level)))
        if model is not None:
            answers = solver.answers_in(model, value, told)
            note = "shows in an answer that need not be asked for, or is not reached"
            against.append(Case(flag.id, answers, solver.note(model, note)))
    return conclude("P1", P1, "z3", len(flags), against)


def _interviewed(bench: Bench, somebody: solver.Person) -> tuple[Said, list[Ground], list[Formula]]:
    """What counts of what was asked, the floors that it sets, and the rule about what must be asked."""
    import z3

    logic, value = solver.logic(), bench.questionnaire
    asked = {question.id: z3.Bool(f"asked/{question.id}") for question in bench.questions}
    answered = {q: {id: z3.And(asked[q], on) for id, on in said.items()} for q, said in somebody.said.items()}
    told = solver.counted(value, answered)
    found = reading.floors(logic, value, told)
    ground = [*found, *solver.names(value)]
    due = []
    for question in bench.questions:
        owed = {flag.level for flag in value.flags for c in flag.when if c.question == question.id}
        wanted = [solver.no(reading.reaches(logic, ground, level)) for level in sorted(owed)]
        must = z3.BoolVal(True) if question.role == "safety" else z3.Or(*wanted)
        due.append(z3.Implies(z3.And(reading.applies(logic, question, told), must), asked[question.id]))
    return told, ground, [z3.Or(reading.reaches(logic, found, "emergency"), z3.And(*due))]


def _engine_agrees(bench: Bench) -> Proof:
    """Each screen in each combination, each option in each context, what tells a flag, random people: the two agree."""
    against, count = [], 0
    for answers in _people(bench):
        count += 1
        says = bench.engine.level(bench.questionnaire, answers)
        expected = reading.level_of(bench.questionnaire, answers)
        if says != expected:
            against.append(Case("level", answers, f"the engine says {says}, the rules say {expected}"))
    return conclude("P1", "the engine's level is the one that the rules give", "python", count, against)


def _people(bench: Bench) -> Iterator[Answers]:
    read = {question for question, _ in alarming(bench.questionnaire)}
    for question in bench.questions:
        on, _ = contexts(bench.questionnaire, question)
        if question.id in read:
            yield from ({**on[0], question.id: answer} for answer in every(question) if on)
        yield from ({**context, question.id: answer} for context in on for answer in singles(question))
    for flag in bench.questionnaire.flags:
        told: Answers = {condition.question: condition.any_of[0] for condition in flag.also}
        yield from (
            {**told, **dict.fromkeys(unsure, NOT_SURE)} for size in (0, 1, 2) for unsure in combinations(told, size)
        )
    rng = Random(SEED)
    for _ in range(ANYBODY):
        yield {question.id: anything(rng, question) for question in bench.questions if rng.random() < 0.9}


def _results_keep_floors(bench: Bench) -> Proof:
    """Whole interviews: the level of the result is at least what the rules give for the answers."""
    against = []
    for walk in bench.walks:
        owed = reading.level_of(bench.questionnaire, walk.answers)
        if walk.end and LEVELS.index(walk.end.level) < LEVELS.index(owed):
            against.append(Case("result", walk.answers, f"the result says {walk.end.level}, the rules say {owed}"))
    return conclude("P1", "no result is below the floors of its answers", "python", len(bench.walks), against)
