"""When the quiz stops: not while looks could still tell a danger sign, nor on a rival's name alone."""

import pytest

from milia_cli.engine.prepared import prepare
from milia_cli.engine.questionnaire import Ask, Result, next_step
from milia_cli.engine.stakes import at_stake, doubt_possible, rival_alarms
from milia_cli.library import Library
from milia_cli.model import Answers

from .record import CONTENT

PREPARED = prepare(Library(str(CONTENT)).questionnaire())
QUESTIONS = {question.id: question for question in PREPARED.questions}
LUMP: Answers = {"place": "face", "feel": "grain", "colour": "white", "around": "calm", "number": "one"}
"""One white grain in calm skin, of which nobody has said yet whether it has grown."""
NOSE: Answers = {
    "top": "closed", "feel": "grain", "colour": "white", "around": "calm", "number": "line", "place": "nose",
    "before": "not-sure", "change": "same",
}  # fmt: skip
"""White grains in a line on a child's nose: milia, and behind them a bump that should be seen within two weeks."""


def calm(age: str) -> Answers:
    """Every screen of an age answered with none of these."""
    given: Answers = {"age": age}
    while isinstance(step := next_step(PREPARED, given), Ask) and step.question.role == "safety":
        given[step.question.id] = ("none",)
    return given


def ended(given: Answers, then: Answers) -> tuple[Answers, Result]:
    """All else not sure but ``then``, until the end: what was asked, and the result."""
    while isinstance(step := next_step(PREPARED, given), Ask):
        given = {**given, step.question.id: then.get(step.question.id, "not-sure")}
    return given, step


@pytest.mark.parametrize("age", ["adult", "adult-50"])
def test_it_asks_on_while_looks_could_tell_a_danger_sign(age: str) -> None:
    """One lump: whether it grew, and since when, is asked before the end, though the name is clear by then."""
    given, result = ended({**calm(age), **LUMP}, {"since": "weeks", "change": "same"})
    assert "change" in given
    assert result.level != "soon"
    assert result.fits_best[0].outcome.id == "milia-primary"
    _, grown = ended({**calm(age), **LUMP}, {"since": "weeks", "change": "bigger"})
    assert grown.level == "soon"


def test_what_can_rule_out_more_signs_is_at_stake_more() -> None:
    """Each sign that an answer could show counts with the share of answers that would rule it out."""
    given = {**calm("adult"), **LUMP}
    flags = {flag.id: ruled_out for flag, ruled_out in PREPARED.flags_reading["change"]}
    assert flags["growing-lump"] == 1 - 1 / len(QUESTIONS["change"].options)
    assert at_stake(PREPARED, given, QUESTIONS["change"], "self-care") == (flags["growing-lump"],)
    assert at_stake(PREPARED, {**given, "since": "days"}, QUESTIONS["change"], "self-care") == ()
    assert at_stake(PREPARED, given, QUESTIONS["change"], "soon") == ()


def test_it_asks_on_where_only_a_rivals_name_asks_for_an_earlier_visit() -> None:
    """An answer that gains little may still clear a name; once it has, nothing more is asked."""
    given = {**calm("child"), **NOSE}
    assert rival_alarms(PREPARED, given, "self-care")
    assert isinstance(next_step(PREPARED, given), Ask)
    settled, result = ended(given, {"since": "months"})
    assert not rival_alarms(PREPARED, settled, "self-care")
    assert result.level == "self-care"


def test_a_doubt_that_could_still_arise_is_told_and_not_asked_for() -> None:
    """Somebody who was not sure of one look may make a doubt with another; the result lists that question as open."""
    given: Answers = {**calm("under-6-weeks"), "place": "hands-feet", "top": "not-sure", "around": "not-sure"}
    assert doubt_possible(PREPARED, given, QUESTIONS["number"], "self-care")
    assert not doubt_possible(PREPARED, given, QUESTIONS["number"], "routine")
    assert not doubt_possible(PREPARED, {**given, "top": "closed"}, QUESTIONS["number"], "self-care")
