"""What happens when there is more: topics, places to search, files to check, names on a label."""

import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

from milia_cli.commands.reading import searched_places
from milia_cli.commands.showing import frame_of
from milia_cli.engine import label, search, word_index
from milia_cli.engine.places import Place
from milia_cli.library import Library
from milia_cli.model import Claim
from milia_cli.rules import check

from .acts import Act
from .places import ROOT, Places
from .throughput import seconds

TOPICS = (10, 100, 1_000, 10_000)
QUESTIONS = ("milk spots", "eye cream", "sun screen", "retinol pregnancy", "how long do they last", "exfoliating")
CODE = "from milia_cli.__main__ import run; run()"
Row = tuple[int, float]
"""How many there are, and seconds or milliseconds."""


def exponent(rows: Sequence[Row]) -> float:
    """How cost grows over the last step: 1 is linear, 0 flat."""
    (few, less), (many, more) = list(pairwise(rows))[-1]
    return log(more / less) / log(many / few)


def _topic(number: int) -> tuple[str, str]:
    """A made-up topic: its id and its YAML."""
    text = (ROOT / "content" / "topics" / "causes.yaml").read_text(encoding="utf-8")
    id = f"made-up-{number}"
    return id, re.sub(r"(?m)^also: .*\n", "", text.replace("id: causes", f"id: {id}", 1))


def info_acts(places: Places, folder: Path) -> list[Act]:
    """`milia info causes` installed with more and more topics."""
    site = next(Path(places.python).parent.parent.glob("lib/python*/site-packages"))
    found = []
    for many in TOPICS:
        package = folder / str(many) / "milia_cli"
        shutil.copytree(site / "milia_cli", package)
        topics = package / "_content" / "topics"
        for path in topics.glob("*.yaml"):
            if path.stem != "causes":
                path.unlink()
        for number in range(1, many):
            id, text = _topic(number)
            (topics / f"{id}.yaml").write_text(text, encoding="utf-8")
        code = f"import sys; sys.path.insert(0, {str(package.parent)!r}); {CODE}"
        found.append(Act(f"{many:,} topics", (places.python, "-c", code, "info", "causes")))
    return found


def search_rows() -> list[Row]:
    """Milliseconds of processor time for a query, by the number of topics of ten places each, content already read."""
    library = Library(str(ROOT / "content"))
    shipped, synonyms = list(searched_places(library, frame_of(library))), library.synonyms()
    text = [word for place in shipped for claim in place.claims for word in claim.text.split()]
    rows = []
    for topics in TOPICS[1:]:
        made = (_place(number, text) for number in range(topics * 10))
        index = word_index.index([*shipped, *made], synonyms)
        spent = [min(seconds(partial(search.search, index, query, 5)) for _ in range(3)) for query in QUESTIONS]
        rows.append((topics, median(spent) * 1000))
    return rows


def _place(number: int, text: list[str]) -> Place:
    start = number * 37 % (len(text) - 62)
    claim = Claim("x", " ".join(text[start : start + 62]), "high")
    title = " ".join(text[start : start + 4])
    return Place("claim", f"Topic {number // 10}", "x", title, "milia info x", claims=(claim,))


def validate_rows() -> list[Row]:
    """Seconds of processor time that checking takes for each number of topics added to the guide."""
    rows = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(shutil.copytree(ROOT / "content", Path(made) / "content"))
        library, today = Library(str(folder)), date(2026, 11, 22)
        check(library, today)
        base, before = seconds(partial(check, library, today)), 1
        for many in (50, 100, 200, 400):
            for number in range(before, many + 1):
                id, text = _topic(number)
                (folder / "topics" / f"{id}.yaml").write_text(text, encoding="utf-8")
            rows.append((many, seconds(partial(check, library, today)) - base))
            before = many + 1
    return rows


def label_rows() -> list[Row]:
    """Milliseconds of processor time for a label with so many names."""
    table = Library(str(ROOT / "content")).ingredients()
    known, names = label.prepare(table), ["Aqua", "Glycerin", *(found.name for found in table.ingredients)]
    rows = []
    for many in (10, 100, 1_000, 10_000):
        text = ", ".join(f"{names[number % len(names)]} {number}" for number in range(many))
        rows.append((many, min(seconds(partial(_read, text, known)) for _ in range(3)) * 1000))
    return rows


def _read(text: str, known: label.Known) -> None:
    label.match(label.read(text), known)
