"""What people type into milia search, and how the tests ask."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from milia_cli.commands.reading import searched_places
from milia_cli.commands.search import BEST
from milia_cli.commands.showing import frame_of
from milia_cli.engine.search import search
from milia_cli.engine.word_index import Index, index
from milia_cli.library import Library, content_root
from milia_cli.model import Synonyms

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


@cache
def shipped() -> tuple[Index, Synonyms]:
    """The index of the shipped content, made once: a command makes it anew for each query."""
    library = Library(content_root())
    synonyms = library.synonyms()
    return index(searched_places(library, frame_of(library)), synonyms), synonyms


def opened(query: str, *options: str) -> list[str]:
    """The commands of the hits, in order; with options, as the command finds them."""
    if options:
        return [hit["command"] for hit in document(query, *options)["hits"]]
    return [hit.command for hit in search(shipped()[0], query, BEST).hits]


def wanted(said: str) -> set[str]:
    """Commands as the lists write them: "milia info" is left out."""
    found = (part.strip() for part in said.split("|"))
    return {f"milia {part}" if part.split()[0] in ("compare", "sources") else f"milia info {part}" for part in found}
