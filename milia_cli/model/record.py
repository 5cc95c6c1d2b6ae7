"""How the quiz did on written stories."""

from typing import Literal

from .base import record
from .guide import Command, Meta
from .words import Level

Urgency = Literal["exact", "acceptable", "not-acceptable", "unsafe"]
"""How the level that the quiz gave for a story was judged."""

Naming = Literal["first", "among-three", "missed", "not-named"]
"""Where the right name stood among those that the quiz gave for a story; an emergency has no names."""


@record
class Measure:
    """A count over written stories. ``low`` to ``high`` out of 100 is the range that chance leaves (Wilson, 95 %)."""

    id: str
    text: str
    count: int
    of: int
    low: int
    high: int


@record
class Trial:
    """A small change to the answers or to the rules, and what it leaves as it was."""

    id: str
    text: str
    measures: tuple[Measure, ...]


@record
class Tried:
    """One story in the quiz: the level or levels that are right, the one given, the name given first."""

    id: str
    expected: tuple[Level, ...]
    given: Level
    urgency: Urgency
    named: Naming
    asked: int
    leader: str | None = None


@record
class Record:
    """content/quiz/record.yaml: how the quiz did on written stories. ``python -m tests.record`` writes the numbers.

    In words, {stories}, {not_named}, {asked_median}, {asked_max} and the id of a measure stand for numbers: out of
    100 ({unsafe}; ``zero`` if none), and its range ({unsafe-range}). ``line`` stands under each result; ``counted``
    follows each measure, with {count}, {of}, {per_100}, {low}, {high}; ``story_line`` tells one of ``tried``.
    """

    title: str
    line: str
    zero: str
    summary: tuple[str, ...]
    counted: str
    ranges: str
    changes: str
    story_line: str
    urgency_words: dict[Urgency, str]
    named_words: dict[Naming, str]
    limits: tuple[str, ...]
    next: tuple[Command, ...]
    meta: Meta
    stories: int
    not_named: int
    asked_median: int
    asked_max: int
    measures: tuple[Measure, ...]
    robustness: tuple[Trial, ...]
    tried: tuple[Tried, ...] = ()

    @property
    def counts(self) -> tuple[Measure, ...]:
        """Every measure."""
        return (*self.measures, *(measure for trial in self.robustness for measure in trial.measures))
