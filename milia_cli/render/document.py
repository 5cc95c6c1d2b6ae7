"""A result as the JSON document that every command shares, and as a page."""

import dataclasses
import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..model import Guide, Source, Sources
from ..model.base import record
from .page import Page

SCHEMA = "milia/1"


@record
class Document:
    """What ``--json`` prints: the kind of result, its data, and how old the oldest part of it is."""

    kind: str
    data: Any
    reviewed: datetime.date | None
    warnings: tuple[str, ...] = ()


def plain_data(value: Any) -> Any:
    """Records, tuples and dates as dicts, lists and text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain_data(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, dict):
        return {key: plain_data(item) for key, item in value.items()}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def cited_ids(data: Any) -> Iterator[str]:
    """Every source id that data rest on, or that they quote, in order, with repeats."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("sources", "skin_sources", "claimed_by") and isinstance(value, list):
                yield from (item for item in value if isinstance(item, str))
            else:
                yield from cited_ids(value)
    elif isinstance(data, list):
        for item in data:
            yield from cited_ids(item)


def envelope(document: Document, guide: Guide, sources: Sources, pages: Sequence[Page] = ()) -> dict[str, Any]:
    """The whole document as data; ``sources`` holds each cited one once, in order of first use.

    ``pages`` is what the other formats show of it: none where they show nothing, one a label for several labels.
    """
    from .page_data import page_data  # only JSON needs it

    data = plain_data(document.data)
    by_id = {source.id: source for source in sources.sources}
    cited = [by_id[id] for id in dict.fromkeys(cited_ids(data)) if id in by_id]
    return {
        "schema": SCHEMA,
        "kind": document.kind,
        "content_version": guide.version,
        "reviewed": document.reviewed.isoformat() if document.reviewed else None,
        "data": data,
        "sources": [source_data(source) for source in cited],
        "warnings": list(document.warnings),
        "governance": governance(guide),
        "pages": [page_data(page) for page in pages],
    }


def governance(guide: Guide) -> dict[str, str]:
    """Who stands behind the guide, in whose interest, how it is kept up, and where to send a mistake."""
    names = ("purpose", "licence", "authors_statement", "funding", "conflicts", "update_rule", "feedback")
    return {name: getattr(guide, name) for name in names}


def source_data(source: Source) -> dict[str, Any]:
    """One reference as the envelope lists it."""
    return {name: getattr(source, name) for name in ("id", "title", "publisher", "year", "url", "kind")}


def json_text(found: dict[str, Any]) -> str:
    """A document as UTF-8 JSON text that ends in a newline; the same data give the same bytes."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
