"""Rules about pages to print: what they take is there, and no answer is lost on the way to a clinician."""

from collections.abc import Collection, Iterator

from ..errors import Problem
from ..model import CellsOf, ClaimsOf, FormLine, Handout, HandoutPart
from ..yaml_door import Path
from .content import Content, File, no_such

THINGS = ("claims", "card", "cells", "ask", "questions", "form", "result")


def handout_parts_take_one_thing(content: Content) -> Iterator[Problem]:
    """A part of a handout takes one thing: claims, a card, cells, questions to ask, a form, or the result."""
    for file in content.handouts:
        for path, part in file.each(HandoutPart):
            if sum(bool(getattr(part, name)) for name in THINGS) != 1:
                yield file.problem(path, f"write one of {', '.join(THINGS)}")


def handouts_take_what_is_there(content: Content) -> Iterator[Problem]:
    """Claims, cells and questions to ask that a handout takes are there, written in the file that it names."""
    for file in content.handouts:
        for path, taken in file.each(ClaimsOf):
            yield from _claims(content, file, path, taken)
        for path, cells in file.each(CellsOf):
            yield from _cells(content, file, path, cells)
        for path, part in file.each(HandoutPart):
            table = content.table(part.ask) if part.ask else None
            if part.ask and not (table and table.ask):
                asking = [other.stem for other in content.tables if other.value.ask]
                yield file.problem((*path, "ask"), no_such("table with questions to ask", part.ask, asking))


def _claims(content: Content, file: File[Handout], path: Path, taken: ClaimsOf) -> Iterator[Problem]:
    topics = {topic.stem: topic.value for topic in content.topics}
    topic = topics.get(taken.topic)
    if topic is None:
        yield file.problem((*path, "topic"), no_such("topic", taken.topic, topics))
        return
    known = [claim.id for claim in topic.answer] + [claim.id for section in topic.sections for claim in section.claims]
    yield from _unknown(file, (*path, "ids"), taken.ids, known)


def _cells(content: Content, file: File[Handout], path: Path, taken: CellsOf) -> Iterator[Problem]:
    table = content.table(taken.table)
    if table is None:
        yield file.problem((*path, "table"), no_such("table", taken.table, [other.stem for other in content.tables]))
        return
    options, attributes = [option.id for option in table.options], [attribute.id for attribute in table.attributes]
    yield from _unknown(file, (*path, "options"), taken.options, options)
    yield from _unknown(file, (*path, "attributes"), taken.attributes, attributes)


def _unknown(file: File[Handout], path: Path, names: tuple[str, ...], known: Collection[str]) -> Iterator[Problem]:
    what = {"ids": "claim", "options": "option", "attributes": "attribute", "questions": "question"}[str(path[-1])]
    for index, name in enumerate(names):
        if name not in known:
            yield file.problem((*path, index), no_such(what, name, known))


def handouts_hear_every_answer(content: Content) -> Iterator[Problem]:
    """A form that answers fill has one line for each question of the quiz, so that no answer is lost or said twice.

    In an emergency nothing else counts, and its form takes only what helps at once.
    """
    questions = [question.id for question in content.quiz.value.questions]
    for file in content.handouts:
        hurried = [path for path, part in file.each(HandoutPart) if part.only == "emergency"]
        heard: set[str] = set()
        for path, line in file.each(FormLine):
            yield from _unknown(file, (*path, "questions"), line.questions, questions)
            if any(path[: len(part)] == part for part in hurried):
                continue
            for index, id in enumerate(line.questions):
                if id in heard:
                    yield file.problem((*path, "questions", index), f'the answer to "{id}" stands here a second time')
                heard.add(id)
        left_out = [id for id in questions if id not in heard]
        if heard and left_out:
            yield file.problem(("parts",), f"no line for the answers to: {', '.join(left_out)}")
