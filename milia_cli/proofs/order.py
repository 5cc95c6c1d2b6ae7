"""P5: conditions never look forward. P6: safety questions are always asked before any other."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product

from ..engine.questionnaire import Ask
from ..model import LEVELS, NOT_SURE, Answer, Answers, Condition, Question
from . import reading
from .answers import enablers, quiet, singles, textbook
from .bench import Bench
from .report import Case, Proof, conclude

Fill = Callable[[Question], Answer]


def prove_backward(bench: Bench) -> list[Proof]:
    """P5, of each condition of each question and flag."""
    seen: dict[str, Question] = {}
    against: list[Case] = []
    conditions = 0
    for question in bench.questions:
        conditions += len(question.enable_when)
        for condition in question.enable_when:
            against += _wrong(question.id, condition, seen)
        seen[question.id] = question
    for flag in bench.questionnaire.flags:
        conditions += len(flag.when)
        for condition in flag.when:
            against += _wrong(flag.id, condition, seen)
    claim = "conditions read only earlier questions, and answers that exist"
    return [conclude("P5", claim, "python", conditions, against)]


def _wrong(subject: str, condition: Condition, seen: dict[str, Question]) -> Iterator[Case]:
    for id in condition.any_of:
        if condition.question not in seen:
            yield Case(subject, {condition.question: id}, "reads a question that does not come before it")
        elif id not in {NOT_SURE, *(option.id for option in seen[condition.question].options)}:
            yield Case(subject, {condition.question: id}, "reads an answer that does not exist")


def prove_safety_first(bench: Bench) -> list[Proof]:
    """P6, for every answer to the questions that switch safety questions on, with all else answered in four ways."""
    against: list[Case] = []
    count = 0
    safety = {question.id for question in bench.questions if question.role == "safety"}
    for context in _contexts(bench):
        walk = bench.walk(partial(_reply, context))
        late = [id in safety for id in walk.asked] != sorted((id in safety for id in walk.asked), reverse=True)
        if late:
            against.append(Case("safety", walk.answers, f"comes after other questions: {list(walk.asked)}"))
        for fill in _fills():
            count += 1
            against += _interview(bench, context, fill)
    claim = "every safety question that applies is asked first, in the order written, unless an emergency ends it"
    return [conclude("P6", claim, "python", count, against)]


def _reply(context: Answers, question: Question) -> Answer:
    return context.get(question.id) or quiet(question)


def _contexts(bench: Bench) -> Iterator[Answers]:
    safety = [question for question in bench.questions if question.role == "safety"]
    needed = {item.id for question in safety for item in enablers(bench.questionnaire, question)}
    deciding = [question for question in bench.questions if question.id in needed]
    for chosen in product(*(singles(question) for question in deciding)):
        yield {question.id: answer for question, answer in zip(deciding, chosen, strict=True)}


def _fills() -> list[Fill]:
    """Ways to answer a screen: none of these, not sure, the first option, the last that is not exclusive."""
    return [
        quiet,
        lambda _: NOT_SURE,
        lambda question: singles(question)[0],
        lambda question: [a for a in singles(question) if a not in {NOT_SURE, quiet(question)}][-1],
    ]


def _interview(bench: Bench, context: Answers, fill: Fill) -> Iterator[Case]:
    """Start with every other question answered already, so that nothing but the rule keeps the safety questions."""
    typical = bench.questionnaire.outcomes[0]
    given = {q.id: textbook(typical, q) for q in bench.questions if q.role == "feature"}
    asked: list[str] = []
    for _ in bench.questions:
        step = bench.engine.next_step(bench.prepared, given)
        if not isinstance(step, Ask) or step.question.role == "feature":
            break
        asked.append(step.question.id)
        given = {**given, step.question.id: context.get(step.question.id) or fill(step.question)}
    expected = [q.id for q in bench.questions if q.role == "safety" and _applies(bench, q, given)]
    ended = LEVELS.index(reading.level_of(bench.questionnaire, given)) == len(LEVELS) - 1
    if asked != (expected[: len(asked)] if ended else expected):
        yield Case("safety", given, f"asks {asked} of {expected}")


def _applies(bench: Bench, question: Question, given: Answers) -> bool:
    return reading.applies_to(bench.questionnaire, question, given)
