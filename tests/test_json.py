"""What --json promises: every document of every command has the shape that milia-1.json publishes."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from .player import milia
from .process import process

TESTS = Path(__file__).parent
SCHEMA = json.loads((TESTS.parent / "milia_cli" / "schema" / "milia-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
KINDS: list[str] = SCHEMA["properties"]["kind"]["enum"]
ANSWERS = TESTS / "answers"
CONTENT = TESTS.parent / "content"
NOTHING_FITS = f"quiz --no-input --answers {ANSWERS}/nothing-fits.yaml"
TREATMENTS = """
leave-alone extraction salon-extraction microdermabrasion chemical-peel home-acids adapalene tretinoin tazarotene
retinol cryotherapy electrodesiccation curettage co2-laser er-yag-laser dermabrasion minocycline other-antibiotics
oral-retinoids photodynamic-therapy treat-the-trigger squeezing-at-home supplements folk-remedies milia-remover-products
plasma-pens-and-removers
"""
CALLS = {
    "info": "topics",
    "info causes": "topic",
    "info causes sunscreen": "topic",
    "info treatments --for newborn --evidence --sources": "topic",
    "info myths": "topic",
    "info myths --from S0": "topic",
    "compare": "comparisons",
    "compare treatments": "comparison",
    "compare treatments extraction microdermabrasion": "comparison",
    "compare treatments --care-about scars --method": "comparison",
    "compare look-alikes": "comparison",
    "compare types": "comparison",
    "quiz --list": "questions",
    "quiz --next": "quiz",
    "quiz --next --answer age=adult": "quiz",
    f"quiz --no-input --answers {ANSWERS}/eyelid.yaml": "quiz",
    f"quiz --no-input --answers {ANSWERS}/newborn.yaml --explain": "quiz",
    f"quiz --no-input --answers {ANSWERS}/growing.yaml": "quiz",
    f"quiz --no-input --answers {ANSWERS}/emergency.yaml": "quiz",
    NOTHING_FITS: "quiz",
    "quiz --about": "record",
    "search eye cream": "search",
    "search --all milk": "search",
    "sources": "sources",
    "sources BB08": "sources",
    "sources S0": "sources",
    "sources --hazards": "sources",
    "sources --scorecard": "sources",
    f"check {ANSWERS}/label.txt": "label",
    f"check --all {ANSWERS}/label.txt": "label",
    "handout": "handout",
    "handout parent": "handout",
    "handout adult --for eyelids": "handout",
    "handout visit": "handout",
    f"handout visit --answers {ANSWERS}/growing.yaml": "handout",
    f"handout visit --answers {ANSWERS}/emergency.yaml": "handout",
}
"""Calls that exit 0, each with the kind of its document."""
REFUSED = {
    "quiz --no-input --answer age=adult": ("quiz", 5),
    "search xyzzyplugh": ("search", 3),
    "sources XYZZY": ("sources", 3),
    f"check {ANSWERS}/eyelid.yaml": ("label", 2),
    f"validate {TESTS}/bad": ("problems", 4),
    f"validate {TESTS}/bad/base": ("problems", 4),
}
"""Calls that do not exit 0 and print their document all the same, with the kind and the exit code."""


@cache
def ran(call: str) -> tuple[str, int]:
    """What a call prints with --json, and its exit code."""
    done = milia(*call.split(), "--json")
    return done.out, done.code


def document(call: str) -> dict[str, Any]:
    """The document of a call."""
    found: dict[str, Any] = json.loads(ran(call)[0])
    return found


def everything(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """All values inside a value, each with the last key above it."""
    yield key, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from everything(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from everything(item, key)


@pytest.fixture(params=[*CALLS, *REFUSED])
def call(request: pytest.FixtureRequest) -> str:
    """Each call in turn."""
    chosen: str = request.param
    return chosen


def test_the_schema_is_one() -> None:
    """The published schema is a schema, and it names every kind of document."""
    Draft202012Validator.check_schema(SCHEMA)
    shown = "topics topic comparisons comparison questions quiz record label search sources handout problems"
    assert shown.split() == KINDS
    assert {*CALLS.values(), *(kind for kind, _ in REFUSED.values())} == set(KINDS)
    assert set(KINDS) <= set(SCHEMA["$defs"])


def test_a_document_has_the_published_shape(call: str) -> None:
    """Each document is one line of JSON values that the schema allows, of the kind that its command prints."""
    kind, code = REFUSED.get(call) or (CALLS[call], 0)
    out, exited = ran(call)
    assert exited == code
    found = json.loads(out)
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(found)] == []
    assert found["kind"] == kind
    assert found["reviewed"] or kind in {"problems", "search", "sources", "label"}


CITED = ("sources", "skin_sources", "claimed_by")


def test_a_source_that_is_cited_is_listed(call: str) -> None:
    """Every id of a source that is named stands once in the list of the envelope, and nothing else does."""
    found = document(call)
    cited = [id for key, value in everything(found["data"]) if key in CITED for id in _ids(value)]
    listed = [source["id"] for source in found["sources"]]
    assert set(listed) >= set(cited)
    assert len(listed) == len(set(listed))
    assert found["kind"] == "sources" or set(listed) == set(cited)


def _ids(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def test_keys_are_in_snake_case(call: str) -> None:
    """Keys are words joined by underscores; only answers have question ids for keys."""
    found = document(call)
    names = {name for key, value in everything(found) if isinstance(value, dict) and key != "answers" for name in value}
    assert [name for name in names if not re.fullmatch("[a-z][a-z0-9]*(_[a-z0-9]+)*", name)] == []


def test_the_same_call_gives_the_same_bytes(call: str) -> None:
    """A document does not depend on when it is asked for, or on colour, width and reader."""
    words, looks = [*call.split(), "--json"], {"COLUMNS": "40", "ACCESSIBLE": "1", "FORCE_COLOR": "1", "TERM": "dumb"}
    if words[0] == "validate":  # the solver's examples depend on what it solved before in the same process
        first, again = process(*words).out.decode(), process(*words, env=looks).out.decode()
    else:
        first, again = ran(call)[0], milia(*words, given=b"", **looks).out
    assert again == first
    assert again.endswith("}\n")


def test_a_document_is_written_whole_to_a_file(tmp_path: Path) -> None:
    """With -o the file holds the bytes that stdout would have had."""
    file = tmp_path / "causes.json"
    assert milia("info", "causes", "--json", "-o", str(file)).out == ""
    assert file.read_bytes().decode() == ran("info causes")[0]


def test_what_cannot_be_done_prints_no_document() -> None:
    """A usage mistake leaves stdout empty."""
    for words in (["info", "cause"], ["compare", "treatments", "x"], ["quiz", "--no-input", "--answer", "age=x"]):
        ran_ = milia(*words, "--json")
        assert (ran_.out, ran_.code) == ("", 2)


@pytest.mark.slow
def test_the_content_in_use_has_no_problem() -> None:
    """Sound content gives a document with an empty list."""
    found = document("validate")
    assert list(VALIDATOR.iter_errors(found)) == []
    assert found["data"]["problems"] == []


def test_ids_are_those_of_the_content() -> None:
    """W7: JSON names everything as the YAML does, in its order."""
    topic = yaml.safe_load((CONTENT / "topics" / "causes.yaml").read_text(encoding="utf-8"))
    table = yaml.safe_load((CONTENT / "comparisons" / "treatments.yaml").read_text(encoding="utf-8"))
    quiz = yaml.safe_load((CONTENT / "quiz" / "questions.yaml").read_text(encoding="utf-8"))
    sources = yaml.safe_load((CONTENT / "sources.yaml").read_text(encoding="utf-8"))

    def ids(records: list[dict[str, Any]]) -> list[str]:
        return [record["id"] for record in records]

    shown = document("info causes")["data"]["sections"]
    assert ids(shown) == ids(topic["sections"])
    assert [ids(s["claims"]) for s in shown] == [ids(s.get("claims", [])) for s in topic["sections"]]
    compared = document("compare treatments")["data"]
    assert ids(compared["options"]) == ids(table["options"])
    assert set(ids(compared["attributes"])) == set(ids(table["attributes"]))
    assert ids(document("quiz --list")["data"]["questions"]) == ids(quiz["questions"])
    assert set(ids(document("sources")["data"]["references"])) == set(ids(sources["sources"]))


def rows(call: str) -> list[str]:
    """Rows of the evidence file that the claims of a document cover."""
    claims = [claim for section in document(call)["data"]["sections"] for claim in section["claims"]]
    return [row for claim in claims for row in claim["ref"]]


def test_every_claim_of_both_pages_has_its_verdict() -> None:
    """Myths hold S0-1 to S0-40 and S1-1 to S1-31, each once, with a verdict and the page that claims it."""
    claims = [c for section in document("info myths")["data"]["sections"] for c in section["claims"]]
    quoted = [claim for claim in claims if any(re.match("S[01]-", row) for row in claim["ref"])]
    wanted = {f"S0-{n}" for n in range(1, 41)} | {f"S1-{n}" for n in range(1, 32)}
    found = [row for claim in quoted for row in claim["ref"] if re.match("S[01]-", row)]
    assert sorted(found) == sorted(wanted)
    assert all(claim["verdict"] for claim in quoted)
    for claim in quoted:
        assert {row.split("-")[0] for row in claim["ref"] if row[0] == "S"} <= set(claim["claimed_by"])


def test_every_cause_is_there() -> None:
    """Causes hold C1 to C27."""
    assert {f"C{n}" for n in range(1, 28)} <= set(rows("info causes"))


def test_every_treatment_is_there() -> None:
    """The table of treatments has exactly the ids that were promised, and a cell for each option and row."""
    data = document("compare treatments")["data"]
    assert sorted(option["id"] for option in data["options"]) == sorted(TREATMENTS.split())
    pairs = [(cell["option"], cell["attribute"]) for cell in data["cells"]]
    assert sorted(pairs) == sorted((o["id"], a["id"]) for o in data["options"] for a in data["attributes"])


@pytest.mark.parametrize("treatment", TREATMENTS.split())
def test_a_treatment_stands_beside_leaving_alone(treatment: str) -> None:
    """Each treatment can be asked for by its id; leaving the bumps alone is always there."""
    found = document(f"compare treatments {treatment}")
    assert list(VALIDATOR.iter_errors(found)) == []
    wanted = dict.fromkeys(["leave-alone", treatment])
    assert [option["id"] for option in found["data"]["options"]] == list(wanted)


def test_a_quiz_that_leads_somewhere_says_where() -> None:
    """Complete, emergency, nothing fits and incomplete documents say what they promise to say."""
    emergency = document(f"quiz --no-input --answers {ANSWERS}/emergency.yaml")["data"]
    assert (emergency["disposition"]["id"], emergency["ended_early"]) == ("emergency", True)
    nothing = document(NOTHING_FITS)["data"]
    assert (nothing["nothing_fits"], nothing["fits_best"]) == (True, [])
    assert nothing["also_possible"]
    eyelid = document(f"quiz --no-input --answers {ANSWERS}/eyelid.yaml")["data"]
    assert eyelid["fits_best"][0]["outcome"].startswith("milia")
    assert document("quiz --next")["data"]["next_question"]["id"] == "age"
