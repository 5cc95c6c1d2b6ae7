"""A comparison narrowed to some options and attributes: same type in, same type out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..errors import UsageMistake, nearest
from ..model import Attribute, Audience, Comparison, Ipdas, IpdasCriteria, Option
from .audience import arrange

_ALIKE = 0.8
"""How alike a slip and a name must be: of two treatments that only sound alike neither is offered for the other."""


def names_of(table: Comparison) -> dict[str, str]:
    """Every name that an option answers to, in lower case, with the option's id."""
    names = {option.id: option.id for option in table.options}
    for option in table.options:
        names.setdefault(option.title.lower(), option.id)
        for name in option.also:
            names.setdefault(name.lower(), option.id)
    return names


def chosen(
    table: Comparison, names: Sequence[str], means: Callable[[str], Sequence[str]] = lambda _: ()
) -> tuple[str, ...]:
    """The option ids that names mean, in the order given; ``means`` gives the guide's own words for what people type.

    Raises UsageMistake for one unknown or given twice.
    """
    known = names_of(table)
    ids: list[str] = []
    for name in names:
        id = known.get(name.lower()) or _option(table, name, known, means(name))
        if id in ids:
            raise UsageMistake(f'the option "{id}" is named twice.', f"milia compare {table.id} {id}")
        ids.append(id)
    return tuple(ids)


def _option(table: Comparison, name: str, known: dict[str, str], means: Sequence[str]) -> str:
    """The one option that a name is another word for. Raises UsageMistake that names every option with it as a word
    in one of its names, else what it may mean, else the nearest by its letters.
    """
    wanted = _words(name)
    several = list(dict.fromkeys(id for full, id in known.items() if wanted and wanted <= _words(full)))
    if len(several) > 1:
        message = f'"{name}" fits {len(several)} options of {table.id}: {", ".join(several)}.'
        raise UsageMistake(message, f"milia compare {table.id} {' '.join(several[:2])}")
    meant = [word for word in means if word in known]
    if len(means) == 1 and meant:
        return known[meant[0]]
    near = next(iter([*several, *meant]), None) or nearest(name, known, _ALIKE)
    message = f'there is no option "{name}" in {table.id}.' + (f" Nearest: {near}." if near else "")
    hint = f"milia compare {table.id}"
    raise UsageMistake(message, f"{hint} {known[near]}" if near else f"{hint}, or milia search {name}")


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower()))


def narrow(table: Comparison, ids: Sequence[str]) -> Comparison:
    """The table with these options alone; the option that is never left out stands first."""
    always = [table.always] if table.always and table.always not in ids else []
    by_id = {option.id: option for option in table.options}
    return replace(table, options=tuple(by_id[id] for id in [*always, *ids]))


def attributes_shown(table: Comparison, *, overview: bool) -> tuple[Attribute, ...]:
    """The rows of the overview, or those of the grid."""
    return tuple(a for a in table.attributes if (a.overview if overview else a.grid))


def rows_named(table: Comparison, wanted: Sequence[str]) -> tuple[Attribute, ...]:
    """The rows of the grid that names mean, in the order given. Names are ids, labels or other names of rows.

    Raises UsageMistake for a row that the grid does not show.
    """
    rows = attributes_shown(table, overview=False)
    names = {name.lower(): a.id for a in rows for name in (a.short, *a.also)} | {a.id: a.id for a in rows}
    for name in wanted:
        if name.lower() not in names:
            raise _no_row(table, name, names)
    ids = dict.fromkeys(names[name.lower()] for name in wanted)
    return tuple(a for id in ids for a in rows if a.id == id)


def caring_first(table: Comparison, first: Sequence[Attribute]) -> Comparison:
    """The table with some of its rows before the others."""
    return replace(table, attributes=(*first, *(a for a in table.attributes if a not in first)))


def prompts(table: Comparison) -> tuple[Attribute, ...]:
    """The rows of a choice that ask whether a reader cares about them."""
    return tuple(a for a in attributes_shown(table, overview=False) if a.matters and table.values)


def name_of(row: Attribute) -> str:
    """What a reader types for a row: the first of its other names, else its id."""
    return row.also[0] if row.also else row.id


def _no_row(table: Comparison, name: str, names: dict[str, str]) -> UsageMistake:
    near = nearest(name, [*names.values(), *names])
    typed = {row.id: name_of(row) for row in attributes_shown(table, overview=False)}
    nearest_row = f" Did you mean {typed[names[near]]}?" if near else ""
    message = f'there is no row "{name}" in {table.id}.{nearest_row} Rows: {", ".join(typed.values())}.'
    row = typed[names[near]] if near else next(iter(typed.values()))
    return UsageMistake(message, f"milia compare {table.id} --care-about {row}")


def suiting_first(table: Comparison, audiences: Sequence[Audience]) -> Comparison:
    """The table with the options that suit first within their group; nothing is left out."""
    return replace(table, options=tuple(arrange(table.options, lambda option: option.fits, audiences)))


def grouped(table: Comparison) -> Iterable[tuple[str, str | None, tuple[Option, ...]]]:
    """Groups in their order, each with title, reason and options; empty groups are left out."""
    for group in table.groups:
        options = tuple(option for option in table.options if option.group == group.id)
        if options:
            yield group.title, group.lead, options


def scored(table: Comparison, ipdas: Ipdas | None) -> Comparison:
    """The table with its score filled in from the items of the list; no score where nothing was counted for it."""
    if table.score is None or "{" not in table.score:
        return table
    if ipdas is None:
        return replace(table, score=None)
    counts = {criteria.id: counted(ipdas, criteria) for criteria in ipdas.criteria}
    score = table.score
    for id, count in counts.items():
        score = score.replace(f"{{{id}}}", count)
    return replace(table, score=score)


def counted(ipdas: Ipdas, criteria: IpdasCriteria) -> str:
    """How many items of a part are met, in the words of the file: "6 of 6"."""
    return ipdas.counted.replace("{met}", str(criteria.met)).replace("{of}", str(len(criteria.items)))
