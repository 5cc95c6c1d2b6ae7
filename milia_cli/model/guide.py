"""What is said once for the whole guide: authors, sources, drawings, fixed wording."""

import datetime
from typing import Literal

from .base import record
from .words import Audience, CellValue, Certainty, Fitness, HowRead, Level, SourceKind, Study, Verdict


@record
class Meta:
    """Governance of one content file. Dates are ISO; ``clinical_review`` names who checked it, if anyone."""

    updated: datetime.date
    reviewed: datetime.date
    next_review: datetime.date
    clinical_review: str | None = None


@record
class Author:
    """Somebody who wrote the guide, with an honest role."""

    name: str
    role: str


@record
class Guide:
    """What is said once for the whole guide (content/guide.yaml)."""

    version: str
    language: str
    licence: str
    purpose: str
    authors: tuple[Author, ...]
    authors_statement: str
    funding: str
    conflicts: str
    update_rule: str
    feedback: str
    method: tuple[str, ...]


@record
class Source:
    """One reference. ``seller`` says what its publisher sells, if it sells something it writes about.

    ``also`` are ids that it had elsewhere, as in the file of evidence; ``part`` tells sources of one address apart.
    """

    id: str
    title: str
    publisher: str
    kind: SourceKind
    tier: Literal["A", "B", "C", "D"]
    read: HowRead
    url: str
    authors: str | None = None
    year: int | None = None
    seller: str | None = None
    note: str | None = None
    also: tuple[str, ...] = ()
    part: str | None = None


@record
class Fit:
    """How something suits one audience, and why."""

    audience: Audience
    fit: Fitness
    why: str


@record
class Command:
    """A command to go on with, and what it gives."""

    command: str
    text: str


@record
class Figure:
    """A drawing of at most 60 columns, its ASCII twin, and a caption that says the same."""

    id: str
    caption: str
    drawing: str
    ascii: str


@record
class Figures:
    """content/figures.yaml."""

    figures: tuple[Figure, ...]
    meta: Meta


@record
class KnowledgeRow:
    """A row of the evidence file for which no page was read, and what the guide takes from it."""

    row: str
    says: str


@record
class Sources:
    """content/sources.yaml. Only for rows of ``general_knowledge`` may doctors be quoted without a source."""

    sources: tuple[Source, ...]
    meta: Meta
    general_knowledge: tuple[KnowledgeRow, ...] = ()


@record
class Side:
    """What some sources say on a question."""

    text: str
    sources: tuple[str, ...]


@record
class Disagreement:
    """A question on which sources differ: both sides, how the guide settles it, and the command that shows that."""

    id: str
    question: str
    sides: tuple[Side, ...]
    settled: str
    command: str


@record
class Disagreements:
    """content/disagreements.yaml."""

    disagreements: tuple[Disagreement, ...]
    meta: Meta


@record
class Synonym:
    """Words that people type (``typed``), and the words that the guide uses for the same (``means``)."""

    typed: tuple[str, ...]
    means: tuple[str, ...]


@record
class Synonyms:
    """content/synonyms.yaml: words that people type, for search and for options of compare.

    ``ignored`` are too common to look for.
    """

    ignored: tuple[str, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    meta: Meta | None = None


@record
class MedicalWord:
    """A word that needs explaining. A statement that has one of the words in ``said`` explains it."""

    word: str
    said: tuple[str, ...] = ()


@record
class MedicalWords:
    """content/medical-words.yaml: words that need explaining, and the endings by which others are found.

    ``plain`` are words of four syllables or more that readers know; any other is looked at as a medical word.
    """

    endings: tuple[str, ...]
    known: tuple[str, ...]
    words: tuple[MedicalWord, ...]
    meta: Meta
    plain: tuple[str, ...] = ()


@record
class Notices:
    """Fixed wording about skin that more than one page prints (content/notices.yaml).

    A cell that was not studied, whose own text begins with ``not_studied_opening``, needs no fixed words.
    ``whom_to_ring`` ends each card of its level, but on paper; ``brackets`` says what stands in brackets.
    """

    skin_colour: str
    certainty_words: dict[Certainty, str]
    verdict_words: dict[Verdict, str]
    value_words: dict[CellValue, str]
    level_words: dict[Level, str]
    study_words: dict[Study, str]
    audience_words: dict[Audience, str]
    fit_words: dict[Fitness, str]
    not_checked: str
    read_on: tuple[Command, ...]
    start_card: str
    meta: Meta
    not_in_guide: str | None = None
    not_studied_opening: str | None = None
    not_tested: str | None = None
    no_year: str | None = None
    brackets: str | None = None
    whom_to_ring: dict[Level, str] | None = None
