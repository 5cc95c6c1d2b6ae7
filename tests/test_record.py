"""The record of the quiz: what is checked in is what comes out now, it is good enough, and it is told honestly."""

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_cli.commands.record import record_line
from milia_cli.engine.shares import per_100
from milia_cli.library import Library
from milia_cli.model import Record

from .measures import Figures, interval
from .player import milia
from .record import CONTENT, RECORD, Unwritten, measured, rewritten


@cache
def figures() -> Figures:
    return measured()


def record() -> Record:
    found = Library(str(CONTENT)).record()
    assert found
    return found


def test_the_record_is_what_comes_out_now() -> None:
    """python -m tests.record --write brings it up to date."""
    text = RECORD.read_text(encoding="utf-8")
    assert rewritten(text, figures()) == text


def test_the_advice_is_safe_and_calm() -> None:
    """No unsafe level; at least 95 of 100 acceptable; self-care stays self-care in at least 85 of 100."""
    assert figures().share("unsafe") == 0
    assert figures().share("acceptable") >= 0.95
    assert figures().share("self-care-kept") >= 0.85


def test_the_names_are_right() -> None:
    """A fair name comes first in at least 88 of 100 and among the first three in at least 95."""
    assert figures().share("top-1") >= 0.88
    assert figures().share("top-3") >= 0.95


def test_few_questions_are_asked() -> None:
    """Half of the stories need at most 10 questions, and none more than 16."""
    assert figures().asked_median <= 10
    assert figures().asked_max <= 16


def test_a_measure_without_words_is_refused() -> None:
    """The command invents no words: a measure that the file lacks, or has too often, is named."""
    lines = RECORD.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(index for index, line in enumerate(lines) if "{id: top-3," in line)
    for changed in (lines[:place] + lines[place + 1 :], lines[:place] + lines[place : place + 1] + lines[place:]):
        with pytest.raises(Unwritten, match=r"top-3|twice"):
            rewritten("".join(changed), figures())


def test_about_says_every_number() -> None:
    """The page has each measure as counted and out of 100, every limit, and no placeholder left over."""
    ran = milia("quiz", "--about", "--plain")
    assert ran.code == 0
    assert not ran.err
    assert "{" not in ran.out
    for measure in record().counts:
        assert measure.text in ran.out
        assert f"{measure.count} of {measure.of}, about {per_100(measure.count, measure.of)} out of 100" in ran.out
    assert "not on people" in ran.out
    assert "Stories are not patients." in ran.out


def test_about_as_json() -> None:
    """Kind record: the measures with their share of 100, and one row a story."""
    document = json.loads(milia("quiz", "--about", "--json").out)
    assert document["kind"] == "record"
    data = document["data"]
    assert len(data["tried"]) == data["stories"] == 40
    acceptable = next(measure for measure in data["measures"] if measure["id"] == "acceptable")
    assert acceptable.keys() == {"id", "text", "count", "of", "low", "high", "per_100"}
    assert "{" not in json.dumps([data["summary"], data["limits"], data["line"], data["ranges"], data["changes"]])


def test_about_as_csv() -> None:
    """One row a measure, with a head."""
    lines = milia("quiz", "--about", "--csv").out.splitlines()
    assert len(lines) == len(record().counts) + 1


def test_every_result_says_how_it_was_tried() -> None:
    """The line of the record stands under a result, with its numbers."""
    line = record_line(Library(str(CONTENT)))
    assert line
    assert "{" not in line
    answers = Path(__file__).parent / "answers" / "eyelid.yaml"
    assert line in milia("quiz", "--no-input", "--answers", str(answers), "--plain").out


def test_a_pack_may_have_no_record(tmp_path: Path) -> None:
    """Without the file a result has no such line, and --about says so."""
    pack = tmp_path / "pack"
    shutil.copytree(CONTENT, pack, ignore=shutil.ignore_patterns("record.yaml"))
    assert record_line(Library(str(pack))) is None
    ran = milia("quiz", "--about", "--content", str(pack))
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [(0, 40, (0, 9)), (40, 40, (91, 100)), (15, 17, (65, 97)), (0, 0, (0, 100)), (81, 263, (25, 37))],
)
def test_intervals(count: int, of: int, expected: tuple[int, int]) -> None:
    """Wilson's interval, by the published example (81 of 263: 25.5 to 36.6) and at its ends."""
    assert interval(count, of) == expected


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), st.integers(1, 60))
def test_a_range_holds_its_share(counted: tuple[int, int], people: int) -> None:
    """The share lies in its range; fewer independent cases never make it narrower; only all is 100, only none 0."""
    count, of = counted
    low, high = interval(count, of, people)
    assert 0 <= low <= 100 * count / of <= high <= 100
    all_low, all_high = interval(count, of)
    assert low <= all_low <= all_high <= high
    assert (per_100(count, of) == 0, per_100(count, of) == 100) == (count == 0, count == of)
