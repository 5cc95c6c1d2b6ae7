"""The benchmarks refuse to time what is wrong, and README quotes what they wrote."""

import re
from pathlib import Path

import pytest

from milia_cli.library import Library, content_root

from .benchmarks.acts import tldr_page
from .benchmarks.growth import exponent
from .benchmarks.places import ROOT
from .benchmarks.proof import statements, unsaid
from .benchmarks.report import Runs
from .player import milia

RESULTS = (Path(__file__).parent / "benchmarks" / "RESULTS.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("format", ["--plain", "--markdown"])
def test_a_page_that_says_everything_passes(format: str) -> None:
    """Both formats that the peers are given say every statement."""
    topic = Library(content_root()).topic("causes")
    assert unsaid(milia("info", "causes", format).out, statements(topic)) == []


def test_a_page_that_lacks_a_statement_is_refused() -> None:
    """One word less, and the statement is named."""
    topic = Library(content_root()).topic("causes")
    first = topic.answer[0].text
    said = milia("info", "causes", "--plain").out.replace("Most milia", "Milia", 1)
    assert unsaid(said, statements(topic)) == [first]
    assert len(unsaid("", statements(topic))) > 20


def test_a_page_for_tldr_keeps_every_line() -> None:
    """Its title and each line that is not empty."""
    assert tldr_page(["Title", "", "  One.", "Two."]) == "# Title\n\n> One.\n> Two.\n"


def test_ratios_are_taken_round_by_round() -> None:
    """A slow round slows both; the ratio stays."""
    slow, fast = Runs("a", [[2.0, 1, 1, 0], [20.0, 1, 1, 0]]), Runs("b", [[1.0, 1, 1, 0], [10.0, 1, 1, 0]])
    assert slow.times(fast) == [2.0, 2.0]


def test_the_exponent_tells_linear_from_flat() -> None:
    """Ten times as many at ten times the cost is 1, at the same cost 0."""
    assert exponent([(10, 1.0), (100, 10.0)]) == pytest.approx(1)
    assert exponent([(10, 1.0), (100, 1.0)]) == pytest.approx(0)


def test_the_results_are_those_of_a_steady_run() -> None:
    """The control of the run that is checked in is within its bounds."""
    assert "The run counts." in RESULTS


def test_readme_quotes_the_results() -> None:
    """The sentences at the head of the results stand in README, figures and all."""
    quoted = RESULTS.split("\n\n")[3].split("\n")
    readme = re.sub(r"\s+", " ", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [sentence for sentence in quoted if sentence.strip() and sentence not in readme] == []
    assert quoted[0].startswith("`milia info causes` takes ")
