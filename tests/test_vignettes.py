"""Each written story: its answers are answers that the quiz knows, and its level of care is acceptable."""

from functools import cache

import pytest

from milia_cli.engine.answers import check_answers
from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.engine.questionnaire import replay
from milia_cli.library import Library

from .record import CONTENT
from .stories import judge, raw_stories, story, tell

STORIES = {str(raw["id"]): raw for raw in raw_stories()}


@cache
def prepared() -> Prepared:
    return prepare(Library(str(CONTENT)).questionnaire())


def test_there_are_forty_stories() -> None:
    """Ids name one story each, and none got lost."""
    assert len(STORIES) == len(raw_stories()) == 40


@pytest.mark.parametrize("id", STORIES)
def test_a_story_gets_an_acceptable_level(id: str) -> None:
    """Every answer is known; every question that the quiz asks has one; the level is right, or also accepted."""
    raw = STORIES[id]
    assert check_answers(prepared().questions, raw["answers"])
    told = story(prepared(), raw)
    found = tell(prepared(), told)
    assert found.asked.keys() <= told.answers.keys()
    assert judge(told, found).urgency in {"exact", "acceptable"}, [reason.id for reason in found.result.reasons]


@pytest.mark.parametrize("id", STORIES)
def test_answers_kept_in_a_file_lead_where_they_led_one_by_one(id: str) -> None:
    """The same questions in the same order, and the same result."""
    found = tell(prepared(), story(prepared(), STORIES[id]))
    again = replay(prepared(), found.asked)
    assert (again.asked, again.step) == (tuple(found.asked), found.result)
