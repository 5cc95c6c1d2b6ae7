"""The quiz: questions, red flags, levels of care and outcomes."""

from .base import record
from .guide import Meta
from .topic import Claim
from .words import Basis, Behavior, Certainty, Frequency, Level, QuestionType, Role


@record
class Condition:
    """Holds when the answer to ``question`` is, or contains, one of ``any_of``."""

    question: str
    any_of: tuple[str, ...]


@record
class AnswerOption:
    """One allowed answer. ``exclusive`` switches the others off; ``said`` is how a result repeats it.

    ``text_child`` stands in for ``text`` where the person is under 13. An option is offered where each of its
    ``enable_when`` holds, or has no answer yet; one that is not offered still counts when it is given.
    """

    id: str
    text: str
    said: str | None = None
    exclusive: bool = False
    text_child: str | None = None
    enable_when: tuple[Condition, ...] = ()


@record
class NotSure:
    """What "not sure" counts as on a question that a red flag reads."""

    floor: Level
    say: str


@record
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


@record
class RedFlag:
    """A finding that alone demands a level of care. One dictionary serves info, compare and quiz.

    ``finding`` completes a card's "... if"; ``say`` is the reason in a whole sentence. A flag without ``when``
    is shown in info but cannot be given as an answer. Without sources its ``basis`` is opinion. ``also`` are answers
    about looks that together show the same sign, where a screen before did not: they count when given, yet no question
    is asked for their sake, and "not sure" there counts as nothing, since the screen has asked. ``do`` is what to do
    first where the sign is given, before the steps of its level; where another sign asks for more, after them. With
    ``advice_only`` it wants advice and no look at the skin.
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
    also: tuple[Condition, ...] = ()
    do: str | None = None
    advice_only: bool = False


@record
class RedFlags:
    """content/quiz/red-flags.yaml."""

    flags: tuple[RedFlag, ...]
    meta: Meta


@record
class LevelNet:
    """The five parts of a safety net in the words of one level. ``worse`` says what to do if it gets worse; without it
    the general signs stand there."""

    not_certain: str
    how_long: str
    where_to_go: str
    come_back: str
    worse: str | None = None


@record
class Disposition:
    """A level of care in words: ``title`` is the first word of its card, ``text`` what to do, ``timeframe`` by when.

    What ends in ``_baby`` stands in for the same without it under 3 months, where it is given; what ends in
    ``_advice`` where all that asks for this level wants advice and no look at the skin.
    """

    id: Level
    title: str
    text: str
    timeframe: str
    detail: str
    steps: tuple[Claim, ...]
    text_baby: str | None = None
    timeframe_baby: str | None = None
    detail_baby: str | None = None
    steps_baby: tuple[Claim, ...] = ()
    safety_net: LevelNet | None = None
    text_advice: str | None = None
    detail_advice: str | None = None
    steps_advice: tuple[Claim, ...] = ()
    safety_net_advice: LevelNet | None = None


@record
class SafetyNet:
    """The five parts that stand after every result; ``watch_for`` tells what asks for a more urgent level."""

    not_certain: str
    watch_for: dict[Level, str]
    how_long: str
    where_to_go: str
    come_back: str


@record
class Quiz:
    """content/quiz/questions.yaml: what the quiz is for, and its questions in the order written.

    ``name_reason`` says that a name asks for a level, with {title} and {summary}, and ``nearest_reason`` that one does
    which is merely the nearest; ``whatever`` stands above the names
    of an urgent result, ``too_little_known`` in their place where nothing that was said supports one;
    ``only_milia`` and ``only_another`` stand below a name that is alone. ``doubt`` says that somebody was not sure of
    one answer, on {label}, of those that would tell a red flag's {finding} by looks; without it no such doubt counts.
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
    too_little_known: str | None = None
    nearest_reason: str | None = None
    only_milia: str | None = None
    only_another: str | None = None
    doubt: str | None = None


@record
class Finding:
    """How often people with the outcome would give each answer to one question; ``rest`` is for those not named."""

    question: str
    answers: dict[str, Frequency]
    basis: Basis
    sources: tuple[str, ...] = ()
    rest: Frequency = "very-rare"


@record
class Outcome:
    """Something that answers can fit (content/quiz/outcomes/<id>.yaml).

    ``prevalence`` is among people who look milia up. Of outcomes that share a ``variant_group`` only the
    likeliest is shown. ``sources`` are of the summary and of each finding that names no other; those that carry the
    summary come first. ``skin`` says how it looks on light, brown and black skin, where the evidence says.
    ``floor_under_3_months`` stands in for ``floor`` in young babies, where the same name can be harmless, and
    ``next_under_3_months`` for ``next``.
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
    skin_sources: tuple[str, ...] = ()
    floor_under_3_months: Level | None = None
    next_under_3_months: tuple[str, ...] = ()


@record
class Questionnaire:
    """Everything the quiz engines read, in one value."""

    quiz: Quiz
    flags: tuple[RedFlag, ...]
    outcomes: tuple[Outcome, ...]
