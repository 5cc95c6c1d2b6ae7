"""milia sources: see where a statement comes from."""

from typing import Annotated, Any

import typer

from ..engine import references as engine
from ..engine.query import NEAREST
from ..engine.references import Use
from ..errors import NothingFound, UsageMistake, nearest
from ..library import Library
from ..model import Disagreement, Meta, Source
from ..render.csv import csv_text
from ..render.document import Document
from ..render.output import Output
from ..render.page import Page
from ..render.views import assurance
from ..render.views import sources as view
from ..render.views.foot import Frame
from .opening import open_library
from .options import ContentOption, with_output
from .reading import citing_places
from .showing import frame_of, show, show_document, today, warning_for

_DETAILS = (
    "id",
    "title",
    "authors",
    "publisher",
    "year",
    "url",
    "kind",
    "tier",
    "read",
    "seller",
    "note",
    "also",
    "part",
)
HELP = """See where a statement comes from: all sources, or one and what rests on it.

\b
milia sources  all of them
milia sources BB08  one, and what rests on it
milia sources --disagreements  where sources differ
milia sources --hazards  what could go wrong, and what is done about it
"""
_HAZARD = ("id", "hazard", "harm", "cause", "control", "tests", "residual")
_CHECK = ("id", "gate", "asks", "state", "shown_by", "note")
_LISTED = ("id", "kind", "year", "title", "authors", "publisher", "read", "url", "seller")


@with_output
def sources(
    output: Output,
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="A source; without one, the list of all.")] = None,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="Where sources differ, and how the guide settles it.")
    ] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="What is past its review.")] = False,
    hazards: Annotated[
        bool, typer.Option("--hazards", help="What could go wrong for a reader, and what stands against it.")
    ] = False,
    scorecard: Annotated[bool, typer.Option("--scorecard", help="How this guide does on published checks.")] = False,
    content: ContentOption = None,
) -> None:
    """Show all references, one of them, where they differ, what is past its review, or how the guide is held safe."""
    if (id is not None) + disagreements + overdue + hazards + scorecard > 1:
        views = "--disagreements, --overdue, --hazards or --scorecard"
        raise UsageMistake(f"choose one: an id, {views}.", "milia sources --disagreements")
    library = open_library(content)
    frame = frame_of(library)
    if hazards:
        _show_hazards(library, output, frame)
    elif scorecard:
        _show_scorecard(library, output, frame)
    elif overdue:
        _show_overdue(library, output, frame)
    elif disagreements:
        _show_disagreements(library, output, frame)
    elif id is None:
        _show_list(library, output, frame)
    else:
        _show_one(library, _source(frame, id, output), output, frame)


def _source(frame: Frame, id: str, output: Output) -> Source:
    by_id = {name: source for source in frame.sources.sources for name in (*source.also, source.id)}
    known = id if id in by_id else id.upper()
    if known in by_id:
        return by_id[known]
    if output.format == "json":
        show_document(Document("sources", _data(), None), output, frame)
    if id.isdecimal():
        message = f'a number such as "{id}" belongs to one page; the id stands at the end of its line there.'
        raise NothingFound(message, "milia sources BB08")
    alike = nearest(id, by_id, NEAREST) if len(id) > 2 else None
    near = by_id[alike].id if alike else None  # an id of old opens its source, but nobody need learn it
    message = f'there is no source "{id}".' + (f" Did you mean {near}?" if near else "")
    raise NothingFound(message, f"milia sources {near}" if near else "milia sources")


def _data(**parts: list[dict[str, object]]) -> dict[str, object]:
    """The document: every list is there, perhaps empty."""
    names = ("references", "uses", "disagreements", "overdue", "hazards", "checks")
    return {name: parts.get(name, []) for name in names}


def _differing(library: Library) -> tuple[tuple[Disagreement, ...], list[Meta]]:
    found = library.disagreements()
    return (found.disagreements, [found.meta]) if found else ((), [])


def _reference(source: Source, used: tuple[Use, ...], differing: tuple[Disagreement, ...]) -> dict[str, object]:
    found = engine.differing(differing, source.id)
    return {**{name: getattr(source, name) for name in _DETAILS}, "used_by": engine.commands(used, found)}


def _show_list(library: Library, output: Output, frame: Frame) -> None:
    places = list(citing_places(library, frame))
    used = engine.uses(places)
    differing, metas = _differing(library)
    metas += [frame.sources.meta, *(place.meta for place in places if place.meta)]
    warning = warning_for(metas)
    listed = view.in_order(frame.sources.sources)
    references = [_reference(source, used.get(source.id, ()), differing) for source in listed]
    page = view.list_page(listed, frame, metas, warning)
    _show(page, _data(references=references), metas, warning, output, frame, _csv(_LISTED, references))


