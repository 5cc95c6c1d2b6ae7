"""Counts over told stories, each with the range that chance leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from statistics import median_high

from milia_cli.engine.prepared import Prepared
from milia_cli.model import Tried

from .changes import Run, runs
from .stories import MILIA, Story, Told, judge, tell, too_high, too_low, urgency

Z = 1.959964
"""Standard deviations on either side that hold 95 of 100 results."""


@dataclass(frozen=True)
class Count:
    """A measure without its words."""

    id: str
    count: int
    of: int
    low: int
    high: int


@dataclass(frozen=True)
class Figures:
    """Every number of the record."""

    stories: int
    not_named: int
    asked_median: int
    asked_max: int
    measures: tuple[Count, ...]
    robustness: tuple[Count, ...]
    tried: tuple[Tried, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every measure."""
        return (*self.measures, *self.robustness)

    def share(self, id: str) -> float:
        """A measure as a share of one."""
        found = next(count for count in self.counts if count.id == id)
        return found.count / found.of


def figures(prepared: Prepared, stories: tuple[Story, ...]) -> Figures:
    """Tell every story, as it is and with small changes, and count."""
    told = tuple((story, tell(prepared, story)) for story in stories)
    tried = tuple(judge(*case) for case in told)
    asked = [item.asked for item in tried]
    unnamed = sum(item.named == "not-named" for item in tried)
    measures = (*_levels(tried), *_names(tried), *_milia(told))
    return Figures(len(tried), unnamed, median_high(asked), max(asked), measures, _robustness(prepared, told), tried)


def interval(count: int, of: int, independent: int | None = None) -> tuple[int, int]:
    """The Wilson interval of a share, out of 100, rounded outwards.

    ``independent`` is how many of the cases are independent, when that is fewer than all.
    """
    size = of if independent is None else min(of, independent)
    if not size:
        return 0, 100
    share = count / of
    middle = share + Z**2 / (2 * size)
    spread = Z * (share * (1 - share) / size + Z**2 / (4 * size**2)) ** 0.5
    whole = 1 + Z**2 / size
    low, high = (middle - spread) / whole, (middle + spread) / whole
    return floor(round(100 * low, 6)), ceil(round(100 * high, 6))


def _count(id: str, hits: Iterable[bool], independent: int | None = None) -> Count:
    found = list(hits)
    return Count(id, sum(found), len(found), *interval(sum(found), len(found), independent))


def _levels(tried: tuple[Tried, ...]) -> tuple[Count, ...]:
    """How urgent the advice was."""
    at_home = [item for item in tried if item.expected == ("self-care",)]
    return (
        _count("exact", (item.urgency == "exact" for item in tried)),
        _count("acceptable", (item.urgency in ("exact", "acceptable") for item in tried)),
        _count("unsafe", (item.urgency == "unsafe" for item in tried)),
        _count("under-triage", map(too_low, tried)),
        _count("over-triage", map(too_high, tried)),
        _count("self-care-kept", (item.given == "self-care" for item in at_home)),
    )


def _names(tried: tuple[Tried, ...]) -> tuple[Count, ...]:
    """How well stories were named, of those that the quiz names."""
    named = [item.named for item in tried if item.named != "not-named"]
    return (
        _count("top-1", (place == "first" for place in named)),
        _count("top-3", (place in ("first", "among-three") for place in named)),
    )


def _milia(told: tuple[tuple[Story, Told], ...]) -> tuple[Count, ...]:
    """Milia against everything else, by the right name alone."""
    named = [(story.name.startswith(MILIA), found.leader.startswith(MILIA)) for story, found in told if found.leader]
    return (
        _count("milia-found", (led for milia, led in named if milia)),
        _count("others-told-apart", (not led for milia, led in named if not milia)),
    )


def _robustness(prepared: Prepared, told: tuple[tuple[Story, Told], ...]) -> tuple[Count, ...]:
    return tuple(count for id, found in runs(prepared, told) for count in _stays(id, found))


def _stays(id: str, found: list[Run]) -> Iterable[Count]:
    """What a change left as it was. Runs of one story are alike, so only stories count as independent."""
    levels = [urgency(story, after.result.level) for story, _, after in found]
    leads = [(story, before.leader == after.leader) for story, before, after in found if before.leader]
    people = len({story.id for story, _, _ in found})
    yield _count(f"{id}-acceptable", (level in ("exact", "acceptable") for level in levels), people)
    yield _count(f"{id}-leader", (stays for _, stays in leads), len({story.id for story, _ in leads}))
    yield _count(f"{id}-unsafe", (level == "unsafe" for level in levels), people)
