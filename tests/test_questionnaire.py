"""What is asked next, when it ends, and what answers may look like; on the small questionnaires of tests/example.py."""

from dataclasses import replace

import pytest

from milia_cli.engine.certificate import certified, reachable
from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.engine.questionnaire import Ask, Result, next_step, replay
from milia_cli.model import NOT_SURE, Answers, Level

from .example import EXAMPLE, SMALL, question, questionnaire

WORKED, PREPARED = prepare(EXAMPLE), prepare(SMALL)
BASE: Answers = {"warning-signs": ("none",), "top": "smooth", "colour": "white", "change": "same"}
ADULT: Answers = {"age": "adult", "bump": ("none",), "body": ("none",)}


def result(prepared: Prepared, answers: Answers) -> Result:
    step = next_step(prepared, answers)
    assert isinstance(step, Result)
    return step


# ---------------------------------------------------------------- results


@pytest.mark.parametrize(
    ("changed", "level", "best", "reasons"),
    [
        ({}, "self-care", ["milia"], [("none", "none")]),
        ({"change": NOT_SURE}, "routine", ["milia"], [("not-sure", "change")]),
        ({"warning-signs": NOT_SURE}, "routine", ["milia"], [("not-sure", "warning-signs")]),
        ({"warning-signs": ("bleeds",)}, "soon", ["milia"], [("red-flag", "bleeding")]),
        ({"warning-signs": ("hot-eye",)}, "same-day", ["milia"], [("red-flag", "eye")]),
        ({"colour": "skin"}, "self-care", ["sebaceous-hyperplasia", "milia"], [("none", "none")]),
        ({"top": "dip"}, "routine", [], [("nothing-fits", "nothing-fits")]),
    ],
)
def test_result(changed: Answers, level: Level, best: list[str], reasons: list[tuple[str, str]]) -> None:
    found = result(WORKED, {**BASE, **changed})
    assert (found.level, [fit.outcome.id for fit in found.fits_best]) == (level, best)
    assert [(reason.kind, reason.id) for reason in found.reasons] == reasons
    assert found.nothing_fits == (not best)


def test_growth_ties_and_asks_for_a_visit_soon() -> None:
    """Milia 2, carcinoma 1: a tie, but so unlike milia that nothing fits; both are named as possible."""
    found = result(WORKED, {**BASE, "change": "grows"})
    assert found.scores == (("milia", 2), ("basal-cell-carcinoma", 1), ("sebaceous-hyperplasia", -24))
    assert [fit.outcome.id for fit in found.also_possible] == ["milia", "basal-cell-carcinoma"]
    assert (found.level, found.reasons[0].id) == ("soon", "growth")


def test_fit_names_the_answers_for_and_against() -> None:
    (milia,) = result(WORKED, BASE).fits_best
    assert [(item.option, item.strength, item.decibans) for item in milia.supporting] == [
        ("white", "strongly", 14),
        ("smooth", "clearly", 7),
    ]
    assert (milia.conflicting, milia.score) == ((), 4)


def test_emergency_ends_at_once_and_names_nothing() -> None:
    found = result(PREPARED, {"age": "baby", "baby-now": ("hot",), "place": "lid", "top": "smooth"})
    assert (found.level, found.ended_early, found.certified) == ("emergency", True, True)
    assert (found.fits_best, found.also_possible, found.could_change) == ((), (), ())
    assert [reason.id for reason in found.reasons] == ["fever"]


def test_emergency_of_a_switched_off_screen_does_not_count() -> None:
    assert isinstance(next_step(PREPARED, {"age": "adult", "baby-now": ("hot",)}), Ask)


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "age"),
        ({"age": "baby"}, "baby-now"),
        ({"age": NOT_SURE}, "baby-now"),
        ({"age": "adult"}, "bump"),
        ({"bump": ("none",), "body": ("none",)}, "age"),
        ({"age": "adult", "body": ("none",)}, "bump"),
        ({"age": "adult", "place": "lid", "depth": "skin", "top": "smooth", "colour": "white"}, "bump"),
        ({"age": "adult", "bump": ("none",)}, "body"),
        (ADULT, "top"),
        ({**ADULT, "place": "lid"}, "depth"),
    ],
)
def test_next_question(answers: Answers, asked: str) -> None:
    step = next_step(PREPARED, answers)
    assert isinstance(step, Ask)
    assert step.question.id == asked


@pytest.mark.parametrize(
    ("answers", "at_most"),
    [({}, 7), ({"age": "baby"}, 5), ({"age": "adult"}, 6), (ADULT, 4), ({**ADULT, "place": "cheek"}, 2)],
)
def test_at_most(answers: Answers, at_most: int) -> None:
    """The longest way: the screens of one age, and every feature question that may come to apply."""
    step = next_step(PREPARED, answers)
    assert isinstance(step, Ask)
    assert step.at_most == at_most


