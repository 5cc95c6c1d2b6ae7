"""The verb of each sentence says how sure it is: planted sentences, and words that only look like an effect."""

import pytest

from milia_cli.model import Certainty
from milia_cli.rules.verbs import too_sure

EFFECTS = [
    "It clears milia in two weeks.",
    "It will clear your milia.",
    "It removes them.",
    "Milia heal by themselves.",
    "The bumps will then heal.",
    "Milia clear in two weeks.",
    "Many of them clear.",
    "Milia on the cheeks clear.",
    "They come out.",
    "The plug comes out.",
    "It works on milia.",
    "It will work on milia.",
    "It clears milia in a grown man.",
    "It clears milia in one man.",
    "It clears milia, as its name says.",
    "It cures milia, and a list names it.",
    "It stops new milia.",
    "This prevents milia.",
    "It works.",
    "It dissolves the plug.",
    "They shrink.",
    "They go away in a week.",
    "They are gone by then.",
    "It empties the cyst.",
    "They vanish.",
]
OTHERS = [
    "Keep healing skin clean.",
    "The skin is clear again.",
    "Milia can also follow laser work.",
    "There is no opening for oil to work on.",
    "Stop if it stings.",
    "Doctors say that it works.",
    "A salon claims that it clears milia.",
    "In one report they went away in weeks.",
    "In one girl they went away.",
    "That man was left alone, and his bumps cleared.",
    "Milia do not clear the way that spots of acne do not.",
    "Some come in clear rows.",
    "They come out on the cheeks of newborns.",
    "Let the skin heal first.",
    "It may help dead skin come off.",
    "One boy with about 20 bumps cleared.",
]


@pytest.mark.parametrize("certainty", ["moderate", "low", "very-low"])
@pytest.mark.parametrize("sentence", EFFECTS)
def test_a_sentence_of_an_effect_needs_its_own_verb(sentence: str, certainty: Certainty) -> None:
    """A hedge in one sentence does not cover the next, and a hedge of its own is enough."""
    start = {"moderate": "Probably not.", "low": "It may sting.", "very-low": "We do not know why."}[certainty]
    assert len(list(too_sure(f"{start} {sentence}", certainty, "so"))) == 1
    assert list(too_sure(f"{start} We do not know that {sentence}", certainty, "so")) == []


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_sentences_stay_as_they_are(sentence: str) -> None:
    """Advice, the look of skin, and what somebody said are no promise of an effect."""
    assert list(too_sure(f"We do not know. {sentence}", "very-low", "so")) == []


COLONS = {
    "It may sting: it clears milia.": ["it clears milia."],
    "It clears milia: we do not know why.": ["It clears milia"],
    "It clears milia; we do not know why.": ["It clears milia"],
    "We do not know that it clears milia: no study looked.": [],
    "Some go within weeks, but we do not know how many: no one has counted.": [],
}


@pytest.mark.parametrize("text", COLONS)
def test_a_hedge_covers_its_own_side_of_a_colon(text: str) -> None:
    """What is said on one side of a colon or semicolon does not make the other side less sure."""
    starts = [message.rsplit(': "', 1)[1].removesuffix(' ..."') for message in too_sure(text, "very-low", "so")]
    assert starts == COLONS[text]