def _show_one(library: Library, source: Source, output: Output, frame: Frame) -> None:
    used = engine.uses(citing_places(library, frame)).get(source.id, ())
    differing, metas = _differing(library)
    found = engine.differing(differing, source.id)
    metas = [*(metas if found else []), *(use.place.meta for use in used if use.place.meta)]
    warning = warning_for(metas)
    page = view.source_page(source, used, found, frame, metas, warning)
    uses = [_use(use, source) for use in used]
    reference = _reference(source, used, found)
    data = _data(references=[reference], uses=uses, disagreements=[_disagreement(item) for item in found])
    _show(page, data, metas, warning, output, frame, _csv(tuple(uses[0]) if uses else ("command",), uses))


def _use(use: Use, source: Source) -> dict[str, object]:
    claim = use.claim
    return {
        "command": use.place.command,
        "where": use.place.where,
        "title": use.name,
        "text": claim.text,
        "certainty": claim.certainty,
        "kind": claim.kind,
        "verdict": claim.verdict,
        "quoted": source.id in claim.claimed_by,
    }


def _disagreement(found: Disagreement) -> dict[str, object]:
    return {name: getattr(found, name) for name in ("id", "question", "sides", "settled", "command")}


def _show_disagreements(library: Library, output: Output, frame: Frame) -> None:
    differing, metas = _differing(library)
    warning = warning_for(metas)
    page = view.disagreements_page(differing, frame, metas, warning)
    rows = [
        {"id": found.id, "question": found.question, "text": side.text, "sources": " ".join(side.sources)}
        for found in differing
        for side in found.sides
    ]
    data = _data(disagreements=[_disagreement(found) for found in differing])
    _show(page, data, metas, warning, output, frame, _csv(("id", "question", "text", "sources"), rows))


def _show_hazards(library: Library, output: Output, frame: Frame) -> None:
    found = library.hazards()
    hazards, metas = (found.hazards, [found.meta]) if found else ((), [])
    warning = warning_for(metas)
    rows = [{name: getattr(hazard, name) for name in _HAZARD} for hazard in hazards]
    table = _csv(_HAZARD, [{**row, "tests": " ".join(row["tests"])} for row in rows])
    page = assurance.hazards_page(hazards, frame, metas, warning)
    _show(page, _data(hazards=rows), metas, warning, output, frame, table)


def _show_scorecard(library: Library, output: Output, frame: Frame) -> None:
    found = library.scorecard()
    metas = [found.meta] if found else []
    warning = warning_for(metas)
    checks = [(group, check) for group in (found.groups if found else ()) for check in group.checks]
    rows = [{"group": group.id, **{name: getattr(check, name) for name in _CHECK}} for group, check in checks]
    cells = [{**row, "shown_by": ", ".join(row["shown_by"]), "gate": "yes" if row["gate"] else "no"} for row in rows]
    page = assurance.scorecard_page(found, frame, metas, warning)
    _show(page, _data(checks=rows), metas, warning, output, frame, _csv(("group", *_CHECK), cells))


def _show_overdue(library: Library, output: Output, frame: Frame) -> None:
    now = today()
    dated = [(name, _meta(library, name, kind)) for name, kind in library.files()]
    due = [(name, meta) for name, meta in dated if meta and meta.next_review < now]
    rows: list[dict[str, object]] = [
        {"file": name, "reviewed": meta.reviewed.isoformat(), "next_review": meta.next_review.isoformat()}
        for name, meta in due
    ]
    page = view.overdue_page(due, now, frame)
    metas = [meta for _, meta in due]
    _show(page, _data(overdue=rows), metas, None, output, frame, _csv(("file", "reviewed", "next_review"), rows))


def _meta(library: Library, name: str, kind: type) -> Meta | None:
    found = getattr(library.read(kind, name), "meta", None)
    return found if isinstance(found, Meta) else None


def _csv(keys: tuple[str, ...], rows: list[dict[str, Any]]) -> str:
    return csv_text(keys, [["" if row[key] is None else str(row[key]) for key in keys] for row in rows])


def _show(
    page: Page,
    data: dict[str, object],
    metas: list[Meta],
    warning: str | None,
    output: Output,
    frame: Frame,
    table: str,
) -> None:
    reviewed = min((meta.reviewed for meta in metas), default=None)
    show(page, Document("sources", data, reviewed, (warning,) if warning else ()), output, frame, lambda: table)
