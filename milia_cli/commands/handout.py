"""milia handout: one page to print."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from ..engine import handout as engine
from ..engine.explanation import Fit
from ..engine.prepared import prepare
from ..engine.questionnaire import replay
from ..engine.told import Reached, Told
from ..errors import UsageMistake
from ..library import Library
from ..model import Audience, Disposition, Handout, Meta
from ..render.document import Document
from ..render.output import Output
from ..render.views import handout as view
from .info import whole_topic
from .opening import open_library
from .options import ContentOption, ForOption, audiences, with_output
from .showing import frame_of, show, warning_for

_HEAD = frozenset({"id", "title", "summary"})
HELP = """Print one page to hand on, or to take to a visit. --answers takes what milia quiz --save wrote.

\b
milia handout parent  milk spots, for parents
milia handout adult --for eyelids  for adults, lids first
milia handout visit  to fill in by hand
"""


@with_output
def handout(
    output: Output,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A page to print; without one, the list of them.")
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="visit: fill it with these answers; - is stdin.")
    ] = None,
    for_: ForOption = None,
    content: ContentOption = None,
) -> None:
    """Show the list of pages to print, or one page."""
    wanted = audiences(for_)
    library = open_library(content)
    if name is not None:
        _show_handout(library, library.handout(name), answers, wanted, output)
    elif answers is not None:
        raise _no_answers("no page is named")
    elif wanted:
        raise UsageMistake("--for needs the name of a page.", f"milia handout adult --for {wanted[0]}")
    else:
        _show_list(library, output)


def _no_answers(why: str) -> UsageMistake:
    return UsageMistake(f"--answers fills a page for a visit; {why}.", "milia handout visit --answers FILE")


def _show_list(library: Library, output: Output) -> None:
    ids = library.handout_ids()
    heads = [library.head(f"handouts/{id}.yaml", _HEAD) for id in ids]
    handouts = [{key: head[key] for key in ("id", "title", "summary")} for head in heads]
    page = view.handouts_page(heads)
    data = {"id": None, "title": page.title, "blocks": [], "handouts": handouts}
    reviewed = min((library.handout(id).meta.reviewed for id in ids), default=None)
    show(page, Document("handout", data, reviewed), output, frame_of(library), lambda: _csv(handouts))


def _csv(handouts: list[dict[str, str]]) -> str:
    from ..render.csv import csv_text

    return csv_text(["id", "title", "summary"], [list(head.values()) for head in handouts])


def _show_handout(
    library: Library, found: Handout, answers: str | None, wanted: tuple[Audience, ...], output: Output
) -> None:
    if answers is not None and not engine.takes_answers(found):
        raise _no_answers(f'"{found.id}" has nothing to fill in')
    shelf, metas = _shelf(library, found)
    told = _told(library, answers) if answers is not None else None
    quiz = told.prepared.questionnaire.quiz if told else None
    metas += [quiz.meta] if quiz else []
    blocks = engine.compose(found, shelf, wanted, told)
    warning = warning_for(metas)
    page = view.handout_page(found.title, blocks, view.Material(frame_of(library), wanted, quiz), metas, warning)
    data = {"id": found.id, "title": found.title, "blocks": [block_data(block) for block in blocks], "handouts": []}
    reviewed = min(meta.reviewed for meta in metas)
    show(page, Document("handout", data, reviewed, (warning,) if warning else ()), output, frame_of(library))


def _shelf(library: Library, found: Handout) -> tuple[engine.Shelf, list[Meta]]:
    """What the handout takes from, and the review dates of that and of itself."""
    needs = engine.needs(found)
    topics = {id: whole_topic(library, id)[0] for id in library.topic_ids() if id in needs.topics}
    tables = {id: library.table(id) for id in library.table_ids() if id in needs.tables}
    metas = [found.meta, *(topic.meta for topic in topics.values()), *(table.meta for table in tables.values())]
    if not needs.flags:
        return engine.Shelf(topics, tables, {}), metas
    flags = library.red_flags()
    return engine.Shelf(topics, tables, {flag.id: flag for flag in flags.flags}), [*metas, flags.meta]


def _told(library: Library, path: str) -> Told:
    from .answers import answers_from_file

    prepared = prepare(library.questionnaire())
    return Told(prepared, replay(prepared, answers_from_file(prepared.questions, path)))


def block_data(block: engine.Block) -> dict[str, object]:
    """A block as JSON: what it is, its title, and what stands in it."""
    match block:
        case engine.Claims():
            return {"kind": "claims", "title": block.title, "claims": block.claims, "fits": block.fits}
        case engine.Signs():
            flags = [{key: getattr(flag, key) for key in _FLAG} for flag in block.flags]
            return {"kind": "card", "title": block.card.title, "level": block.card.level, "flags": flags}
        case engine.Choices():
            return {"kind": "cells", "title": block.title, **_table(block)}
        case engine.Ask():
            return {"kind": "ask", "title": block.title, "questions": block.questions}
        case engine.Form():
            return {"kind": "form", "title": block.title, "lines": block.lines}
        case Reached():
            return {"kind": "result", "title": block.title, **_reached(block)}


_FLAG = ("id", "finding", "say", "certainty", "sources")
_CELL = ("value", "text", "certainty", "sources", "chance")


def _table(block: engine.Choices) -> dict[str, Any]:
    table = block.table
    return {
        "table": table.id,
        "attributes": [{"id": attribute.id, "question": attribute.question} for attribute in table.attributes],
        "options": [{"id": o.id, "title": o.title, "group": o.group, "fits": o.fits} for o in table.options],
        "cells": list(_cells(block)),
    }


def _cells(block: engine.Choices) -> Iterator[dict[str, object]]:
    for option in block.table.options:
        for attribute in block.table.attributes:
            cell = option.cells[attribute.id]
            values = {key: getattr(cell, key) for key in _CELL}
            yield {"option": option.id, "attribute": attribute.id, **values}


def _reached(block: Reached) -> dict[str, object]:
    def names(fits: tuple[Fit, ...]) -> list[dict[str, str]]:
        return [{"outcome": fit.outcome.id, "title": fit.outcome.title} for fit in fits]

    return {
        "complete": block.complete,
        "disposition": _disposition(block.disposition) if block.disposition else None,
        "fits_best": names(block.fits_best),
        "also_possible": names(block.also_possible),
        "nothing_fits": block.nothing_fits,
        "signs": block.signs,
        "steps": block.steps,
    }


def _disposition(found: Disposition) -> dict[str, str]:
    return {"id": found.id, "text": f"{found.title}: {found.text}", "timeframe": found.timeframe}
