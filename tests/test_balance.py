"""Every option gets the same room, a good side and a bad side; none is favoured by word, place or colour."""

import re

import pytest

from milia_cli.engine.readability import words

from .compared import TABLES, table
from .player import milia

GOOD_POINTS = {
    "leave-alone": "can change your mind",
    "treat-the-trigger": "The bump is not touched",
    "retinol": "You can stop at any time",
    "home-acids": "No visit, no healing time",
    "adapalene": "You can stop any time",
    "tretinoin": "No cutting",
    "tazarotene": "No cutting",
    "other-antibiotics": "Nothing is done to the bumps",
    "minocycline": "The bumps are not touched",
    "oral-retinoids": "No cutting",
    "microdermabrasion": "No cutting",
    "chemical-peel": "without needles",
    "photodynamic-therapy": "No cutting",
    "cryotherapy": "Nothing is cut",
    "extraction": "It empties that bump at once",
    "electrodesiccation": "Many can be done in one visit",
    "curettage": "One visit, as a rule",
    "er-yag-laser": "with less heat than the CO2 kind",
    "co2-laser": "Reviews name it for many bumps",
    "dermabrasion": "A whole area is done at once",
    "supplements": "Nothing is done to the skin, and no visit is needed",
    "folk-remedies": "They cost little",
    "milia-remover-products": "Easy to buy",
    "squeezing-at-home": "It costs nothing and needs no visit",
    "salon-extraction": "It is easy to book",
    "plasma-pens-and-removers": "No visit is needed",
}
"""A good point that the grid gives each option, as it is worded there."""
FIXED = re.compile(r"We do not know[:.]?|[Nn]o good numbers|no study( of milia)?( was found)?")
PRAISE = re.compile(r"\b(best|ideal|winner|top choice|recommended|favou?rite|first choice|safest)\b|[*★☆]", re.I)


def grid_rows() -> list[str]:
    """Ids of the rows of the grid."""
    return [row.id for row in table().attributes if row.grid]


def test_each_option_has_a_good_point() -> None:
    """scorecard C4: the good point named for each option stands in its grid, word for word."""
    assert set(GOOD_POINTS) == {option.id for option in table().options}
    for option in table().options:
        told = " ".join(option.cells[row].text for row in grid_rows())
        assert GOOD_POINTS[option.id] in told, option.id


def test_each_option_says_what_can_go_wrong() -> None:
    """scorecard C4: each option, leaving alone too, tells of a harm in its own words."""
    for option in table().options:
        assert option.cells["harms"].value == "stated"
        assert len(words(option.cells["harms"].text)) >= 8, option.id


@pytest.mark.parametrize("group", [group.id for group in table().groups])
def test_no_option_of_a_group_gets_much_more_room(group: str) -> None:
    """scorecard C4: over all rows the longest has at most 1.5 times the words of the shortest, fixed words apart."""
    counts = {
        option.id: sum(len(words(FIXED.sub("", option.cells[row].text))) for row in grid_rows())
        for option in table().options
        if option.group == group
    }
    assert max(counts.values()) <= 1.5 * min(counts.values()), counts


def test_the_sellers_treatments_get_the_room_of_the_others() -> None:
    """Facials and microdermabrasion, which the starting pages sell, are told at the length of the rest."""
    counts = {option.id: sum(len(words(option.cells[row].text)) for row in grid_rows()) for option in table().options}
    mean = sum(counts.values()) / len(counts)
    for id in ("salon-extraction", "microdermabrasion"):
        assert 0.8 * mean <= counts[id] <= 1.2 * mean


@pytest.mark.parametrize("id", TABLES)
def test_nothing_is_praised(id: str) -> None:
    """scorecard C11: no best, no star, no rank in any cell or heading of a table."""
    texts = [cell.text for option in table(id).options for cell in option.cells.values()]
    texts += [group.title for group in table(id).groups] + [option.title for option in table(id).options]
    assert [text for text in texts if PRAISE.search(text)] == []


def test_the_order_is_stated_and_neutral() -> None:
    """scorecard C11: the page says in which order options stand, and that the order ranks nothing."""
    out = milia("compare", "treatments", "--plain").out
    assert "run from least to most done to the skin" in out
    assert "The order is not a ranking." in out
    assert table().groups[0].id == "nothing-done"
    assert table().groups[-1].id == "not-advised"


@pytest.mark.parametrize("columns", ["40", "60", "80", "120", "200"])
@pytest.mark.parametrize("line", ["compare treatments", "compare treatments extraction microdermabrasion"])
def test_no_option_has_a_colour_of_its_own(line: str, columns: str) -> None:
    """scorecard C11: in colour, all names are bold alike; outside cards the one colour is blue, of what is typed."""
    out = milia(*line.split(), "--color", "always", COLUMNS=columns).out
    without_cards = "\n".join(text for text in out.split("\n") if "┃" not in text)
    assert set(re.findall("\x1b\\[([0-9;]*)m", without_cards)) == {"0", "1", "94"}
    plain = milia(*line.split(), "--color", "never", COLUMNS=columns).out
    assert re.sub("\x1b\\[[0-9;]*m", "", out) == plain
    if line == "compare treatments":
        for option in table().options:
            assert re.search(rf"\x1b\[94m{option.id}\x1b\[0m", out), option.id
