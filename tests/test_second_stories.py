"""The second set of stories keeps what was reached, as gates: its rules were not made for it, a fall is a warning."""

from functools import cache
from pathlib import Path

from milia_cli.engine.questionnaire import prepare
from milia_cli.library import Library
from milia_cli.model import Tried

from .record import CONTENT
from .stories import judge, read_stories, tell

FILE = Path(__file__).parent / "stories-second.yaml"


@cache
def tried() -> tuple[Tried, ...]:
    """What came of each story."""
    prepared = prepare(Library(str(CONTENT)).questionnaire())
    return tuple(judge(story, tell(prepared, story)) for story in read_stories(prepared, FILE))


def test_no_story_gets_an_unsafe_level() -> None:
    """Unsafe: 0 of 85."""
    assert [one.id for one in tried() if one.urgency == "unsafe"] == []


def test_the_level_is_acceptable() -> None:
    """Acceptable: at least 95 of 100."""
    missed = [one.id for one in tried() if one.urgency == "not-acceptable"]
    assert len(missed) <= 0.05 * len(tried()), missed


def test_the_name_is_among_the_first_three() -> None:
    """Of those that are named: at least 95 of 100 among the first three, at least 88 of 100 first."""
    named = [one for one in tried() if one.named != "not-named"]
    assert sum(one.named == "missed" for one in named) <= 0.05 * len(named)
    assert sum(one.named == "first" for one in named) >= 0.88 * len(named)
