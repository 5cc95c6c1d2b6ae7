"""Rules about drawings: they fit a narrow screen, their twin is the same drawing, and the caption tells all of it."""

import re
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
        lines, twin = len(figure.drawing.splitlines()), len(figure.ascii.splitlines())
        if lines != twin:
            yield content.figures.problem((*path, "ascii"), f"lines: {twin}, but {lines} in its drawing")


def captions_tell_all(content: Content) -> Iterator[Problem]:
    """Every word of a drawing and of its twin is in the caption, which is all that many readers get."""
    for path, figure in content.figures.each(Figure):
        told = set(_words(figure.caption))
        missing = [word for word in _words(f"{figure.drawing} {figure.ascii}") if word not in told]
        if missing:
            yield content.figures.problem(
                (*path, "caption"), f'says nothing of "{missing[0]}", which is in the drawing'
            )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{2,}", text.lower())
