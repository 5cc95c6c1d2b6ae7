"""Command lines that show something, a few of every command; what holds everywhere is tried on all of them."""

from functools import cache
from typing import Any

import pytest

from milia_cli.cli import COMMANDS

from .player import Ran, milia

ALL = {
    "info": ("info", "info causes", "info causes sunscreen", "info treatments --for newborn --evidence --sources"),
    "compare": ("compare", "compare treatments", "compare treatments extraction retinol"),
    "quiz": (
        "quiz --list",
        "quiz --about",
        "quiz --answer age=adult --next",
        "quiz --answers tests/answers/emergency.yaml --explain",
    ),
    "check": ("check tests/answers/label.txt",),
    "search": ("search milk spots",),
    "sources": ("sources", "sources BB08"),
    "handout": ("handout", "handout parent"),
    "validate": (),
    "completion": (),
}
"""By command; completion shows no page, and validate is tried in test_validate.py."""
MORE = (
    *("info when-to-get-help", "info myths s0-12", "info look-alikes --sources", "info questions --for eyelids"),
    *("compare treatments --method", "compare look-alikes", "compare treatments --care-about scars"),
    *("quiz --answers tests/answers/newborn.yaml --explain", "quiz --answers tests/answers/nothing-fits.yaml"),
    *("sources --hazards", "sources --scorecard", "info myths s0-12 --evidence"),
    *("search --all retinol", "handout adult", "handout visit --answers tests/answers/eyelid.yaml"),
)
"""Others, for the wide sweep."""
SHOWN = tuple(line for lines in ALL.values() for line in lines)


def slow(*values: object) -> Any:
    """A parameter that waits for the wide sweep."""
    return pytest.param(*values, marks=pytest.mark.slow)


@cache
def once(line: str, **changes: str) -> Ran:
    """What a command line gives, run once for all tests that only read it."""
    return milia(*line.split(), given=b"", **changes)


EVERY = (*SHOWN, *map(slow, MORE))
VERBS = tuple(COMMANDS)
