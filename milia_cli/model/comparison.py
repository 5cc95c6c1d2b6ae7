"""One table of `milia compare`: options, attributes and a full grid of cells."""

from .base import record
from .guide import Command, Fit, Meta
from .topic import Card
from .words import CellValue, Certainty, Level, Study


@record
class Chance:
    """A counted chance: ``low`` to ``high`` out of 100, among whom, in what time. ``event`` ends "12 in 100 ..."."""

    low: int
    high: int
    population: str
    time: str
    event: str = "do"


@record
class Cell:
    """One square of a comparison. A value other than ``stated`` prints its fixed words, then ``text`` if any.

    A ``not-studied`` text that itself begins with the words of ``Notices.not_studied_opening`` stands alone.
    """

    value: CellValue = "stated"
    text: str = ""
    certainty: Certainty = "not-assessed"
    sources: tuple[str, ...] = ()
    chance: Chance | None = None
    study: Study | None = None


@record
class Attribute:
    """A row of a comparison, phrased as a question. ``overview`` rows make the table of all options.

    ``short`` is its label and ``also`` are other names for --care-about; ``outcome`` rows show how sure each cell is;
    ``matters`` is the prompt that asks whether a reader cares about it.
    """

    id: str
    question: str
    short: str
    overview: bool = False
    grid: bool = True
    outcome: bool = False
    matters: str | None = None
    also: tuple[str, ...] = ()


@record
class OptionGroup:
    """Options that stand together, with the reason if one is needed."""

    id: str
    title: str
    lead: str | None = None


@record
class Option:
    """Something one could do, or something a bump could be. ``also`` are the other names it answers to."""

    id: str
    title: str
    group: str
    cells: dict[str, Cell]
    also: tuple[str, ...] = ()
    ref: tuple[str, ...] = ()
    fits: tuple[Fit, ...] = ()
    level: Level | None = None


@record
class Grades:
    """How hard a table is to read, in whole US school years; ``validate`` counts them again."""

    flesch_kincaid: int
    smog: int


@record
class Comparison:
    """A full grid: every option answers every attribute. ``always`` names the option that is never left out.

    In ``score``, the id of a part of ipdas.yaml in braces stands for what was counted there. ``cards`` say when to get
    help, as on a topic.
    """

    id: str
    title: str
    question: str
    condition: str
    summary: str
    audience: str
    order: str
    groups: tuple[OptionGroup, ...]
    attributes: tuple[Attribute, ...]
    options: tuple[Option, ...]
    meta: Meta
    always: str | None = None
    values: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    score: str | None = None
    reading: Grades | None = None
    next: tuple[Command, ...] = ()
    cards: tuple[Card, ...] = ()
