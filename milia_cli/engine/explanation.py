"""Why an outcome fits: the reader's own answers as evidence for or against it, in words."""

from dataclasses import dataclass
from math import log10

from ..model import NOT_SURE, Answer, Answers, Outcome, Question
from .likeness import Weights

STRENGTHS = ((10, "strongly"), (7, "clearly"), (3, "slightly"))
MOST_REASONS = 4
"""Decibans from which an answer speaks so strongly, and how many answers are named for and against."""


@dataclass(frozen=True)
class Support:
    """One of the reader's own answers, as evidence for or against an outcome."""

    question: str
    option: str
    text: str
    strength: str
    decibans: int


@dataclass(frozen=True)
class Fit:
    """An outcome that the answers fit, with the answers that speak for and against it."""

    outcome: Outcome
    supporting: tuple[Support, ...]
    conflicting: tuple[Support, ...]
    score: int


@dataclass(frozen=True)
class Evidence:
    """One answer as evidence for an outcome against all others: decibans, positive in favour."""

    question: str
    option: str
    decibans: int


def evidence(weights: Weights, answers: Answers, outcome: int) -> tuple[Evidence, ...]:
    """What each given answer says for or against an outcome, compared with the others of that age; strongest first."""
    weight = list(weights.prevalence)
    age = answers.get(weights.age)
    likelihood = weights.choices[weights.age].likelihood if weights.age in weights.choices else {}
    if isinstance(age, str) and age in likelihood:
        weight = [p * c for p, c in zip(weight, likelihood[age], strict=True)]
    found: list[Evidence] = []
    for id, answer in answers.items():
        if answer == NOT_SURE or id == weights.age:
            continue
        for option, chances in _given(weights, id, answer):
            mine = chances[outcome]
            others = [(c, w) for i, (c, w) in enumerate(zip(chances, weight, strict=True)) if i != outcome and c]
            if mine is not None and others:
                mean = sum(c * w for c, w in others) / sum(w for _, w in others)
                found.append(Evidence(id, option, round(10 * log10(mine / mean))))
    return tuple(sorted(found, key=lambda item: (-abs(item.decibans), item.question, item.option)))


def _given(weights: Weights, id: str, answer: Answer) -> list[tuple[str, tuple[float | None, ...]]]:
    """The options that were chosen, each with its chance in every outcome."""
    if id in weights.choices:
        option = str(answer)
        return [(option, tuple(c[option] if c else None for c in weights.choices[id].chances))]
    return [(tick.option, tick.chances) for tick in weights.ticks.get(id, ()) if tick.option in answer]


def explain(weights: Weights, questions: tuple[Question, ...], answers: Answers, outcome: int, score: int) -> Fit:
    """An outcome with the answers that speak for and against it, strongest first, at most four each."""
    found = evidence(weights, answers, outcome)
    words = {(q.id, o.id): o.said or o.text for q in questions for o in q.options}
    supports = [_support(item, words) for item in found if abs(item.decibans) >= STRENGTHS[-1][0]]
    return Fit(
        weights.outcomes[outcome],
        tuple(item for item in supports if item.decibans > 0)[:MOST_REASONS],
        tuple(item for item in supports if item.decibans < 0)[:MOST_REASONS],
        score,
    )


def _support(item: Evidence, words: dict[tuple[str, str], str]) -> Support:
    strength = next(word for least, word in STRENGTHS if abs(item.decibans) >= least)
    return Support(item.question, item.option, words[item.question, item.option], strength, item.decibans)
