"""Rules about questions, red flags and levels of care, so that no danger sign is lost on the way."""

from collections.abc import Iterator

from ..engine.urgency import above, higher
from ..errors import Problem
from ..model import LEVELS, NOT_SURE, Condition, Level, Question, RedFlag
from ..yaml_door import Path
from .content import Content, File, no_such

NAMED = {"F01", "F02", "F03", "F04", "F05", "F06", "F07", "F10", "F11", "F12", "F15", "F20", "F23"}
"""Rows of the evidence file on whose questions "not sure" counts as the flag itself, whatever its level."""


def age_is_asked_first(content: Content) -> Iterator[Problem]:
    """The first question is ``age``, since it decides which others apply."""
    questions = content.quiz.value.questions
    if not questions or questions[0].id != "age":
        yield content.quiz.problem(("questions", 0), 'the first question is "age"')


def warnings_come_first(content: Content) -> Iterator[Problem]:
    """Every safety question stands before every feature question."""
    feature: str | None = None
    for path, question in content.quiz.each(Question):
        if question.role == "feature":
            feature = feature or question.id
        elif feature:
            message = f'the safety question "{question.id}" stands after the feature question "{feature}"'
            yield content.quiz.problem((*path, "id"), message)


def questions_look_back(content: Content) -> Iterator[Problem]:
    """A question is switched on by answers to earlier questions only."""
    earlier: dict[str, Question] = {}
    ids = {question.id for question in content.quiz.value.questions}
    for path, question in content.quiz.each(Question):
        for index, condition in enumerate(question.enable_when):
            at = (*path, "enable_when", index)
            if condition.question in ids and condition.question not in earlier:
                message = f'"{question.id}" looks at "{condition.question}", which is not asked before it'
                yield content.quiz.problem((*at, "question"), message)
            else:
                yield from _condition(content.quiz, at, condition, earlier)
        earlier[question.id] = question


def flags_read_answers(content: Content) -> Iterator[Problem]:
    """A red flag reads questions and options that exist."""
    known = {question.id: question for question in content.quiz.value.questions}
    for path, condition in content.flags.each(Condition):
        yield from _condition(content.flags, path, condition, known)


def _condition(file: File[object], path: Path, condition: Condition, known: dict[str, Question]) -> Iterator[Problem]:
    if condition.question not in known:
        yield file.problem((*path, "question"), no_such("question", condition.question, known))
        return
    options = [*(option.id for option in known[condition.question].options), NOT_SURE]
    for index, id in enumerate(condition.any_of):
        if id not in options:
            message = no_such("answer", id, options, f' to "{condition.question}"')
            yield file.problem((*path, "any_of", index), message)


def warnings_are_read(content: Content) -> Iterator[Problem]:
    """Every answer of a multi-choice safety question but the exclusive one is read by a red flag."""
    read = {(c.question, id) for flag in content.flags.value.flags for c in flag.when for id in c.any_of}
    for path, question in _screens(content):
        for index, option in enumerate(question.options):
            if not option.exclusive and (question.id, option.id) not in read:
                at = (*path, "options", index, "id")
                yield content.quiz.problem(at, f'no red flag reads the answer "{option.id}" to "{question.id}"')


def screens_end_with_none(content: Content) -> Iterator[Problem]:
    """A multi-choice safety question ends with the one option that excludes the others."""
    for path, question in _screens(content):
        exclusive = [option.id for option in question.options if option.exclusive]
        if not question.options or exclusive != [question.options[-1].id]:
            at = (*path, "options", len(question.options) - 1)
            yield content.quiz.problem(at, f'the last option of "{question.id}", and no other, must be exclusive')


def features_have_one_answer(content: Content) -> Iterator[Problem]:
    """A feature question takes one answer: the quiz weighs what one answer can still change before it ends early."""
    for path, question in content.quiz.each(Question):
        if question.role == "feature" and question.type == "multi-choice":
            message = f'the feature question "{question.id}" takes several answers; make it type: choice, or part it'
            yield content.quiz.problem((*path, "type"), message)


def _screens(content: Content) -> Iterator[tuple[Path, Question]]:
    for path, question in content.quiz.each(Question):
        if question.role == "safety" and question.type == "multi-choice":
            yield path, question


def doubt_is_heard(content: Content) -> Iterator[Problem]:
    """Not being sure about a red flag counts as that flag if it is urgent or named, else as routine at least."""
    for path, question in content.quiz.each(Question):
        flags = [flag for flag in content.flags.value.flags if any(c.question == question.id for c in flag.when)]
        if flags and not question.not_sure:
            message = f'a red flag reads "{question.id}", so it must say what "not sure" counts as (not_sure)'
            yield content.quiz.problem((*path, "id"), message)
        elif flags and question.not_sure:
            wrong = _wrong_floor(question.not_sure.floor, flags)
            if wrong:
                yield content.quiz.problem((*path, "not_sure", "floor"), wrong)


def _wrong_floor(floor: Level, flags: list[RedFlag]) -> str:
    """What is wrong with the level of "not sure" on a question that these flags read; empty when nothing is."""
    needed: Level = "routine"
    for flag in flags:
        if flag.level in {"emergency", "same-day"} or NAMED & set(flag.ref):
            needed = higher(needed, flag.level)
    at_least = needed == "routine"
    if above(needed, floor) or (above(floor, needed) and not at_least):
        return f'"not sure" counts as {floor} here; the red flags that read this question ask for {needed}'
    return ""


def flags_have_sources(content: Content) -> Iterator[Problem]:
    """A red flag without a source says that it rests on opinion."""
    for path, flag in content.flags.each(RedFlag):
        if not flag.sources and flag.basis != "opinion":
            message = f'the red flag "{flag.id}" has no source; add one, or write basis: opinion'
            yield content.flags.problem((*path, "basis"), message)


def first_steps_can_be_given(content: Content) -> Iterator[Problem]:
    """What a red flag says to do at once is short, has a source, and belongs to a flag that can be given."""
    for path, flag in content.flags.each(RedFlag):
        if flag.do is None:
            continue
        words = len(flag.do.split())
        for wrong, message in (
            (words not in range(1, 31), f"what to do at once has {words} words; write 1 to 30"),
            (
                not flag.when,
                f'nobody can give the red flag "{flag.id}", so nothing can be done at once; leave out "do"',
            ),
            (not flag.sources, "what to do at once needs a source"),
        ):
            if wrong:
                yield content.flags.problem((*path, "do"), message)


def levels_are_all_there(content: Content) -> Iterator[Problem]:
    """The levels of care are the five, from self-care to emergency."""
    if tuple(item.id for item in content.quiz.value.dispositions) != LEVELS:
        yield content.quiz.problem(("dispositions",), f"the dispositions are, in this order: {', '.join(LEVELS)}")
