"""What people type into milia search, and how the tests ask."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .player import milia

_TYPED: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "searches.yaml").read_text(encoding="utf-8"))
QUESTIONS: dict[str, str] = _TYPED["questions"]
FIRST_OR_SECOND: dict[str, str] = {
    query: said for kind in ("questions", "names", "strangers", "unseen") for query, said in _TYPED[kind].items()
}
FIRST: dict[str, str] = _TYPED["pages"]
SIGNS: list[str] = _TYPED["signs"]


@cache
def document(*arguments: str) -> dict[str, Any]:
    """The data of a search as JSON."""
    ran = milia("search", *arguments, "--json")
    assert (ran.err, ran.code) == ("", 0)
    found: dict[str, Any] = json.loads(ran.out)["data"]
    return found


def opened(*arguments: str) -> list[str]:
    """The commands of the hits, in order."""
    return [hit["command"] for hit in document(*arguments)["hits"]]


def wanted(said: str) -> set[str]:
    """Commands as the lists write them: "milia info" is left out."""
    found = (part.strip() for part in said.split("|"))
    return {f"milia {part}" if part.split()[0] in ("compare", "sources") else f"milia info {part}" for part in found}
