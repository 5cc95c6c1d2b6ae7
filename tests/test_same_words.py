"""The same words in the same order in every format: a reader, a parser, a browser and a program get one page."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from milia_cli.render.html import html
from milia_cli.render.markdown import markdown
from milia_cli.render.page import (
    Block,
    Commands,
    Foot,
    FormLine,
    GridRow,
    Line,
    Overview,
    OverviewRow,
    Page,
    Reference,
    Term,
)
from milia_cli.render.page_data import page_data
from milia_cli.render.plain import plain
from milia_cli.render.terminal import terminal

from .every_block import EVERY as EVERY_BLOCK
from .everything import EVERY, once
from .html_reader import Reader
from .test_json import SCHEMA, document

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TWO_LABELS = "check tests/answers/label.txt tests/answers/label.txt"
TABLES = ("overview", "grid")
"""Blocks whose labels stand once over a column in one format, and beside each cell in another."""
KINDS = {kind.__name__.lower(): kind for kind in get_args(Block)}
OTHERS = (*EVERY, TWO_LABELS)


# ---------------------------------------------------------------- JSON holds the page


def rebuilt(data: dict[str, Any]) -> Page:
    """The page that JSON tells of."""
    references = tuple(Reference(**reference) for reference in data["foot"]["references"])
    numbers = {reference.id: reference.number for reference in references}
    foot = Foot(references, tuple(data["foot"]["lines"]), pairs(data["foot"]["next"]))
    blocks = tuple(block(part, numbers) for part in data["blocks"])
    return Page(data["title"], blocks, foot, data["warning"], data["language"], data["columns"])


def block(data: dict[str, Any], numbers: dict[str, int]) -> Block:
    """A block from its kind and its fields."""
    given = {name: value for name, value in data.items() if name != "kind"}
    match data["kind"]:
        case "commands":
            return Commands(data["label"], pairs(data["commands"]))
        case "overview":
            groups = tuple((g["title"], g["lead"], made(OverviewRow, g["rows"], numbers)) for g in data["groups"])
            return Overview(tuple(data["columns"]), groups, data["sure_label"])
        case "terms":
            given["terms"] = made(Term, data["terms"], numbers)
        case "grid":
            given["rows"] = made(GridRow, data["rows"], numbers)
        case "form":
            given["lines"] = made(FormLine, data["lines"], numbers)
    whole: Block = KINDS[data["kind"]](**{name: value_of(value, numbers) for name, value in given.items()})
    return whole


def made(kind: type[Any], records: list[dict[str, Any]], numbers: dict[str, int]) -> tuple[Any, ...]:
    return tuple(kind(**{name: value_of(value, numbers) for name, value in record.items()}) for record in records)


def value_of(value: Any, numbers: dict[str, int]) -> Any:
    if isinstance(value, dict):
        others = {name: value_of(item, numbers) for name, item in value.items() if name != "sources"}
        for field in (field for field in fields(Line) if isinstance(field.default, frozenset)):
            others[field.name] = frozenset(others[field.name])
        return Line(**others, cites=tuple(numbers[id] for id in value["sources"]))
    return tuple(value_of(item, numbers) for item in value) if isinstance(value, list) else value


def pairs(commands: list[dict[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((one["command"], one["text"]) for one in commands)


@cache
def pages(line: str) -> tuple[Page, ...]:
    """What the JSON document of a command line says that the other formats show."""
    return tuple(rebuilt(page) for page in document(line)["pages"])


@pytest.mark.parametrize("line", OTHERS)
def test_json_holds_every_word_of_every_format(line: str) -> None:
    """Rebuilt from --json alone, a page gives --plain, --markdown and the terminal view back, byte for byte."""
    formats = {"--plain": plain, "--markdown": markdown, "": at_80}
    for option, write in formats.items():
        assert "\n".join(write(page) for page in pages(line)) == once(f"{line} {option}".strip()).out


def at_80(page: Page) -> str:
    return terminal(page, page.columns or 80, colour=False)


@pytest.mark.parametrize("line", ["info causes", "compare treatments extraction retinol"])
def test_json_holds_the_page_of_html(line: str) -> None:
    """Rebuilt from --json alone, a page gives --html back, byte for byte."""
    assert "\n".join(html(page) for page in pages(line)) == once(f"{line} --html").out


def test_every_kind_of_block_is_in_json() -> None:
    """A page with every kind of block comes back as it was, and the published schema knows each kind."""
    data = page_data(EVERY_BLOCK)
    assert rebuilt(json.loads(json.dumps(data))) == EVERY_BLOCK
    kinds = [part["if"]["properties"]["kind"]["const"] for part in SCHEMA["$defs"]["page_block"]["allOf"]]
    assert set(kinds) == set(KINDS)
    validator = Draft202012Validator({"$ref": "#/$defs/page", "$defs": SCHEMA["$defs"]})
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("line", EVERY)
def test_what_a_page_cites_is_listed(line: str) -> None:
    """Each source that a page names in JSON stands in the list of the document."""
    listed = {source["id"] for source in document(line)["sources"]}
    assert {reference.id for page in pages(line) for reference in page.foot.references} <= listed


# ---------------------------------------------------------------- the formats agree


def words(text: str) -> list[str]:
    """Words and numbers in order; list marks, brackets and colons are the layout's own."""
    return re.findall(r"[^\W_]+", text)


