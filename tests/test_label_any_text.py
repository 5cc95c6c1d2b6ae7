"""No text breaks the label reader, none slows it down, and the same text is always read the same."""

import random
import re
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milia_cli.engine import label_index, label_list, label_names, label_parts, label_text, label_vocabulary

from .labels import everything, known, reading, table

MOST_CALLS = 1.35
"""Four times the text may take so many times four times the calls."""

PIECES = [
    *("Aqua", "Shea Butter", "(Shea)", "Retinol", "0%", "5%", "5 mg/g", "1,2-Hexanediol", "free of "),
    *("PEG-60", "SPF 30", "Active ingredients", "May contain:", "without ", "-X: y", "&amp;quot;", "<br>", "\x1b[2J"),
    *("Ingredients:", "\u200b"),
    *("\n", "\n\n", ", ", "; ", ". ", " / ", "/", " - ", "(", ")", "[", "]", "\u2022", "*"),
    *("\u6c34", "\u0645\u0627\u0621", "\u00e9", "e\u0301"),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_the_same_twice(text: str) -> None:
    told = reading(text)
    assert reading(text) == told
    assert all(name.name.isprintable() for name in told.read)
    assert all(finding.ingredient.tell != "never" for finding in told.findings)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_cuts_of_labels_are_read(data: st.DataObject) -> None:
    _, text = data.draw(st.sampled_from(list(everything())))
    start = data.draw(st.integers(0, len(text)))
    cut = text[start : data.draw(st.integers(start, len(text)))]
    assert reading(cut) == reading(cut)


@pytest.mark.slow
def test_ten_thousand_cuts_of_labels_are_read() -> None:
    """Wherever a label is cut off, front and back, it is read, and the second time the same."""
    chance = random.Random(9)
    texts = [text for _, text in everything()]
    for _ in range(10_000):
        text = chance.choice(texts)
        start, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        assert reading(text[start:end]) == reading(text[start:end])


@pytest.mark.slow
def test_a_megabyte_of_noise_is_read() -> None:
    chance = random.Random(9)
    noise = "".join(chance.choices("abcdefgh ,.;:()/%0123456789\n-\u2022\u00e9", k=1_000_000))
    assert reading(noise).findings == ()


def calls(work: Callable[[], Any]) -> int:
    """How many calls a piece of work makes, into Python and out of it."""
    count = 0

    def tally(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


UNITS = (
    *("(", "(a)", ",", "a ", "0%\n", "- A: b\n", "shea butter ", "shea butter, ", "Ingredients: ", "use spf 1 ", "a/"),
    *("1% ", ". no a", "isopropyl myristxte, ", "\n* from a", "f.i.l"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    """Twice the text, twice the steps, counted in calls: seconds would depend on the machine."""
    short, long = (calls(lambda times=times: reading(unit * times)) for times in (1000, 4000))  # type: ignore[misc]
    assert long <= 4 * MOST_CALLS * short + 1000


def patterns() -> Iterator[tuple[str, str]]:
    for module in (label_text, label_parts, label_names, label_index, label_list, label_vocabulary):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield name, value.pattern


def test_no_pattern_can_explode() -> None:
    """No repeat without an end inside another repeat: such a pattern can take time that doubles with each character."""
    for name, pattern in patterns():
        assert not nested(re._parser.parse(pattern), inside=False), name  # type: ignore[attr-defined]


def nested(tokens: Any, *, inside: bool) -> bool:
    for operator, value in tokens:
        endless = str(operator) in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] > 300
        if endless and inside:
            return True
        if any(nested(part, inside=inside or endless) for part in parts_of(value)):
            return True
    return False


def parts_of(value: Any) -> Iterator[Any]:
    """The patterns inside one token of a parsed pattern."""
    if hasattr(value, "data"):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from parts_of(item)


def test_the_index_is_small_enough_to_build_for_one_label() -> None:
    assert calls(lambda: label_index.prepare(table())) < 30_000
    assert len(known().keys) < 2_000
