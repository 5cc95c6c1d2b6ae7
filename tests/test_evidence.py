"""milia info: who says so and how sure, behind each statement; the claims of two pages, one by one."""

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from milia_cli.engine.topic import expand
from milia_cli.library import Library, content_root
from milia_cli.model import ClaimsFrom, Study
from milia_cli.render.views.evidence import listed

from .player import milia

TOPICS = Library(content_root()).topic_ids()
COUNTED = {"S0": 40, "S1": 31}
"""How many claims the evidence file numbers on each of the two pages."""
SAID_BY_SOMEBODY = {"cryotherapy", "extraction", "leave-alone", "other-antibiotics"}
"""Options of which single reports or experts say something in every row about an outcome."""


@cache
def page(line: str) -> str:
    return milia("info", *line.split(), "--plain").out


def claims(line: str) -> list[dict[str, Any]]:
    data = json.loads(milia("info", *line.split(), "--json").out)["data"]
    return [claim for section in data["sections"] for claim in section["claims"]]


def words() -> dict[Study, str]:
    return Library(content_root()).notices().study_words


@pytest.mark.parametrize("topic", TOPICS)
def test_evidence_is_shown_in_every_layout(topic: str) -> None:
    """With --evidence each statement has its kind of study, its effect and its rows, whether prose, step or term."""
    said = page(f"{topic} --evidence")
    for claim in claims(topic):
        lines = [line for line in said.split("\n") if claim["text"] in line]
        own = next((line for line in lines if line.startswith(claim["term"] or "")), lines[0])
        if claim["study"]:
            assert f"Study: {words()[claim['study']]}." in own, claim["id"]
        if claim["effect"]:
            assert f"Effect: {claim['effect']}" in own, claim["id"]
        if claim["ref"]:
            assert f"Row: {', '.join(claim['ref'])}." in own, claim["id"]
        for id in claim["sources"]:
            assert re.search(rf"Rests on: [^.]*\b{re.escape(id)}\b", own), (claim["id"], id)


@pytest.mark.parametrize("topic", TOPICS)
def test_evidence_is_shown_only_when_asked_for(topic: str) -> None:
    """Without --evidence a page has the words of certainty and the numbers of its sources, and no more."""
    assert not re.search(r"Study: |Rests on: |Row: ", page(topic))


@pytest.mark.parametrize("claim", ["s0-21", "s1-27", "s1-5"])
def test_evidence_is_shown_on_a_page_of_one_myth(claim: str) -> None:
    """A myth that is opened alone has a part of its own for it."""
    assert re.search(r"(?m)^Evidence: (?:Study: .*)?Rests on: ", page(f"myths {claim} --evidence"))
    assert "Evidence: " not in page(f"myths {claim}")


def test_evidence_comes_along_from_a_table() -> None:
    """A statement that a page takes from a table keeps its kind of study."""
    topic = Library(content_root()).topic("look-alikes")
    table = Library(content_root()).table("treatments")
    taken = ClaimsFrom(table="treatments", attribute="works")
    section = replace(topic.sections[0], claims=(), claims_from=taken)
    (whole,) = expand(replace(topic, sections=(section,)), {"treatments": table}, ()).sections
    assert [claim.study for claim in whole.claims] == [option.cells["works"].study for option in table.options]
    assert {claim.study for claim in whole.claims} >= {"4", "none", "expert"}


def test_no_evidence_is_not_evidence_against() -> None:
    """ "No study found", "shown not to work" and "does not apply" are three different words everywhere."""
    notices = Library(content_root()).notices()
    said = (notices.study_words["none"], notices.verdict_words["not-supported"], notices.verdict_words["contradicted"])
    values = (notices.value_words["not-studied"], notices.value_words["no-difference-found"])
    assert len({*said, *values, notices.value_words["not-applicable"]}) == 6
    for claim in claims("myths"):
        if claim["verdict"] in {"not-supported", "unproven"}:
            assert not re.search(r"\b(?:does|do) not work\b|\bshown not to\b", claim["why"] or ""), claim["id"]


def test_sources_of_a_kind_are_a_list_in_words() -> None:
    """Of two kinds the ids are listed with commas and one "and", kinds parted by a semicolon."""
    assert [listed(names) for names in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]
    for topic in TOPICS:
        for found in re.findall(r"Rests on: ([^.]*)\.", page(f"{topic} --evidence")):
            assert all(part.count(" and ") <= 1 for part in found.split("; ")), found
    assert "case reports TSU86, IAC89 and ALT19" in page("causes --evidence")


@pytest.mark.parametrize("source", COUNTED)
def test_a_page_is_walked_claim_by_claim(source: str) -> None:
    """--from S0 or S1, in either case: every numbered claim of that page once, in its order, each with a verdict."""
    found = claims(f"myths --from {source}")
    assert [claim["ref"][0] for claim in found] == [f"{source}-{n + 1}" for n in range(COUNTED[source])]
    assert [claim["id"] for claim in found if not claim["verdict"]] == []
    assert all(source in claim["claimed_by"] for claim in found)
    assert page(f"myths --from {source.lower()}") == page(f"myths --from {source}")
    assert f"\nWhat {source} claims\n" in page(f"myths --from {source}")


