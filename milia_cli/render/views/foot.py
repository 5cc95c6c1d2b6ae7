"""What every page needs: numbered sources, the small print and the words for certainty."""

import datetime
from collections.abc import Iterable, Sequence

from ...model import Certainty, Claim, Command, Guide, Level, Meta, Notices, Source, Sources
from ...model.base import record
from ..page import Foot, Line, Reference

LEGEND = "milia info about how-sure"
"""The command that opens what the words of certainty mean."""


@record
class Frame:
    """What is the same on every page: the guide, its fixed wording and all its sources."""

    guide: Guide
    notices: Notices
    sources: Sources

    def word(self, certainty: Certainty) -> str:
        """The word for a certainty."""
        return self.notices.certainty_words[certainty]


class Citations:
    """Numbers sources in the order in which a page names them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._by_id = {source.id: source for source in frame.sources.sources}
        self._numbers: dict[str, int] = {}

    def cite(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these sources, in ascending order."""
        return tuple(sorted({self._numbers.setdefault(id, len(self._numbers) + 1) for id in ids}))

    def line(self, claim: Claim, text: str | None = None) -> Line:
        """A claim as a line with its certainty word and the numbers of its sources."""
        return Line(claim.text if text is None else text, certainty_word(self.frame, claim), self.cite(claim.sources))

    def undated(self) -> bool:
        """Whether a source named so far has no year."""
        return any(id in self._by_id and self._by_id[id].year is None for id in self._numbers)

    def references(self, *, titles: bool = True) -> tuple[Reference, ...]:
        """Every source named so far, with its title or by its publisher alone."""
        text = reference_text if titles else publisher_text
        return tuple(
            Reference(number, text(self._by_id[id]), id, self._by_id[id].url)
            for id, number in self._numbers.items()
            if id in self._by_id
        )


def certainty_word(frame: Frame, claim: Claim) -> str | None:
    """The certainty of a fact, "opinion" for an opinion; advice and notices of the guide itself show none."""
    if claim.kind in {"advice", "notice"}:
        return None
    if claim.kind == "opinion":
        return "opinion"
    return frame.word(claim.certainty)


def reference_text(source: Source) -> str:
    """Title, publisher with what it sells, and year, as one line."""
    return f"{ended(source.title)} {publisher_text(source)}"


def publisher_text(source: Source) -> str:
    """Publisher, what it sells, and year."""
    return f"{publisher_named(source)}, {source.year}." if source.year else f"{publisher_named(source)}."


def publisher_named(source: Source) -> str:
    """Publisher, and what it sells if it sells something."""
    return f"{source.publisher}; {source.seller}" if source.seller else source.publisher


def first(level: Level, title: str, frame: Frame) -> str:
    """The first line of a card: the level in words, then who is meant."""
    return f"{frame.notices.level_words[level]}: {title}"


def whom_to_ring(level: Level, notices: Notices) -> str | None:
    """The last line of a card of a level: numbers, or what to do if nobody is free."""
    return (notices.whom_to_ring or {}).get(level)


def ended(text: str, mark: str = ".") -> str:
    """A text with a mark at its end, unless it ends a sentence by itself."""
    return text if text[-1] in ".?!" else text + mark


def day(date: datetime.date) -> str:
    """A date as people write it: 21 November 2026."""
    return f"{date.day} {date:%B} {date.year}"


def small_print(
    frame: Frame, metas: Iterable[Meta], extra: Iterable[str] = (), *, on_paper: bool = False
) -> tuple[str, ...]:
    """Certainty words, version and review dates, authors, clinical check, funding and conflicts.

    ``on_paper`` leaves out what can only be typed, and that nobody has tested the guide with patients: a handout is
    one sheet.
    """
    dates = list(metas)
    words = ", ".join(frame.word(certainty) for certainty in ("high", "moderate", "low", "very-low"))
    lines = [f"How sure: {words}." + ("" if on_paper else f" What they mean: {LEGEND}.")]
    if dates:
        lines.append(_dated(frame.guide, dates))
    lines.append(frame.guide.authors_statement)
    tested = None if on_paper else frame.notices.not_tested
    lines.append(" ".join(text for text in (_checked(frame, dates), tested, _interests(frame.guide)) if text))
    return (*lines, *extra)


def short_print(frame: Frame, meta: Meta) -> tuple[str, ...]:
    """The same for one section: version and dates, clinical check, and where the rest stands."""
    return (f"{_dated(frame.guide, [meta])} {_checked(frame, [meta])} Authors and interests: milia info about.",)


def _dated(guide: Guide, metas: Sequence[Meta]) -> str:
    reviewed, due = min(meta.reviewed for meta in metas), min(meta.next_review for meta in metas)
    return f"Version {guide.version}, reviewed {day(reviewed)}, next review by {day(due)}."


def _checked(frame: Frame, metas: Iterable[Meta]) -> str:
    checked = next((meta.clinical_review for meta in metas if meta.clinical_review), None)
    return f"Checked by {checked}." if checked else frame.notices.not_checked


def _interests(guide: Guide) -> str:
    funding, conflicts = (text[0].lower() + text[1:] for text in (guide.funding, guide.conflicts))
    return f"Funding: {funding} Conflicts: {conflicts}"


def page_foot(citations: Citations, metas: Iterable[Meta], next_: Iterable[Command], extra: Iterable[str] = ()) -> Foot:
    """The foot of a page: its sources, the small print and commands to go on with."""
    no_year = citations.frame.notices.no_year
    undated = (no_year,) if no_year and citations.undated() else ()
    return Foot(citations.references(), (*undated, *small_print(citations.frame, metas, extra)), next_of(next_))


def next_of(commands: Iterable[Command]) -> tuple[tuple[str, str], ...]:
    """Commands to go on with, as a foot has them."""
    return tuple((command.command, command.text) for command in commands)


def overdue(metas: Iterable[Meta], today: datetime.date) -> str | None:
    """The warning of a page whose review is overdue."""
    due = min((meta.next_review for meta in metas), default=today)
    return f"Review was due on {day(due)}. Ask before you rely on this page." if due < today else None
