"""milia search: the section that a reader wants comes first or second, whatever words, spelling or slip were typed."""

import pytest

from milia_cli.engine.spelling import fold, words
from milia_cli.engine.synonyms import typed_key

from .searches import FIRST, FIRST_OR_SECOND, SIGNS, opened, shipped, wanted


@pytest.mark.parametrize("query", FIRST_OR_SECOND)
def test_the_right_section_comes_first_or_second(query: str) -> None:
    """A question as people ask it, or a name as they know it, leads to what they would want to open."""
    assert wanted(FIRST_OR_SECOND[query]).intersection(opened(query)[:2]), opened(query)


@pytest.mark.parametrize("query", FIRST)
def test_the_page_about_a_subject_comes_first(query: str) -> None:
    """A subject with a page of its own leads to that page."""
    assert opened(query)[0] in wanted(FIRST[query]), opened(query)


@pytest.mark.parametrize("query", SIGNS)
def test_danger_signs_come_first(query: str) -> None:
    """Words of an emergency lead to when-to-get-help before anything else."""
    assert opened(query)[0].startswith("milia info when-to-get-help ")


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("tumour", "tumor"), ("paediatric", "pediatric"), ("moisturiser", "moisturizer")],
)
def test_british_and_american_spellings_find_the_same(british: str, american: str) -> None:
    """The guide writes British; whoever types American finds as much."""
    assert opened(british, "--all") == opened(american, "--all") != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colours", "color"),
        ("squeezing", "squeeze"),
        ("popped", "pop"),
        ("removal", "removed"),
        ("exfoliation", "exfoliate"),
        ("babies", "baby"),
        ("patches", "patch"),
        ("anaesthetic", "anesthetic"),
        ("oedema", "edema"),
        ("labelled", "labeled"),
        ("centre", "center"),
        ("bleeding", "bleed"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """Spelling, plural and ending do not part a word from itself."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("milia", "miliaria"), ("acne", "acid"), ("scar", "scab"), ("red", "red-eye")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Reading forms alike does not make two words one."""
    assert fold(one) != fold(other)


# ---------------------------------------------------------------- the words for the search alone


def test_every_synonym_leads_somewhere() -> None:
    """Each meaning is made of words that the guide uses, and each typed phrase has a word to look for, once."""
    known, synonyms = shipped()
    for synonym in synonyms.synonyms:
        for text in synonym.means:
            assert [word for word in words(text) if word not in known.ignored and fold(word) not in known.forms] == []
    typed = [typed_key(text, known.ignored) for found in synonyms.synonyms for text in found.typed]
    assert [phrase for phrase in typed if not phrase or typed.count(phrase) > 1] == []
