"""What a reader is offered fits who they are, and an answer that cannot apply is not lost in silence."""

import pytest

from milia_cli.engine.answers import CHILD, offered
from milia_cli.engine.prepared import prepare
from milia_cli.engine.questionnaire import Ask, Result, next_step, replay
from milia_cli.library import Library
from milia_cli.model import Answers

from .player import milia
from .record import CONTENT

PREPARED = prepare(Library(str(CONTENT)).questionnaire())
QUESTIONS = {question.id: question for question in PREPARED.questions}
AGES = [option.id for option in QUESTIONS["age"].options]
GROWN = ("tattoo", "filler", "laser", "peel,", "shaving", "make-up", "radiotherapy", "lightening", "years of sun")


def texts(question: str, age: str) -> str:
    """Every option that somebody of an age is offered."""
    return " ".join(option.text for option in offered(QUESTIONS[question], {"age": age}).options).lower()


@pytest.mark.parametrize("age", CHILD.any_of)
def test_a_child_is_not_asked_about_what_grown_people_do(age: str) -> None:
    """No tattoo, filler, laser, shaving or years of sun in the words for somebody under 13."""
    for question in ("around", "before", "since", "baby-start"):
        assert not [word for word in GROWN if word in texts(question, age)], question


def test_a_time_longer_than_the_life_is_not_offered() -> None:
    """A baby under 6 weeks has no spots from later than that, a child under two none of two years, under 50 no 50."""
    assert "after 6 weeks" not in texts("baby-start", "under-6-weeks")
    assert "after 6 weeks" in texts("baby-start", "6-weeks-to-3-months")
    assert "2 years or more" not in texts("since", "3-months-to-2-years")
    assert "2 years or more" in texts("since", "child")
    assert "one single bump that came in the last two years" not in texts("adult-visit", "adult")
    assert "one single bump that came in the last two years" in texts("adult-visit", "adult-50")


@pytest.mark.parametrize("age", AGES)
def test_every_question_keeps_a_choice(age: str) -> None:
    """Whatever is left out, at least two options stay, and the one for none of them."""
    for question in PREPARED.questions:
        left = offered(question, {"age": age}).options
        assert len(left) >= 2
        assert [o for o in left if o.exclusive] == [o for o in question.options if o.exclusive]


def test_what_is_not_offered_counts_all_the_same() -> None:
    """An answer from a file or an option is weighed though a prompt would not offer it."""
    given: Answers = {"age": "adult", "adult-visit": ("one-new",)}
    assert [option.id for option in offered(QUESTIONS["adult-visit"], given).options if option.id == "one-new"] == []
    assert replay(PREPARED, given).answers["adult-visit"] == ("one-new",)
    assert check("--answer", "age=adult", "--answer", "adult-visit=one-new") == ""


def test_the_next_question_comes_as_it_is_offered() -> None:
    """What --next and the prompt show is the narrowed question."""
    step = next_step(PREPARED, {"age": "adult", **{s: ("none",) for s in QUESTIONS if s.startswith("adult-")}})
    assert step == next_step(PREPARED, {"age": "adult", **{s: ("none",) for s in QUESTIONS if s.startswith("adult-")}})
    out = milia("quiz", "--answer", "age=adult", *_none("adult-now adult-today adult-bump adult-body"), "--next").out
    assert "Reasons" not in out
    assert "50 years or more" not in out
    assert "hard to stop" in out


def test_an_answer_that_the_age_rules_out_is_told() -> None:
    """A danger sign of a baby with the age of an adult counts for nothing, and the reader is told so."""
    said = (
        "Not counted, as these questions are not asked with the age or place given: baby-now. "
        "Act on a danger sign all the same.\n"
    )
    assert check("--answer", "age=adult", "--answer", "baby-now=temperature") == said
    assert replay(PREPARED, {"age": "adult", "baby-now": ("temperature",)}).not_counted == ("baby-now",)


def test_who_is_not_sure_of_the_age_is_asked_for_danger_at_every_age() -> None:
    """The screens of a young baby and the emergencies of all others come, and what is ticked there counts."""
    given: Answers = {"age": "not-sure"}
    while isinstance(step := next_step(PREPARED, given), Ask) and step.question.role == "safety":
        given[step.question.id] = ("none",)
    assert list(given) == ["age", "baby-now", "baby-spots", "baby-today", "baby-soon", "adult-now"]
    found = next_step(PREPARED, {**given, "adult-now": ("eye",)})
    assert isinstance(found, Result)
    assert found.level == "emergency"


def test_an_answer_that_waits_for_another_is_told() -> None:
    """Without an age nothing has ruled the screen out; a danger sign on it is not passed over in silence."""
    found = replay(PREPARED, {"baby-now": ("temperature",)})
    assert (found.not_counted, found.waiting) == ((), ("baby-now",))
    said = "Not counted yet, an earlier answer is missing: baby-now. Act on a danger sign all the same.\n"
    assert check("--answer", "baby-now=temperature") == said


def test_missing_answers_do_not_hide_what_the_others_ask_for() -> None:
    """Exit 5 says the level so far before it says what is missing."""
    ran = milia(
        "quiz",
        "--no-input",
        *_none("baby-now baby-spots"),
        "--answer",
        "age=under-6-weeks",
        "--answer",
        "baby-today=pus",
    )
    assert ran.code == 5
    assert ran.err.startswith(
        "What you answered so far asks for this. Today: speak to a doctor or an urgent-care line.\n"
    )


def check(*arguments: str) -> str:
    """What --next says on stderr."""
    return milia("quiz", *arguments, "--next").err


def _none(screens: str) -> list[str]:
    return [word for screen in screens.split() for word in ("--answer", f"{screen}=none")]


def test_a_command_to_copy_holds_no_answer() -> None:
    """Exit 5 names the question that is missing; what it proposes to type adds no finding and denies no danger sign."""
    assert missing() == missing("--answer", "age=adult") == "milia quiz --list"


def missing(*arguments: str) -> str:
    """What is proposed when an answer is missing."""
    ran = milia("quiz", "--no-input", *arguments)
    assert ran.code == 5
    return ran.err.rpartition("Try: ")[2].strip()
