"""What a label turns out to hold: its names, what is to be said about them, what may only be asked."""

from dataclasses import dataclass
from typing import Literal

from ..model import Ingredient, IngredientGroup
from .label_index import How

Where = Literal["before", "active", "list", "may-contain"]
"""Where a name stands: in shop text, in a panel of actives, in a list, among what a shade may contain."""


@dataclass(frozen=True)
class ReadName:
    """One name of the label. ``name`` is as printed, ``printed`` the part of it that was recognised.

    ``position`` counts from 1 in its list; None where order means nothing. ``title`` names one list of a kit.
    """

    name: str
    part: Where
    position: int | None = None
    ingredient: Ingredient | None = None
    printed: str = ""
    how: How | None = None
    amount: bool = False
    title: str = ""


@dataclass(frozen=True)
class Finding:
    """A name that the guide has something to say about, once however often it is printed.

    ``of`` is how many names its list has; ``near_end``: it stands in the last quarter of a long list; ``also`` are the
    other parts that name it, ``titles`` the lists of a kit that do.
    """

    ingredient: Ingredient
    group: IngredientGroup
    as_printed: str
    part: Where
    position: int | None
    of: int
    near_end: bool
    also: tuple[Where, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class NearMatch:
    """A name that is perhaps a misprint of a known one."""

    as_printed: str
    ingredient: Ingredient
    position: int | None


@dataclass(frozen=True)
class Reading:
    """A label read against the known names. Findings and near matches hold the quiet ones too.

    ``left_out`` are known names that are passed over on purpose. An unreadable text has nothing else either.
    """

    readable: bool
    read: tuple[ReadName, ...] = ()
    findings: tuple[Finding, ...] = ()
    near_matches: tuple[NearMatch, ...] = ()
    unknown: tuple[str, ...] = ()
    left_out: tuple[ReadName, ...] = ()
