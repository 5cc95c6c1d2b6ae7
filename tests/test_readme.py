"""README tells the truth: its commands run as printed, its picture is fresh, its purpose is the guide's."""

import re
import tomllib
from pathlib import Path

import pytest

from milia_cli import PURPOSE
from milia_cli.library import Library, content_root

from . import picture
from .conftest import pinned
from .player import milia

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", CONSOLE)
def test_an_example_prints_what_readme_shows(block: str) -> None:
    """Each console block is what the command prints; a line of three dots stands for lines left out."""
    command, _, shown = block.partition("\n")
    ran = milia(*command.removeprefix("$ milia").split())
    pattern = ".*?".join(re.escape(part) for part in shown.split("...\n"))
    assert re.fullmatch(pattern, ran.out + ran.err, re.DOTALL)


def test_readme_has_examples() -> None:
    """There are console blocks to check."""
    assert len(CONSOLE) >= 3


@pinned
def test_the_picture_is_fresh() -> None:
    """The picture shows what the command prints now; `python -m tests.picture` renews it."""
    assert picture.FILE.read_text(encoding="utf-8") == picture.picture()


def test_the_intended_purpose_is_word_for_word_the_same_everywhere() -> None:
    """The guide, the help, README and the package metadata carry one sentence."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["description"] == PURPOSE
    assert Library(content_root()).guide().purpose == PURPOSE
    assert PURPOSE in re.sub(r"\s+", " ", README)
    assert PURPOSE in re.sub(r"\s+", " ", milia("--help").out)
