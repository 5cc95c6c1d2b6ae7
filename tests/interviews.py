"""A reader who answers the quiz at a terminal as a file of answers does."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from milia_cli.library import Library, content_root
from milia_cli.model import Question
from milia_cli.render.typed import numbered

from .player import milia
from .screen import SGR, Reader

URGENT = ("soon", "same-day", "emergency")
QUESTIONS = {question.id: question for question in Library(content_root()).quiz().questions}
AGE_ADULT, AGE_BABY, NONE = "5", "1", "none"
"""What to type for some answers."""


def words(text: str) -> str:
    return " ".join(text.split())


def asked(shown: str) -> Question | None:
    """The question that stands last in what was shown, with the options that it shows, in their order."""
    last = words(re.split(r"(?m)^Question \d+", shown)[-1])
    for question in QUESTIONS.values():
        options = tuple(o for o in question.options if o.text in last or (o.text_child and o.text_child in last))
        if "Your answers" not in last and question.text in last and len(options) > 1:
            return replace(question, options=options)
    return None


def typed(question: Question, answer: Any) -> str:
    """What to type for an answer of a file; the first n to a danger sign is asked back about."""
    if answer == "not-sure":
        return "n\nn" if question.not_sure and question.not_sure.floor in URGENT else "n"
    chosen = [answer] if isinstance(answer, str) else answer
    numbers = {option.id: number for number, option in numbered(question)}
    return " ".join(str(numbers[id]) for id in chosen)


def play(reader: Reader, answers: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Answer every question as a file does, go on at the review; what is shown at last, and what was asked."""
    shown, order = reader.wait(), []
    while question := asked(shown):
        order.append(question.id)
        answer = typed(question, answers[question.id])
        if question.id == "baby-now" and answer != "0":
            told = reader.type(answer)
            return told + reader.end(""), order
        shown = reader.type(answer)
    assert "Your answers" in shown
    return reader.end(""), order


def answers_of(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(Path(f"tests/answers/{name}.yaml").read_text(encoding="utf-8")))


def result(answers: Mapping[str, Any], order: list[str], *options: str, columns: str = "80") -> str:
    """What the questions that were asked give without a terminal."""
    given = [f"{id}={','.join([answers[id]] if isinstance(answers[id], str) else answers[id])}" for id in order]
    line = [word for item in given for word in ("--answer", item)]
    return milia("quiz", *line, *options, COLUMNS=columns).out


def assert_only_lines(raw: bytes) -> None:
    """Nothing but lines and colours was sent: no cursor movement, no return without a new line, no bell."""
    text = SGR.sub("", raw.decode("utf-8", "replace"))
    assert not set("\x1b\x07\x08\x0b\x0c\x7f") & set(text)
    assert "\r" not in text.replace("\r\n", "")
