"""Which sources are one: planted pairs that stand twice, and near pairs that stand for two."""

import datetime
import shutil
from pathlib import Path

import pytest

from milia_cli.library import Library
from milia_cli.rules import check

BASE = Path(__file__).parent / "bad" / "base"
TODAY = datetime.date(2026, 6, 1)
TOME = {"title": "A tome", "url": "https://example.org/tome", "publisher": "A house"}
TWICE = [
    ({}, {"title": "Other"}, "address"),
    ({}, {"url": "http://WWW.Example.org/tome/", "title": "Other"}, "address"),
    ({"part": "one"}, {"part": "one", "title": "Other"}, "address and part"),
    ({}, {"url": "https://example.org/other"}, "title, publisher and year"),
    ({"year": "1990"}, {"year": "1990", "url": "https://example.org/other"}, "title, publisher and year"),
    ({}, {"title": "A TOME", "url": "https://example.org/other"}, "title, publisher and year"),
    ({"part": "one"}, {"part": "one", "url": "https://example.org/other"}, "title, publisher, year and part"),
]
TWO = [
    ({"part": "chapter 1"}, {"part": "chapter 2"}),
    ({"part": "chapter 1"}, {"part": "chapter 2", "url": "https://example.org/other"}),
    ({}, {"part": "chapter 2"}),
    ({"url": "https://example.org/?x=AbC"}, {"url": "https://example.org/?x=ABC", "title": "Other"}),
    ({"url": "https://example.org/Page"}, {"url": "https://example.org/page", "title": "Other"}),
    ({"year": "1990"}, {"year": "1991", "url": "https://example.org/other"}),
]


def told(first: dict[str, str], second: dict[str, str], folder: Path) -> list[str]:
    """What the rules say of two sources, but not that nobody uses them."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    file = folder / "sources.yaml"
    lines = [
        f"  - {{id: {id}, kind: press, tier: C, read: title, "
        + ", ".join(f'{key}: "{value}"' if key != "year" else f"{key}: {value}" for key, value in fields.items())
        + "}\n"
        for id, fields in (("ONE", TOME | first), ("TWO", TOME | second))
    ]
    file.write_text(file.read_text(encoding="utf-8").replace("sources:\n", "sources:\n" + "".join(lines)), "utf-8")
    problems = [problem.message for problem in check(Library(str(folder)), TODAY)]
    return [message for message in problems if "nobody uses" not in message]


@pytest.mark.parametrize(("first", "second", "same"), TWICE)
def test_one_source_stands_once(first: dict[str, str], second: dict[str, str], same: str, tmp_path: Path) -> None:
    """What two sources share is told, and both ways out: make them one, or tell them apart."""
    way = 'make them one, with "also: [TWO]", or tell them apart with part'
    assert told(first, second, tmp_path) == [f'"TWO" has the {same} of "ONE"; {way}']


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sources_may_be_alike(first: dict[str, str], second: dict[str, str], tmp_path: Path) -> None:
    """Parts of one book, and addresses that differ in more than how the host is written, are two sources."""
    assert told(first, second, tmp_path) == []
