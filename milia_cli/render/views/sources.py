"""References to pages: all of them, one in full, where they differ, what is past its review."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import get_args

from ...engine.references import Use, by_command, by_page
from ...model import Command, Disagreement, HowRead, Meta, Side, Source, SourceKind
from ..page import Block, Commands, Heading, Line, Page, Prose, Term, Terms
from .evidence import KINDS
from .foot import Citations, Frame, certainty_word, day, ended, page_foot, publisher_named

READ: Mapping[HowRead, str] = {
    "whole": "all of it",
    "short-page": "a short page, all or nearly all of it",
    "excerpt": "an excerpt, often its first part",
    "abstract": "its abstract or first lines",
    "title": "its title alone",
    "second-hand": "what another source tells of it",
}
"""How much of a source was read, in words."""
DISAGREEMENTS = Command("milia sources --disagreements", "where sources differ, and how the guide settles it")
OVERDUE = Command("milia sources --overdue", "what is past its review")
ABOUT = Command("milia info about", "how the evidence was weighed")
Due = tuple[str, Meta]
"""A file of the content, and its dates."""


def in_order(sources: Iterable[Source]) -> list[Source]:
    """References by kind, reviews and studies first, then by id."""
    kinds = get_args(SourceKind)
    return sorted(sources, key=lambda source: (kinds.index(source.kind), source.id.lower()))


def list_page(sources: Sequence[Source], frame: Frame, metas: Iterable[Meta], warning: str | None) -> Page:
    """All references, one line each, under a heading for each kind with how many there are."""
    blocks: list[Block] = [Prose(Line("Read one: milia sources BB08."))] if sources else []
    for kind, found in groupby(sources, lambda source: source.kind):
        entries = tuple((source.id, _entry(source)) for source in found)
        blocks += [Heading(f"{KINDS[kind].capitalize()}: {len(entries)}"), Commands("", entries)]
    foot = page_foot(Citations(frame), metas, (DISAGREEMENTS, OVERDUE, ABOUT))
    return Page(f"Sources: {len(sources)}", tuple(blocks), foot, warning)


def _entry(source: Source) -> str:
    """Kind, year, title and publisher with what it sells, as one line."""
    return f"{_kind(source)}, {source.year or 'no year'}. {ended(source.title)} {publisher_named(source)}."


def _kind(source: Source) -> str:
    return source.kind.replace("-", " ")


def source_page(
    source: Source,
    used: Sequence[Use],
    disagreements: Sequence[Disagreement],
    frame: Frame,
    metas: Iterable[Meta],
    warning: str | None = None,
) -> Page:
    """One reference in full: what it is, who says otherwise, what it is used for."""
    citations = Citations(frame)
    blocks: list[Block] = [Terms(tuple(_details(source)))]
    if disagreements:
        terms = tuple(_otherwise(source, found, citations) for found in disagreements)
        blocks += [Heading("Who says otherwise"), Terms(terms)]
    blocks += [Heading("What it is used for"), Prose(Line(_count(used)))]
    blocks += _used(source, used, frame)
    foot = page_foot(citations, metas, (Command("milia sources", "all references"), DISAGREEMENTS))
    return Page(source.id, tuple(blocks), foot, warning)


def _details(source: Source) -> Iterator[Term]:
    published = ", ".join(str(part) for part in (source.publisher, source.year) if part)
    told = {
        "Title": source.title,
        "Authors": source.authors,
        "Published in": published,
        "Kind": _kind(source),
        "What we read": READ[source.read],
        "Note": source.note,
        "Address": f"{source.url} ({source.part})" if source.part else source.url,
        "Also called": ", ".join(source.also),
        "Interests": source.seller or "none stated in what we read",
    }
    return (Term(name, (), (Line(text),)) for name, text in told.items() if text)


def _used(source: Source, used: Sequence[Use], frame: Frame) -> Iterator[Block]:
    for page, uses in by_page(used):
        yield Heading(page)
        yield Terms(tuple(_use(command, found, source, frame) for command, found in by_command(uses)))


def _count(used: Sequence[Use]) -> str:
    if not used:
        return "No statement rests on it."
    number = "1 statement rests" if len(used) == 1 else f"{len(used)} statements rest"
    return f"{number} on it, or weigh what it claims."


def _use(command: str, uses: Sequence[Use], source: Source, frame: Frame) -> Term:
    """What a command opens that rests on a source, each statement with how sure it is."""
    lines = tuple(Line(use_text(use, source), _graded(use, frame)) for use in uses)
    if len(lines) == 1 and lines[0].certainty:
        return Term(command, (lines[0].certainty,), (Line(lines[0].text),), typed=True)
    told = tuple(Line(f"{line.text} [{line.certainty}]" if line.certainty else line.text) for line in lines)
    return Term(command, (), told, typed=True)


def _graded(use: Use, frame: Frame) -> str | None:
    if use.claim.verdict:
        return frame.notices.verdict_words[use.claim.verdict].lower()
    word = certainty_word(frame, use.claim)
    return None if word == frame.word("not-assessed") else word


def use_text(use: Use, source: Source) -> str:
    """What a statement says, under its name if it has one; whether it only quotes the source."""
    name = f"{ended(use.claim.term, ':')} " if use.claim.term else ""
    claims = source.id in use.claim.claimed_by
    quoted = "" if not claims else "It claims: " if use.claim.kind == "myth" else "On its claim. "
    return f"{quoted}{name}{use.claim.text}"


def _otherwise(source: Source, found: Disagreement, citations: Citations) -> Term:
    sides = sorted(found.sides, key=lambda side: source.id not in side.sources)
    told = (*(_side(side, citations) for side in sides), Line(f"The guide says: {found.settled}"))
    return Term(found.question, (), told, (found.command,))


def _side(side: Side, citations: Citations) -> Line:
    return Line(f"{', '.join(side.sources)}: {side.text}", None, citations.cite(side.sources))


def disagreements_page(
    disagreements: Sequence[Disagreement], frame: Frame, metas: Iterable[Meta], warning: str | None
) -> Page:
    """Every question on which sources differ, with all sides and how the guide settles it."""
    citations = Citations(frame)
    blocks: list[Block] = [] if disagreements else [Prose(Line("This content names none."))]
    for found in disagreements:
        sides = (_side(side, citations) for side in found.sides)
        settled = Term("The guide says", (), (Line(found.settled),), (found.command,))
        says = Term("Sources say", (), tuple(sides))
        blocks += [Heading(found.question), Terms((says, settled))]
    foot = page_foot(citations, metas, (Command("milia sources", "all references"), ABOUT))
    return Page(f"Where sources differ: {len(disagreements)}", tuple(blocks), foot, warning)


def overdue_page(due: Sequence[Due], today: datetime.date, frame: Frame) -> Page:
    """Every file whose review is past."""
    title = f"Past review: {len(due)}" if due else "Nothing is past its review"
    dates = [(name, f"due {day(meta.next_review)}, last reviewed {day(meta.reviewed)}") for name, meta in due]
    terms = tuple(Term(name, (), (Line(text),)) for name, text in dates)
    blocks: list[Block] = [Prose(Line(f"Looked at on {day(today)}."))]
    blocks += [Terms(terms)] if terms else []
    foot = page_foot(Citations(frame), [meta for _, meta in due], (Command("milia sources", "all references"), ABOUT))
    return Page(title, tuple(blocks), foot)
