"""More sets of stories keep what was reached, as gates: a fall is a warning."""

from functools import cache
from pathlib import Path

import pytest

from milia_cli.engine.answers import check_answers
from milia_cli.engine.prepared import prepare
from milia_cli.engine.questionnaire import Ask, Result, next_step
from milia_cli.library import Library
from milia_cli.model import Answers, Tried
from milia_cli.yaml_door import read_yaml

from .record import CONTENT
from .stories import judge, read_stories, tell, too_low

SETS = ("stories-second.yaml", "stories-third.yaml", "stories-danger.yaml", "stories-fourth.yaml", "stories-fifth.yaml")
KEPT = {"stories-fifth.yaml": 0.8}
"""Where it is kept in fewer: Q15 asks for 80 of 100, and the evidence sends on three of the four that were sent on."""
each_set = pytest.mark.parametrize("name", SETS)


@cache
def tried(name: str) -> tuple[Tried, ...]:
    """What came of each story of a set."""
    prepared = prepare(Library(str(CONTENT)).questionnaire())
    return tuple(judge(story, tell(prepared, story)) for story in read_stories(prepared, Path(__file__).parent / name))


@each_set
def test_no_story_gets_an_unsafe_level(name: str) -> None:
    """Unsafe: none."""
    assert [one.id for one in tried(name) if one.urgency == "unsafe"] == []


@each_set
def test_the_level_is_acceptable(name: str) -> None:
    """Acceptable: at least 95 of 100."""
    missed = [one.id for one in tried(name) if one.urgency == "not-acceptable"]
    assert len(missed) <= 0.05 * len(tried(name)), missed


@each_set
def test_self_care_is_kept(name: str) -> None:
    """Sent to nobody where nobody is needed: at least 85 of 100 (KEPT), and never to emergency."""
    at_home = [one for one in tried(name) if one.expected == ("self-care",)]
    assert sum(one.given == "self-care" for one in at_home) >= KEPT.get(name, 0.85) * len(at_home)
    assert "emergency" not in {one.given for one in at_home}


def test_the_level_is_exactly_right() -> None:
    """Q15: in at least 92 of 100 stories of the last blind trial."""
    last = tried(SETS[-1])
    assert len(last) == 100
    assert sum(one.urgency == "exact" for one in last) >= 92


@each_set
def test_the_name_is_among_the_first_three(name: str) -> None:
    """Of those that are named: at least 95 of 100 among the first three, at least 88 of 100 first."""
    named = [one for one in tried(name) if one.named != "not-named"]
    assert sum(one.named == "missed" for one in named) <= 0.05 * len(named)
    assert sum(one.named == "first" for one in named) >= 0.88 * len(named)


@each_set
def test_few_questions_are_asked(name: str) -> None:
    """At most 16, and at most 10 in half of the interviews."""
    asked = sorted(one.asked for one in tried(name))
    assert asked[-1] <= 16
    assert asked[len(asked) // 2] <= 10


def test_no_danger_sign_is_judged_too_low() -> None:
    """Q14: of the stories of the last blind trials that ask for a visit soon or faster, none gets a lower level."""
    alarming = [one for name in SETS[1:] for one in tried(name) if one.expected[0] in ("soon", "same-day")]
    assert len(alarming) >= 60
    assert [one.id for one in alarming if too_low(one)] == []


def test_few_levels_are_too_low() -> None:
    """Q14: at most 2 of 100 stories of the last blind trials get a level below the right one."""
    last = [one for name in SETS[1:] for one in tried(name)]
    assert sum(map(too_low, last)) <= 0.02 * len(last)


def test_what_is_not_on_the_list_is_not_left_at_home() -> None:
    """Q16: of other stories nine are told that nothing fits, one its name; none that needs a visit stays at home."""
    prepared = prepare(Library(str(CONTENT)).questionnaire())
    ends: dict[str, Result] = {}
    told = (Path(__file__).parent / "stories-other.yaml").read_text(encoding="utf-8")
    for raw in read_yaml(told, "stories-other.yaml", {})["stories"]:
        answers = check_answers(prepared.questions, raw["answers"])
        given: Answers = {}
        while isinstance(step := next_step(prepared, given), Ask):
            given[step.question.id] = answers[step.question.id]
        ends[raw["id"]] = step
        assert raw["urgency"] == "self-care" or step.level != "self-care", raw["id"]
    assert ends.pop("f33").fits_best[0].outcome.id == "comedones-closed"  # acne, the one story that a name covers
    assert sum(end.nothing_fits for end in ends.values()) >= 9
