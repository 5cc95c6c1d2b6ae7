"""The content that ships keeps every house rule."""

import datetime
from pathlib import Path

import pytest
import yaml

from milia_cli.library import Library
from milia_cli.rules import check

CONTENT = Path(__file__).parents[1] / "content"


def test_the_content_has_no_problem() -> None:
    """All content files together have no mistake of shape, reference, wording or review date."""
    assert [str(problem) for problem in check(Library(str(CONTENT)), datetime.date.today())] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_loader_without_libyaml_reads_the_same(path: Path) -> None:
    """Where PyYAML comes without libyaml, its own loader reads each file as libyaml does."""
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
