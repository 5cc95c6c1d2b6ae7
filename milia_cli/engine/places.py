"""Every place of the guide that a command opens: topics, sections, statements, options, questions, sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import Claim, Comparison, Fit, Meta, Option, Question, Quiz, RedFlag, Section, Source, Topic
from .topic import expand, needs

PlaceKind = Literal["topic", "section", "claim", "sign", "table", "option", "question", "source", "ingredient"]


@dataclass(frozen=True)
class Place:
    """Something that ``command`` opens. ``where`` is the page it is on; ``names`` are other words for it.

    ``text`` is said besides its claims. Where ``parts`` is set, its claims are places of their own as well.
    """

    kind: PlaceKind
    where: str
    id: str
    title: str
    command: str
    text: str = ""
    names: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    fits: tuple[Fit, ...] = ()
    meta: Meta | None = None
    parts: bool = False


def topic_places(topic: Topic, tables: Iterable[Comparison], flags: Iterable[RedFlag]) -> Iterator[Place]:
    """A topic, its sections and the statements that have a name; what it takes from a table is the table's place."""
    whole = expand(topic, {table.id: table for table in tables if table.id in needs(topic)[0]}, flags)
    command = f"milia info {topic.id}"
    text, name = f"{topic.summary} {topic.scope}", topic.id.replace("-", " ")
    yield Place("topic", "Topics", topic.id, topic.title, command, text, (name,), topic.answer, meta=topic.meta)
    for section, full in zip(topic.sections, whole.sections, strict=True):
        yield _section(topic, full)
        if full.layout == "terms":
            own = len(section.claims)
            yield from (_claim(topic, full, claim, "claim") for claim in full.claims[:own])
            if section.claims_from and section.claims_from.flags:
                yield from (_claim(topic, full, claim, "sign") for claim in full.claims[own:])


def _section(topic: Topic, section: Section) -> Place:
    return Place(
        "section",
        topic.title,
        section.id,
        section.title,
        f"milia info {topic.id} {section.id}",
        section.lead or "",
        (),
        section.claims,
        section.fits,
        topic.meta,
        parts=section.layout == "terms",
    )


def _claim(topic: Topic, section: Section, claim: Claim, kind: PlaceKind) -> Place:
    where = f"{topic.title}: {section.title}"
    title, command = claim.term or section.title, f"milia info {topic.id} {claim.id}"
    return Place(kind, where, claim.id, title, command, claims=(claim,), fits=claim.fits, meta=topic.meta)


def table_places(table: Comparison) -> Iterator[Place]:
    """A comparison and each of its options."""
    command = f"milia compare {table.id}"
    text = f"{table.question} {table.summary}"
    yield Place("table", "Tables", table.id, table.title, command, text, meta=table.meta)
    for option in table.options:
        claims, names = tuple(_cells(table, option)), (option.id.replace("-", " "), *option.also)
        of = f"{command} {option.id}"
        yield Place("option", table.title, option.id, option.title, of, "", names, claims, option.fits, table.meta)


def _cells(table: Comparison, option: Option) -> Iterator[Claim]:
    """What a comparison says of one option, question by question; questions that only the overview asks come last."""
    for attribute in sorted(table.attributes, key=lambda attribute: not attribute.grid):
        cell = option.cells[attribute.id]
        if cell.text:
            certainty = cell.certainty if attribute.outcome else "not-assessed"
            yield Claim(attribute.id, cell.text, certainty, "fact", cell.sources, attribute.question)


def quiz_places(quiz: Quiz) -> Iterator[Place]:
    """Each question of the quiz."""
    return (_question(question, quiz) for question in quiz.questions)


def _question(question: Question, quiz: Quiz) -> Place:
    answers = "; ".join(option.text for option in question.options)
    text = " ".join(part for part in (question.hint, answers) if part)
    names = (question.label,)
    return Place("question", quiz.title, question.id, question.text, "milia quiz", text, names, meta=quiz.meta)


def source_places(sources: Iterable[Source]) -> Iterator[Place]:
    """Each reference."""
    for source in sources:
        names = tuple(name for name in (source.id, source.publisher, source.authors) if name)
        text = source.note or ""
        yield Place("source", "Sources", source.id, source.title, f"milia sources {source.id}", text, names)
