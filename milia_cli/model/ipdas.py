"""How a table scores on a published list of what makes a good aid to a health choice."""

from typing import Literal

from .base import record
from .guide import Meta

IpdasState = Literal["met", "not-done"]
"""Whether an item of the list is met. Nothing in between: what is half done is not done."""


@record
class IpdasItem:
    """One item. ``number`` counts as the list does; ``said`` is where it is met, or why it is not done.

    ``where`` are places in content (``comparisons/treatments.yaml: options.*.cells.harms``; ``*`` is each), and
    ``tests`` tests (``tests/test_x.py: test_name``) that show it. An item that is met has at least one of them.
    """

    id: str
    number: int
    title: str
    text: str
    state: IpdasState
    said: str
    where: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@record
class IpdasCriteria:
    """The items of one part of the list that apply to a table of treatments."""

    id: str
    title: str
    items: tuple[IpdasItem, ...]

    @property
    def met(self) -> int:
        """How many items are met."""
        return sum(item.state == "met" for item in self.items)


@record
class Ipdas:
    """content/ipdas.yaml: one table, item by item. ``counted`` is filled with {met} and {of} of a part."""

    table: str
    title: str
    summary: tuple[str, ...]
    counted: str
    state_words: dict[IpdasState, str]
    criteria: tuple[IpdasCriteria, ...]
    meta: Meta
