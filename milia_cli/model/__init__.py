"""The shape of everything under content/; start reading here.

Every record is a frozen dataclass. A field without a default must be written in the YAML; a field with
one may be left out. Unknown keys are refused when content is checked. Ids are kebab-case; source ids and row
ids of the evidence keep their own form (``BB08``, ``S0-12``). Each room is imported when one of its names is first
asked for, so that a command pays only for the records that it reads.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import base

if TYPE_CHECKING:  # the rooms, for the type checker alone
    from .assurance import *  # noqa: F403
    from .comparison import *  # noqa: F403
    from .guide import *  # noqa: F403
    from .handout import *  # noqa: F403
    from .ipdas import *  # noqa: F403
    from .label import *  # noqa: F403
    from .quiz import *  # noqa: F403
    from .record import *  # noqa: F403
    from .topic import *  # noqa: F403
    from .words import *  # noqa: F403


@base.record
class Kept:
    """What a content file, or each file of a folder, holds: the name of its ``record``.

    A content folder may do without what is ``optional``. The search looks through, or is guided by, what is
    ``searched``.
    """

    record: str
    optional: bool = False
    searched: bool = False

    @property
    def kind(self) -> type:
        """The record itself."""
        found: type = __getattr__(self.record)
        return found


FILES: dict[str, Kept] = {
    "guide.yaml": Kept("Guide"),
    "notices.yaml": Kept("Notices", searched=True),
    "sources.yaml": Kept("Sources", searched=True),
    "figures.yaml": Kept("Figures"),
    "ingredients.yaml": Kept("Ingredients", optional=True, searched=True),
    "disagreements.yaml": Kept("Disagreements", optional=True),
    "hazards.yaml": Kept("Hazards", optional=True),
    "scorecard.yaml": Kept("Scorecard", optional=True),
    "medical-words.yaml": Kept("MedicalWords", optional=True),
    "synonyms.yaml": Kept("Synonyms", optional=True, searched=True),
    "ipdas.yaml": Kept("Ipdas", optional=True),
    "quiz/questions.yaml": Kept("Quiz", searched=True),
    "quiz/red-flags.yaml": Kept("RedFlags", searched=True),
    "quiz/record.yaml": Kept("Record", optional=True),
    "topics": Kept("Topic", searched=True),
    "comparisons": Kept("Comparison", searched=True),
    "quiz/outcomes": Kept("Outcome"),
    "handouts": Kept("Handout", optional=True),
}
"""Every content file, or folder of files of one kind, and what it holds. Whatever reads all content goes by this."""

_ROOMS = {
    "words": (
        "Certainty",
        "Kind",
        "Verdict",
        "Level",
        "LEVELS",
        "Audience",
        "AUDIENCES",
        "Fitness",
        "Frequency",
        "Basis",
        "CellValue",
        "SourceKind",
        "HowRead",
        "Layout",
        "Behavior",
        "QuestionType",
        "Role",
        "Study",
        "Stance",
        "Tell",
        "Place",
        "NOT_SURE",
        "Answer",
        "Answers",
    ),
    "guide": (
        "Meta",
        "Author",
        "Guide",
        "Source",
        "Fit",
        "Command",
        "Figure",
        "Figures",
        "KnowledgeRow",
        "Sources",
        "Side",
        "Disagreement",
        "Disagreements",
        "Synonym",
        "Synonyms",
        "MedicalWord",
        "MedicalWords",
        "Notices",
    ),
    "assurance": (
        "State",
        "Hazard",
        "Hazards",
        "Check",
        "CheckGroup",
        "Scorecard",
    ),
    "topic": (
        "Claim",
        "ClaimsFrom",
        "Section",
        "Sign",
        "Card",
        "Topic",
    ),
    "comparison": (
        "Chance",
        "Cell",
        "Attribute",
        "OptionGroup",
        "Option",
        "Grades",
        "Comparison",
    ),
    "quiz": (
        "Condition",
        "AnswerOption",
        "NotSure",
        "Question",
        "RedFlag",
        "RedFlags",
        "Disposition",
        "SafetyNet",
        "Quiz",
        "Finding",
        "Outcome",
        "Questionnaire",
    ),
    "handout": (
        "ClaimsOf",
        "CellsOf",
        "FormLine",
        "HandoutPart",
        "Handout",
    ),
    "ipdas": (
        "IpdasState",
        "IpdasItem",
        "IpdasCriteria",
        "Ipdas",
    ),
    "record": (
        "Urgency",
        "Naming",
        "Measure",
        "Trial",
        "Tried",
        "Record",
    ),
    "label": (
        "IngredientGroup",
        "Ingredient",
        "LabelWords",
        "Ingredients",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """A record or a word, from its room."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    found = globals()[name] = getattr(import_module(f".{_ROOM_OF[name]}", __name__), name)
    return found


def __dir__() -> list[str]:
    """Every name of every room."""
    return sorted(_ROOM_OF)
