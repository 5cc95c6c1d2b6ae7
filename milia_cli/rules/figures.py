"""Rule about drawings: they fit a narrow screen."""

from collections.abc import Iterator

from ..errors import Problem
from ..model import Figure
from .content import Content

WIDEST = 60


def figures_fit(content: Content) -> Iterator[Problem]:
    """A drawing and its ASCII twin have at most 60 columns, and equally many lines."""
    for path, figure in content.figures.each(Figure):
        for field, text in (("drawing", figure.drawing), ("ascii", figure.ascii)):
            widest = max(map(len, text.splitlines()), default=0)
            if widest > WIDEST:
                yield content.figures.problem((*path, field), f"{widest} columns wide; at most {WIDEST}")
