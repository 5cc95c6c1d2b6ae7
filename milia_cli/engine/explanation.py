"""Why an outcome fits: the reader's own answers as evidence for or against it, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from ..model import NOT_SURE, Answer, Answers, Outcome, Question
from .likeness import Heard, Weights

STRENGTHS = ((10, "strongly"), (7, "clearly"), (3, "slightly"))
STRONGLY, CLEARLY, LEAST = (least for least, _ in STRENGTHS)
MOST_REASONS = 4
"""Decibans from which an answer speaks so strongly, or at all, and how many answers are named for and against."""


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


@dataclass(frozen=True)
class Backing:
    """Indexes of the outcomes for which some answer speaks at all, and of those with ``enough``: one answer that speaks
    clearly for them, or two that do so slightly; and how many answers were ``told`` at all. Age speaks for none."""

    some: frozenset[int]
    enough: frozenset[int]
    told: int


def evidence(weights: Weights, answers: Answers, outcome: int) -> tuple[Evidence, ...]:
    """What each given answer says for or against an outcome, compared with the others of that age; strongest first."""
    found = [
        Evidence(question, option, said[outcome])
        for question, option, said in _said(weights, answers, (outcome,))
        if said
    ]
    return tuple(sorted(found, key=lambda item: (-abs(item.decibans), item.question, item.option)))


def against(weights: Weights, answers: Answers, outcome: int) -> int:
    """Decibans of all answers that speak against an outcome, as a number above 0. One answer alone counts for none."""
    found = [-item.decibans for item in evidence(weights, answers, outcome) if item.decibans <= -LEAST]
    return sum(found) if len(found) > 1 else 0


def supported(weights: Weights, answers: Answers, among: Sequence[int]) -> Backing:
    """For which of some outcomes the answers speak."""
    heard: dict[int, list[int]] = {index: [] for index in among}
    told = list(_said(weights, answers, among))
    for _, _, said in told:
        for index, decibans in said.items():
            heard[index] += [decibans] if decibans >= LEAST else []
    enough = (index for index, found in heard.items() if len(found) > 1 or max(found, default=0) >= CLEARLY)
    return Backing(frozenset(index for index, found in heard.items() if found), frozenset(enough), len(told))


def _said(weights: Weights, answers: Answers, among: Sequence[int]) -> Iterator[tuple[str, str, dict[int, int]]]:
    """Each option that was chosen, with what it says of some outcomes, in decibans, where it says anything."""
    age = answers.get(weights.age)
    for id, answer in answers.items():
        if answer != NOT_SURE and id != weights.age:
            for option in _chosen(weights, id, answer):
                yield id, option, _against_others(weights.heard(age, id, option), among)


def _chosen(weights: Weights, id: str, answer: Answer) -> list[str]:
    """The options that were chosen, of a question of which some outcome speaks."""
    if id in weights.choices:
        return [str(answer)]
    return [tick.option for tick in weights.ticks.get(id, ()) if tick.option in answer]


def _against_others(heard: Heard, among: Sequence[int]) -> dict[int, int]:
    """The chance in each of some outcomes against the mean chance in all others that say something, in decibans."""
    found = {}
    for index in among:
        chance, share = heard.chances[index], heard.shares[index]
        if chance and heard.mass > share:
            found[index] = round(10 * log10(chance * (heard.mass - share) / (heard.hits - chance * share)))
    return found


def explain(weights: Weights, questions: tuple[Question, ...], answers: Answers, outcome: int, score: int) -> Fit:
    """An outcome with the answers that speak for and against it, strongest first, at most four each."""
    found = evidence(weights, answers, outcome)
    by_id = {question.id: question for question in questions}
    supports = [_support(item, by_id[item.question]) for item in found if abs(item.decibans) >= LEAST]
    return Fit(
        weights.outcomes[outcome],
        tuple(item for item in supports if item.decibans > 0)[:MOST_REASONS],
        tuple(item for item in supports if item.decibans < 0)[:MOST_REASONS],
        score,
    )


def _support(item: Evidence, question: Question) -> Support:
    option = next(option for option in question.options if option.id == item.option)
    strength = next(word for least, word in STRENGTHS if abs(item.decibans) >= least)
    return Support(item.question, item.option, option.said or option.text, strength, item.decibans)