def test_safety_questions_are_counted_however_much_is_answered() -> None:
    short = prepare(replace(SMALL, quiz=replace(SMALL.quiz, max_questions=4)))
    step = next_step(short, {"place": "lid", "top": "smooth", "colour": "white"})
    assert isinstance(step, Ask)
    assert (step.question.id, step.at_most) == ("age", 3)


def test_it_stays_on_topic_while_that_costs_little() -> None:
    """After a question about the look the other one about the look comes first, though the place gains more."""
    shown = ADULT | {"top": NOT_SURE}
    step = next_step(PREPARED, shown)
    assert isinstance(step, Ask)
    assert step.question.topic == "look"


def test_it_never_ends_before_what_a_red_flag_reads() -> None:
    """The likeness is clear after top and colour, but a flag reads the change."""
    step = next_step(WORKED, {"warning-signs": ("none",), "colour": "white", "top": "smooth"})
    assert isinstance(step, Ask)
    assert step.question.id == "change"
    calm = replace(EXAMPLE.quiz, questions=tuple(replace(q, not_sure=None) for q in EXAMPLE.quiz.questions))
    unread = prepare(replace(EXAMPLE, flags=EXAMPLE.flags[:2], quiz=calm))
    assert isinstance(next_step(unread, {"warning-signs": ("none",), "colour": "white", "top": "smooth"}), Result)


def test_it_ends_after_the_largest_number_of_questions() -> None:
    short = prepare(replace(SMALL, quiz=replace(SMALL.quiz, max_questions=4)))
    step = result(short, {**ADULT, "top": "smooth"})
    assert not step.certified


def test_reachable_are_questions_that_apply_or_may_come_to_apply() -> None:
    assert [q.id for q in reachable(PREPARED, {"age": "adult"})] == ["bump", "body", "place", "depth", "top", "colour"]
    assert [q.id for q in reachable(PREPARED, {**ADULT, "place": "cheek"})] == ["top", "colour"]
    assert "baby-now" in [q.id for q in reachable(PREPARED, {})]


# ---------------------------------------------------------------- the certificate


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        ((), True),
        (("warning-signs",), False),  # a safety question is open
        (("change",), False),  # a flag reads it
        (("top",), True),  # milia leads hyperplasia by 18 and can lose 15, carcinoma by 29 and can lose 13: 16 > 10
        (("colour",), False),  # milia leads hyperplasia by 10 and can lose 14
    ],
)
def test_certified(left: tuple[str, ...], expected: bool) -> None:
    assert certified(WORKED, {id: answer for id, answer in BASE.items() if id not in left}) is expected


# ---------------------------------------------------------------- replay


def test_replay_asks_from_the_start() -> None:
    found = replay(PREPARED, {"place": "cheek", "age": "adult", "bump": ("none",)})
    assert found.asked == ("age", "bump")
    assert isinstance(found.step, Ask)
    assert found.step.question.id == "body"
    assert found.answers == {"age": "adult", "bump": ("none",), "place": "cheek"}
    assert found.unanswered == ("body", "top", "colour")


def test_replay_counts_answers_that_were_not_asked_for() -> None:
    everything = {**BASE, "change": NOT_SURE}
    found = replay(WORKED, everything)
    assert found.answers == everything
    assert isinstance(found.step, Result)
    assert (found.step.level, found.not_sure, found.unanswered) == ("routine", ("change",), ())


def test_replay_drops_what_is_switched_off_and_keeps_the_rest() -> None:
    before = replay(PREPARED, {**ADULT, "place": "lid", "depth": "edge", "top": "pore"})
    after = replay(PREPARED, {**ADULT, "place": "cheek", "depth": "edge", "top": "pore"})
    assert "depth" in before.answers
    assert "depth" not in after.answers
    assert after.answers["top"] == "pore"


def test_replay_of_an_emergency_leaves_nothing_to_answer() -> None:
    found = replay(PREPARED, {"age": "baby", "baby-now": NOT_SURE})
    assert found.unanswered == ()
    assert found.not_sure == ("baby-now",)


# ---------------------------------------------------------------- edges


def test_a_questionnaire_without_features_ends_after_its_screens() -> None:
    screens = questionnaire(SMALL.quiz.questions[:4], SMALL.flags, SMALL.outcomes)
    assert isinstance(next_step(prepare(screens), ADULT), Result)
    alone = questionnaire((question("age", "baby adult", kind="safety"),), (), SMALL.outcomes)
    assert isinstance(next_step(prepare(alone), {"age": NOT_SURE}), Result)
