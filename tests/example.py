"""Two small questionnaires: the worked example of the method, and one with every kind of rule, for planted faults."""

import datetime
from dataclasses import replace
from typing import Literal

from milia_cli.library import Library
from milia_cli.model import (
    AnswerOption,
    Behavior,
    Condition,
    Finding,
    Frequency,
    Level,
    Meta,
    NotSure,
    Outcome,
    Question,
    Questionnaire,
    RedFlag,
)

META = Meta(datetime.date(2026, 1, 1), datetime.date(2026, 1, 1), datetime.date(2027, 1, 1))
Words = dict[str, Frequency]


def question(
    id: str,
    options: str,
    *,
    topic: str = "",
    unsure: Level | None = None,
    when: tuple[Condition, ...] = (),
    behavior: Behavior = "all",
    kind: Literal["safety", "feature"] = "feature",
    many: bool = False,
) -> Question:
    """A question with its options in one string; ``none`` is exclusive when there are ``many``."""
    answers = tuple(AnswerOption(id=o, text=o, exclusive=many and o == "none") for o in options.split())
    return Question(
        id=id,
        text=id,
        label=id,
        why=id,
        role=kind,
        type="multi-choice" if many else "choice",
        options=answers,
        topic=topic,
        enable_when=when,
        enable_behavior=behavior,
        not_sure=NotSure(unsure, f"unsure about {id}") if unsure else None,
    )


def screen(id: str, options: str, unsure: Level, when: tuple[Condition, ...] = ()) -> Question:
    """A multi-choice safety question."""
    return question(id, options, unsure=unsure, when=when, kind="safety", many=True)


def flag(id: str, level: Level, *when: Condition, behavior: Behavior = "all") -> RedFlag:
    """A red flag."""
    return RedFlag(id, "anyone", level, id, id, "opinion", "low", when=when, behavior=behavior)


def reads(question: str, *options: str) -> Condition:
    """A condition."""
    return Condition(question, options)


def outcome(id: str, prevalence: Frequency, floor: Level, group: str | None = None, **findings: Words) -> Outcome:
    """An outcome; a finding's question id is written with underscores."""
    found = tuple(Finding(key.replace("_", "-"), words, "opinion") for key, words in findings.items())
    return Outcome(
        id=id,
        title=id,
        prevalence=prevalence,
        floor=floor,
        summary=id,
        next=(),
        read="",
        findings=found,
        sources=(),
        meta=META,
        variant_group=group,
    )


def questionnaire(
    questions: tuple[Question, ...], flags: tuple[RedFlag, ...], outcomes: tuple[Outcome, ...]
) -> Questionnaire:
    """The real quiz's wording with other questions."""
    return Questionnaire(replace(Library("content").quiz(), questions=questions), flags, outcomes)


EXAMPLE = questionnaire(
    (
        screen("warning-signs", "bleeds hot-eye none", "routine"),
        question("top", "smooth dip pore", topic="look"),
        question("colour", "white yellow skin", topic="look"),
        question("change", "same comes-goes grows", topic="time", unsure="routine"),
    ),
    (
        flag("bleeding", "soon", reads("warning-signs", "bleeds")),
        flag("eye", "same-day", reads("warning-signs", "hot-eye")),
        flag("growth", "soon", reads("change", "grows")),
    ),
    (
        outcome(
            "milia",
            "very-frequent",
            "self-care",
            top={"smooth": "obligate"},
            colour={"white": "very-frequent", "yellow": "occasional"},
            change={"same": "very-frequent", "grows": "very-rare"},
        ),
        outcome(
            "sebaceous-hyperplasia",
            "frequent",
            "self-care",
            top={"dip": "very-frequent", "smooth": "occasional"},
            colour={"yellow": "frequent", "skin": "frequent"},
            change={"same": "very-frequent"},
        ),
        outcome(
            "basal-cell-carcinoma",
            "very-rare",
            "soon",
            top={"dip": "frequent", "smooth": "frequent"},
            colour={"skin": "frequent", "white": "occasional"},
            change={"grows": "very-frequent"},
        ),
    ),
)
"""questionnaire.md 2.3, word for word."""

BABY = reads("age", "baby", "not-sure")
ADULT = reads("age", "adult")
SMALL = questionnaire(
    (
        question("age", "baby adult", kind="safety", unsure="routine"),
        screen("baby-now", "hot floppy none", "emergency", (BABY,)),
        screen("bump", "grows bleeds none", "soon", (ADULT,)),
        screen("body", "weak medicine none", "routine", (ADULT,)),
        question("place", "lid cheek mouth", topic="place"),
        question("depth", "skin edge", topic="place", when=(reads("place", "lid"),)),
        question("top", "smooth dip pore", topic="look"),
        question("colour", "white yellow skin", topic="look"),
    ),
    (
        flag("fever", "emergency", reads("baby-now", "hot", "floppy")),
        flag("growth", "soon", reads("bump", "grows"), reads("bump", "bleeds"), behavior="any"),
        flag("weak-growth", "same-day", reads("bump", "grows"), reads("body", "weak")),
        flag("weakness", "routine", reads("body", "weak", "medicine")),
    ),
    (
        outcome(
            "milia",
            "very-frequent",
            "self-care",
            "milia",
            age={"adult": "very-frequent", "baby": "occasional"},
            body={"medicine": "very-rare"},
            place={"lid": "frequent", "cheek": "frequent"},
            depth={"skin": "obligate"},
            top={"smooth": "obligate"},
            colour={"white": "very-frequent", "yellow": "occasional"},
        ),
        outcome(
            "baby-milia",
            "frequent",
            "self-care",
            "milia",
            age={"baby": "obligate"},
            place={"cheek": "very-frequent", "mouth": "occasional"},
            top={"smooth": "obligate"},
            colour={"white": "very-frequent"},
        ),
        outcome(
            "hyperplasia",
            "frequent",
            "routine",
            age={"adult": "obligate"},
            place={"cheek": "very-frequent"},
            top={"dip": "very-frequent", "smooth": "occasional"},
            colour={"yellow": "frequent", "skin": "frequent"},
        ),
        outcome(
            "carcinoma",
            "very-rare",
            "soon",
            age={"adult": "obligate", "baby": "excluded"},
            bump={"grows": "frequent", "bleeds": "frequent"},
            place={"cheek": "frequent", "lid": "occasional"},
            depth={"edge": "frequent", "skin": "frequent"},
            top={"dip": "frequent", "pore": "occasional"},
            colour={"skin": "very-frequent"},
        ),
        outcome(
            "stye",
            "frequent",
            "self-care",
            place={"lid": "obligate"},
            depth={"edge": "very-frequent"},
            top={"pore": "very-frequent"},
            colour={"yellow": "frequent", "white": "occasional"},
        ),
    ),
)
"""Screens for two ages, a condition on a feature, flags that need all or any of their signs, a variant group."""
