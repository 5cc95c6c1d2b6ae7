"""How well answers fit each outcome: whole decibans of evidence compiled from frequency words.

Ten decibans are a likelihood ratio of ten. The method is weight of evidence (Good 1950; Spiegelhalter and
Knill-Jones 1984) with authored frequencies instead of data. Urgency never comes from here alone; see urgency.py.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log10
from operator import itemgetter, mul, sub

from ..model import LEVELS, NOT_SURE, Answer, Answers, Finding, Frequency, Outcome, Question

POINT: dict[Frequency, float] = {
    "obligate": 0.98,
    "very-frequent": 0.90,
    "frequent": 0.55,
    "occasional": 0.17,
    "very-rare": 0.025,
    "excluded": 0.003,
}
"""One number inside the band of each HPO word."""
REST = POINT["very-rare"]
"""An option of which an outcome says nothing."""
CLAMP = 20
"""No single answer counts for more decibans than this."""
SERIOUS_PRIOR = -8
"""Outcomes that ask for a visit soon start no lower than this, so that rarity does not hide them."""
BEST = 5
POSSIBLE = 10
"""Decibans behind the leader within which an outcome fits best, or is also possible."""
LIVE = 20
"""Outcomes further behind than this do not matter to the choice of the next question."""
MISFIT = 2.0
"""Standard deviations above which the answers are too unusual for the leader: nothing fits."""

Row = tuple[int, ...]
"""One whole number an outcome, in the order of Weights.outcomes."""


@dataclass(frozen=True)
class Choice:
    """What the answers to a question are worth. ``chances`` are P(option | outcome), None where nothing is said."""

    question: str
    weights: dict[str, Row]
    chances: tuple[dict[str, float] | None, ...]
    likelihood: dict[str, tuple[float, ...]]

    @cached_property
    def by_option(self) -> dict[str, tuple[float | None, ...]]:
        """The same chances, one row an option."""
        return {option: tuple(c[option] if c else None for c in self.chances) for option in self.weights}


@dataclass(frozen=True)
class Tick:
    """What ticking one option of a multi-choice question, or leaving it, is worth."""

    question: str
    option: str
    ticked: Row
    left: Row
    chances: tuple[float, ...]

    @cached_property
    def added(self) -> Row:
        """What the tick adds to leaving it."""
        return tuple(map(sub, self.ticked, self.left))


@dataclass(frozen=True)
class Heard:
    """What one option says at an age: its chance in each outcome (None where nothing is said), how frequent each
    outcome is then, and over all that say something the sums of chance times frequency (``hits``) and of frequency."""

    chances: tuple[float | None, ...]
    shares: tuple[float, ...]
    hits: float
    mass: float


@dataclass(frozen=True)
class Weights:
    """Everything compiled from the outcomes, once."""

    outcomes: tuple[Outcome, ...]
    prior: Row
    choices: dict[str, Choice]
    ticks: dict[str, tuple[Tick, ...]]
    age: str = "age"

    @cached_property
    def prevalence(self) -> tuple[float, ...]:
        """P(outcome) among people who look milia up, not normalised."""
        return tuple(POINT[outcome.prevalence] for outcome in self.outcomes)

    @cached_property
    def unticked(self) -> dict[str, Row]:
        """Multi-choice question -> what it is worth to tick none of its options."""
        left = {id: [tick.left for tick in ticks] for id, ticks in self.ticks.items() if ticks}
        return {id: tuple(map(sum, zip(*rows, strict=True))) for id, rows in left.items()}

    @cached_property
    def by_id(self) -> Row:
        """Indexes of the outcomes in the order of their ids."""
        return tuple(sorted(range(len(self.outcomes)), key=lambda index: self.outcomes[index].id))

    @cached_property
    def at_age(self) -> dict[Answer | None, Row]:
        """Answer to the question of age -> the same without the outcomes that exclude it.

        Age is no matter of looks that one could mistake: it decides which questions come, so it may rule a name out.
        """
        ages = self.choices[self.age].weights if self.age in self.choices else {}
        return {age: tuple(i for i in self.by_id if not _excludes(self.outcomes[i], self.age, age)) for age in ages}

    @cached_property
    def shares(self) -> dict[Answer | None, tuple[float, ...]]:
        """Answer to the question of age -> how frequent each outcome is among people of that age."""
        ages = self.choices[self.age].likelihood if self.age in self.choices else {}
        return {age: tuple(map(mul, self.prevalence, likelihood)) for age, likelihood in ages.items()}

    def heard(self, age: Answer | None, question: str, option: str) -> Heard:
        """What an age, a question and an option say. Kept, since every further step hears the same answers again."""
        place = age, question, option
        if place not in self._kept:
            self._kept[place] = self._heard(*place)
        return self._kept[place]

    @cached_property
    def _kept(self) -> dict[tuple[Answer | None, str, str], Heard]:
        return {}

    def _heard(self, age: Answer | None, question: str, option: str) -> Heard:
        chances: tuple[float | None, ...]
        if question in self.choices:
            chances = self.choices[question].by_option[option]
        else:
            chances = next(tick.chances for tick in self.ticks[question] if tick.option == option)
        shares = self.shares.get(age, self.prevalence)
        pairs = [(chance * share, share) for chance, share in zip(chances, shares, strict=True) if chance]
        return Heard(chances, shares, sum(hit for hit, _ in pairs), sum(share for _, share in pairs))


def _excludes(outcome: Outcome, question: str, answer: str) -> bool:
    return any(f.question == question and f.answers.get(answer) == "excluded" for f in outcome.findings)


def compile_weights(questions: tuple[Question, ...], outcomes: tuple[Outcome, ...]) -> Weights:
    """Outcomes and questions as tables of whole decibans."""
    prevalence = [POINT[outcome.prevalence] for outcome in outcomes]
    said = [{finding.question: finding for finding in outcome.findings} for outcome in outcomes]
    choices: dict[str, Choice] = {}
    ticks: dict[str, tuple[Tick, ...]] = {}
    for question in questions:
        found = [findings.get(question.id) for findings in said]
        if not any(found):
            continue
        if question.type == "choice":
            choices[question.id] = _choice(question, found, prevalence)
        else:
            ticks[question.id] = _ticks(question, found, prevalence)
    return Weights(outcomes, _prior(outcomes, prevalence), choices, ticks)


def _prior(outcomes: tuple[Outcome, ...], prevalence: list[float]) -> Row:
    top = max(prevalence, default=1.0)
    plain = [round(10 * log10(chance / top)) for chance in prevalence]
    soon = LEVELS.index("soon")
    return tuple(
        max(value, SERIOUS_PRIOR) if LEVELS.index(outcome.floor) >= soon else value
        for outcome, value in zip(outcomes, plain, strict=True)
    )


def _clamped(chance: float, mixture: float) -> int:
    return max(-CLAMP, min(CLAMP, round(10 * log10(chance / mixture))))


def _mixture(chances: list[float | None], prevalence: list[float]) -> float:
    """Prevalence-weighted mean over the outcomes that say something."""
    pairs = [(c, p) for c, p in zip(chances, prevalence, strict=True) if c is not None]
    return sum(c * p for c, p in pairs) / sum(p for _, p in pairs)


def _choice(question: Question, found: list[Finding | None], prevalence: list[float]) -> Choice:
    options = [option.id for option in question.options]
    chances: list[dict[str, float] | None] = []
    for finding in found:
        raw = {o: POINT[finding.answers.get(o, finding.rest)] for o in options} if finding else None
        chances.append({o: c / sum(raw.values()) for o, c in raw.items()} if raw else None)
    mixture = {o: _mixture([c[o] if c else None for c in chances], prevalence) for o in options}
    weights = {o: tuple(_clamped(c[o], mixture[o]) if c else 0 for c in chances) for o in options}
    shape = [{o: mixture[o] * 10 ** (weights[o][i] / 10) for o in options} for i in range(len(chances))]
    totals = [sum(values.values()) for values in shape]
    likelihood = {
        o: tuple(round(values[o] / total, 9) for values, total in zip(shape, totals, strict=True)) for o in options
    }
    return Choice(question.id, weights, tuple(chances), likelihood)


def _ticks(question: Question, findings: list[Finding | None], prevalence: list[float]) -> tuple[Tick, ...]:
    found = []
    for option in question.options:
        if option.exclusive:
            continue
        chances = [POINT[f.answers.get(option.id, f.rest)] if f else REST for f in findings]
        mixture = _mixture(list(chances), prevalence)
        ticked = tuple(_clamped(chance, mixture) for chance in chances)
        left = tuple(_clamped(1 - chance, 1 - mixture) for chance in chances)
        found.append(Tick(question.id, option.id, ticked, left, tuple(chances)))
    return tuple(found)


def scores(weights: Weights, answers: Answers) -> list[int]:
    """Decibans of each outcome: its prior and the weight of every answer. "Not sure" weighs nothing."""
    return list(map(sum, zip(weights.prior, *_rows(weights, answers), strict=True)))


def _rows(weights: Weights, answers: Answers) -> list[Row]:
    rows: list[Row] = []
    for id, answer in answers.items():
        if answer == NOT_SURE:
            continue
        if id in weights.choices:
            rows.append(weights.choices[id].weights[str(answer)])
        elif id in weights.unticked:
            ticked = [tick.added for tick in weights.ticks[id] if tick.option in answer]
            rows += [weights.unticked[id], *ticked]
    return rows


@dataclass(frozen=True)
class Ranking:
    """Outcomes that answers fit, as indexes into Weights.outcomes, likeliest first, equal scores by id."""

    best: tuple[int, ...]
    possible: tuple[int, ...]
    order: tuple[int, ...]
    scores: tuple[int, ...]

    @property
    def near(self) -> tuple[int, ...]:
        """Those that fit best and those that are also possible."""
        return (*self.best, *self.possible)


def rank(weights: Weights, answers: Answers) -> Ranking:
    """Who fits best and who is also possible, at that age. Of a variant group only the likeliest is listed."""
    return ranked(weights, scores(weights, answers), answers)


def ranked(weights: Weights, total: list[int], answers: Answers) -> Ranking:
    """The ranking of scores, one an outcome, without those that the age given excludes."""
    possible = weights.at_age.get(answers.get(weights.age), weights.by_id)
    listed: list[int] = []
    groups: set[str] = set()
    for index in sorted(possible, key=total.__getitem__, reverse=True):  # equal scores stay in the order of ids
        group = weights.outcomes[index].variant_group
        if group not in groups:
            listed.append(index)
        if group:
            groups.add(group)
    top = total[listed[0]]
    near = [index for index in listed if top - total[index] <= POSSIBLE]
    best = tuple(index for index in near if top - total[index] <= BEST)
    return Ranking(best, tuple(near[len(best) :]), tuple(listed), tuple(total))


def misfit(weights: Weights, answers: Answers, outcome: int) -> float:
    """How unusual the answers are for an outcome: standard deviations above what it expects, else 0."""
    surprise = expected = variance = 0.0
    for id, answer in answers.items():
        if answer == NOT_SURE:
            continue
        for chances, given in _predictions(weights, id, answer, outcome):
            bits = {option: -10 * log10(chance) for option, chance in chances.items()}
            mean = sum(chances[option] * bits[option] for option in chances)
            surprise += bits[given]
            expected += mean
            variance += sum(chances[option] * (bits[option] - mean) ** 2 for option in chances)
    return (surprise - expected) / variance**0.5 if variance else 0.0


def _predictions(weights: Weights, id: str, answer: Answer, outcome: int) -> list[tuple[dict[str, float], str]]:
    """The distributions that an outcome gives for one question, each with what was answered."""
    if id in weights.choices:
        chances = weights.choices[id].chances[outcome]
        return [(chances, str(answer))] if chances else []
    return [
        ({"yes": tick.chances[outcome], "no": 1 - tick.chances[outcome]}, "yes" if tick.option in answer else "no")
        for tick in weights.ticks.get(id, ())
    ]


def gains(weights: Weights, total: list[int], questions: Iterable[str]) -> dict[str, float]:
    """Expected gain of each question: how much surer its answer would make us of one outcome (Gini, 0 to 1)."""
    top = max(total)
    live = [(i, 10 ** ((value - top) / 10)) for i, value in enumerate(total) if top - value <= LIVE]
    norm = sum(p for _, p in live)
    shares = [p / norm for _, p in live]
    before = sum(map(mul, shares, shares))
    pick = itemgetter(*(i for i, _ in live), 0)  # one too many, which is never read: of one alone it makes no tuple
    return {id: _surer(weights.choices[id], pick, shares) - before for id in questions}


def _surer(choice: Choice, pick: Callable[[tuple[float, ...]], tuple[float, ...]], shares: list[float]) -> float:
    """The Gini index that is to be expected after the answer to a question; ``pick`` takes the outcomes of ``shares``
    from a row."""
    after = 0.0
    for likelihood in choice.likelihood.values():
        joint = list(map(mul, shares, pick(likelihood)))
        mass = sum(joint)
        after += sum(map(mul, joint, joint)) / mass if mass else 0.0
    return after


def swing(weights: Weights, question: str, winner: int, rival: int) -> tuple[int, int]:
    """The least and the most that any answer to a question (or none) can add to winner minus rival."""
    if question not in weights.choices:
        return 0, 0
    gaps = [row[winner] - row[rival] for row in weights.choices[question].weights.values()]
    return min(0, *gaps), max(0, *gaps)
