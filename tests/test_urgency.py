"""How soon: conditions, flags, what counts, and the highest of all floors."""

from dataclasses import replace
from itertools import product

import pytest

from milia_cli.engine.prepared import prepare
from milia_cli.engine.urgency import (
    Reason,
    above,
    effective,
    enabled,
    fires,
    higher,
    highest,
    holds,
    most_urgent_first,
    outcome_floor,
    reasons_from_answers,
    reasons_from_names,
)
from milia_cli.library import Library
from milia_cli.model import LEVELS, NOT_SURE, Answers, Behavior, Condition, Level

from .example import EXAMPLE, SMALL, flag, outcome, question, reads

SCREEN = reads("screen", "hot", "eye")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, False),
        ({"screen": ("none",)}, False),
        ({"screen": ("hot",)}, True),
        ({"screen": ("cold", "eye")}, True),
        ({"screen": "hot"}, True),
        ({"screen": ("hot-eyelid",)}, False),
        ({"screen": "hot-eyelid"}, False),
        ({"screen": NOT_SURE}, False),
        ({"other": ("hot",)}, False),
    ],
)
def test_holds(answers: Answers, expected: bool) -> None:
    assert holds(SCREEN, answers) is expected


def test_not_sure_can_be_read() -> None:
    assert holds(reads("age", "baby", NOT_SURE), {"age": NOT_SURE})


A, B = reads("a", "yes"), reads("b", "yes")


@pytest.mark.parametrize(
    ("when", "behavior", "answers", "expected"),
    [
        ((), "all", {"a": "yes"}, False),
        ((A,), "all", {"a": "yes"}, True),
        ((A, B), "all", {"a": "yes"}, False),
        ((A, B), "all", {"a": "yes", "b": "yes"}, True),
        ((A, B), "any", {"b": "yes"}, True),
        ((A, B), "any", {"a": "no", "b": "no"}, False),
        ((A, B), "any", {}, False),
    ],
)
def test_fires(when: tuple[Condition, ...], behavior: Behavior, answers: Answers, expected: bool) -> None:
    assert fires(flag("f", "soon", *when, behavior=behavior), answers) is expected


@pytest.mark.parametrize(
    ("when", "behavior", "answers", "expected"),
    [
        ((), "all", {}, True),
        ((A,), "all", {}, False),
        ((A, B), "all", {"a": "yes"}, False),
        ((A, B), "any", {"a": "yes"}, True),
        ((A, B), "any", {}, False),
    ],
)
def test_enabled(when: tuple[Condition, ...], behavior: Behavior, answers: Answers, expected: bool) -> None:
    assert enabled(question("q", "one", when=when, behavior=behavior), answers) is expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"place": "lid", "age": "adult"}, ["age", "place"]),
        ({"bump": ("grows",)}, []),
        ({"age": "adult", "bump": ("grows",), "baby-now": ("hot",)}, ["age", "bump"]),
        ({"age": NOT_SURE, "bump": ("grows",), "baby-now": ("hot",)}, ["age", "baby-now"]),
        ({"place": "cheek", "depth": "edge"}, ["place"]),
        ({"place": "lid", "depth": "edge"}, ["place", "depth"]),
        ({"nobody": "asks"}, []),
    ],
)
def test_effective(answers: Answers, expected: list[str]) -> None:
    kept = effective(SMALL.quiz.questions, answers)
    assert list(kept) == expected
    assert all(kept[id] == answers[id] for id in kept)


def test_a_switched_off_answer_switches_nothing_on() -> None:
    chain = question("a", "yes no"), question("b", "yes no", when=(A,)), question("c", "yes no", when=(B,))
    assert effective(chain, {"a": "no", "b": "yes", "c": "yes"}) == {"a": "no"}
    assert list(effective(chain, {"c": "yes", "b": "yes", "a": "yes"})) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, []),
        ({"age": "adult", "bump": ("none",), "body": ("none",)}, []),
        ({"age": NOT_SURE}, [("not-sure", "age", "routine")]),
        ({"baby-now": ("floppy",)}, [("red-flag", "fever", "emergency")]),
        ({"baby-now": NOT_SURE}, [("not-sure", "baby-now", "emergency")]),
        ({"bump": ("bleeds",)}, [("red-flag", "growth", "soon")]),
        (
            {"bump": ("bleeds",), "body": ("weak",)},
            [("red-flag", "growth", "soon"), ("red-flag", "weakness", "routine")],
        ),
        (
            {"bump": ("grows",), "body": ("weak",)},
            [
                ("red-flag", "weak-growth", "same-day"),
                ("red-flag", "growth", "soon"),
                ("red-flag", "weakness", "routine"),
            ],
        ),
        (
            {"bump": NOT_SURE, "body": ("medicine",)},
            [("not-sure", "bump", "soon"), ("red-flag", "weakness", "routine")],
        ),
        ({"place": NOT_SURE, "top": NOT_SURE}, []),
    ],
)
def test_reasons_from_answers(answers: Answers, expected: list[tuple[str, str, Level]]) -> None:
    found = reasons_from_answers(SMALL, answers)
    assert [(reason.kind, reason.id, reason.level) for reason in found] == expected
    assert highest(found) == (expected[0][2] if expected else "self-care")


