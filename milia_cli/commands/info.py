"""milia info: read a topic, one section of it, or one claim."""

import datetime
from typing import Annotated

import typer

from ..engine.topic import Part, expand, needs, part, part_names
from ..errors import UsageMistake, nearest
from ..library import Library
from ..model import Claim, Figure, RedFlag, Section, Topic
from ..render.document import Document
from ..render.output import Output
from ..render.views import topic as view
from .opening import open_library
from .options import ContentOption, ForOption, as_named, audiences, with_output
from .showing import card_data, frame_of, show, warning_for

_HEAD = frozenset({"id", "title", "summary", "group"})
HELP = """Read a topic, one section of it, or one statement.

\b
milia info causes  one topic
milia info causes sunscreen  one section of it
milia info treatments --for newborn  what suits babies first
"""


@with_output
def info(
    output: Output,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="A topic; without one, the list of topics.")
    ] = None,
    section: Annotated[
        str | None, typer.Argument(metavar="[SECTION]", help="A section of it, or one of its statements.")
    ] = None,
    for_: ForOption = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Add study type, effect and row of evidence.")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Add the sources in full.")] = False,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="PAGE", help="myths: claims of one page, S0 or S1.")
    ] = None,
    content: ContentOption = None,
) -> None:
    """Show the list of topics, a topic, a section or a statement."""
    wishes = view.Wishes(audiences(for_), evidence, sources, from_)
    library = open_library(content)
    if topic is None and from_:
        raise UsageMistake("--from needs a topic.", "milia info myths --from S0")
    if topic is None and for_:
        raise UsageMistake("--for needs a topic.", f"milia info home-care --for {wishes.audiences[0]}")
    if topic is None:
        _show_contents(library, output)
    else:
        _show_topic(library, topic, section, wishes, output)


def _show_contents(library: Library, output: Output) -> None:
    heads = [library.head(f"topics/{id}.yaml", _HEAD) for id in view.reading_order(library.topic_ids())]
    topics = [{key: head[key] for key in ("id", "title", "summary")} for head in heads]
    data = [{**topic, "group": head["group"]} for topic, head in zip(topics, heads, strict=True)]
    document = Document("topics", {"topics": data}, _oldest(library) if output.format == "json" else None)
    page = view.contents_page(heads)
    show(page, document, output, frame_of(library), lambda: _csv(topics))


def _oldest(library: Library) -> datetime.date | None:
    return min((library.topic(id).meta.reviewed for id in library.topic_ids()), default=None)


def _csv(rows: list[dict[str, str]]) -> str:
    from ..render.csv import csv_text

    return csv_text(list(rows[0]) if rows else [], [list(row.values()) for row in rows])


def _show_topic(library: Library, id: str, section: str | None, wishes: view.Wishes, output: Output) -> None:
    topic, flags = whole_topic(library, id)
    if wishes.claimed_by:
        topic = _only_claimed_by(topic, wishes.claimed_by)
    chosen = _part(topic, section) if section else None
    names = {part.figure for part in topic.sections if part.figure}
    figures: dict[str, Figure] = {f.id: f for f in library.figures().figures} if names else {}
    frame = frame_of(library)
    material = view.Material(frame, flags, figures, wishes)
    warning = warning_for([topic.meta])
    page = view.part_page(topic, chosen, material, warning) if chosen else view.topic_page(topic, material, warning)
    document = Document("topic", _data(topic, chosen, material), topic.meta.reviewed, (warning,) if warning else ())
    show(page, document, output, frame)


def whole_topic(library: Library, id: str) -> tuple[Topic, tuple[RedFlag, ...]]:
    """A topic with the claims that are kept elsewhere, and the red flags if it shows any."""
    topic = library.topic(id)
    tables, wants_flags = needs(topic)
    flags = library.red_flags().flags if wants_flags else ()
    return expand(topic, {table: library.table(table) for table in tables}, flags), flags


def _part(topic: Topic, name: str) -> Part:
    found = part(topic, as_named(name, part_names(topic)))
    if found:
        return found
    near = nearest(name, part_names(topic))
    message = f'there is no section "{name}" in {topic.id}.' + (f" Did you mean {near}?" if near else "")
    raise UsageMistake(message, f"milia info {topic.id} {near}" if near else f"milia info {topic.id}")


def _row_of(claim: Claim, page: str) -> tuple[bool, int]:
    """Where a claim stands on a page, by its row of evidence for that page (S0-12); one without a row comes last."""
    rows = [int(row) for ref in claim.ref for of, _, row in [ref.partition("-")] if of == page and row.isdigit()]
    return not rows, min(rows, default=0)


def _only_claimed_by(topic: Topic, typed: str) -> Topic:
    """The claims that a topic quotes from one page; what the guide itself says of such a claim is not the page's."""
    from dataclasses import replace

    page = typed.upper()
    quoted = [claim for section in topic.sections for claim in section.claims if claim.kind == "myth"]
    claims = [claim for claim in quoted if page in claim.claimed_by]
    if not claims:
        raise _no_claim_of(typed, topic, sorted({id for claim in quoted for id in claim.claimed_by}))
    claims.sort(key=lambda claim: _row_of(claim, page))
    section = Section(f"claims-of-{page.lower()}", f"What {page} claims", tuple(claims), layout="terms")
    return replace(topic, sections=(section,))


def _no_claim_of(typed: str, topic: Topic, known: list[str]) -> UsageMistake:
    if known:
        message = f'no claim of "{typed}" in {topic.id}. It has: {", ".join(known)}.'
        return UsageMistake(message, f"milia info {topic.id} --from {known[0]}")
    message = f"{topic.id} is in the guide's own words and quotes no page. The claims of a page are in myths."
    named = {id for section in topic.sections for claim in section.claims for id in claim.claimed_by}
    return UsageMistake(message, f"milia info myths --from {typed.upper() if typed.upper() in named else 'S0'}")


def _data(topic: Topic, chosen: Part | None, material: view.Material) -> dict[str, object]:
    sections = topic.sections
    if chosen:
        from dataclasses import replace

        sections = (replace(chosen.section, claims=(chosen.claim,)) if chosen.claim else chosen.section,)
    shown = () if chosen and chosen.claim else sections
    return {
        "id": topic.id,
        "title": topic.title,
        "summary": topic.summary,
        "answer": [] if chosen else topic.answer,
        "scope": topic.scope,
        "cards": [] if chosen else [card_data(card, material.flags, material.frame) for card in topic.cards],
        "sections": [_section(section) for section in sections],
        "figures": [material.figures[section.figure] for section in shown if section.figure],
        "next": topic.next,
    }


def _section(section: Section) -> dict[str, object]:
    keys = ("id", "title", "lead", "layout", "figure", "claims", "fits")
    return {key: getattr(section, key) for key in keys}
