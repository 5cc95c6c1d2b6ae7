"""A handout composed: what its parts name is fetched from where it is kept, and somebody's answers fill its form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..errors import ContentInvalid, Problem
from ..model import (
    NOT_SURE,
    Answer,
    AnswerOption,
    Answers,
    Audience,
    Card,
    CellsOf,
    Claim,
    ClaimsOf,
    Comparison,
    Fit,
    FormLine,
    Handout,
    HandoutPart,
    Layout,
    Question,
    RedFlag,
    Topic,
)
from .audience import arrange
from .comparison import suiting_first
from .told import Reached, Told, is_emergency, reached, stands


@dataclass(frozen=True)
class Shelf:
    """Where handouts take things from: topics made whole, tables and red flags, each by id."""

    topics: Mapping[str, Topic]
    tables: Mapping[str, Comparison]
    flags: Mapping[str, RedFlag]


@dataclass(frozen=True)
class Claims:
    """Statements of one topic. ``fits`` is said of them all."""

    title: str | None
    layout: Layout
    claims: tuple[Claim, ...]
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True)
class Signs:
    """Red flags of one level, under the first line of their card."""

    card: Card
    flags: tuple[RedFlag, ...]


@dataclass(frozen=True)
class Choices:
    """A table narrowed to some options and questions."""

    title: str | None
    table: Comparison


@dataclass(frozen=True)
class Ask:
    """Questions to ask a professional."""

    title: str | None
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A line of a form with the answers that fill it, in words; without ``text`` there is room to write."""

    label: str
    text: str | None
    room: int
    answers: Answers


@dataclass(frozen=True)
class Form:
    """Lines to fill in, some of them filled."""

    title: str | None
    lines: tuple[Entry, ...]


Block = Claims | Signs | Choices | Ask | Form | Reached


@dataclass(frozen=True)
class Needs:
    """What a handout takes from: topics, tables, red flags."""

    topics: frozenset[str]
    tables: frozenset[str]
    flags: bool


def needs(handout: Handout) -> Needs:
    """Ids of the topics and tables that a handout takes from, and whether it shows red flags."""
    parts = handout.parts
    tables = {part.cells.table for part in parts if part.cells} | {part.ask for part in parts if part.ask}
    topics = frozenset(part.claims.topic for part in parts if part.claims)
    return Needs(topics, frozenset(tables), any(part.card for part in parts))


def takes_answers(handout: Handout) -> bool:
    """Whether answers can fill something in a handout."""
    return any(part.result or any(line.questions for line in part.form) for part in handout.parts)


def compose(
    handout: Handout, shelf: Shelf, audiences: Sequence[Audience] = (), told: Told | None = None
) -> tuple[Block, ...]:
    """Everything on a handout, in order. What suits the audiences comes first within its part.

    Raises ContentInvalid when it takes something that is not there.
    """
    shown = [part for part in handout.parts if stands(part, told)]
    try:
        return tuple(block for part in shown for block in _part(part, shelf, audiences, told))
    except KeyError as missing:  # a name from the content, which only `milia validate` checks
        problem = Problem(f"handouts/{handout.id}.yaml", 1, 1, f"it takes {missing}, which is not there")
        raise ContentInvalid([problem]) from None


def _part(part: HandoutPart, shelf: Shelf, audiences: Sequence[Audience], told: Told | None) -> Iterator[Block]:
    if part.claims:
        yield _claims(part, part.claims, shelf, audiences)
    elif part.card:
        yield Signs(part.card, tuple(shelf.flags[id] for id in part.card.flags))
    elif part.cells:
        yield Choices(part.title, suiting_first(_cells(part.cells, shelf.tables[part.cells.table]), audiences))
    elif part.ask:
        yield Ask(part.title, shelf.tables[part.ask].ask)
    elif part.questions:
        yield Ask(part.title, part.questions)
    elif part.form:
        yield Form(part.title, tuple(_entries(part.form, told)))
    elif told:
        yield reached(part.title, told)


def _claims(part: HandoutPart, taken: ClaimsOf, shelf: Shelf, audiences: Sequence[Audience]) -> Claims:
    """The claims; those of one section have its title, if they have no other, and what is said of it."""
    topic = shelf.topics[taken.topic]
    homes = {claim.id: section for section in topic.sections for claim in section.claims}
    sections = list({homes[id].id: homes[id] for id in taken.ids if id in homes}.values())
    by_id = {claim.id: claim for claim in topic.answer}
    by_id |= {claim.id: claim for section in topic.sections for claim in section.claims}
    named = [by_id[id] for id in taken.ids]
    claims = named if part.layout == "steps" else arrange(named, lambda claim: claim.fits, audiences)
    one = sections[0] if len(sections) == 1 and all(id in homes for id in taken.ids) else None
    return Claims(part.title or (one.title if one else None), part.layout, tuple(claims), one.fits if one else ())


def _cells(taken: CellsOf, table: Comparison) -> Comparison:
    options = {option.id: option for option in table.options}
    attributes = {attribute.id: attribute for attribute in table.attributes}
    return replace(
        table,
        options=tuple(options[id] for id in taken.options),
        attributes=tuple(attributes[id] for id in taken.attributes),
    )


def _entries(lines: Sequence[FormLine], told: Told | None) -> Iterator[Entry]:
    """The lines of a form. An emergency leaves no room for what was not asked any more."""
    for line in lines:
        entry = _entry(line, told)
        if entry.text is not None or not (line.questions and is_emergency(told)):
            yield entry


def _entry(line: FormLine, told: Told | None) -> Entry:
    if told is None:
        return Entry(line.label, None, line.room, {})
    answers = told.interview.answers
    by_id = {question.id: question for question in told.prepared.questions}
    asked = [by_id[id] for id in line.questions if id in answers]
    given = {question.id: answers[question.id] for question in asked}
    said = [word for question in asked for word in _words(question, given[question.id], alone=len(line.questions) == 1)]
    return Entry(line.label, "; ".join(said) or _none(asked, given), line.room, given)


def _words(question: Question, answer: Answer, *, alone: bool) -> Iterator[str]:
    """An answer in words; one that only excludes the others has none."""
    if answer == NOT_SURE:
        yield "not sure" if alone else f"{_lowered(question.label)}: not sure"
    for option in _chosen(question, answer):
        if not option.exclusive:
            yield _lowered(option.said or option.text)


def _none(asked: Sequence[Question], given: Answers) -> str | None:
    """What was asked about, where every answer is that none of it is so."""
    asked_about = ", ".join(_lowered(question.label) for question in asked)
    said = (_lowered(option.text) for question in asked for option in _chosen(question, given[question.id]))
    return next((f"{text}: {asked_about}" for text in said), None)


def _chosen(question: Question, answer: Answer) -> list[AnswerOption]:
    return [option for option in question.options if option.id in ((answer,) if isinstance(answer, str) else answer)]


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
