"""content/ipdas.yaml claims what the table of treatments holds, item by item; the printed score is counted there."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from milia_cli.engine.comparison import attributes_shown, scored
from milia_cli.model import IpdasItem

from .compared import guide, ipdas, library, outcomes, table
from .named import test_ids
from .player import milia

PEOPLE = {17, 18, 19, 20, 21, 22, 27, 28}
"""Quality items that only patients, professionals or a study can meet."""
TEST_ACCURACY = {3, 4, 5, 6, 7}
"""Quality items about tests that look for an illness."""


def cells(row: str) -> list[Any]:
    """The cell of each option in a row."""
    return [option.cells[row] for option in table().options]


def known() -> set[str]:
    """Ids of all sources."""
    return {source.id for source in library().sources().sources}


def foot() -> str:
    """The last part of the page, as one line."""
    return " ".join(milia("compare", "treatments", "--plain").out.rsplit("\nSources\n", 1)[1].split())


def chances() -> list[Any]:
    """Every number of the table."""
    return [cell.chance for _, _, cell in outcomes() if cell.chance]


CHECKS: dict[str, Callable[[], object]] = {
    "condition": lambda: 5 < len(table().condition.split()) <= 40,
    "choice": lambda: table().question.endswith("?") and table().title.endswith("?"),
    "options": lambda: len(table().options) >= 3 and table().always == "leave-alone" and all(cells("what")),
    "good-sides": lambda: all(cell.text for cell in cells("works")),
    "bad-sides": lambda: all(cell.text and cell.value == "stated" for cell in cells("harms")),
    "living-with-it": lambda: all(cell.text for cell in cells("experience") + cells("effort")),
    "balance": lambda: all(set(option.cells) == {a.id for a in table().attributes} for option in table().options),
    "evidence-cited": lambda: all(cell.sources and known().issuperset(cell.sources) for _, _, cell in outcomes()),
    "date": lambda: f"Version {guide().version}, reviewed 21 November 2026" in foot(),
    "update": lambda: "next review by 21 November 2027" in foot() and guide().update_rule in foot(),
    "how-sure": lambda: all(cell.certainty != "not-assessed" for _, _, cell in outcomes()),
    "funding": lambda: "Funding: none. Conflicts: none declared. Both web pages" in foot(),
    "untreated": lambda: "Babies" in cells("time")[0].text and "adults" in cells("works")[0].text,
    "side-by-side": lambda: 6 <= len(attributes_shown(table(), overview=False)) <= 9,
    "chances": lambda: len(chances()) == 2 == len([cell for cell in cells("harms") if cell.chance]),
    "population": lambda: all(chance.population.strip() for chance in chances()),
    "rates": lambda: all(0 < chance.low <= chance.high < 100 for chance in chances()),
    "time-span": lambda: len({chance.time for chance in chances()}) == 1,
    "denominator": lambda: all(word in table().summary for word in ("no number stands", "no good numbers")),
    "views": chances,
    "what-matters": lambda: len([a for a in table().attributes if a.matters]) >= 3,
    "steps": lambda: len(table().steps) == 3 and "wait" in table().steps[0].lower(),
    "questions": lambda: len(table().ask) >= 5 and all(question.endswith("?") for question in table().ask[:-1]),
    "method": lambda: len(table().method) >= 3,
    "evidence-quality": lambda: all(cell.study for _, _, cell in outcomes()),
    "authors": lambda: guide().authors_statement in foot() and all(author.role for author in guide().authors),
    "reading-ease": lambda: table().reading,
}
"""What holds for an item of the list, looked up in the content and on the page."""


def items() -> list[IpdasItem]:
    """Every item, in order."""
    return [item for part in ipdas().criteria for item in part.items]


def test_every_item_of_the_list_is_there_once() -> None:
    """Six qualifying, six certification and twenty-three quality items, in order; the rest are about tests."""
    numbers = {part.id: [item.number for item in part.items] for part in ipdas().criteria}
    six = [1, 2, 3, 4, 5, 6]
    rest = [number for number in range(1, 29) if number not in TEST_ACCURACY]
    assert numbers == {"qualifying": six, "certification": six, "quality": rest}
    assert len({item.id for item in items()}) == len(items()) == 35


@pytest.mark.parametrize("id", [item.id for item in items()])
def test_an_item_is_met_exactly_where_the_table_holds_it(id: str) -> None:
    """What is claimed is looked up; an item that nothing here can show is not claimed."""
    item = next(item for item in items() if item.id == id)
    assert (item.state == "met") == (id in CHECKS and bool(CHECKS[id]()))


def test_what_needs_people_is_not_claimed() -> None:
    """No patient, professional or study had a part in it, and the list says so."""
    quality = next(part for part in ipdas().criteria if part.id == "quality")
    assert {item.number for item in quality.items if item.state == "not-done"} == PEOPLE
    assert table().meta.clinical_review is None
    assert "Not yet checked by a clinician." in foot()


@pytest.mark.parametrize("id", [item.id for item in items() if item.tests])
def test_a_test_that_an_item_names_exists(id: str) -> None:
    """Each is named as file: function."""
    named = next(item for item in items() if item.id == id).tests
    assert {name.replace(": ", "::") for name in named} <= test_ids()


def test_the_score_is_counted_from_the_list() -> None:
    """The page and the list give the same numbers; an item less changes what is printed."""
    said = "Scored by its own authors on the IPDAS list: {} to qualify, {} to certify and {} for quality."
    met = [sum(item.state == "met" for item in part.items) for part in ipdas().criteria]
    of = [len(part.items) for part in ipdas().criteria]
    counts = [f"{count} of {all_}" for count, all_ in zip(met, of, strict=True)]
    assert said.format(*counts) in foot()
    assert re.findall(r"\d+", table().score or "") == []
    first, *others = ipdas().criteria
    fewer = replace(first, items=(replace(first.items[0], state="not-done"), *first.items[1:]))
    less = scored(table(), replace(ipdas(), criteria=(fewer, *others)))
    assert less.score == said.format(f"{met[0] - 1} of 6", *counts[1:])


def test_the_method_page_lists_every_item() -> None:
    """scorecard C17: what is met says where, what is not done says so, and each part has its count as heading."""
    lines = milia("compare", "treatments", "--method", "--plain").out.split("\n")
    words = ipdas().state_words
    for part in ipdas().criteria:
        met = sum(item.state == "met" for item in part.items)
        start = lines.index(f"{part.title} {met} of {len(part.items)}")
        for item in part.items:
            line = f"{item.number}. {item.title} ({words[item.state]}): {item.text} {item.said}"
            assert line in lines[start : start + 2 + len(part.items)]


def test_the_method_page_names_the_kind_of_study_behind_each_result() -> None:
    """Quality of the evidence: certainty and kind of study, for each option and each row about a result."""
    out = milia("compare", "treatments", "--method", "--plain").out
    extraction = next(
        line for line in out.split("\n") if line.startswith("- Extraction by a doctor or nurse (extraction)")
    )
    assert "Will they go (sure): reports of single cases, or of a row of cases" in extraction
    assert "What goes wrong (unsure): expert opinion, no study given" in extraction


def test_a_folder_without_the_list_prints_no_score() -> None:
    """A score that nothing was counted for is left out, not shown with holes; a score in plain words stays."""
    assert scored(table(), None).score is None
    words = replace(table(), score="Scored by nobody.")
    assert scored(words, None) == words
