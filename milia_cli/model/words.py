"""The closed sets of words that content is written in."""

from typing import Literal

Certainty = Literal["high", "moderate", "low", "very-low", "not-assessed"]
"""GRADE words for how sure a statement is."""

Kind = Literal["fact", "advice", "opinion", "myth", "notice"]
"""fact and advice are the guide's own; opinion and myth are somebody's, who is named; notice speaks of the
guide itself, or says what it means by a word."""

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

EMPTY = frozenset({"", "null", "~"})
"""How content writes "nothing"; a field that holds it counts as left out."""

NOT_SURE = "not-sure"
"""The answer of a person who looked and cannot tell. It scores nothing."""

Answer = str | tuple[str, ...]
"""An option id, several option ids, or ``not-sure``."""

Answers = dict[str, Answer]
"""Question id to answer: the whole state of a quiz."""
