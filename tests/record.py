"""How the quiz does on written stories: python -m tests.record [--write] [--stories FILE].

``--write`` puts the numbers into content/quiz/record.yaml and keeps its words. Run it after every change of the quiz.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from milia_cli.engine.prepared import prepare
from milia_cli.engine.shares import per_100
from milia_cli.library import Library
from milia_cli.model import Record, Tried
from milia_cli.model.base import decode
from milia_cli.yaml_door import read_yaml

from .measures import Count, Figures, figures
from .stories import STORIES, read_stories

CONTENT = Path(__file__).parents[1] / "content"
RECORD = CONTENT / "quiz" / "record.yaml"
_NUMBERS = ("stories", "not_named", "asked_median", "asked_max")


class Unwritten(Exception):
    """A number that has no place among the words of the record."""


def measured(path: Path = STORIES) -> Figures:
    """The figures of a file of stories with the content of this checkout."""
    prepared = prepare(Library(str(CONTENT)).questionnaire())
    return figures(prepared, read_stories(prepared, path))


def rewritten(text: str, found: Figures) -> str:
    """The record's file with these numbers; words, comments and order stay. Raises Unwritten for what has no place."""
    for name in _NUMBERS:
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {getattr(found, name)}", text)
    for count in found.counts:
        text = re.sub(
            rf"(?m)^( +- )\{{id: {count.id}, (?:(?:count|of|low|high): \d+, )*", rf"\g<1>{_numbers(count)}, ", text
        )
    text = re.sub(r"(?ms)^tried:.*", "", text) + "tried:\n" + "".join(f"  - {_story(tried)}\n" for tried in found.tried)
    _check(decode(Record, read_yaml(text, RECORD.name)), found)
    return text


def _numbers(count: Count) -> str:
    return f"{{id: {count.id}, count: {count.count}, of: {count.of}, low: {count.low}, high: {count.high}"


def _story(tried: Tried) -> str:
    expected, leader = ", ".join(tried.expected), tried.leader or "null"
    said = f"urgency: {tried.urgency}, named: {tried.named}, asked: {tried.asked}, leader: {leader}"
    return f"{{id: {tried.id}, expected: [{expected}], given: {tried.given}, {said}}}"


def _check(record: Record, found: Figures) -> None:
    """Nothing is missing, and nothing stands there that was not counted."""
    stored = sorted((item.id, item.count, item.of, item.low, item.high) for item in record.counts)
    counted = sorted(astuple(count) for count in found.counts)
    if stored != counted:
        odd = sorted({item[0] for item in set(stored) ^ set(counted)}) or ["a measure stands there twice"]
        raise Unwritten(f"{RECORD}: each measure must stand there once, on a line of its own: {', '.join(odd)}")
    if [getattr(record, name) for name in _NUMBERS] != [getattr(found, name) for name in _NUMBERS]:
        raise Unwritten(f"{RECORD}: it must have {', '.join(_NUMBERS)}, each on its own line")


def listed(found: Figures) -> Iterator[str]:
    """The figures as lines for authors."""
    yield f"{found.stories} stories, {found.not_named} end in an emergency and are not named"
    yield f"questions asked: median {found.asked_median}, at most {found.asked_max}"
    for count in found.counts:
        share = per_100(count.count, count.of)
        yield f"{count.id:24} {share:3} of 100  ({count.count} of {count.of}; {count.low} to {count.high})"
    for tried in found.tried:
        if tried.urgency != "exact" or tried.named in ("among-three", "missed"):
            yield f"  {_story(tried)}"


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.record", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"put the numbers into {RECORD.name}")
    parser.add_argument("--stories", type=Path, default=STORIES, metavar="FILE", help="other stories of the same form")
    chosen = parser.parse_args()
    if chosen.write and chosen.stories != STORIES:
        parser.error("--write is for the stories that the record is about")
    found = measured(chosen.stories)
    sys.stdout.writelines(f"{line}\n" for line in listed(found))
    if chosen.write:
        RECORD.write_text(rewritten(RECORD.read_text(encoding="utf-8"), found), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
