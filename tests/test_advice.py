"""The safety net says nothing that would calm somebody who should go now."""

import re

import pytest

from milia_cli.engine.advice import disposition_for, safety_net_for, watched
from milia_cli.library import Library
from milia_cli.model import LEVELS, Level

from .player import milia
from .record import CONTENT

QUIZ = Library(str(CONTENT)).questionnaire().quiz
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
