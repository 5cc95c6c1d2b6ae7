"""What is known about the names on an ingredient list."""

from typing import Literal

from .base import record
from .guide import Command, Meta
from .topic import Claim
from .words import Audience, Place, Stance, Tell


@record
class IngredientGroup:
    """Ingredients that a label check mentions for one and the same reason.

    ``reason`` says why, and how sure that is; ``cautions`` who should take care: one whose ``fits`` names an audience
    comes first for them. ``washed_off``: it matters less in a product that is rinsed off. ``together``: all names of
    the group share one entry. ``only_for``: it is mentioned only for these, or when all is asked for.
    """

    id: str
    title: str
    stance: Stance
    reason: Claim
    cautions: tuple[Claim, ...] = ()
    washed_off: bool = False
    together: bool = False
    only_for: tuple[Audience, ...] = ()


@record
class Ingredient:
    """One name that a label can print, by its INCI name or the international name of a medicine.

    ``also`` are other prints, without accents; ``alone`` those of its prints that count only as a whole piece of the
    list, never inside one. ``title`` is the plain name where there is one; ``text`` adds to the reason of its group;
    ``near_end`` is said when it stands near the end of a list; ``only_in`` is the kind of product in which it counts.
    """

    name: str
    group: str
    tell: Tell
    also: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    title: str | None = None
    text: str | None = None
    near_end: str | None = None
    only_in: Literal["sun-product"] | None = None
    sources: tuple[str, ...] = ()


@record
class LabelWords:
    """What a label check says whatever the label. ``rest`` has the {count} of others; ``near`` asks about {name}.

    ``first`` is said to those whom its ``fits`` name, above whatever the label holds.
    """

    intro: str
    nothing_found: str
    not_a_list: str
    how_to_copy: tuple[str, ...]
    headings: dict[Stance, str]
    leads: dict[Stance, str]
    not_for: str
    washed_off: str
    washed_off_lead: str
    near_heading: str
    near: str
    left_out: str
    rest: str
    limits: tuple[str, ...]
    no_order: str
    where: dict[Place, str]
    first: tuple[Claim, ...] = ()


@record
class Ingredients:
    """content/ingredients.yaml. ``food`` are words of recipes and food packs, ``kinds`` words for kinds of product."""

    words: LabelWords
    groups: tuple[IngredientGroup, ...]
    ingredients: tuple[Ingredient, ...]
    food: tuple[str, ...]
    kinds: tuple[str, ...]
    next: tuple[Command, ...]
    meta: Meta
