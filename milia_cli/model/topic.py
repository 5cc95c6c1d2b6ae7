"""One page of `milia info`: a topic, its sections and their claims."""

from typing import Literal

from .base import record
from .guide import Command, Fit, Meta
from .words import Certainty, Kind, Layout, Level, Study, Verdict


@record
class Sign:
    """A danger sign as a sentence without its full stop, to stand behind the words of its level: "Now: ..."."""

    level: Level
    text: str


@record
class Claim:
    """One statement of the guide, or one that it quotes.

    ``text`` is what is said; for kind myth it is the claim as its author makes it, and ``verdict``, ``why``,
    ``instead`` and ``harm`` answer it. ``ref`` names rows of the evidence file (``C7``, ``T02``, ``S0-12``);
    ``claimed_by`` names the source pages that make the claim. ``term`` is the bold name it stands under;
    ``more`` is the command that says more; ``study`` and ``effect`` are shown with ``--evidence``; ``sign`` is set
    where a claim is the reason of a danger sign, which stands before it wherever it is shown alone.
    """

    id: str
    text: str
    certainty: Certainty
    kind: Kind = "fact"
    sources: tuple[str, ...] = ()
    term: str | None = None
    ref: tuple[str, ...] = ()
    population: str | None = None
    verdict: Verdict | None = None
    claimed_by: tuple[str, ...] = ()
    why: str | None = None
    instead: str | None = None
    harm: str | None = None
    more: str | None = None
    study: Study | None = None
    effect: str | None = None
    fits: tuple[Fit, ...] = ()
    sign: Sign | None = None


@record
class ClaimsFrom:
    """Claims that a section takes from one place where they are kept, so that nothing is written twice.

    Either ``table`` with ``attribute`` (one claim an option, of ``group`` alone if given), or ``flags``
    (one claim a red flag of that level, of ``group`` alone if given). ``first`` stands before the finding of each
    flag and makes a sentence of it: "get emergency help if anyone".
    """

    table: str | None = None
    attribute: str | None = None
    flags: Level | None = None
    group: str | None = None
    first: str | None = None


@record
class Heads:
    """What stands over the names of a list, and over the texts beside them."""

    names: str
    texts: str


@record
class Section:
    """A headed part of a topic. ``heads`` stand over the names and the texts of layout terms."""

    id: str
    title: str
    claims: tuple[Claim, ...] = ()
    lead: str | None = None
    heads: Heads | None = None
    layout: Layout = "prose"
    figure: str | None = None
    claims_from: ClaimsFrom | None = None
    fits: tuple[Fit, ...] = ()


@record
class Card:
    """When to get help: a level, what follows its first word, and the red flags that are its bullets."""

    level: Level
    title: str
    flags: tuple[str, ...]


@record
class Topic:
    """One page of ``milia info``.

    ``answer`` is the page in a few lines; ``scope`` says for whom it is; ``also`` are other names that it answers to.
    ``contents`` lists the sections of a long page before them, each with the command that opens it alone.
    """

    id: str
    title: str
    summary: str
    group: Literal["understand", "act", "look-up"]
    answer: tuple[Claim, ...]
    scope: str
    sections: tuple[Section, ...]
    next: tuple[Command, ...]
    meta: Meta
    cards: tuple[Card, ...] = ()
    cards_first: bool = False
    contents: bool = False
    also: tuple[str, ...] = ()
