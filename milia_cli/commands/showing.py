"""The last step of every command: a page and its document leave in the format asked for."""

import datetime
import os
from collections.abc import Callable, Iterable
from dataclasses import replace

from ..errors import UsageMistake
from ..library import Library
from ..model import Card, Meta, RedFlag
from ..render import output as out
from ..render.document import Document, envelope, json_text
from ..render.output import Output
from ..render.page import Page
from ..render.views.foot import Frame, first, overdue


def frame_of(library: Library) -> Frame:
    """What every page needs of the content."""
    return Frame(library.guide(), library.notices(), library.sources())


def card_data(card: Card, flags: Iterable[RedFlag], frame: Frame) -> dict[str, object]:
    """When to get help, as JSON has it: level, title, the first line, and each flag in full."""
    by_id = {flag.id: flag for flag in flags}
    names = ("id", "finding", "say", "certainty", "sources")
    return {
        "level": card.level,
        "title": card.title,
        "text": first(card.level, card.title, frame),
        "flags": [{name: getattr(by_id[id], name) for name in names} for id in card.flags],
    }


def today() -> datetime.date:
    """Today's date, or that of SOURCE_DATE_EPOCH. Only the check for overdue reviews asks."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.date.today()  # a review date has no time zone
    try:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageMistake(f'SOURCE_DATE_EPOCH must be seconds since 1970, not "{epoch}".') from None


def warning_for(metas: Iterable[Meta]) -> str | None:
    """The warning of content whose review is overdue; it also goes to stderr."""
    found = overdue(metas, today())
    if found:
        out.note(f"milia: {found}")
    return found


def in_language(page: Page, frame: Frame) -> Page:
    """A page that says in which language the content is written."""
    return replace(page, language=frame.guide.language)


def show(page: Page, document: Document, output: Output, frame: Frame, table: Callable[[], str] | None = None) -> None:
    """Print or write one result."""
    page = in_language(page, frame)

    def as_json() -> str:
        return json_text(envelope(document, frame.guide, frame.sources, [page]))

    text = out.render(page, as_json, output, table)
    out.deliver(text, output)
    if output.to_file:
        out.note(out.wrote(output, is_table=table is not None))


def show_document(document: Document, output: Output, frame: Frame) -> None:
    """Print or write a document that no other format shows."""
    out.deliver(json_text(envelope(document, frame.guide, frame.sources)), output)
    if output.to_file:
        out.note(out.wrote(output))
