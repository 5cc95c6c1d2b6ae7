"""What the label reader promises: how well it reads, and the ten things that it never says."""

import re
from dataclasses import replace
from functools import cache

import pytest

from milia_cli.engine.label import Reading
from milia_cli.engine.label_text import key
from milia_cli.library import Library
from milia_cli.render.page import Foot
from milia_cli.render.plain import plain
from milia_cli.render.views.foot import Frame
from milia_cli.render.views.label import Wishes, label_page

from .labels import BASE, CONTENT, INVENTED, everything, reading, real_labels, table, truth

# How well


def test_the_development_labels_are_read_as_a_person_reads_them() -> None:
    """Recall at least 0.97 for separate names and 0.90 for run-together ones, precision at least 0.98, no trap."""
    labels = real_labels()
    separate, together, told, false = [], [], 0, []
    for row in truth():
        findings = {finding.ingredient.name: finding for finding in reading(labels[row["id"]]["label_text"]).findings}
        expected, run_together = set(row.get("names", [])), set(row.get("run_together", []))
        separate += [name in findings for name in expected]
        together += [name in findings for name in run_together]
        told += len(findings)
        false += [findings[name] for name in findings.keys() - expected - run_together - set(row.get("either", []))]
    figures = {"separate": share(separate), "together": share(together), "precision": 1 - len(false) / told}
    print(figures, len(separate), len(together), told)  # noqa: T201  # shown by pytest -s
    assert figures["separate"] >= 0.97
    assert figures["together"] >= 0.90
    assert figures["precision"] >= 0.98
    assert not [f for f in false if f.group.id in {"corticosteroid", "retinoid"} or f.ingredient.tell == "never"]


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_texts_without_a_list_are_known_for_what_they_are() -> None:
    labels = real_labels()
    for row in truth():
        if row.get("readable") != "unsure":
            assert reading(labels[row["id"]]["label_text"]).readable is row.get("readable", True), row["id"]


def test_every_name_of_the_table_is_found_by_each_of_its_prints() -> None:
    """Alone in a list, a name is found by its INCI name and by every other print; a look-alike never is."""
    for ingredient in table().ingredients:
        for name in (ingredient.name, *ingredient.also, *ingredient.alone):
            told = reading(f"SPF 30\nIngredients: Aqua, {name}, Talc")
            expected = [] if ingredient.tell == "never" else [ingredient.name]
            assert [finding.ingredient.name for finding in told.findings] == expected, name


def test_no_two_names_share_a_print() -> None:
    owners: dict[str, set[str]] = {}
    for ingredient in table().ingredients:
        for name in (ingredient.name, *ingredient.also, *ingredient.alone):
            owners.setdefault(key(name), set()).add(ingredient.name)
    assert [names for names in owners.values() if len(names) > 1] == []
    assert {group.id for group in table().groups} == {ingredient.group for ingredient in table().ingredients}


# What is never said


def frame() -> Frame:
    library = Library(str(CONTENT))
    return Frame(library.guide(), library.notices(), library.sources())


FRAME = frame()
WISHES = (
    Wishes(),
    Wishes(all=True),
    Wishes(audiences=("newborn", "pregnancy"), where="eyelids"),
    Wishes(where="body", rinse_off=True),
)


def said(told: Reading, wishes: Wishes) -> str:
    """All words of a label's page but its foot, whose titles are other people's."""
    page = label_page(told, table(), FRAME, wishes, None)
    return plain(replace(page, foot=Foot()))


@cache
def pages() -> list[tuple[Reading, str]]:
    """Each label's page, for each kind of reader."""
    read_ = [reading(text) for _, text in everything()]
    return [(told, said(told, wishes)) for told in read_ for wishes in WISHES]


