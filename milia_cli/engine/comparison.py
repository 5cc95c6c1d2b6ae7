"""A comparison narrowed to some options and attributes: same type in, same type out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..errors import UsageMistake, nearest
from ..model import Attribute, Audience, Comparison, Option
from .audience import arrange


def names_of(table: Comparison) -> dict[str, str]:
    """Every name that an option answers to, in lower case, with the option's id."""
    names = {option.id: option.id for option in table.options}
    for option in table.options:
        names.setdefault(option.title.lower(), option.id)
        for name in option.also:
            names.setdefault(name.lower(), option.id)
    return names


def chosen(table: Comparison, names: Sequence[str]) -> tuple[str, ...]:
    """The option ids that names mean, in the order given. Raises UsageMistake for one unknown or given twice."""
    known = names_of(table)
    ids: list[str] = []
    for name in names:
        id = known.get(name.lower())
        if id is None:
            near = nearest(name, known)
            message = f'there is no option "{name}" in {table.id}.' + (f" Nearest: {near}." if near else "")
            raise UsageMistake(
                message, f"milia compare {table.id} {known[near]}" if near else f"milia compare {table.id}"
            )
        if id in ids:
            raise UsageMistake(f'the option "{id}" is named twice.', f"milia compare {table.id} {id}")
        ids.append(id)
    return tuple(ids)


def narrow(table: Comparison, ids: Sequence[str]) -> Comparison:
    """The table with these options alone; the option that is never left out stands first."""
    always = [table.always] if table.always and table.always not in ids else []
    by_id = {option.id: option for option in table.options}
    return replace(table, options=tuple(by_id[id] for id in [*always, *ids]))


def attributes_shown(table: Comparison, *, overview: bool) -> tuple[Attribute, ...]:
    """The rows of the overview, or those of the grid."""
    return tuple(a for a in table.attributes if (a.overview if overview else a.grid))


def caring_first(table: Comparison, wanted: Sequence[str]) -> Comparison:
    """The table with the rows that somebody cares about first. Names are row ids or the labels of rows.

    Raises UsageMistake for a row that is not there.
    """
    names = {name.lower(): a.id for a in table.attributes for name in (a.short, *a.also)}
    names |= {a.id: a.id for a in table.attributes}
    ids = []
    for name in wanted:
        id = names.get(name.lower())
        if id is None:
            near = nearest(name, names)
            message = f'there is no row "{name}" in {table.id}.' + (f" Nearest: {near}." if near else "")
            raise UsageMistake(message + f" Rows: {', '.join(a.id for a in table.attributes if a.grid)}.")
        ids.append(id)
    first = [a for id in dict.fromkeys(ids) for a in table.attributes if a.id == id]
    return replace(table, attributes=(*first, *(a for a in table.attributes if a not in first)))


def suiting_first(table: Comparison, audiences: Sequence[Audience]) -> Comparison:
    """The table with the options that suit first within their group; nothing is left out."""
    return replace(table, options=tuple(arrange(table.options, lambda option: option.fits, audiences)))


def grouped(table: Comparison) -> Iterable[tuple[str, str | None, tuple[Option, ...]]]:
    """Groups in their order, each with title, reason and options; empty groups are left out."""
    for group in table.groups:
        options = tuple(option for option in table.options if option.group == group.id)
        if options:
            yield group.title, group.lead, options
