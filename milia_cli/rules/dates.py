"""Rules about who stands behind the content, and when it was last gone through."""

from collections.abc import Iterator

from ..errors import Problem
from ..model import Author, Guide, Meta
from ..shapes import missing
from ..yaml_door import Path
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


def files_are_dated(content: Content) -> Iterator[Problem]:
    """Every file but guide.yaml, which has a version, says when it was last gone through and when it is due."""
    for file in content.files:
        if file is not content.guide and not any(file.each(Meta)):
            yield file.problem((), missing("meta", "meta", file.name))


def governance_is_said(content: Content) -> Iterator[Problem]:
    """What says who made the guide, for what and with whose money is not blank."""
    for file in content.files:
        for path, record in file.everything:
            if isinstance(record, Guide | Author | Meta):
                for name, value in vars(record).items():
                    for at, text in _texts(value):
                        if not text.strip():
                            yield file.problem((*path, name, *at), f'"{name}" is blank; {_say(name)}')


def _say(name: str) -> str:
    return 'say it, or "None." where so' if name in MAY_BE_NONE else "say it"


MAY_BE_NONE = ("funding", "conflicts")
"""Fields for which that there is none is an answer."""


def _texts(value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        yield from (((index,), item) for index, item in enumerate(value) if isinstance(item, str))
