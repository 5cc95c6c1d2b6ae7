"""The verb of each sentence says how sure it is: planted sentences, and words that only look like an effect."""

import pytest

from milia_cli.model import Certainty
from milia_cli.rules.verbs import too_sure

EFFECTS = [
    "It clears milia in two weeks.",
    "It will clear your milia.",
    "It removes them.",
    "Milia heal, and this cures them.",
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
