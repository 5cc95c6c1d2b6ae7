"""P2: from no to not sure to yes, the level that comes from red flags and "not sure" never falls."""

from collections.abc import Iterator

from ..model import LEVELS, NOT_SURE, Answer, Answers, Question
from . import reading, solver
from .answers import alarming, contexts, singles
from .bench import Bench
from .report import Case, Proof, conclude, skip
from .solver import Formula, no

P2 = "turning a red flag's answer from no to not sure to yes never lowers the level that comes from flags and not sure"


def prove(bench: Bench) -> list[Proof]:
    """By z3 over everything else that may be answered, then on the engine, screen by screen."""
    read = {question for question, _ in alarming(bench.questionnaire)}
    questions = [question for question in bench.questions if question.id in read]
    return [_model_climbs(bench, questions), _engine_climbs(bench, questions)]


def _model_climbs(bench: Bench, questions: list[Question]) -> Proof:
    """Two people who differ in one question only: the second one's answer is never worth less."""
    if not solver.available():
        return skip("P2", P2, [question.id for question in questions])
    against, count = [], 0
    for question in questions:
        for case in _falls(bench, question):
            count += 1
            against += [case] if case.note else []
    return conclude("P2", P2, "z3", count, against)


def _falls(bench: Bench, question: Question) -> Iterator[Case]:
    """Each step of one question; with a note, and the first person's answers, if the second can be worse off."""
    import z3

    logic, value = solver.logic(), bench.questionnaire
    one = solver.person(value, complete=False)
    mine = one.said[question.id]
    other = {id: z3.Bool(f"other/{question.id}/{id}") for id in mine}
    renamed = [(mine[id], formula) for id, formula in other.items()]
    prover = solver.solver([*one.rules, *(z3.substitute(rule, *renamed) for rule in one.rules)])
    worlds = one.said, {**one.said, question.id: other}
    before, after = (reading.floors(logic, value, solver.counted(value, said)) for said in worlds)
    lower = z3.Or(*(z3.And(reading.reaches(logic, before, at), no(reading.reaches(logic, after, at))) for at in LEVELS))
    for step, claims in _steps(bench, question, mine, other).items():
        model = solver.example(prover, lower, *claims)
        answers = {} if model is None else solver.answers_in(model, value, one.said)
        yield Case(question.id, answers, solver.note(model, f"{step} lowers the level") if model is not None else "")


def _steps(
    bench: Bench, question: Question, before: dict[str, Formula], after: dict[str, Formula]
) -> dict[str, list[Formula]]:
    """No to not sure, not sure to yes, and one tick more, each as what the two people say."""
    import z3

    flags = alarming(bench.questionnaire)
    options = [option.id for option in question.options]
    read = [id for id in options if (question.id, id) in flags]
    calm = [no(before[id]) for id in read] + [z3.Or(*(before[id] for id in options))]
    yes = z3.Or(*(after[id] for id in read))
    steps = {"from no to not sure": [*calm, after[NOT_SURE]], "from not sure to yes": [before[NOT_SURE], yes]}
    if question.type == "multi-choice":
        kept = [z3.Implies(before[id], after[id]) for id in options]
        steps["one tick more"] = [*kept, no(before[NOT_SURE]), no(after[NOT_SURE])]
    return steps


def _engine_climbs(bench: Bench, questions: list[Question]) -> Proof:
    against, count = [], 0
    for question in questions:
        for context in contexts(bench.questionnaire, question)[0]:
            for less, more in _ladder(bench, question):
                count += 1
                if _level(bench, context, question, less) > _level(bench, context, question, more):
                    against.append(Case(question.id, {**context, question.id: less}, f"{more} is worth less"))
    return conclude("P2", "the engine's level climbs in the same way", "python", count, against)


def _ladder(bench: Bench, question: Question) -> Iterator[tuple[Answer, Answer]]:
    """Pairs of answers of which the second must not be worth less."""
    flags = alarming(bench.questionnaire)
    plain = [option.id for option in question.options if not option.exclusive]
    for answer in singles(question):
        ids = (answer,) if isinstance(answer, str) else answer
        if answer == NOT_SURE:
            continue
        if (question.id, ids[0]) in flags:
            yield NOT_SURE, answer
        else:
            yield answer, NOT_SURE
    if question.type == "multi-choice":
        yield from (((id,), tuple(o for o in plain if o in {id, other})) for id in plain for other in plain)


def _level(bench: Bench, context: Answers, question: Question, answer: Answer) -> int:
    return LEVELS.index(bench.engine.level(bench.questionnaire, {**context, question.id: answer}))
