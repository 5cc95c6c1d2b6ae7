"""milia search: find a section by a word."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from ..engine.audience import arrange
from ..engine.places import Place
from ..engine.query import nearest_words
from ..engine.search import Found, asks_nothing, unrepeated
from ..engine.search import search as find
from ..engine.word_index import Index
from ..errors import NothingFound, UsageMistake
from ..model import Audience
from ..render.csv import csv_text
from ..render.document import Document
from ..render.output import Output
from ..render.views import search as view
from ..render.views.foot import Frame
from .opening import open_library
from .options import ContentOption, ForOption, audiences, with_output
from .reading import search_index
from .showing import frame_of, show, show_document, warning_for

BEST = 5
"""Hits that are shown without --all."""
HELP = """Find a section by words: plain names, other spellings and small slips work too.

\b
milia search eye cream  the best places
milia search milk spots --for newborn  what suits babies first
milia search --all retinol  every place
"""


@with_output
def search(
    output: Output,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", help="Words to look for.")] = None,
    for_: ForOption = None,
    all_: Annotated[bool, typer.Option("--all", help="List every place that matches, not only the best 5.")] = False,
    content: ContentOption = None,
) -> None:
    """Show the places that match some words, or say that none does."""
    wanted = audiences(for_)
    query = _query(words or [])
    library = open_library(content)
    frame = frame_of(library)
    known = search_index(library, frame)
    if asks_nothing(known, query):
        raise UsageMistake(f'"{query}" has no word to look for.', "milia search eye cream")
    found = _arranged(known, query, wanted, most=None if all_ else BEST)
    if found.hits:
        _show_hits(query, found, wanted, output, frame)
    else:
        _show_nothing(query, found, known, output, frame)


def _query(words: Sequence[str]) -> str:
    """The words as one line, without signs that a terminal would act on."""
    shown = "".join(sign if sign.isprintable() else " " for sign in " ".join(words))
    if not shown.split():
        raise UsageMistake("search needs a word to look for.", "milia search eye cream")
    return " ".join(shown.split())


def _arranged(known: Index, query: str, wanted: Sequence[Audience], most: int | None) -> Found:
    """Hits with what suits the audiences first, below the danger signs; all are looked at, and the best are shown."""
    if not wanted:
        return find(known, query, most)
    found = find(known, query)
    alarms, others = found.hits[: found.alarms], found.hits[found.alarms :]
    hits = [place for each in (alarms, others) for place in arrange(each, lambda place: place.fits, wanted)]
    return replace(found, hits=tuple(hits) if most is None else tuple(unrepeated(hits))[:most])


def _show_hits(query: str, found: Found, wanted: Sequence[Audience], output: Output, frame: Frame) -> None:
    metas = [place.meta for place in found.hits if place.meta]
    warning = warning_for(metas)
    page = view.search_page(query, found, frame, wanted, warning)
    reviewed = min((meta.reviewed for meta in metas), default=None)
    document = Document("search", _data(query, found, frame), reviewed, (warning,) if warning else ())
    show(page, document, output, frame, lambda: _csv(found, frame))


def _show_nothing(query: str, found: Found, known: Index, output: Output, frame: Frame) -> None:
    """Say so, with the nearest words; the JSON document is printed all the same."""
    near = list(dict.fromkeys(near for typed in found.unknown for near in nearest_words(known, typed)))
    if output.format == "json":
        show_document(Document("search", _data(query, found, frame, near), None), output, frame)
    other = f"Nearest words: {', '.join(near)}." if near else frame.notices.not_in_guide
    message = " ".join(filter(None, (f'nothing found for "{query}".', other)))
    raise NothingFound(message, f"milia search {near[0]}" if near else "milia info")


def _data(query: str, found: Found, frame: Frame, near: Sequence[str] = ()) -> dict[str, object]:
    hits = [_hit(place, found, frame, first=number == 0) for number, place in enumerate(found.hits)]
    read_as = [{"typed": typed, "read": read} for typed, read in found.read_as]
    return {
        "query": query,
        "total": found.total,
        "whole": found.whole,
        "hits": hits,
        "read_as": read_as,
        "unknown": found.unknown,
        "nearest": near,
    }


def _hit(place: Place, found: Found, frame: Frame, *, first: bool) -> dict[str, object]:
    claims = view.shown_claims(place, found.forms, first=first)
    return {
        "where": place.where,
        "kind": place.kind,
        "id": place.id,
        "title": place.title,
        "text": view.said_text(place, claims, frame),
        "command": place.command,
        "lacking": list(found.lacking(place)),
        "sources": list(dict.fromkeys(id for claim in claims for id in (*claim.claimed_by, *claim.sources))),
    }


def _csv(found: Found, frame: Frame) -> str:
    keys = ("where", "kind", "id", "title", "text", "command")
    hits = [_hit(place, found, frame, first=number == 0) for number, place in enumerate(found.hits)]
    return csv_text(keys, [[str(hit[key]) for key in keys] for hit in hits])
