"""Answers on their way in and out: options, files, saved sessions."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..engine.answers import check_answer, check_answers
from ..errors import CannotFinish, ContentInvalid, UsageMistake
from ..model import Answers, Question, Questionnaire
from ..render.document import plain_data
from ..render.files import write_whole
from ..render.output import note

if TYPE_CHECKING:
    from ..yaml_door import Marks

SCHEMA = "milia-answers/1"
_HINT = "milia quiz --list"


def answers_from_options(questions: Sequence[Question], given: Sequence[str]) -> Answers:
    """Answers written as ID=VALUE. A multi-choice question collects; a choice question takes one."""
    collected: dict[str, list[str]] = {}
    for item in given:
        id, equals, value = item.partition("=")
        if not equals:
            raise UsageMistake(f'--answer needs ID=VALUE, not "{item}".', "milia quiz --answer age=adult")
        collected.setdefault(id, []).extend(part.strip() for part in value.split(","))
    types = {question.id: question.type for question in questions}
    for id, values in collected.items():
        if types.get(id) == "choice" and len(values) > 1:
            raise UsageMistake(f'"{id}" is answered twice.', _HINT)
    return check_answers(tuple(questions), dict(collected))


def answers_from_file(questions: Sequence[Question], path: str) -> Answers:
    """Answers from a YAML or JSON file; "-" is stdin. A saved session is read too. Mistakes have their address."""
    data, marks, name = _read(path)
    answers = data.get("answers") if "schema" in data else data
    inside: tuple[str, ...] = ("answers",) if "schema" in data else ()
    if "schema" in data and data["schema"] != SCHEMA:
        raise UsageMistake(f'{name}: schema is "{data["schema"]}", not "{SCHEMA}".', _HINT)
    if not isinstance(answers, dict):
        raise UsageMistake(f"{name}: answers must be a mapping: question: answer.", _HINT)
    return _checked(questions, answers, name, marks, inside)


def _checked(
    questions: Sequence[Question], answers: dict[str, Any], name: str, marks: "Marks", inside: tuple[str, ...]
) -> Answers:
    """Answers in one form. Raises UsageMistake with the address of the first that is none."""
    by_id = {question.id: question for question in questions}
    checked: Answers = {}
    for id, answer in answers.items():
        try:
            checked |= check_answers((by_id[id],) if id in by_id else tuple(questions), {id: answer})
        except UsageMistake as mistake:
            line, column = marks.get((*inside, id, "?"), (1, 1))
            raise UsageMistake(f"{name}:{line}:{column}: {mistake.message}", mistake.hint) from None
    return checked


def _read(path: str) -> tuple[dict[str, Any], "Marks", str]:
    from ..yaml_door import read_yaml

    name = "standard input" if path == "-" else path
    marks: Marks = {}
    try:
        data = read_yaml(_text(path, name), name, marks)
    except ContentInvalid as error:
        problem = error.problems[0]
        said = problem.message.replace("not valid YAML:", "neither JSON nor YAML:", 1)  # either may be meant
        raise UsageMistake(str(replace(problem, message=said)), _HINT) from None
    if not isinstance(data, dict):
        raise UsageMistake(f"{name}: answers must be a mapping: question: answer.", _HINT)
    return data, marks, name


def _text(path: str, name: str) -> str:
    from ..yaml_door import MAX_BYTES

    try:
        if path == "-":
            raw = sys.stdin.buffer.read(4 * MAX_BYTES)
        else:
            with open(path, "rb") as stream:
                raw = stream.read(4 * MAX_BYTES)
    except AttributeError:
        raise CannotFinish("cannot read standard input: it is closed.") from None
    except (OSError, ValueError) as error:
        raise CannotFinish(f'cannot read "{name}": {getattr(error, "strerror", None) or error}.') from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageMistake(f"{name}: not UTF-8 text.", _HINT) from None


def digest(questionnaire: Questionnaire) -> str:
    """A fingerprint of all that the quiz reads, so that a saved session knows whether it changed."""
    import hashlib

    read = json.dumps(plain_data(questionnaire), sort_keys=True)
    return hashlib.sha256(read.encode()).hexdigest()[:16]


def save_answers(questionnaire: Questionnaire, content_version: str, answers: Answers, path: str) -> str:
    """Write answers for --answers and --resume: whole or not at all, readable by the owner alone. What to tell of it.

    Nothing is read for it: answers given to questions that have changed meanwhile are not lost.
    """
    if os.path.isdir(path):
        raise UsageMistake(f'"{path}" is a folder; name a file.')
    document = {
        "schema": SCHEMA,
        "content_version": content_version,
        "digest": digest(questionnaire),
        "answers": plain_data(answers),
    }
    write_whole(path, json.dumps(document, indent=1) + "\n", 0o600)
    return f"Saved to {path}. It holds your answers; delete it when you are done."


def resumed(questionnaire: Questionnaire, path: str) -> Answers:
    """Answers of a saved session. After a change of the quiz, what no longer exists is dropped, and said."""
    data, marks, name = _read("./-" if path == "-" else path)  # only --answers reads stdin
    if data.get("schema") != SCHEMA or not isinstance(data.get("answers"), dict):
        raise UsageMistake(f"{name}: this is not a file that --save wrote.", "milia quiz --save FILE")
    questions = questionnaire.quiz.questions
    if data.get("digest") == digest(questionnaire):
        return _checked(questions, data["answers"], name, marks, ("answers",))
    by_id = {question.id: question for question in questions}
    kept: Answers = {}
    dropped = []
    for id, answer in data["answers"].items():
        try:
            kept[id] = check_answer(by_id[id], answer)
        except (KeyError, UsageMistake):
            dropped.append(id)
    lost = f" Dropped: {', '.join(dropped)}." if dropped else " All answers still fit."
    note(f"The quiz has changed since this file was saved.{lost}")
    return kept
