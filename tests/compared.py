"""The tables of the content as tests look at them, and pages of `milia compare` made by hand."""

from functools import cache

from milia_cli.library import Library, content_root
from milia_cli.model import Cell, Comparison, Guide, Ipdas, Option

TABLES = ("treatments", "look-alikes", "types")


@cache
def library() -> Library:
    """The content of this checkout."""
    return Library(content_root())


@cache
def table(id: str = "treatments") -> Comparison:
    """One table."""
    return library().table(id)


@cache
def guide() -> Guide:
    """What is said once for the whole guide."""
    return library().guide()


@cache
def ipdas() -> Ipdas:
    """The score of the table of treatments."""
    found = library().ipdas()
    assert found
    return found


def outcomes() -> list[tuple[Option, str, Cell]]:
    """Every cell about a result in the table of treatments, with its option and its row."""
    rows = [row.id for row in table().attributes if row.outcome]
    return [(option, row, option.cells[row]) for option in table().options for row in rows]
