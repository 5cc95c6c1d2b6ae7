"""A chance drawn as 100 marks, one for each person; the text beside it tells the same."""

HAVE, BETWEEN, HAVE_NOT = "#", "+", "."
LINES = (50, 25, 20)
"""Marks on a line: as many as fit."""


def people(chance: tuple[int, int], width: int) -> list[str]:
    """The lines of the drawing, at most ``width`` columns wide; none where 20 marks do not fit.

    ``chance`` runs from ``low`` to ``high`` out of 100; what lies between them has a mark of its own.
    """
    low, high = chance
    marks = HAVE * low + BETWEEN * (high - low) + HAVE_NOT * (100 - high)
    long = next((count for count in LINES if count <= width), 0)
    return [marks[start : start + long] for start in range(0, 100, long)] if long else []
