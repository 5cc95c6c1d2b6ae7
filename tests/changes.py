"""Small changes to a told story or to the rules, seeded: does the advice stay acceptable, does the first name stay?

Age is never changed: a story has answers only to the warning questions of its own age.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from random import Random
from typing import get_args

from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.model import NOT_SURE, Answer, Answers, Finding, Frequency, Outcome, Question, Questionnaire
from milia_cli.proofs.answers import singles

from .stories import Story, Told, tell

WORDS: tuple[Frequency, ...] = get_args(Frequency)
"""Frequency words, the most frequent first."""
DRAWS = 5
"""Runs a story with one answer changed, and tables of words with a random band off."""
SEED = "milia"
Run = tuple[Story, Told, Told]
"""A story, what came of it, and what came of it after the change."""
Change = Callable[[Prepared, Story, Told], Iterator[Told]]


def one_wrong(prepared: Prepared, story: Story, told: Told, role: str = "") -> Iterator[Told]:
    """One answer that was asked for becomes a random other one; with ``role`` only to a question of that role."""
    rng = Random(f"{SEED} wrong {role} {story.id}")
    asked = _asked(prepared, told, role)
    for _ in range(DRAWS if asked else 0):
        question = rng.choice(asked)
        others = [answer for answer in singles(question) if answer not in (NOT_SURE, told.asked[question.id])]
        yield _changed(prepared, story, told, question.id, rng.choice(others))


def one_not_sure(prepared: Prepared, story: Story, told: Told, role: str = "") -> Iterator[Told]:
    """One more answer becomes "not sure"; with ``role`` only to a question of that role."""
    rng = Random(f"{SEED} doubt {role} {story.id}")
    sure = [question.id for question in _asked(prepared, told, role) if told.asked[question.id] != NOT_SURE]
    for id in rng.sample(sure, min(DRAWS, len(sure))):
        yield _changed(prepared, story, told, id, NOT_SURE)


def _asked(prepared: Prepared, told: Told, role: str) -> list[Question]:
    """The questions that were asked, without the age; with ``role`` only those of that role."""
    asked = [item for item in prepared.questions if item.id in told.asked and item.id != prepared.weights.age]
    return [question for question in asked if role in ("", question.role)]


def _changed(prepared: Prepared, story: Story, told: Told, id: str, answer: Answer) -> Told:
    """The story told again with one other answer; up to that question nothing is different."""
    before: Answers = dict(islice(told.asked.items(), list(told.asked).index(id)))
    return tell(prepared, story, {**before, id: answer})


def shifted(questionnaire: Questionnaire, step: Callable[[], int]) -> Questionnaire:
    """The same questionnaire with each frequency word moved by so many bands; the outermost words stay in the scale."""

    def word(old: Frequency) -> Frequency:
        return WORDS[min(len(WORDS) - 1, max(0, WORDS.index(old) - step()))]

    def finding(old: Finding) -> Finding:
        return replace(old, answers={option: word(frequency) for option, frequency in old.answers.items()})

    def outcome(old: Outcome) -> Outcome:
        return replace(old, prevalence=word(old.prevalence), findings=tuple(finding(item) for item in old.findings))

    return replace(questionnaire, outcomes=tuple(outcome(old) for old in questionnaire.outcomes))


def tables(prepared: Prepared, way: str) -> list[Prepared]:
    """The rules with words one band off: ``up``, ``down``, or ``mixed`` (each word at random, DRAWS times)."""
    old = prepared.questionnaire
    if way != "mixed":
        return [prepare(shifted(old, lambda: 1 if way == "up" else -1))]
    rng = Random(f"{SEED} words")
    return [prepare(shifted(old, lambda: rng.choice((-1, 1)))) for _ in range(DRAWS)]


def runs(prepared: Prepared, told: tuple[tuple[Story, Told], ...]) -> Iterator[tuple[str, list[Run]]]:
    """Each change by its id, with every run of it."""
    changes: dict[str, Change] = {
        "wrong-answer": one_wrong,
        "wrong-feature": partial(one_wrong, role="feature"),
        "doubt": one_not_sure,
        "doubt-feature": partial(one_not_sure, role="feature"),
    }
    for id, change in changes.items():
        yield id, [(story, before, after) for story, before in told for after in change(prepared, story, before)]
    for way in ("up", "down", "mixed"):
        found = tables(prepared, way)
        yield f"words-{way}", [(story, before, tell(table, story)) for table in found for story, before in told]