def heard(page: str) -> list[str]:
    """The words of an HTML page, as somebody hears them."""
    return words(Reader(page).said)


def parsed(page: str) -> list[str]:
    """The words of a Markdown page, as a parser gives them back."""
    found = []
    for token in PARSER.parse(page):
        for child in token.children or () if token.type == "inline" else ():
            found.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
        found.append("\n")
    return words("".join(found))


def unnumbered(page: str) -> list[str]:
    """The words of a plain page; the number before a step is made by the list."""
    return words(re.sub(r"(?m)^\d+\. ", "", page))


def in_a_row(line: str) -> bool:
    """Whether every format shows the page from top to bottom: no table, and not run in for paper."""
    kinds = {type(block).__name__.lower() for page in pages(line) for block in page.blocks}
    return not kinds & set(TABLES) and not any(page.columns for page in pages(line))


@pytest.mark.parametrize("line", EVERY)
def test_markdown_and_html_say_the_words_of_plain(line: str) -> None:
    """Parsed or heard, a page without a table says exactly the words of --plain, in their order."""
    if in_a_row(line):
        said = unnumbered(once(f"{line} --plain").out)
        assert parsed(once(f"{line} --markdown").out) == said
        assert heard(once(f"{line} --html").out) == said


def texts(page: Page) -> Iterator[str]:
    """Every text of a page from top to bottom, without labels of columns and words for how sure."""
    data = page_data(page)
    yield from _texts([data["warning"], data["title"], data["blocks"], data["foot"]])


def _texts(value: Any) -> Iterator[str]:
    silent = {
        "kind",
        "level",
        "drawing",
        "ascii",
        "certainty",
        "sources",
        "columns",
        "sure_label",
        "options",
        "url",
        "marks",
    }
    if isinstance(value, str):
        yield from [value] if words(value) else []
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        order = ("first", "name", *(["id"] if "cells" in value else []), "title", "notes", "question", "label")
        before = [name for name in order if name in value]
        for name in [*before, *(name for name in value if name not in before and name not in silent)]:
            yield from _texts(value[name])


@pytest.mark.parametrize("line", EVERY)
def test_every_format_shows_each_text_in_order(line: str) -> None:
    """Each sentence, cell, caption and command of a page stands whole in every format, in the same order."""
    formats = {
        "plain": words(once(f"{line} --plain").out),
        "terminal": words(once(line, COLUMNS="59").out),
        "markdown": parsed(once(f"{line} --markdown").out),
        "html": heard(once(f"{line} --html").out),
    }
    for name, said in formats.items():
        rest = f" {' '.join(said)} "
        for text in (text for page in pages(line) for text in texts(page)):
            before, found, rest = rest.partition(f" {' '.join(words(text))} ")
            assert found, f"{name} lacks or misplaces: {text} (after {before[-80:]})"
            rest = f" {rest}"
