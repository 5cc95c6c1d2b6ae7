"""The scorecard: 65 checks, counted and not claimed; what it names as showing a yes exists and works."""

import csv
import io
import json
import re

import pytest

from milia_cli.cli import COMMANDS
from milia_cli.engine.scorecard import Tally, tally
from milia_cli.library import Library, content_root
from milia_cli.model import Check, CheckGroup, Scorecard
from milia_cli.rules import RULES
from milia_cli.rules.commands import OPTIONS

from .named import test_ids
from .player import milia

GATES = "I3 I4 I13 C1 C2 C3 C4 C7 C9 C14 Q1 Q2 Q3 Q4 Q6 Q8 Q14 Q18 W1 W2 W3 W10 W12"
COUNTS = {"info": ("I", 15), "compare": ("C", 17), "quiz": ("Q", 19), "program": ("W", 14)}


def scorecard() -> Scorecard:
    found = Library(content_root()).scorecard()
    assert found is not None
    return found


def checks() -> list[Check]:
    return [check for group in scorecard().groups for check in group.checks]


def test_every_check_has_its_answer() -> None:
    """All 65, in their order, and the 23 that must hold are marked."""
    for group in scorecard().groups:
        letter, count = COUNTS[group.id]
        assert [check.id for check in group.checks] == [f"{letter}{n + 1}" for n in range(count)]
    assert [check.id for check in checks() if check.gate] == GATES.split()
    assert len(checks()) == 65


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.id)
def test_what_shows_it_exists(check: Check) -> None:
    """Each test stands in its file, each rule is one of milia validate, each command runs."""
    rules = {f"rules::{rule.__name__}" for rule in RULES}
    for name in check.shown_by:
        if name.startswith("milia "):
            assert milia(*name.split()[1:]).code == 0, name
        else:
            assert name in test_ids() | rules, name


def test_what_holds_and_what_does_not_is_said() -> None:
    """At least 62 of 65, and every gate."""
    found = tally(scorecard().groups)
    assert found.holds >= 62
    assert [check.id for check in checks() if check.gate and check.state != "holds"] == []


def test_the_page_counts_what_is_there() -> None:
    """Totals come from the checks; each check is there with its answer, whether it must hold, and what shows it."""
    page = milia("sources", "--scorecard", "--plain").out
    found = tally(scorecard().groups)
    assert f"{found.holds} of {found.checks} checks hold." in page
    assert f"Of the {found.gates} that must hold before a guide is given out, {found.gates_hold} do." in page
    for check in checks():
        line = next(line for line in page.split("\n") if line.startswith(f"{check.id} ("))
        assert check.asks in line
        assert ("must hold" in line.split(")")[0]) == check.gate
        assert (check.note or "") in line
        for name in check.shown_by:
            words = name.split("::")[-1].removeprefix("test_").replace("_", " ")
            assert words.lower() in line.lower()
    for text in scorecard().limits:
        assert f"- {text}" in page


def test_the_scorecard_as_data() -> None:
    """JSON and CSV: one record a check, with the group it stands in."""
    rows = json.loads(milia("sources", "--scorecard", "--json").out)["data"]["checks"]
    assert [row["id"] for row in rows] == [check.id for check in checks()]
    assert [row["shown_by"] for row in rows] == [list(check.shown_by) for check in checks()]
    table = list(csv.DictReader(io.StringIO(milia("sources", "--scorecard", "--csv").out)))
    assert [(row["id"], row["state"]) for row in table] == [(check.id, check.state) for check in checks()]


def test_a_tally_counts_each_answer() -> None:
    """Checks, those that hold, gates, gates that hold, those that wait for people, those not done."""
    some = (
        Check("A1", "Is it?", "holds", ("milia info",), gate=True),
        Check("A2", "Is it?", "not-done", gate=True, note="No."),
        Check("A3", "Is it?", "needs-people", note="No."),
        Check("A4", "Is it?", "holds", ("milia info",)),
    )
    assert tally((CheckGroup("a", "A", some[:2]), CheckGroup("b", "B", some[2:]))) == Tally(4, 2, 2, 1, 1, 1)


def test_options_in_content_are_options_of_the_program() -> None:
    """What the rule about commands lets content say is in the help of that command."""
    for verb, options in OPTIONS.items():
        assert verb in COMMANDS
        help_ = milia(verb, "--help").out
        assert [option for option in options if not re.search(rf"{option}\b", help_)] == []


def test_it_says_of_how_many_sources_the_year_is_known() -> None:
    """The note of I3 counts the references with a year as the list of sources has them."""
    sources = Library(content_root()).sources().sources
    dated = sum(source.year is not None for source in sources)
    (note,) = (check.note for check in checks() if check.id == "I3")
    assert f"A year is known of {dated} of {len(sources)} sources." in (note or "")
    said = milia("sources", "--plain").out
    assert len(re.findall(r"(?m)^\S+: [a-z ]+, no year\. ", said)) == len(sources) - dated
