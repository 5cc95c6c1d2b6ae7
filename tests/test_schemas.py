"""The schema that ships with the program tells every key that --json prints."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from .everything import EVERY
from .player import milia
from .test_json import CALLS, REFUSED, SCHEMA, VALIDATOR, ran

Schema = dict[str, Any]
LABEL = "tests/answers/label.txt"
MORE = (
    *("sources --disagreements", "search babys milkk xyyz", "search retinoll", "info causes --for child"),
    *(f"check --all {LABEL} tests/answers/eyelid.yaml", f"check {LABEL} none.txt"),
)
"""Command lines whose lists are empty in every other."""
MISPRINTED = b"Ingredients: Aqua, Butyrospermum Parkii Buter, Glycerin, Cetearyl Alcohol, Parfum, Lanolin"


def holding(schema: Schema, value: Any) -> Iterator[Schema]:
    """A schema and every one inside it that speaks of the same value."""
    yield schema
    inner: list[Schema] = [*schema.get("allOf", ()), *schema.get("anyOf", ())]
    if "$ref" in schema:
        inner.append(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "if" in schema:
        holds = Draft202012Validator({**schema["if"], "$defs": SCHEMA["$defs"]}).is_valid(value)
        inner.append(schema.get("then" if holds else "else", {}))
    for one in inner:
        yield from holding(one, value)


def undeclared(value: Any, schemas: Sequence[Schema] = (SCHEMA,), place: str = "") -> Iterator[str]:
    """Where a value has a key, or a list of objects, of which no schema says what it holds."""
    found = [inner for schema in schemas for inner in holding(schema, value)]
    if isinstance(value, dict):
        maps = [schema["additionalProperties"] for schema in found if "additionalProperties" in schema]
        for key, item in value.items():
            below = [schema["properties"][key] for schema in found if key in schema.get("properties", {})] or maps
            yield from undeclared(item, below, f"{place}.{key}") if below else [f"{place}.{key}"]
    elif isinstance(value, list):
        below = [schema["items"] for schema in found if "items" in schema]
        for item in value:
            yield from undeclared(item, below, f"{place}[]") if below else [f"{place}[]"]


def faults(document: Any) -> list[str]:
    """What is wrong with a document: keys that are not declared, and what the schema forbids."""
    forbidden = {f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)}
    return sorted({*undeclared(document), *forbidden})


@pytest.mark.parametrize("line", [*CALLS, *REFUSED, *EVERY, *MORE])
def test_the_schema_tells_every_key(line: str) -> None:
    """Each key of each object that a command prints stands in the published schema, with what it holds."""
    assert faults(json.loads(ran(line)[0])) == []


def test_the_schema_tells_the_keys_of_what_is_rare() -> None:
    """The same of reviews that are overdue, and of names on a label that are nearly known."""
    late = json.loads(milia("sources", "--overdue", "--json", SOURCE_DATE_EPOCH="4102444800").out)
    near = json.loads(milia("check", "--json", given=MISPRINTED).out)
    assert late["data"]["overdue"]
    assert near["data"]["near_matches"]
    assert faults(late) + faults(near) == []


def test_a_key_that_nothing_declares_is_seen() -> None:
    """The walk notices a new key at any depth: in an item of a list, in a block of a page, in the envelope."""
    document = json.loads(ran("info causes")[0])
    document["new"] = document["data"]["sections"][0]["claims"][0]["new"] = document["pages"][0]["blocks"][0]["new"] = 1
    assert faults(document) == [".data.sections[].claims[].new", ".new", ".pages[].blocks[].new"]
