"""Whom to ring: on every card for an emergency or for today but on paper, in every format, the same everywhere."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from milia_cli.library import Library, content_root
from milia_cli.model import Comparison, Topic

from .player import milia

LIBRARY = Library(content_root())


PLACES = {"EU": "112", "UK": "999 or 112", "US, Canada": "911", "Australia": "000", "New Zealand": "111"}
SENTENCE = (
    "Emergency: 112 in the European Union, 999 or 112 in the UK, 911 in the US and Canada, 000 in Australia, "
    "111 in New Zealand."
)


def asks_for_emergency_help(page: Topic | Comparison) -> bool:
    """Whether a card of a page is for an emergency."""
    return any(card.level == "emergency" for card in page.cards)


RING = LIBRARY.notices().whom_to_ring or {}
NUMBERS = RING["emergency"]
PAGES = [
    *(f"info {id}" for id in LIBRARY.topic_ids() if asks_for_emergency_help(LIBRARY.topic(id))),
    *(f"compare {id}" for id in LIBRARY.table_ids() if asks_for_emergency_help(LIBRARY.table(id))),
    "quiz --no-input --answer age=under-6-weeks --answer baby-now=temperature",
]


def cards(line: str) -> Iterator[dict[str, Any]]:
    """The cards of a page, as JSON has them."""
    shown = json.loads(milia(*line.split(), "--json").out)
    yield from (block for page in shown["pages"] for block in page["blocks"] if block["kind"] == "card")


@pytest.mark.parametrize("line", PAGES)
def test_a_card_says_last_whom_to_ring(line: str) -> None:
    """Each card for an emergency or for today ends with it, and no other; all formats say it as often."""
    found = list(cards(line))
    assert "emergency" in {card["level"] for card in found}
    assert [card["last"] for card in found] == [RING.get(card["level"]) for card in found]
    shown = {kind: milia(*line.split(), kind).out for kind in ("--plain", "--markdown", "--html")}
    for level, words in RING.items():
        often = sum(card["level"] == level for card in found)
        assert {kind: page.count(words.split(".")[0]) for kind, page in shown.items()} == dict.fromkeys(shown, often)


def test_the_numbers_on_the_cards_are_those_that_the_page_about_help_gives_sources_for() -> None:
    """Nobody changes one and forgets the other; besides, only the list of places to ask has them."""
    told = [
        (topic, claim)
        for topic in LIBRARY.topic_ids()
        for section in LIBRARY.topic(topic).sections
        for claim in section.claims
        if "911" in claim.text
    ]
    assert [topic for topic, _ in told] == ["treatments", "when-to-get-help"]
    assert re.findall(r"([A-Z][A-Za-z, ]*): (\d{3}(?: or \d{3})?)", NUMBERS) == list(PLACES.items())
    for _, claim in told:
        assert claim.text.startswith(SENTENCE)
        assert claim.sources
