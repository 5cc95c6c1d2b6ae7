"""Numbers in tables: out of 100, in both frames, among whom and in what time; drawn where there is one."""

import json
import re

import pytest

from milia_cli.render.page import Grid, GridRow, Line, Page
from milia_cli.render.people import people
from milia_cli.render.plain import plain
from milia_cli.render.terminal import terminal

from .compared import outcomes, table
from .player import milia

CERTAINTY = {"sure", "fairly sure", "unsure", "very unsure"}
NUMBERS = [(option.id, cell.chance) for option, _, cell in outcomes() if cell.chance]


def test_no_number_is_left_out_in_silence() -> None:
    """scorecard C9: a cell about a result has a number, or the page says that there are no good ones."""
    assert "Where no number stands, there are no good numbers." in table().summary
    assert "Where no number stands, there are no good numbers." in " ".join(milia("compare", "treatments").out.split())
    counted = [cell.text for _, _, cell in outcomes() if re.search(r"\d+ (of|in|out of) \d+|percent|%", cell.text)]
    assert counted == []


def test_a_row_has_one_time_span() -> None:
    """scorecard C9: all numbers of a row name the same time."""
    for row in table().attributes:
        chances = [option.cells[row.id].chance for option in table().options]
        assert len({chance.time for chance in chances if chance}) <= 1


def test_every_chance_is_out_of_100_in_both_frames() -> None:
    """scorecard C10: how many do and how many do not add up to 100; people and time are named."""
    assert NUMBERS
    for id, chance in NUMBERS:
        assert chance
        out = milia("compare", "treatments", id, "--plain").out
        told = re.search(r"About (\d+) out of 100 (.+?), (\d+) did not \((.+?); (.+?)\)\.", out)
        assert told, id
        assert int(told[1]) + int(told[3]) == 100
        assert (told[2], told[4], told[5]) == (chance.event, chance.population, chance.time)


@pytest.mark.parametrize(("columns", "wide"), [("40", 25), ("60", 50), ("80", 25), ("120", 25), ("200", 25)])
def test_a_chance_is_drawn_as_100_marks(columns: str, wide: int) -> None:
    """scorecard C10: 100 marks, as many of one kind as the sentence says, at every width; only for a number."""
    for id, chance in NUMBERS:
        assert chance
        out = milia("compare", "treatments", id, COLUMNS=columns).out
        drawn = re.findall(r"(?m)(?<=\s)[#+.]{20,}$", out)
        assert [len(line) for line in drawn] == [wide] * (100 // wide)
        assert "".join(drawn).count("#") == chance.low
    assert "...." not in milia("compare", "treatments", "retinol", COLUMNS=columns).out


def test_a_range_has_a_mark_of_its_own() -> None:
    """What lies between the lowest and the highest count is neither."""
    assert people((10, 30), 80) == ["#" * 10 + "+" * 20 + "." * 20, "." * 50]
    assert people((1, 1), 24) == ["#" + "." * 19, *["." * 20] * 4]
    assert people((0, 100), 20) == ["+" * 20] * 5
    assert people((12, 12), 19) == []


def test_the_sentence_alone_carries_the_number() -> None:
    """Plain text, CSV, JSON and Markdown tell it in words; HTML hides the marks from a screen reader."""
    call = ("compare", "treatments", "er-yag-laser")
    for form in ("--plain", "--markdown", "--html", "--csv"):
        assert "About 12 out of 100 got a scar, 88 did not (250 people in India" in milia(*call, form).out
    assert "####" not in milia(*call, "--plain").out + milia(*call, "--markdown").out
    assert f'<span class="people" aria-hidden="true">{"#" * 12}' in milia(*call, "--html").out
    cells = json.loads(milia(*call, "--json").out)["data"]["cells"]
    harms = next(cell for cell in cells if (cell["option"], cell["attribute"]) == ("er-yag-laser", "harms"))
    assert (harms["chance"]["low"], harms["chance"]["event"], harms["study"]) == (12, "got a scar", "4")


def test_a_drawn_cell_keeps_its_words_and_its_certainty_last() -> None:
    """The marks stand under the words they draw, and over the certainty of the cell."""
    cells = (Line("Some do.", "unsure", (1,), people=(20, 20)), Line("We do not know.", "very unsure"))
    page = Page("A page", (Grid(("Wait", "Pick"), (GridRow("Do they go?", cells),)),))
    lines = terminal(page, 80, colour=False).split("\n")
    start = lines.index("Do they go?")
    left = [line[2:38].strip() for line in lines[start + 1 : start + 7]]
    assert left == ["Some do. [1]", "#" * 20 + "." * 5, *["." * 25] * 3, "unsure"]
    assert "- Wait (unsure): Some do. [1]" in plain(page)


def test_every_result_shows_one_of_four_words() -> None:
    """scorecard C7: in the grid each cell about a result is followed by its certainty; other cells have none."""
    outcome = {row.question for row in table().attributes if row.outcome}
    out = milia("compare", "treatments", *(option.id for option in table().options), "--plain").out
    for part in out.split("\n\n"):
        question, *lines = part.split("\n")
        if question in {row.question for row in table().attributes if row.grid}:
            titles = sorted((option.title for option in table().options), key=len, reverse=True)
            for line in lines:
                title = next(title for title in titles if line.startswith(f"- {title}"))
                rest = line.removeprefix(f"- {title}")
                graded = rest.startswith(" (") and rest[2:].partition(")")[0] in CERTAINTY
                assert graded == (question in outcome), line