@pytest.mark.parametrize("topic", [id for id in TOPICS if id != "myths"])
@pytest.mark.parametrize("source", [*COUNTED, "S9"])
def test_what_the_guide_says_is_not_put_in_the_mouth_of_a_page(topic: str, source: str) -> None:
    """A topic in the guide's own words lists nothing as claimed by a page; it says where those claims are."""
    ran = milia("info", topic, "--from", source)
    assert (ran.code, ran.out) == (2, "")
    assert "quotes no page. The claims of a page are in myths." in ran.err
    way_out = ran.err.split("Try: milia ")[1].split()
    assert way_out[:3] == ["info", "myths", "--from"]
    assert milia(*way_out).code == 0


def test_the_way_out_keeps_the_page_that_was_asked_for() -> None:
    """Asked what S1 says on causes, the program leads to the claims of S1."""
    assert "Try: milia info myths --from S1" in milia("info", "causes", "--from", "s1").err


def test_a_page_that_nobody_quotes_is_told_with_those_that_are() -> None:
    """A page without a claim in myths is a mistake that names the pages with one."""
    ran = milia("info", "myths", "--from", "S9")
    assert (ran.code, ran.out) == (2, "")
    assert 'no claim of "S9" in myths. It has: S0, S1.' in " ".join(ran.err.split())


def test_a_seller_is_named_with_each_claim() -> None:
    """Who claims it, and what they sell, stands in the same line as the claim."""
    for source, count in COUNTED.items():
        lines = [line for line in page(f"myths --from {source}").split("\n") if f": Claimed by {source}, " in line]
        assert len(lines) == count
        assert all(re.search(rf"Claimed by {source}, [^(]*\(sells ", line) for line in lines)


QUESTIONS = "cholesterol sun vitamins sunscreen creams microdermabrasion extraction squeez milk wash"


@pytest.mark.parametrize("asked", QUESTIONS.split())
def test_myths_are_told_by_question(asked: str) -> None:
    """milia info myths answers by question: each one that people ask has a statement of its own, with a verdict."""
    found = [claim for claim in claims("myths") if re.search(asked[:6], f"{claim['term']} {claim['text']}", re.I)]
    assert [claim for claim in found if claim["verdict"]]


def test_the_foot_of_a_page_leads_to_what_the_words_of_certainty_mean() -> None:
    """The foot names the words and a command; that command opens a section that explains each word printed anywhere."""
    (shown, command) = re.findall(r"How sure: ([a-z, ]+)\. What they mean: milia info ([a-z -]+)\.", page("causes"))[0]
    explained = [claim["term"] for claim in claims(command)]
    notices = Library(content_root()).notices()
    assert set(explained) == {*notices.certainty_words.values(), "opinion", "danger signs"}
    assert set(shown.split(", ")) < set(explained)
    assert all(claim["text"] in page(command) for claim in claims(command))


def test_what_the_guide_says_of_itself_has_no_word_of_certainty() -> None:
    """Who wrote it, what it leaves out and what its words mean are no opinions, and are not called so."""
    assert "opinion" not in page("about who-and-money")
    assert not re.search(r"(?m)\((?:opinion|not graded)\): ", page("about how-sure"))


def test_the_guide_explains_each_word_for_nothing_found() -> None:
    """What a cell prints instead of a statement is a term of `milia info about`, in the same words."""
    words = Library(content_root()).notices().value_words
    terms = {claim["id"]: claim["term"] for claim in claims("about")}
    told = {"not-studied": "no-study", "no-difference-found": "no-difference", "not-applicable": "does-not-apply"}
    assert {value: f"{terms[id]}." for value, id in told.items()} == {
        value: said for value, said in words.items() if value in told
    }
    assert set(told) == set(words) - {"stated"}


def test_the_main_table_tells_what_nobody_studied() -> None:
    """In the table of treatments an outcome without any study is not-studied in JSON, with its own words kept."""
    found = json.loads(milia("compare", "treatments", "--json").out)["data"]
    outcomes = {row["id"] for row in found["attributes"] if row["outcome"]}
    cells = [cell for cell in found["cells"] if cell["attribute"] in outcomes]
    unstudied = [cell for cell in cells if cell["value"] == "not-studied"]
    assert len(unstudied) == 68
    assert {cell["option"] for cell in unstudied} == {cell["option"] for cell in cells} - SAID_BY_SOMEBODY
    assert {cell["study"] for cell in unstudied} == {"none", "expert", "5"}
    assert all(cell["text"].startswith("We do not know") for cell in unstudied)
    assert [cell["text"] for cell in cells if cell["study"] == "none" and cell["value"] == "stated"] == []
    out = " ".join(milia("compare", "treatments", "retinol", "--plain").out.split())
    assert "We do not know: no study of milia was found, so no good numbers." in out
    assert "Not known: no study. We" not in out