def test_the_quiz_overlooks_no_flag() -> None:
    """It looks only at flags that an answer helps to show, and finds what a look at all of them finds."""
    ready = prepare(Library("content").questionnaire())
    for shown in ready.questionnaire.flags:
        for conditions in (shown.when, shown.also):
            for ticked in product(*(_ticks(condition.any_of) for condition in conditions)):
                given: Answers = dict(zip((condition.question for condition in conditions), ticked, strict=True))
                for answers in (given, *({**given, id: NOT_SURE} for id in given)):
                    assert ready.reasons(answers) == reasons_from_answers(ready.questionnaire, answers)


def _ticks(options: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Each option alone, and beside one that shows nothing, on either side of it."""
    return [ticks for option in options for ticks in ((option,), (option, "other"), ("other", option))]


def test_reasons_say_why() -> None:
    sure = replace(EXAMPLE.flags[0], say="It bleeds.", sources=("S1",))
    (reason,) = reasons_from_answers(replace(EXAMPLE, flags=(sure,)), {"warning-signs": ("bleeds",)})
    assert (reason.text, reason.sources) == ("It bleeds.", ("S1",))
    (reason,) = reasons_from_answers(EXAMPLE, {"change": NOT_SURE})
    assert reason.text == "unsure about change"


@pytest.mark.parametrize(
    ("floor", "leads", "expected"),
    [
        ("self-care", True, "self-care"),
        ("routine", True, "routine"),
        ("soon", True, "soon"),
        ("same-day", True, "same-day"),
        ("emergency", True, "emergency"),
        ("self-care", False, "self-care"),
        ("routine", False, "self-care"),
        ("soon", False, "soon"),
        ("same-day", False, "soon"),
        ("emergency", False, "soon"),
    ],
)
def test_outcome_floor(floor: Level, leads: bool, expected: Level) -> None:
    assert outcome_floor(outcome("o", "frequent", floor), leads=leads, young=False) == expected


def test_a_name_can_ask_for_less_in_a_young_baby() -> None:
    harmless = replace(outcome("o", "frequent", "soon"), floor_under_3_months="self-care")
    assert [outcome_floor(harmless, leads=True, young=young) for young in (True, False)] == ["self-care", "soon"]
    assert outcome_floor(harmless, leads=False, young=True) == "self-care"


def test_reasons_from_names() -> None:
    """Only the first name asks for its own floor; a name that asks for nothing is no reason."""
    shown = [
        outcome("leader", "frequent", "routine"),
        outcome("visit", "frequent", "routine"),
        outcome("grave", "frequent", "same-day"),
    ]
    found = reasons_from_names(shown, "{title}: {summary}", young=False)
    assert [(reason.id, reason.level, reason.text) for reason in found] == [
        ("grave", "soon", "grave: grave"),
        ("leader", "routine", "leader: leader"),
    ]
    assert reasons_from_names([outcome("calm", "frequent", "self-care")], "{title}", young=False) == ()
    assert reasons_from_names([], "{title}", young=False) == ()


def test_levels_compare() -> None:
    for place, level in enumerate(LEVELS):
        assert [above(level, other) for other in LEVELS] == [place > index for index in range(len(LEVELS))]
        assert [higher(level, other) for other in LEVELS] == [LEVELS[max(place, i)] for i in range(len(LEVELS))]


def test_most_urgent_first_keeps_the_order_within_a_level() -> None:
    levels: list[Level] = ["routine", "emergency", "routine", "soon"]
    reasons = [Reason("red-flag", str(place), level, "") for place, level in enumerate(levels)]
    assert [reason.id for reason in most_urgent_first(reasons)] == ["1", "3", "0", "2"]
    assert highest(reasons) == "emergency"
    assert highest([]) == "self-care"
