"""How much one process does in a second: quiz steps and interviews, and labels."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from milia_cli.engine import label
from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.engine.questionnaire import Ask, next_step, replay
from milia_cli.library import Library
from milia_cli.model import Answers

from .places import ROOT

INTERVIEWS, LABELS, ROUNDS = 40, 200, 7


@dataclass(frozen=True)
class Quiz:
    """Milliseconds of one step and of one whole set of answers replayed; sets of answers a second."""

    step: float
    interview: float
    sets: float


@dataclass(frozen=True)
class Labels:
    """Labels of 30 names read and matched a second: clean, and with one name in ten misspelt by a letter."""

    clean: float
    misspelt: float


def quiz() -> Quiz:
    """Time interviews with answers by chance."""
    prepared = prepare(Library(str(ROOT / "content")).questionnaire())
    sets, steps = [], []
    chance = random.Random(8)
    for _ in range(INTERVIEWS):
        answers, spent = _interview(prepared, chance)
        sets.append(answers)
        steps += spent
    each = [seconds(partial(replay, prepared, answers)) for answers in sets]
    return Quiz(median(steps) * 1000, median(each) * 1000, len(each) / sum(each))


def _interview(prepared: Prepared, chance: random.Random) -> tuple[Answers, list[float]]:
    """One interview with answers by chance, and the seconds of each of its steps."""
    answers: Answers = {}
    spent = []
    while True:
        start = time.process_time()
        step = next_step(prepared, answers)
        spent.append(time.process_time() - start)
        if not isinstance(step, Ask):
            return answers, spent
        question = step.question
        safe = question.options[-1] if question.type == "multi-choice" and chance.random() < 0.8 else None
        chosen = (safe or chance.choice(question.options)).id
        answers[question.id] = chosen if question.type == "choice" else (chosen,)


def one_step() -> Callable[[], object]:
    """The work of the steps of some interviews, to be profiled."""
    prepared, chance = prepare(Library(str(ROOT / "content")).questionnaire()), random.Random(8)
    return lambda: [_interview(prepared, chance) for _ in range(10)]


def some_labels() -> Callable[[], object]:
    """The work of reading some labels, to be profiled."""
    table = Library(str(ROOT / "content")).ingredients()
    known, text = label.prepare(table), ", ".join(found.name for found in table.ingredients[:30])
    return lambda: _read_all([text] * 50, known)


def labels() -> Labels:
    """Time labels of names by chance."""
    table = Library(str(ROOT / "content")).ingredients()
    known, chance = label.prepare(table), random.Random(8)
    names = [found.name for found in table.ingredients] + ["Aqua", "Glycerin", "Citric Acid", "Phenoxyethanol"] * 60
    clean = [chance.sample(names, 30) for _ in range(LABELS)]
    typed = [[_slip(name, chance) if chance.random() < 0.1 else name for name in label_] for label_ in clean]

    def rate(lists: list[list[str]]) -> float:
        texts = [", ".join(names) for names in lists]
        times = [seconds(partial(_read_all, texts, known)) for _ in range(ROUNDS)]
        return len(texts) / median(times)

    return Labels(rate(clean), rate(typed))


def _slip(name: str, chance: random.Random) -> str:
    """A name without one of its letters."""
    at = chance.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def _read_all(texts: Sequence[str], known: label.Known) -> None:
    for text in texts:
        label.match(label.read(text), known)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start
