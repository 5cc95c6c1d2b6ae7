"""How the quiz did on written stories: the checked-in record, as a line and as a page."""

from ..library import Library
from ..render.output import Output


def record_line(library: Library) -> str | None:
    """One line for the foot of a result, or None when a pack has no record."""
    return None


def show_record(library: Library, output: Output) -> None:
    """Show the whole record."""
