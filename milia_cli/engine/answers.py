"""Answers as people and files write them, checked and in one form."""

from dataclasses import replace

from ..errors import UsageMistake, nearest
from ..model import NOT_SURE, Answer, AnswerOption, Answers, Condition, Question
from .urgency import holds

CHILD = Condition("age", ("under-6-weeks", "6-weeks-to-3-months", "3-months-to-2-years", "child"))
"""Somebody under 13."""


def offered(question: Question, answers: Answers) -> Question:
    """A question with the options that these answers leave, in the words for a child where the person is one."""
    child = holds(CHILD, answers)
    options = (option for option in question.options if _applies(option, answers))
    worded = tuple(replace(o, text=o.text_child) if child and o.text_child else o for o in options)
    return question if worded == question.options else replace(question, options=worded)


def _applies(option: AnswerOption, answers: Answers) -> bool:
    return all(condition.question not in answers or holds(condition, answers) for condition in option.enable_when)


def check_answers(questions: tuple[Question, ...], raw: dict[str, object]) -> Answers:
    """Answers as written, checked and in one form. Raises UsageMistake with the nearest id."""
    by_id = {question.id: question for question in questions}
    checked: Answers = {}
    for id, answer in raw.items():
        if id not in by_id:
            near = nearest(id, by_id)
            raise UsageMistake(
                f'there is no question "{id}".' + (f" Did you mean {near}?" if near else ""), "milia quiz --list"
            )
        checked[id] = check_answer(by_id[id], answer)
    return checked


def check_answer(question: Question, answer: object) -> Answer:
    """One answer in its form: an option id, a tuple of them in the order of the options, or not-sure."""
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, list | tuple) or not given or not all(isinstance(item, str) for item in given):
        raise UsageMistake(f'the answer to "{question.id}" must be one of its options, or a list of them.')
    ids = [option.id for option in question.options]
    if NOT_SURE in given and len(given) > 1:
        raise UsageMistake(f'"{NOT_SURE}" excludes the other answers to "{question.id}".', "milia quiz --list")
    for item in given:
        if item not in ids and item != NOT_SURE:
            near = nearest(item, [*ids, NOT_SURE])
            raise UsageMistake(
                f'"{item}" is not an answer to "{question.id}".'
                + (f" Did you mean {near}?" if near else f" It has: {', '.join([*ids, NOT_SURE])}."),
                "milia quiz --list",
            )
    if given[0] == NOT_SURE:
        return NOT_SURE
    if question.type == "choice":
        if len(given) > 1:
            raise UsageMistake(f'"{question.id}" takes one answer, not {len(given)}.', "milia quiz --list")
        return str(given[0])
    chosen = tuple(id for id in ids if id in given)
    alone = [option.id for option in question.options if option.exclusive and option.id in chosen]
    if alone and len(chosen) > 1:
        raise UsageMistake(f'"{alone[0]}" excludes the other answers to "{question.id}".', "milia quiz --list")
    return chosen
