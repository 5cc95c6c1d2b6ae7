"""When to stop, and who leaves out, a retinoid or salicylic acid: the same on every page."""

import re
from collections.abc import Iterator
from typing import Any

from milia_cli.library import Library, content_root
from milia_cli.model import Audience, Cell, Claim, Fit, Fitness
from milia_cli.rules.content import walk

LIBRARY = Library(content_root())


def pages() -> Iterator[tuple[str, Any]]:
    """Every topic and table, and the groups of the label check, with its name."""
    yield from ((id, LIBRARY.topic(id)) for id in LIBRARY.topic_ids())
    yield from ((id, LIBRARY.table(id)) for id in LIBRARY.table_ids())
    yield "ingredients", LIBRARY.ingredients().groups


def texts() -> list[tuple[str, str]]:
    """What pages say to a reader, with where; what others claim is left out."""
    found = []
    for page, value in pages():
        for _, record in walk(value):
            if isinstance(record, Cell) or (isinstance(record, Claim) and record.kind != "myth"):
                found.append((f"{page}.{getattr(record, 'id', '')}", record.text))
    return found


TEXTS = texts()


def test_a_retinoid_cream_used_in_pregnancy_is_stopped_and_asked_about_within_two_weeks() -> None:
    """Wherever a page says what to do after such a cream was used, it says stop, and ask within two weeks."""
    used = [(where, text) for where, text in TEXTS if re.search(r"\b(?:used one\b|Stop a cream)", text)]
    assert {where.split(".")[0] for where, _ in used} == {"prevention", "products", "timeline", "treatments"}
    assert [where for where, text in used if not re.search(r"(?i)\bstop\b.*\bask\b.*\bwithin two weeks\b", text)] == []


def test_retinoid_pills_in_pregnancy_are_a_call_today_everywhere() -> None:
    """No page says less than: take no more, and speak to the prescriber today."""
    told = [(where, text) for where, text in TEXTS if re.search(r"\btake no more\b", text, re.I)]
    assert len(told) >= 8
    assert [where for where, text in told if "today" not in text] == []


def test_salicylic_acid_has_one_age() -> None:
    """Never under 2 years, and EU rules say not under 3: wherever one is said, the other is."""
    told = [(where, text) for where, text in TEXTS if re.search(r"salicylic acid|skin", text, re.I)]
    ages = [(where, text) for where, text in told if re.search(r"\bunder [23]\b(?! months)", text)]
    assert len(ages) >= 6
    assert [where for where, text in ages if "under 2" not in text] == []
    assert [where for where, text in ages if "EU rules say not under 3" not in text] == []


def test_what_a_bump_does_to_be_seen_soon_is_one_thing_everywhere() -> None:
    """The first lines of a page that send a growing bump to a doctor say so of one that bleeds or turns sore, too."""
    opening = [(id, claim.text) for id in LIBRARY.topic_ids() for claim in LIBRARY.topic(id).answer]
    sent = [(id, text) for id, text in opening if re.search(r"\bgrows\b", text)]
    assert len(sent) >= 12
    assert [id for id, text in sent if "grows, bleeds or turns sore" not in text] == []


def test_whom_a_treatment_suits_is_the_same_on_the_page_and_in_the_table() -> None:
    """Whom the table of treatments marks as not for something, or to take care, the page of treatments marks alike."""
    sections = LIBRARY.topic("treatments").sections
    claims = {claim.id: _fits(claim.fits) for section in sections for claim in section.claims}
    options = {option.id: _fits(option.fits) for option in LIBRARY.table("treatments").options}
    for id, fits in options.items():
        said = claims.get(id, {})
        both = fits.keys() & said.keys()
        assert {audience: fits[audience] for audience in both} == {audience: said[audience] for audience in both}, id
    assert options["chemical-peel"]["pregnancy"] == claims["chemical-peel"]["pregnancy"] == "not-for"


def _fits(fits: tuple[Fit, ...]) -> dict[Audience, Fitness]:
    return {fit.audience: fit.fit for fit in fits}
