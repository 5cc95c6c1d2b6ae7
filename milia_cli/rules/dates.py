"""Rules about review dates."""

from collections.abc import Iterator

from ..errors import Problem
from ..model import Meta
from .content import Content


def dates_are_ordered(content: Content) -> Iterator[Problem]:
    """The next review of a file comes after its last."""
    for file in content.files:
        for path, meta in file.each(Meta):
            if meta.next_review <= meta.reviewed:
                message = f"the next review must come after the last, {meta.reviewed.isoformat()}"
                yield file.problem((*path, "next_review"), message)


def nothing_is_overdue(content: Content) -> Iterator[Problem]:
    """The next review of a file is not past."""
    for file in content.files:
        for path, meta in file.each(Meta):
            if meta.next_review < content.today:
                message = f"the review was due on {meta.next_review.isoformat()}"
                yield file.problem((*path, "next_review"), message)
