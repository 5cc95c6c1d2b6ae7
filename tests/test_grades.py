"""One fact, one grade: what several pages say of the same thing is as sure on each of them.

``rules/grades.py`` compares facts that name one row of causes. Other rows of the evidence hold several facts each, so
here the facts that readers meet on many pages are named, with their grade and where it comes from; and their words are
searched for, so that a page which says one of them anew is counted too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from milia_cli.library import Library, content_root
from milia_cli.model import Certainty
from milia_cli.rules.comparisons import outcome_attributes

LIBRARY = Library(content_root())


@dataclass(frozen=True)
class Fact:
    """A fact: its grade and why, words that only it uses, and places that say it beside something less sure."""

    name: str
    grade: Certainty
    because: str
    words: str
    apart: tuple[str, ...] = ()


FACTS = (
    Fact(
        "newborn milia go by themselves in weeks to months",
        "high",
        "2.1, 1.2 and S0-3: all references agree; the review found the course right",
        r"(?i)(?:^|\. )(?!some)[^.;]*\b(?:go(?:es)?|takes|babies)\b[^.;]*\bweeks to (?:several )?months",
        # in these the other half is about adults, of whom nobody knows
        ("leave-alone/time", "milia/course"),
    ),
    Fact(
        "some milia of adults go and many stay",
        "very-low",
        "1.2 and G2: sources conflict, and nobody has counted",
        r"(?i)\bsome (?:milia )?go\b[^.]*\b(?:many|some) (?:\w+ )?stay",
    ),
    Fact(
        "milia that follow an injury tend to stay",
        "moderate",
        "1.2: a review and a reference page agree, without a count",
        r"(?i)\btend to stay",
    ),
    Fact(
        "milk has nothing to do with milk spots",
        "moderate",
        "C26: pages for parents alone",
        r"(?i)\bnothing to do with\b",
    ),
    Fact(
        "sunscreen, rich creams or make-up bring milia on",
        "low",
        "C12 to C14: weak, opinion of doctors",
        r"(?i)\b(?:creams?|sunscreen|products?|make-up)\b[^.]*\b(?:bring milia on|play a part)\b",
    ),
    Fact(
        "what it feels like to have milia taken out",
        "low",
        "G17: one page says a prick, one book fairly painful",
        r"(?i)\bfairly painful\b",
    ),
    Fact(
        "an opened milium leaves a scar, a dark mark or an infection",
        "low",
        "5.2 T02 and R43: said to be uncommon, no rate",
        r"(?i)\bpitted scar\b",
    ),
    Fact(
        "squeezing can scar",
        "high",
        "S1-28 and H12: supported, nearly all sources agree",
        r"(?i)(?:squeezing|^it) can leave a scar\b",
    ),
    Fact(
        "milia stand out more on darker skin",
        "low",
        "section 1 and G20: may, from two pages",
        r"(?i)\bstand out more\b",
    ),
    Fact(
        "40 to 50 out of 100 newborns have milia",
        "low",
        "G6: textbooks and counts conflict",
        r"\b40 to 50 out of 100\b",
    ),
    Fact(
        "milia are less common in babies born early",
        "high",
        "1.1: a review and two reference pages agree",
        r"(?i)\bless common\b[^.]*\blater\b|\bborn on time\b",
    ),
    Fact(
        "a milium has no opening",
        "high",
        "section 1 and X7: all references agree",
        r"(?i)\b(?:has|is|with) no opening\b",
        # the last words of an answer that is about something less sure
        ("causes.slow-shedding", "treatments.folk-remedies-works", "squeezing-at-home/", "salon-extraction/"),
    ),
    Fact(
        "basal cell cancer is often dark on brown and black skin",
        "moderate",
        "R07 and R16: one count in African American patients",
        r"(?i)\bprobably often (?:brown or black|dark)\b|on brown and black skin it is\b[^.]*\boften dark",
    ),
    Fact(
        "freezing may leave pale marks, more on darker skin",
        "low",
        "T10 in 5.2: said by several, no count",
        r"(?i)\bpale marks?\b[^.]*\b(?:last|longer|shows? more)\b",
    ),
)
"""What many pages say. ``apart`` names places that say more than the fact, and so are as sure as their least part."""


def said() -> Iterator[tuple[str, str, Certainty]]:
    """Place, text and grade of each fact that a page prints with its grade, and of each cell about a result."""
    for id in LIBRARY.topic_ids():
        topic = LIBRARY.topic(id)
        claims = [*topic.answer, *(claim for section in topic.sections for claim in section.claims)]
        yield from ((f"{id}.{claim.id}", claim.text, claim.certainty) for claim in claims if claim.kind == "fact")
    for id in LIBRARY.table_ids():
        table = LIBRARY.table(id)
        shown = outcome_attributes(table) | {"course", "skin-tone"}
        about_milia = [option for option in table.options if id == "treatments" or option.id.startswith("milia")]
        for option in about_milia:
            for name, cell in option.cells.items():
                if name in shown and cell.text:
                    yield f"{option.id}/{name}", cell.text, cell.certainty


def differing(fact: Fact, places: list[tuple[str, str, Certainty]]) -> list[str]:
    """Places that say the fact and grade it otherwise."""
    saying = [place for place in places if re.search(fact.words, place[1])]
    graded = [(place, grade) for place, _, grade in saying if not place.startswith(fact.apart)]
    return [f"{place}: {grade}" for place, grade in graded if grade != fact.grade]


PLACES = list(said())


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_fact_has_one_grade_on_every_page(fact: Fact) -> None:
    """Every page that says a fact, in the words that only this fact uses, grades it as the evidence does."""
    assert differing(fact, PLACES) == []
    assert len([text for _, text, _ in PLACES if re.search(fact.words, text)]) > 1


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_a_place_set_apart_still_says_the_fact(fact: Fact) -> None:
    """A place that is excused from a grade says the fact; one that no longer does is taken off the list."""
    saying = [place for place, text, _ in PLACES if re.search(fact.words, text)]
    assert [name for name in fact.apart if not any(place.startswith(name) for place in saying)] == []


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_another_grade_for_a_fact_is_found(fact: Fact) -> None:
    """A page that says a fact with another grade is told, whatever the fact."""
    other: Certainty = "moderate" if fact.grade != "moderate" else "low"
    text = next(text for place, text, _ in PLACES if re.search(fact.words, text) and not place.startswith(fact.apart))
    assert differing(fact, [*PLACES, ("planted.claim", text, other)]) == [f"planted.claim: {other}"]


VERDICTS = {
    ("causes", "too-little-sun"): ("myths", "s0-11"),
    ("causes", "diet"): ("myths", "s0-24"),
    ("causes", "cholesterol"): ("myths", "s0-9"),
}
"""What the guide says of a cause, and of the claim of a page that names it (C5, C25 and C4 of the evidence)."""


@pytest.mark.parametrize(("cause", "myth"), VERDICTS.items())
def test_a_verdict_is_as_sure_on_both_pages(cause: tuple[str, str], myth: tuple[str, str]) -> None:
    """A cause and the claim that names it have one verdict and one grade; without evidence it is very unsure."""
    one, other = (
        next(claim for section in LIBRARY.topic(topic).sections for claim in section.claims if claim.id == id)
        for topic, id in (cause, myth)
    )
    assert (one.verdict, one.certainty) == (other.verdict, other.certainty)
    assert (one.certainty == "very-low") == (one.verdict == "not-supported")


OTHERWISE = {
    "extraction works": "the page parts what is plain to see (extraction-empties) from how often it lasts",
    "other-antibiotics harms": "the page calls it what doctors say; a cell about a result must have a grade",
    "curettage harms": "the page calls it what doctors say; a cell about a result must have a grade",
}
"""Where a cell and its statement are graded otherwise, and why."""


def test_the_table_of_treatments_and_its_page_are_as_sure_as_each_other() -> None:
    """How well and how badly each treatment does is graded alike in milia compare and in milia info."""
    page = {claim.id: claim for section in LIBRARY.topic("treatments").sections for claim in section.claims}
    differ = set()
    for option in LIBRARY.table("treatments").options:
        for row in ("works", "harms"):
            claim = page.get(f"{option.id}-{row}")
            if claim and claim.certainty not in {option.cells[row].certainty, "not-assessed"}:
                differ.add(f"{option.id} {row}")
    assert differ == set(OTHERWISE)
