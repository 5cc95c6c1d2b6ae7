"""A topic made whole: claims that are kept elsewhere are fetched, and one part can be taken out of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..model import Card, Cell, Claim, ClaimsFrom, Comparison, Kind, Notices, RedFlag, Section, Sign, Topic
from ..model.base import record


def needs(topic: Topic) -> tuple[frozenset[str], bool]:
    """The tables that a topic takes claims from, and whether it needs the red flags."""
    found = [section.claims_from for section in topic.sections if section.claims_from]
    tables = frozenset(taken.table for taken in found if taken.table)
    return tables, bool(topic.cards) or any(taken.flags for taken in found)


def expand(topic: Topic, tables: Mapping[str, Comparison], flags: Iterable[RedFlag]) -> Topic:
    """The topic with every ``claims_from`` replaced by the claims that it names."""
    all_flags = tuple(flags)
    sections = tuple(
        replace(section, claims=(*section.claims, *_taken(section.claims_from, tables, all_flags)), claims_from=None)
        if section.claims_from
        else section
        for section in topic.sections
    )
    return replace(topic, sections=sections)


def _taken(source: ClaimsFrom, tables: Mapping[str, Comparison], flags: tuple[RedFlag, ...]) -> Iterator[Claim]:
    if source.table and source.attribute:
        yield from _from_table(tables[source.table], source.attribute, source.group)
    for flag in flags:
        if flag.level == source.flags and source.group in (None, flag.group):
            yield _from_flag(flag, source.first)


def _from_table(table: Comparison, attribute: str, group: str | None) -> Iterator[Claim]:
    for option in table.options:
        if group in (None, option.group):
            cell = option.cells[attribute]
            yield Claim(
                id=option.id,
                text=cell.text,
                certainty=cell.certainty,
                sources=cell.sources,
                term=option.title,
                ref=option.ref,
                more=f"milia compare {table.id} {option.id}",
                study=cell.study,
                fits=option.fits,
            )


def _from_flag(flag: RedFlag, first: str | None) -> Claim:
    kind: Kind = "fact" if flag.sources else "opinion"
    return Claim(
        id=flag.id,
        text=flag.say,
        certainty=flag.certainty,
        kind=kind,
        sources=flag.sources,
        term=flag.finding[0].upper() + flag.finding[1:],
        ref=flag.ref,
        sign=Sign(flag.level, f"{first} {flag.finding}") if first else None,
    )


@record
class Part:
    """One section of a topic, or one claim of it (then ``claim`` is set)."""

    section: Section
    claim: Claim | None = None


def part_names(topic: Topic) -> list[str]:
    """Every id that `milia info TOPIC` answers to: its sections and their claims, in order, each once."""
    names = [section.id for section in topic.sections]
    names += [claim.id for section in topic.sections for claim in section.claims]
    return list(dict.fromkeys(names))


def part(topic: Topic, name: str) -> Part | None:
    """The section of that id, else the claim of that id, else None."""
    for section in topic.sections:
        if section.id == name:
            return Part(section)
    for section in topic.sections:
        for claim in section.claims:
            if claim.id == name:
                return Part(section, claim)
    return None


def card_items(card: Card, flags: Iterable[RedFlag]) -> tuple[str, ...]:
    """What a card lists: the findings of its red flags, in the order of the card."""
    findings = {flag.id: flag.finding for flag in flags}
    return tuple(findings[id] for id in card.flags)


def said(cell: Cell, notices: Notices) -> str:
    """What a cell says: the fixed words of its value unless its text says the same, then its text."""
    opening = notices.not_studied_opening
    alone = cell.value == "not-studied" and opening and cell.text.startswith(opening)
    fixed = "" if alone or cell.value == "stated" else notices.value_words[cell.value]
    return " ".join(part for part in (fixed, cell.text) if part)
