"""What is proved, and the functions that it is proved of. Tests put faulty functions in their place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import product
from random import Random

from ..engine import certificate, likeness, prepared, questionnaire, urgency
from ..engine.likeness import Weights
from ..engine.prepared import Prepared
from ..engine.questionnaire import Ask, Result
from ..model import NOT_SURE, Answer, Answers, Level, Outcome, Question, Questionnaire
from . import answers

INTERVIEWS = 60
SEED = 8


def level_from_answers(value: Questionnaire, given: Answers) -> Level:
    """The engine's level from red flags and "not sure", answers to switched-off questions left out."""
    effective = urgency.effective(value.quiz.questions, given)
    return urgency.highest(urgency.reasons_from_answers(value, effective))


@dataclass(frozen=True)
class Engine:
    """The functions under proof. ``level`` looks at every flag: what the quiz, which looks at few, is held against."""

    level: Callable[[Questionnaire, Answers], Level] = level_from_answers
    effective: Callable[[Iterable[Question], Answers], Answers] = urgency.effective
    next_step: Callable[[Prepared, Answers], Ask | Result] = questionnaire.next_step
    certified: Callable[[Prepared, Answers], bool] = certificate.certified
    scores: Callable[[Weights, Answers], list[int]] = likeness.scores
    swing: Callable[[Weights, str, int, int], tuple[int, int]] = likeness.swing


@dataclass(frozen=True)
class Walk:
    """One interview: what was asked, how many questions were promised each time, and its end (None: it went on)."""

    asked: tuple[str, ...]
    promised: tuple[int, ...]
    answers: Answers
    end: Result | None


@dataclass(frozen=True)
class Bench:
    """A questionnaire, prepared, with interviews that several proofs look at."""

    questionnaire: Questionnaire
    engine: Engine = field(default_factory=Engine)

    @cached_property
    def prepared(self) -> Prepared:
        """The questionnaire with its weights."""
        return prepared.prepare(self.questionnaire)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order written."""
        return self.questionnaire.quiz.questions

    @cached_property
    def textbooks(self) -> dict[str, Walk]:
        """Outcome id -> the interview of a typical person who has it."""
        return {outcome.id: self.walk(typical(outcome)) for outcome in self.questionnaire.outcomes}

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """The typical people, the longest paths, and seeded people of all kinds."""
        return (*self.textbooks.values(), *self._longest(), *self._seeded())

    def walk(self, reply: Callable[[Question], Answer]) -> Walk:
        """Ask until the result, at most one question more than there are."""
        given: Answers = {}
        asked: list[str] = []
        promised: list[int] = []
        for _ in range(len(self.questions) + 1):
            step = self.engine.next_step(self.prepared, given)
            if isinstance(step, Result):
                return Walk(tuple(asked), tuple(promised), given, step)
            asked.append(step.question.id)
            promised.append(step.at_most)
            given = {**given, step.question.id: reply(step.question)}
        return Walk(tuple(asked), tuple(promised), given, None)

    def _longest(self) -> Iterator[Walk]:
        """Nothing alarming and nothing known but the first answer and what makes one later question apply."""
        first = self.questions[0]
        contexts = (answers.contexts(self.questionnaire, question)[0] for question in self.questions)
        later = [context for found in contexts for context in found if context and first.id not in context]
        for answer, context in product(answers.singles(first), [{}, *later]):
            yield self.walk(partial(_unknown, {**context, first.id: answer}))

    def _seeded(self) -> Iterator[Walk]:
        rng = Random(SEED)
        for index in range(INTERVIEWS):
            outcome = rng.choice(self.questionnaire.outcomes)
            yield self.walk(person(rng, outcome, chaos=(index % 3) * 0.15))


def _unknown(known: Answers, question: Question) -> Answer:
    quiet = answers.quiet(question) if question.role == "safety" else NOT_SURE
    return known.get(question.id, quiet)


def typical(outcome: Outcome) -> Callable[[Question], Answer]:
    """Somebody with the most frequent answers of an outcome."""
    return lambda question: answers.textbook(outcome, question)


def calm(outcome: Outcome) -> Callable[[Question], Answer]:
    """The same person, with none of the danger signs."""

    def reply(question: Question) -> Answer:
        plain = question.role == "safety" and question.type == "multi-choice"
        return answers.quiet(question) if plain else answers.textbook(outcome, question)

    return reply


def person(rng: Random, outcome: Outcome, chaos: float) -> Callable[[Question], Answer]:
    """Somebody who has an outcome; the share ``chaos`` of the answers is anything at all."""

    def reply(question: Question) -> Answer:
        return answers.anything(rng, question) if rng.random() < chaos else answers.drawn(rng, outcome, question)

    return reply
