"""Written stories with answers: the quiz asks, the story answers, and what comes out is judged."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from milia_cli.engine.answers import check_answers
from milia_cli.engine.prepared import Prepared
from milia_cli.engine.questionnaire import Ask, Result, next_step
from milia_cli.engine.urgency import above
from milia_cli.model import LEVELS, NOT_SURE, Answer, Answers, Level, Naming, Question, Tried, Urgency
from milia_cli.proofs.answers import quiet
from milia_cli.yaml_door import read_yaml

STORIES = Path(__file__).parent / "vignettes.yaml"
NAMES = frozenset((
    "milia-neonatal", "milia-primary", "milia-secondary", "milia-en-plaque", "milia-eruptive", "milia-syndromic",
    "comedones-closed", "neonatal-acne", "miliaria", "erythema-toxicum", "sebaceous-hyperplasia", "epstein-pearls",
    "molluscum", "flat-warts", "syringoma", "xanthelasma", "basal-cell-carcinoma", "trichoepithelioma",
    "epidermoid-cyst", "keratosis-pilaris", "folliculitis", "neonatal-infection", "stye-chalazion", "fordyce-spots",
))  # fmt: skip
"""The names that stories use. Any other outcome of the quiz, and "nothing fits", is "other"."""
OTHER = "other"
MILIA = "milia-"
"""How the names of all kinds of milia begin (miliaria is something else)."""
_LEVELS: dict[str, tuple[Level, ...]] = {
    "self_care": ("self-care",),
    "routine": ("routine",),
    "soon": ("soon",),
    "urgent": ("same-day", "emergency"),
}
"""The levels of stories in ours."""


@dataclass(frozen=True)
class Story:
    """One story: its answers, the right name, every name that is fair in first place, and its levels."""

    id: str
    answers: Answers
    name: str
    fair: frozenset[str]
    right: tuple[Level, ...]
    accepted: frozenset[Level]
    unsafe: frozenset[Level]

    def says(self, question: Question) -> Answer:
        """Its answer. What it does not mention: no danger sign, and "not sure" about anything else."""
        silent = quiet(question) if question.role == "safety" else NOT_SURE
        return self.answers.get(question.id, silent)

    def calls_fair(self, name: str) -> bool:
        """Whether a fair judge would accept this outcome in first place."""
        return name in self.fair or (OTHER in self.fair and name not in NAMES)


@dataclass(frozen=True)
class Told:
    """The answers that were asked for, in the order asked, and the result."""

    asked: Answers
    result: Result

    @property
    def names(self) -> tuple[str, ...]:
        """What the result names, likeliest first; nothing in an emergency."""
        first = ("nothing-fits",) if self.result.nothing_fits else ()
        return (*first, *(fit.outcome.id for fit in (*self.result.fits_best, *self.result.also_possible)))

    @property
    def leader(self) -> str | None:
        """What is named first, if anything is."""
        return self.names[0] if self.names else None


def raw_stories(path: Path = STORIES) -> list[dict[str, Any]]:
    """The stories of a file as they are written."""
    found: list[dict[str, Any]] = read_yaml(path.read_text(encoding="utf-8"), str(path))["vignettes"]
    return found


def read_stories(prepared: Prepared, path: Path = STORIES) -> tuple[Story, ...]:
    """The stories of a file. Raises UsageMistake for an answer that the quiz does not know."""
    return tuple(story(prepared, raw) for raw in raw_stories(path))


def story(prepared: Prepared, raw: dict[str, Any]) -> Story:
    """A story as it is written: {id, answers, answer, acceptable_also, urgency, urgency_also_ok, must_not}."""
    fair = [name.replace("_", "-") for name in (raw["answer"], *raw["acceptable_also"])]
    return Story(
        raw["id"],
        check_answers(prepared.questions, raw["answers"]),
        fair[0],
        frozenset(fair),
        _LEVELS[raw["urgency"]],
        _levels([raw["urgency"], *raw["urgency_also_ok"]]),
        _levels(raw["must_not"]),
    )


def _levels(words: list[str]) -> frozenset[Level]:
    return frozenset(level for word in words for level in _LEVELS[word])


def tell(prepared: Prepared, told: Story, start: Answers | None = None) -> Told:
    """Let the quiz ask, and answer only what it asks, after the answers in ``start``."""
    given = dict(start or {})
    while isinstance(step := next_step(prepared, given), Ask):
        given[step.question.id] = told.says(step.question)
    return Told(given, step)


def judge(told: Story, found: Told) -> Tried:
    """What came of a story."""
    level = found.result.level
    return Tried(told.id, told.right, level, urgency(told, level), naming(told, found), len(found.asked), found.leader)


def urgency(told: Story, level: Level) -> Urgency:
    """How a level suits a story."""
    if level in told.right:
        return "exact"
    if level in told.unsafe:
        return "unsafe"
    return "acceptable" if level in told.accepted else "not-acceptable"


def naming(told: Story, found: Told) -> Naming:
    """Where the first fair name stands."""
    if found.leader is None:
        return "not-named"
    fair = [told.calls_fair(name) for name in found.names[:3]]
    return "first" if fair[0] else "among-three" if any(fair) else "missed"


def too_low(tried: Tried) -> bool:
    """Less urgent than the right level."""
    return above(min(tried.expected, key=LEVELS.index), tried.given)


def too_high(tried: Tried) -> bool:
    """More urgent than the right level."""
    return above(tried.given, max(tried.expected, key=LEVELS.index))