NEVER = {
    "1 a cause, or a clearance": r"\bcaus(?:es|ed|ing)\b|\bclear(?:s|ed|ing)\b|\btrigger(?:s|ed)\b|\bdissolv|\bremov",
    "2 a verdict": r"\b(?:safe|safer|good|bad|toxic|harmful|clean|rating|score|grade|ranks?|culprit|clogging)\b"
    r"|\bcomedogenic\b|\bapproved\b|\d ?/ ?\d|\bred flag\b",
    "3 to stop": r"\bstop\b|\bavoid\b|\bdiscontinue\b|\bthrow\b|\bquit\b",
    "4 that nothing is inside": r"\b(?:contains?|has|have|with) no\b|\bfree of\b"
    r"|\bno (?:steroids?|retinoids?|sun filters?) (?:in|is|are|was)\b",
    "5 a dose": r"\d ?(?:%|mg|ml|per ?cent)|\b(?:high|low|strong|weak) dose|\bhighly\b",
    "8 a brand or a purchase": r"\bbuy\b|\bpurchase\b|\bbrand\b",
}


@pytest.mark.parametrize("pattern", NEVER.values(), ids=list(NEVER))
def test_what_is_never_said(pattern: str) -> None:
    forbidden = re.compile(pattern, re.I)
    assert [found.group() for _, text in pages() if (found := forbidden.search(text))] == []


def groups(told: Reading) -> set[str]:
    return {finding.group.id for finding in told.findings}


def test_a_steroid_is_spoken_of_where_one_is_printed() -> None:
    """4: a list that merely looks like a cream is no reason to speak of steroids."""
    for told, text in pages():
        assert ("steroid" in text.lower()) == ("corticosteroid" in groups(told))


SILENCE = (
    "This page speaks of pregnancy only where a retinoid is printed. Of everything else, ask a doctor, midwife or "
    "pharmacist."
)


def test_pregnancy_is_spoken_of_with_retinoids_alone() -> None:
    """6: nothing about pregnancy but: retinoids, ask or leave out; and who asks about it is told so."""
    for told, text in pages():
        others = " ".join(text.split()).replace(SILENCE, "")
        assert ("pregnan" in others.lower()) == ("retinoid" in groups(told))
        assert "safe in pregnancy" not in text


def test_what_may_help_comes_with_its_cautions() -> None:
    """7: no retinoid or acid without "not on the eyelids", "never on a baby" and sore skin."""
    for told, text in pages():
        if groups(told) & {"retinoid", "exfoliant-bha", "exfoliant-aha"}:
            assert "Not on or round the eyelids" in text
            assert "Never on a baby" in text
            assert re.search(r"\bsore\b", text)


def test_sun_filters_and_prescribed_creams_are_kept() -> None:
    """3: whatever is asked for, a sun filter is to be kept, and a steroid to be asked about."""
    for told, text in pages():
        assert ("Sun protection: keep it." in text) == ("uv-filter" in groups(told))
        assert ("until you have asked the person who prescribed it" in text) == ("corticosteroid" in groups(told))


@pytest.mark.slow
def test_no_brand_is_repeated() -> None:
    """8: brand names are on labels, and never on a page."""
    for row in real_labels().values():
        brand = row["brand"].strip()
        if len(brand) > 4 and brand.isalpha():
            text = said(reading(row["label_text"]), Wishes(all=True))
            assert not re.search(rf"\b{re.escape(brand)}\b", text, re.I), row["id"]


def test_a_guess_stands_apart() -> None:
    """9: what is perhaps a misprint is no finding."""
    for told, text in pages():
        sure = {finding.ingredient.name for finding in told.findings}
        for near in told.near_matches:
            assert near.ingredient.name not in sure
            if near.ingredient.tell == "main":
                assert text.index("Read as?") < text.index(f'"{near.as_printed}"')


def test_unknown_names_are_not_spoken_of() -> None:
    """10: an unknown name is neither praised nor blamed; it is only counted."""
    told = reading(BASE.format("Strange Root Extract, Petrolatum"))
    assert "Strange" not in said(told, Wishes(all=True))
    assert "That does not mean that the product helps or harms." in said(told, Wishes())
    assert "That does not mean the product helps or harms." in said(reading(INVENTED["nothing"]), Wishes())
