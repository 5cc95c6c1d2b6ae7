"""The shape of everything under content/; start reading here.

Every record is a frozen dataclass. A field without a default must be written in the YAML; a field with
one may be left out. Unknown keys are refused when content is checked (``__pydantic_config__``).
Ids are kebab-case; source ids and row ids of the evidence keep their own form (``BB08``, ``S0-12``).
"""

import dataclasses
import datetime
import typing
from collections.abc import Callable
from typing import Literal

_T = typing.TypeVar("_T")


@typing.dataclass_transform(frozen_default=True)
def _record(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass whose unknown keys are refused when content is checked."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    make: Callable[[type[_T]], type[_T]] = dataclasses.dataclass(frozen=True)
    return make(cls)


Certainty = Literal["high", "moderate", "low", "very-low", "not-assessed"]
"""GRADE words for how sure a statement is."""
Kind = Literal["fact", "advice", "opinion", "myth"]
"""fact and advice are the guide's own; opinion and myth quote somebody."""
Verdict = Literal["supported", "partly-supported", "not-supported", "contradicted", "unproven", "opinion"]
"""What became of a quoted claim when it was checked."""
Level = Literal["self-care", "routine", "soon", "same-day", "emergency"]
"""Dispositions, least urgent first."""
LEVELS: tuple[Level, ...] = ("self-care", "routine", "soon", "same-day", "emergency")
Audience = Literal["newborn", "child", "adult", "eyelids", "pregnancy", "darker-skin"]
"""Whom a reader can ask for with ``--for``."""
AUDIENCES: tuple[Audience, ...] = (
    "newborn",
    "child",
    "adult",
    "eyelids",
    "pregnancy",
    "darker-skin",
)
Fitness = Literal["suits", "care", "not-for"]
"""suits: made for them; care: ask or take care first; not-for: should not."""
Frequency = Literal["obligate", "very-frequent", "frequent", "occasional", "very-rare", "excluded"]
"""HPO frequency words: how many people WITH an outcome would give an answer."""
Basis = Literal["literature", "textbook", "opinion"]
"""What a finding or a red flag rests on."""
CellValue = Literal["stated", "not-studied", "no-difference-found", "not-applicable"]
SourceKind = Literal[
    "review",
    "study",
    "case-report",
    "textbook",
    "reference",
    "guideline",
    "government",
    "teaching",
    "clinic",
    "press",
    "commercial",
    "regulation",
]
HowRead = Literal["whole", "short-page", "excerpt", "abstract", "title", "second-hand"]
Layout = Literal["prose", "terms", "steps", "bullets"]
Behavior = Literal["all", "any"]
QuestionType = Literal["choice", "multi-choice"]
Role = Literal["safety", "feature"]
Study = Literal["1", "2", "3", "4", "5", "expert", "none"]
"""OCEBM 2011 level of the study behind a statement, or expert (no study given), or none."""

Stance = Literal["ask", "pause", "keep", "may-help", "leave-out"]
"""What to do about an ingredient where milia keep coming, in the order in which a page says it."""
Tell = Literal["main", "quiet", "never"]
"""main: always mentioned; quiet: only when all is asked for; never: known, and left out on purpose."""
Place = Literal["eyelids", "face", "body"]
"""Where a product is used."""

NOT_SURE = "not-sure"
"""The answer of a person who looked and cannot tell. It scores nothing."""


@_record
class Meta:
    """Governance of one content file. Dates are ISO; ``clinical_review`` names who checked it, if anyone."""

    updated: datetime.date
    reviewed: datetime.date
    next_review: datetime.date
    clinical_review: str | None = None


@_record
class Author:
    """Somebody who wrote the guide, with an honest role."""

    name: str
    role: str


@_record
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


@_record
class Source:
    """One reference. ``seller`` says what its publisher sells, if it sells something it writes about."""

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


@_record
class Fit:
    """How something suits one audience, and why."""

    audience: Audience
    fit: Fitness
    why: str


@_record
class Claim:
    """One statement of the guide, or one that it quotes.

    ``text`` is what is said; for kind myth it is the claim as its author makes it, and ``verdict``, ``why``,
    ``instead`` and ``harm`` answer it. ``ref`` names rows of the evidence file (``C7``, ``T02``, ``S0-12``);
    ``claimed_by`` names the source pages that make the claim. ``term`` is the bold name it stands under;
    ``more`` is the command that says more; ``study`` and ``effect`` are shown with ``--evidence``.
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


@_record
class ClaimsFrom:
    """Claims that a section takes from one place where they are kept, so that nothing is written twice.

    Either ``table`` with ``attribute`` (one claim an option, of ``group`` alone if given), or ``flags``
    (one claim a red flag of that level, of ``group`` alone if given).
    """

    table: str | None = None
    attribute: str | None = None
    flags: Level | None = None
    group: str | None = None


@_record
class Section:
    """A headed part of a topic."""

    id: str
    title: str
    claims: tuple[Claim, ...] = ()
    lead: str | None = None
    layout: Layout = "prose"
    figure: str | None = None
    claims_from: ClaimsFrom | None = None
    fits: tuple[Fit, ...] = ()


@_record
class Card:
    """When to get help: a level, what follows its first word, and the red flags that are its bullets."""

    level: Level
    title: str
    flags: tuple[str, ...]


@_record
class Command:
    """A command to go on with, and what it gives."""

    command: str
    text: str


@_record
class Topic:
    """One page of ``milia info``. ``answer`` is the page in a few lines; ``scope`` says for whom, and what is left out."""

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


@_record
class Chance:
    """A counted chance: ``low`` to ``high`` out of 100, among whom, in what time."""

    low: int
    high: int
    population: str
    time: str


@_record
class Cell:
    """One square of a comparison. A value other than ``stated`` prints its fixed words, then ``text`` if there is any."""

    value: CellValue = "stated"
    text: str = ""
    certainty: Certainty = "not-assessed"
    sources: tuple[str, ...] = ()
    chance: Chance | None = None
    study: Study | None = None


@_record
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


@_record
class OptionGroup:
    """Options that stand together, with the reason if one is needed."""

    id: str
    title: str
    lead: str | None = None


@_record
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


@_record
class Comparison:
    """A full grid: every option answers every attribute. ``always`` names the option that is never left out."""

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
    next: tuple[Command, ...] = ()


@_record
class ClaimsOf:
    """Claims that a handout takes from one topic: of its answer or of its sections."""

    topic: str
    ids: tuple[str, ...]


@_record
class CellsOf:
    """Cells that a handout takes from one table: what these options answer to these questions."""

    table: str
    options: tuple[str, ...]
    attributes: tuple[str, ...]


@_record
class FormLine:
    """A line of a form. Answers to ``questions`` fill it; else there is ``room`` (in lines) to write by hand."""

    label: str
    questions: tuple[str, ...] = ()
    room: int = 1


@_record
class HandoutPart:
    """Something that a handout takes from where it is kept, so that nothing is written twice: one of the last six.

    ``title`` heads it, or else the title of the section that its claims come from. ``only`` keeps it to a page that
    nobody's answers fill, or to one that they do. ``ask`` names the table whose questions to ask it takes; ``result``
    is what the quiz makes of the answers.
    """

    title: str | None = None
    layout: Layout = "prose"
    only: Literal["blank", "filled"] | None = None
    claims: ClaimsOf | None = None
    card: Card | None = None
    cells: CellsOf | None = None
    ask: str | None = None
    form: tuple[FormLine, ...] = ()
    result: bool = False


@_record
class Handout:
    """One page to print (content/handouts/<id>.yaml), composed of what stands elsewhere in the guide."""

    id: str
    title: str
    summary: str
    parts: tuple[HandoutPart, ...]
    meta: Meta


@_record
class Condition:
    """Holds when the answer to ``question`` is, or contains, one of ``any_of``."""

    question: str
    any_of: tuple[str, ...]


@_record
class AnswerOption:
    """One allowed answer. ``exclusive`` switches the others off; ``said`` is how a result repeats it."""

    id: str
    text: str
    said: str | None = None
    exclusive: bool = False


@_record
class NotSure:
    """What "not sure" counts as on a question that a red flag reads."""

    floor: Level
    say: str


@_record
class Question:
    """One question, named by the words of a FHIR Questionnaire item.

    Safety questions are always asked, in the order written, before any feature question. ``label`` names the
    question in a list of answers; ``hint`` says how to look or feel; ``why`` says why it is asked.
    """

    id: str
    text: str
    label: str
    why: str
    role: Role
    type: QuestionType
    options: tuple[AnswerOption, ...]
    topic: str = ""
    hint: str | None = None
    figure: str | None = None
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: Behavior = "all"
    not_sure: NotSure | None = None


@_record
class RedFlag:
    """A finding that alone demands a level of care. One dictionary serves info, compare and quiz.

    ``finding`` completes a card's "... if"; ``say`` is the reason in a whole sentence. A flag without ``when``
    is shown in info but cannot be given as an answer. Without sources its ``basis`` is opinion.
    """

    id: str
    group: str
    level: Level
    finding: str
    say: str
    basis: Basis
    certainty: Certainty
    sources: tuple[str, ...] = ()
    ref: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    behavior: Behavior = "all"


@_record
class RedFlags:
    """content/quiz/red-flags.yaml."""

    flags: tuple[RedFlag, ...]
    meta: Meta


@_record
class Disposition:
    """A level of care in words: ``title`` is the first word of its card, ``text`` what to do, ``timeframe`` by when."""

    id: Level
    title: str
    text: str
    timeframe: str
    detail: str
    steps: tuple[Claim, ...]


@_record
class SafetyNet:
    """The five parts that stand after every result."""

    not_certain: str
    watch_for: dict[Level, str]
    how_long: str
    where_to_go: str
    come_back: str


@_record
class Quiz:
    """content/quiz/questions.yaml: what the quiz is for, and its questions in the order written.

    ``name_reason`` says that a name asks for a level, with {title} and {summary}; ``whatever`` stands above the names
    of an urgent result.
    """

    title: str
    purpose: str
    intro: tuple[str, ...]
    privacy: str
    limits: str
    fit_notice: str
    name_reason: str
    whatever: str
    nothing_fits: str
    no_flag: str
    max_questions: int
    dispositions: tuple[Disposition, ...]
    safety_net: SafetyNet
    safety_net_baby: SafetyNet
    questions: tuple[Question, ...]
    meta: Meta


@_record
class Finding:
    """How often people with the outcome would give each answer to one question."""

    question: str
    answers: dict[str, Frequency]
    basis: Basis
    sources: tuple[str, ...] = ()


@_record
class Outcome:
    """Something that answers can fit (content/quiz/outcomes/<id>.yaml).

    ``prevalence`` is among people who look milia up. Of outcomes that share a ``variant_group`` only the
    likeliest is shown. ``skin`` says how it looks on light, brown and black skin, where the evidence says.
    ``floor_under_3_months`` stands in for ``floor`` in young babies, where the same name can be harmless.
    """

    id: str
    title: str
    prevalence: Frequency
    floor: Level
    summary: str
    next: tuple[str, ...]
    read: str
    findings: tuple[Finding, ...]
    sources: tuple[str, ...]
    meta: Meta
    ref: tuple[str, ...] = ()
    variant_group: str | None = None
    skin: str | None = None
    floor_under_3_months: Level | None = None


@_record
class Questionnaire:
    """Everything the quiz engines read, in one value."""

    quiz: Quiz
    flags: tuple[RedFlag, ...]
    outcomes: tuple[Outcome, ...]


Urgency = Literal["exact", "acceptable", "not-acceptable", "unsafe"]
"""How the level that the quiz gave for a story was judged."""
Naming = Literal["first", "among-three", "missed", "not-named"]
"""Where the right name stood among those that the quiz gave for a story; an emergency has no names."""


@_record
class Measure:
    """A count over written stories. ``low`` to ``high`` out of 100 is the range that chance leaves (Wilson, 95 %)."""

    id: str
    text: str
    count: int
    of: int
    low: int
    high: int


@_record
class Trial:
    """A small change to the answers or to the rules, and what it leaves as it was."""

    id: str
    text: str
    measures: tuple[Measure, ...]


@_record
class Tried:
    """One story in the quiz: the level or levels that are right, the one given, the name given first."""

    id: str
    expected: tuple[Level, ...]
    given: Level
    urgency: Urgency
    named: Naming
    asked: int
    leader: str | None = None


@_record
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


@_record
class Figure:
    """A drawing of at most 60 columns, its ASCII twin, and a caption that says the same."""

    id: str
    caption: str
    drawing: str
    ascii: str


@_record
class Figures:
    """content/figures.yaml."""

    figures: tuple[Figure, ...]


@_record
class Sources:
    """content/sources.yaml."""

    sources: tuple[Source, ...]


@_record
class Side:
    """What some sources say on a question."""

    text: str
    sources: tuple[str, ...]


@_record
class Disagreement:
    """A question on which sources differ: both sides, how the guide settles it, and the command that shows that."""

    id: str
    question: str
    sides: tuple[Side, ...]
    settled: str
    command: str


@_record
class Disagreements:
    """content/disagreements.yaml."""

    disagreements: tuple[Disagreement, ...]
    meta: Meta


@_record
class Synonym:
    """Words that people type (``typed``), and the words that the guide uses for the same (``means``)."""

    typed: tuple[str, ...]
    means: tuple[str, ...]


@_record
class Synonyms:
    """content/synonyms.yaml: words for the search alone. ``ignored`` are too common to look for."""

    ignored: tuple[str, ...] = ()
    synonyms: tuple[Synonym, ...] = ()


@_record
class IngredientGroup:
    """Ingredients that a label check mentions for one and the same reason.

    ``reason`` says why, and how sure that is; ``cautions`` who should take care: one whose ``fits`` names an audience
    comes first for them. ``washed_off``: it matters less in a product that is rinsed off. ``together``: all names of
    the group share one entry.
    """

    id: str
    title: str
    stance: Stance
    reason: Claim
    cautions: tuple[Claim, ...] = ()
    washed_off: bool = False
    together: bool = False


@_record
class Ingredient:
    """One name that a label can print, by its INCI name or the international name of a medicine.

    ``also`` are other prints, without accents; ``alone`` those of its prints that count only as a whole piece of the
    list, never inside one. ``title`` is the plain name where there is one; ``text`` adds to the reason of its group;
    ``near_end`` is said when it stands near the end of a list; ``only_in`` is the kind of product in which it counts.
    """

    name: str
    group: str
    tell: Tell
    also: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    title: str | None = None
    text: str | None = None
    near_end: str | None = None
    only_in: Literal["sun-product"] | None = None
    sources: tuple[str, ...] = ()


@_record
class LabelWords:
    """What a label check says whatever the label. ``rest`` names the {count} of the other names, ``near`` asks about a {name}."""

    intro: str
    nothing_found: str
    not_a_list: str
    how_to_copy: tuple[str, ...]
    headings: dict[Stance, str]
    leads: dict[Stance, str]
    not_for: str
    washed_off: str
    washed_off_lead: str
    near_heading: str
    near: str
    left_out: str
    rest: str
    limits: tuple[str, ...]
    no_order: str
    where: dict[Place, str]


@_record
class Ingredients:
    """content/ingredients.yaml. ``food`` are words of recipes and food packs, ``kinds`` words for kinds of product."""

    words: LabelWords
    groups: tuple[IngredientGroup, ...]
    ingredients: tuple[Ingredient, ...]
    food: tuple[str, ...]
    kinds: tuple[str, ...]
    next: tuple[Command, ...]
    meta: Meta


@_record
class Notices:
    """Fixed wording about skin that more than one page prints (content/notices.yaml)."""

    skin_colour: str
    cannot_see: str
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


Answer = str | tuple[str, ...]
"""An option id, several option ids, or ``not-sure``."""
Answers = dict[str, Answer]
"""Question id to answer: the whole state of a quiz."""
