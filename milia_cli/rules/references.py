"""Rules about names that point at something else: sources, flags, figures, claims kept elsewhere."""

from collections.abc import Iterator

from ..errors import Problem
from ..model import Card, ClaimsFrom, Comparison, Question, Section, Topic
from ..yaml_door import Path
from .commands import commands, source_ids
from .content import Content, File, no_such


def sources_exist(content: Content) -> Iterator[Problem]:
    """Every source that something rests on, and every page that a claim is quoted from, stands in sources.yaml."""
    sources = content.sources.value.sources
    known = {source.id for source in sources}
    former = {id: source.id for source in sources for id in source.also if id not in known}
    for file in content.pages:
        for path, id in _cited(file):
            if id in former:
                yield file.problem(path, f'"{id}" is another id of the source "{former[id]}"; write {former[id]}')
            elif id not in known:
                yield file.problem(path, no_such("source", id, known))


def sources_stand_once(content: Content) -> Iterator[Problem]:
    """No two sources have one address, or one title, publisher and year, but where ``part`` differs; or one id."""
    seen: dict[tuple[object, ...], str] = {}
    for index, source in enumerate(content.sources.value.sources):
        titled = (source.title.lower(), source.publisher.lower(), source.year)
        for name, same in (("url", (_address(source.url),)), ("title", titled)):
            first = seen.setdefault((name, source.part, *same), source.id)
            if first != source.id:
                same_part = _SAME_PART if source.part else _SAME
                message = (
                    f'"{source.id}" has the {same_part[name]} of "{first}"; make them one, with "also: [{source.id}]"'
                )
                yield content.sources.problem(("sources", index, name), f"{message}, or tell them apart with part")
    yield from _taken_ids(content)


_SAME = {"url": "address", "title": "title, publisher and year"}
_SAME_PART = {"url": "address and part", "title": "title, publisher, year and part"}


def _address(url: str) -> str:
    """An address without what makes no other page of it. Only the host may be written in either case."""
    host, slash, path = url.split("://", 1)[-1].partition("/")
    return (host.lower().removeprefix("www.") + slash + path).rstrip("/")


def _taken_ids(content: Content) -> Iterator[Problem]:
    """Other ids of sources that are already an id or another id of one."""
    sources = content.sources.value.sources
    owner = {source.id: source.id for source in sources}
    for index, source in enumerate(sources):
        for at, id in enumerate(source.also):
            first = owner.setdefault(id, source.id)
            if first != source.id or id == source.id:
                yield content.sources.problem(("sources", index, "also", at), f'"{id}" is already an id of "{first}"')


def sources_are_used(content: Content) -> Iterator[Problem]:
    """Every source in sources.yaml has something that rests on it, quotes it or opens it."""
    used = {id for file in content.pages for _, id in _cited(file)}
    used |= {id for file in content.pages for _, words in commands(file) for id in source_ids(words)}
    for index, source in enumerate(content.sources.value.sources):
        if source.id not in used:
            yield content.sources.problem(("sources", index, "id"), f'nobody uses the source "{source.id}"')


def _cited(file: File[object]) -> Iterator[tuple[Path, str]]:
    for path, record in file.everything:
        for field in ("sources", "claimed_by", "skin_sources"):
            for index, id in enumerate(getattr(record, field, ())):
                yield (*path, field, index), id


def cards_name_flags(content: Content) -> Iterator[Problem]:
    """A card lists red flags that exist, each of the card's own level."""
    levels = {flag.id: flag.level for flag in content.flags.value.flags}
    for file in (*content.topics, *content.handouts, *content.tables):
        for path, card in file.each(Card):
            for index, id in enumerate(card.flags):
                if id not in levels:
                    yield file.problem((*path, "flags", index), no_such("red flag", id, levels))
                elif levels[id] != card.level:
                    message = f'the red flag "{id}" is {levels[id]}, and this card is {card.level}'
                    yield file.problem((*path, "flags", index), message)


def figures_exist(content: Content) -> Iterator[Problem]:
    """A section or a question shows a drawing that figures.yaml holds."""
    known = {figure.id for figure in content.figures.value.figures}
    for file in content.pages:
        for path, record in file.everything:
            if isinstance(record, Section | Question) and record.figure and record.figure not in known:
                yield file.problem((*path, "figure"), no_such("figure", record.figure, known))


def taken_claims_exist(content: Content) -> Iterator[Problem]:
    """``claims_from`` names a table with one of its attributes, or a level of red flags; and a group that is there."""
    for topic in content.topics:
        for path, taken in topic.each(ClaimsFrom):
            yield from _taken(content, topic, path, taken)


def _taken(content: Content, topic: File[Topic], path: Path, taken: ClaimsFrom) -> Iterator[Problem]:
    if bool(taken.table) != bool(taken.attribute) or bool(taken.flags) == bool(taken.table):
        yield topic.problem(path, "write table and attribute, or write flags")
    elif taken.flags:
        yield from _group(topic, path, taken, {f.group for f in content.flags.value.flags if f.level == taken.flags})
    elif table := content.table(taken.table or ""):
        yield from _attribute(topic, path, taken, table)
        yield from _group(topic, path, taken, {group.id for group in table.groups})
    else:
        tables = [file.stem for file in content.tables]
        yield topic.problem((*path, "table"), no_such("table", taken.table or "", tables))


def _attribute(topic: File[Topic], path: Path, taken: ClaimsFrom, table: Comparison) -> Iterator[Problem]:
    known = {attribute.id for attribute in table.attributes}
    if taken.attribute not in known:
        yield topic.problem((*path, "attribute"), no_such("attribute", taken.attribute or "", known))


def _group(topic: File[Topic], path: Path, taken: ClaimsFrom, known: set[str]) -> Iterator[Problem]:
    if taken.group and taken.group not in known:
        yield topic.problem((*path, "group"), no_such("group", taken.group, known))


def sections_say_something(content: Content) -> Iterator[Problem]:
    """A section has claims of its own or from elsewhere, or at least a lead."""
    for topic in content.topics:
        for path, section in topic.each(Section):
            if not (section.claims or section.claims_from or section.lead):
                yield topic.problem(path, f'the section "{section.id}" says nothing')


def terms_have_names(content: Content) -> Iterator[Problem]:
    """Each claim of a section laid out as terms has a term."""
    for topic in content.topics:
        for path, section in topic.each(Section):
            for index, claim in enumerate(section.claims):
                if section.layout == "terms" and not claim.term:
                    yield topic.problem((*path, "claims", index), f'the claim "{claim.id}" has no term to stand under')
