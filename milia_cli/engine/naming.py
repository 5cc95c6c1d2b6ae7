"""Which outcomes a result names, and the level that these names ask for."""

from dataclasses import dataclass
from itertools import islice

from ..model import LEVELS, Level
from . import urgency
from .explanation import Backing
from .likeness import Ranking, Weights

MOST = 5
"""Names that a result lists, and with them every other one that asks for an earlier visit."""


@dataclass(frozen=True)
class Shown:
    """Outcomes to be named, as indexes into Weights.outcomes, likeliest first. None where too little is known."""

    best: tuple[int, ...]
    possible: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        """Those that fit best, then those that are also possible."""
        return (*self.best, *self.possible)


def shown(ranking: Ranking, support: Backing) -> Shown:
    """The leader, and of the others near it those with enough support: being frequent or grave names none.

    One answer alone about the bumps names none either, whatever it is.
    """
    if support.told < 2:
        return Shown((), ())
    leader = ranking.order[0]
    best = tuple(index for index in ranking.best if index in support.enough or index == leader)
    possible = tuple(index for index in ranking.possible if index in support.enough)
    if leader in support.some or len(best) > 1 or possible:
        return Shown(best, possible)
    return Shown((), ())


def level_of(weights: Weights, named: Shown, *, young: bool) -> Level:
    """The highest level that names ask for; self-care without names."""
    floors = (
        urgency.outcome_floor(weights.outcomes[index], leads=place == 0, young=young)
        for place, index in enumerate(named.all)
    )
    return max(floors, key=LEVELS.index, default="self-care")


def listed(weights: Weights, ranking: Ranking, named: Shown, level: Level, *, alone: bool, young: bool) -> Shown:
    """The names as a result lists them: not so many that none stands out, and two at least unless one may stand alone.

    Cut are the least likely that ask for nothing; added are the next likeliest that, not leading, ask for no more than
    the level.
    """
    floors = {i: urgency.outcome_floor(weights.outcomes[i], leads=False, young=young) for i in named.all}
    kept = {index for place, index in enumerate(named.all) if place < MOST or floors[index] != "self-care"}
    best = tuple(index for index in named.best if index in kept)
    possible = tuple(index for index in named.possible if index in kept)
    modest = (
        index
        for index in ranking.order
        if index not in kept
        and not urgency.above(urgency.outcome_floor(weights.outcomes[index], leads=False, young=young), level)
    )
    missing = 0 if alone else max(0, 2 - len(kept))
    return Shown(best, (*possible, *islice(modest, missing)))
