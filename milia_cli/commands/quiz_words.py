"""What a result of the quiz says besides what the quiz itself holds: read at once, and before anybody is asked."""

from dataclasses import dataclass

from ..engine.questionnaire import Ask, Result
from ..library import Library
from ..model import Cell
from ..render.views.foot import Frame
from .showing import frame_of


@dataclass(frozen=True)
class Words:
    """``telling`` is what tells each look-alike from milia, ``record`` the line on written stories."""

    frame: Frame
    telling: dict[str, Cell]
    record: str | None


def words_for(library: Library, step: Ask | Result | None) -> Words:
    """Read what a step says; None is any that may come. Raises ContentInvalid."""
    if isinstance(step, Ask):
        return Words(frame_of(library), {}, None)
    from .record import record_line

    names = step is None or not step.ended_early
    return Words(frame_of(library), _telling(library) if names else {}, record_line(library))


def _telling(library: Library) -> dict[str, Cell]:
    """Nothing in content without a table of look-alikes."""
    if "look-alikes" not in library.table_ids():
        return {}
    options = library.table("look-alikes").options
    return {option.id: option.cells["telling-difference"] for option in options if "telling-difference" in option.cells}
