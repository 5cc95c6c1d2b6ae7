"""The content that ships keeps every house rule."""

import datetime
from pathlib import Path

from milia_cli.library import Library
from milia_cli.rules import check

CONTENT = Path(__file__).parents[1] / "content"


def test_the_content_has_no_problem() -> None:
    """All content files together have no mistake of shape, reference, wording or review date."""
    assert [str(problem) for problem in check(Library(str(CONTENT)), datetime.date.today())] == []
