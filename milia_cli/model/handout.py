"""One printed page, composed of what stands elsewhere."""

from typing import Literal

from .base import record
from .guide import Meta
from .topic import Card
from .words import Layout


@record
class ClaimsOf:
    """Claims that a handout takes from one topic: of its answer or of its sections."""

    topic: str
    ids: tuple[str, ...]


@record
class CellsOf:
    """Cells that a handout takes from one table: what these options answer to these questions."""

    table: str
    options: tuple[str, ...]
    attributes: tuple[str, ...]


@record
class FormLine:
    """A line of a form. Answers to ``questions`` fill it; else there is ``room`` (in lines) to write by hand."""

    label: str
    questions: tuple[str, ...] = ()
    room: int = 1


@record
class HandoutPart:
    """Something that a handout takes from where it is kept, so that nothing is written twice: one of the last seven.

    ``title`` heads it, or else the title of the section that its claims come from. ``only`` keeps it to a page that
    nobody's answers fill (``blank``), to one that answers do which ask for help now (``emergency``) or do not
    (``filled``), among these to one whose answers end at today or too early (``unsettled``), or to any but an
    emergency (``calm``). ``who`` keeps it to answers about a baby under 3 months, or about anyone older. A card
    stands on a filled page only where the answers ask for less. ``ask`` names the table whose questions to ask it
    takes, and ``questions`` are such questions written here, where no table's fit; ``result`` is what the
    quiz makes of the answers.
    """

    title: str | None = None
    layout: Layout = "prose"
    only: Literal["blank", "filled", "unsettled", "emergency", "calm"] | None = None
    who: Literal["baby", "older"] | None = None
    claims: ClaimsOf | None = None
    card: Card | None = None
    cells: CellsOf | None = None
    ask: str | None = None
    questions: tuple[str, ...] = ()
    form: tuple[FormLine, ...] = ()
    result: bool = False


@record
class Handout:
    """One page to print (content/handouts/<id>.yaml), composed of what stands elsewhere in the guide."""

    id: str
    title: str
    summary: str
    parts: tuple[HandoutPart, ...]
    meta: Meta
