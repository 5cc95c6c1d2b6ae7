"""Every place of the guide that a command opens: topics, sections, statements, options, questions, sources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from ..model import (
    Claim,
    Comparison,
    Fit,
    Ingredient,
    IngredientGroup,
    Ingredients,
    Meta,
    Notices,
    Option,
    Outcome,
    Question,
    Quiz,
    RedFlag,
    Section,
    Source,
    Topic,
)
from ..model.base import record
from .topic import expand, needs, said

PlaceKind = Literal[
    "topic", "section", "claim", "sign", "table", "option", "question", "step", "outcome", "ingredient", "source"
]


@record
class Place:
    """Something that ``command`` opens, on a page and in a ``part`` of it; ``names`` are other words for it.

    ``text`` is said besides its claims. Where ``parts`` is set, its claims are places of their own as well;
    ``quotes`` is set where it stands on a page that quotes others and answers them.
    """

    kind: PlaceKind
    page: str
    id: str
    title: str
    command: str
    text: str = ""
    names: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    fits: tuple[Fit, ...] = ()
    meta: Meta | None = None
    part: str | None = None
    parts: bool = False
    quotes: bool = False

    @property
    def where(self) -> str:
        """The page, and the part of it."""
        return f"{self.page}: {self.part}" if self.part else self.page


def topic_places(topic: Topic, tables: Iterable[Comparison], flags: Iterable[RedFlag]) -> Iterator[Place]:
    """A topic, its sections and the statements that have a name; what it takes from a table is the table's place."""
    whole = expand(topic, {table.id: table for table in tables if table.id in needs(topic)[0]}, flags)
    command = f"milia info {topic.id}"
    names = tuple(name.replace("-", " ") for name in (topic.id, *topic.also))
    yield Place("topic", "Topics", topic.id, topic.title, command, topic.scope, names, topic.answer, meta=topic.meta)
    quotes = any(claim.kind == "myth" for section in topic.sections for claim in section.claims)
    for section, full in zip(topic.sections, whole.sections, strict=True):
        yield replace(_section(topic, full), quotes=quotes)
        if full.layout == "terms":
            own = len(section.claims)
            yield from (replace(_claim(topic, full, claim, "claim"), quotes=quotes) for claim in full.claims[:own])
            if section.claims_from and section.claims_from.flags:
                yield from (replace(_claim(topic, full, sign, "sign"), fits=full.fits) for sign in full.claims[own:])


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
    title, command, part = claim.term or section.title, f"milia info {topic.id} {claim.id}", section.title
    said = (claim,)
    return Place(kind, topic.title, claim.id, title, command, claims=said, fits=claim.fits, meta=topic.meta, part=part)


def table_places(table: Comparison, notices: Notices) -> Iterator[Place]:
    """A comparison and each of its options; ``notices`` say what stands in a cell without a statement."""
    command = f"milia compare {table.id}"
    text = f"{table.question} {table.summary}"
    yield Place("table", "Tables", table.id, table.title, command, text, meta=table.meta)
    for option in table.options:
        claims = tuple(_cells(table, option, notices))
        names = tuple(name.replace("-", " ") for name in (option.id, *option.also))
        of = f"{command} {option.id}"
        yield Place("option", table.title, option.id, option.title, of, "", names, claims, option.fits, table.meta)


def _cells(table: Comparison, option: Option, notices: Notices) -> Iterator[Claim]:
    """What a comparison says of one option, question by question; questions that only the overview asks come last."""
    for attribute in sorted(table.attributes, key=lambda attribute: not attribute.grid):
        cell = option.cells[attribute.id]
        certainty = cell.certainty if attribute.outcome else "not-assessed"
        yield Claim(attribute.id, said(cell, notices), certainty, "fact", cell.sources, attribute.question)


def quiz_places(quiz: Quiz) -> Iterator[Place]:
    """Each question of the quiz."""
    return (_question(question, quiz) for question in quiz.questions)


def _question(question: Question, quiz: Quiz) -> Place:
    answers = "; ".join(option.text for option in question.options)
    text = " ".join(part for part in (question.hint, answers) if part)
    names = (question.label,)
    return Place("question", quiz.title, question.id, question.text, "milia quiz", text, names, meta=quiz.meta)


def step_places(quiz: Quiz) -> Iterator[Place]:
    """What the quiz tells people to do, level by level."""
    for level in quiz.dispositions:
        yield Place("step", quiz.title, level.id, level.title, "milia quiz", claims=level.steps, meta=quiz.meta)


def outcome_places(outcomes: Iterable[Outcome], quiz: Quiz) -> Iterator[Place]:
    """What answers can fit; its sources are those of its summary and of every finding."""
    for outcome in outcomes:
        cited = [*outcome.sources, *(id for finding in outcome.findings for id in finding.sources)]
        said = Claim(outcome.id, outcome.summary, "not-assessed", sources=tuple(dict.fromkeys(cited)))
        yield Place("outcome", quiz.title, outcome.id, outcome.title, outcome.read, claims=(said,), meta=outcome.meta)


def ingredient_places(ingredients: Ingredients, *, left_out: bool) -> Iterator[Place]:
    """Each name that a label check looks for, with the reason of its group; what it leaves out only if asked for."""
    groups = {group.id: group for group in ingredients.groups}
    for found in ingredients.ingredients:
        if left_out or groups[found.group].stance != "leave-out":
            yield _ingredient(found, groups[found.group], ingredients.meta)


def _ingredient(found: Ingredient, group: IngredientGroup, meta: Meta) -> Place:
    text = " ".join(part for part in (group.reason.text, found.text) if part)
    cited = tuple(dict.fromkeys((*group.reason.sources, *found.sources)))
    names = (found.name, *found.also, *found.alone, group.title)
    title, said = found.title or found.name, replace(group.reason, text=text, sources=cited)
    fits = tuple(fit for caution in group.cautions for fit in caution.fits)
    return Place("ingredient", "Ingredients", found.name, title, "milia check FILE", "", names, (said,), fits, meta)


def source_places(sources: Iterable[Source]) -> Iterator[Place]:
    """Each reference."""
    for source in sources:
        names = tuple(name for name in (source.id, *source.also, source.authors) if name)
        published = ", ".join(str(part) for part in (source.publisher, source.year) if part)
        text = " ".join(part for part in (f"{published.rstrip('.')}.", source.note) if part)
        yield Place("source", "Sources", source.id, source.title, f"milia sources {source.id}", text, names)
