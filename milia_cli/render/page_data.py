"""A page as data for JSON: every word that the other formats show, block by block, in the same order."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from .page import Commands, Foot, Line, Overview, Page


def page_data(page: Page) -> dict[str, Any]:
    """The fields of a page; each block with its ``kind``, so a new kind of block needs nothing here.

    What a line cites is given by the ids of the sources, not by the numbers of this page.
    """
    ids = {reference.number: reference.id for reference in page.foot.references}
    blocks = [{"kind": type(block).__name__.lower(), **_fields(block, ids)} for block in page.blocks]
    return {**_fields(page, ids), "blocks": blocks}


def _fields(record: Any, ids: Mapping[int, str]) -> dict[str, Any]:
    match record:
        case Line():
            cited = [ids[number] for number in record.cites if number in ids]
            return {**_plainly(record, ids, but="cites"), "sources": cited}
        case Commands():
            return {"label": record.label, "commands": _commands(record.commands)}
        case Foot():
            references = [_fields(reference, ids) for reference in record.references]
            return {"references": references, "lines": list(record.lines), "next": _commands(record.next)}
        case Overview():
            groups = [
                {"title": title, "lead": lead, "rows": [_fields(row, ids) for row in rows]}
                for title, lead, rows in record.groups
            ]
            return {**_plainly(record, ids, but="groups"), "groups": groups}
        case _:
            return _plainly(record, ids)


def _plainly(record: Any, ids: Mapping[int, str], but: str = "") -> dict[str, Any]:
    """The fields of a record as they are, but for one."""
    names = [field.name for field in dataclasses.fields(record) if field.name != but]
    return {name: _value(getattr(record, name), ids) for name in names}


def _value(value: Any, ids: Mapping[int, str]) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_value(item, ids) for item in value]
    return _fields(value, ids) if dataclasses.is_dataclass(value) else value


def _commands(commands: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"command": command, "text": text} for command, text in commands]
