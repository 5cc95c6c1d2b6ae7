"""The safety net says nothing that would calm somebody who should go now."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from milia_cli.engine.advice import disposition_for, safety_net_for, steps_for, watched
from milia_cli.engine.questionnaire import Result
from milia_cli.engine.urgency import highest, reasons_from_answers
from milia_cli.library import Library
from milia_cli.model import LEVELS, Level

from .player import milia
from .record import CONTENT

QUESTIONNAIRE = Library(str(CONTENT)).questionnaire()
QUIZ = QUESTIONNAIRE.quiz
ASK_FIRST = {flag.id: flag for flag in QUESTIONNAIRE.flags if flag.do}
CALMING = ("pharmacist", "midwife", "months", "weeks", "harmless in", "by themselves", "stay")


@pytest.mark.parametrize("young", [True, False])
@pytest.mark.parametrize("level", LEVELS)
def test_what_to_watch_for_is_more_urgent_than_the_advice(level: Level, young: bool) -> None:
    """Nobody is told to watch for what they are already acting on; in an emergency only for getting worse."""
    net = safety_net_for(QUIZ, disposition_for(QUIZ, level, young=young), young=young)
    levels = [at for at, _ in watched(net, level)]
    rank = LEVELS.index
    assert levels == sorted(levels, key=rank, reverse=True)
    assert levels
    assert all(rank(at) > rank(level) or at == level == "emergency" for at in levels)


@pytest.mark.parametrize("young", [True, False])
@pytest.mark.parametrize("level", ["same-day", "emergency"])
def test_an_urgent_safety_net_does_not_calm(level: Level, young: bool) -> None:
    """It keeps its five parts, sends nobody to a pharmacist, and says nothing of how long milia stay."""
    disposition = disposition_for(QUIZ, level, young=young)
    net = safety_net_for(QUIZ, disposition, young=young)
    said = " ".join((net.not_certain, net.how_long, net.where_to_go, net.come_back))
    assert all((net.not_certain, net.how_long, net.where_to_go, net.come_back, net.watch_for))
    assert not [word for word in CALMING if word in said]
    assert re.search("still right", net.not_certain)


@pytest.mark.parametrize("id", ASK_FIRST)
def test_what_a_sign_asks_for_at_once_is_the_first_step(id: str) -> None:
    """A medicine to stop, or a team to ring, stands before the steps of the level, and only where the sign is given."""
    flag = ASK_FIRST[id]
    reasons = reasons_from_answers(QUESTIONNAIRE, {flag.when[-1].question: flag.when[-1].any_of})
    level = highest(reasons)
    result = Result(level, reasons, (), (), False, False, False, ())
    disposition = disposition_for(QUIZ, level, young=False)
    steps = [step.text for step in steps_for(disposition, result, QUESTIONNAIRE.flags, young=False)]
    assert steps == [flag.do, *(step.text for step in disposition.steps)]
    without = replace(result, reasons=())
    assert steps_for(disposition, without, QUESTIONNAIRE.flags, young=False) == disposition.steps


def test_what_a_lower_sign_asks_for_stands_after_what_is_more_urgent() -> None:
    """With a spreading infection, a cream to stop is the last of the steps for today."""
    page = milia(*["quiz", "--no-input", "--answers", "tests/answers/two-signs.yaml"]).out
    steps = page[page.index("\nWhat to do\n") : page.index("\nUntil someone has looked\n")]
    assert "1. Do not squeeze" in steps
    assert steps.index("get emergency help") < steps.index("Stop the vitamin A type cream now")


def test_a_sheet_for_the_staff_has_the_steps_of_the_quiz(tmp_path: Path) -> None:
    """In an emergency the handout names what not to take any more, as the result does."""
    signs = tmp_path / "signs.yaml"
    signs.write_text("age: adult\nadult-now: [yellow-ill]\n", encoding="utf-8")
    for command in ("quiz --no-input", "handout visit"):
        assert "Take no more of the niacin pills." in milia(*command.split(), "--answers", str(signs)).out


def test_a_question_on_a_medicine_has_its_own_words() -> None:
    """Pregnant with a cream and nothing else: stop it, ask by phone; no talk of lumps that a doctor should name."""
    page = " ".join(milia(*["quiz", "--no-input", "--answers", "tests/answers/cream.yaml"]).out.split())
    assert "Within two weeks: ask about the medicine" in page
    assert "1. Stop the vitamin A type cream now." in page
    assert "A doctor, midwife or pharmacist, by phone or at a visit." in page
    assert "freeze, burn, scrape" not in page


def test_bumps_since_a_cancer_medicine_are_for_a_doctor_to_see() -> None:
    """A medicine that can bring skin cancers asks for a look: no talk of bumps that can wait."""
    page = " ".join(milia(*["quiz", "--no-input", "--answers", "tests/answers/cancer-medicine.yaml"]).out.split())
    assert "Within two weeks: see a doctor" in page
    assert "can wait" not in page[: page.index("What your answers fit")]


def test_an_unknown_age_is_watched_for_the_signs_of_every_age() -> None:
    """Somebody whose age is not known may be a baby: each level names the signs of both."""
    net = safety_net_for(QUIZ, disposition_for(QUIZ, "self-care", young=True), young=True, unknown=True)
    for one in (QUIZ.safety_net, QUIZ.safety_net_baby):
        assert all(text in net.watch_for[level] for level, text in one.watch_for.items())
    page = milia("quiz", "--answers", "tests/answers/age-unknown.yaml").out
    assert "gets very drowsy or confused" in " ".join(page.split())
    assert "if the baby has 38 C" in " ".join(page.split())
    assert "milia handout parent" not in page


def test_the_first_step_in_an_emergency_fits_who_is_ill() -> None:
    """A parent is told when to call an ambulance for the baby, an adult to let somebody else drive."""
    baby = milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=breathing", "--no-input").out
    adult = milia("quiz", "--answer", "age=adult", "--answer", "adult-now=glass-rash", "--no-input").out
    assert "the baby is floppy, blue or fights for breath, call an" in " ".join(baby.split())
    assert "let somebody else drive" in " ".join(adult.split())
    assert "let somebody else drive" not in " ".join(baby.split())
    for page in (baby, adult):
        assert "On the way, and afterwards" in page
        assert "What your answers fit" not in page
