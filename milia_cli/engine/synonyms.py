"""Phrases that people type, and the guide's own words for the same."""

from ..model import Synonyms
from .spelling import fold, words

Phrase = tuple[str, ...]
"""Forms of words that stand together."""


def read_phrases(synonyms: Synonyms, ignored: frozenset[str]) -> tuple[dict[Phrase, tuple[Phrase, ...]], list[Phrase]]:
    """Phrases that people type and what they mean; and those of them that are long enough to stand in any order."""
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for synonym in synonyms.synonyms:
        meant = (tuple(map(fold, telling_words(text, ignored))) for text in synonym.means)
        means = tuple(phrase for phrase in meant if phrase)
        for typed in synonym.typed:
            key = typed_key(typed, ignored)
            found[key] = (*found.get(key, ()), *means)
    little = {fold(word) for word in ignored}
    described = [key for key in found if len(key) > 2 and little.isdisjoint(key)]
    return found, sorted(described, key=len, reverse=True)


def typed_key(text: str, ignored: frozenset[str]) -> Phrase:
    """What a typed phrase is known by: its telling words; its little words, too, if it has only one that tells.

    "take out" would else be found in every "take", and "make up" in every "make".
    """
    telling = tuple(map(fold, telling_words(text, ignored)))
    return telling if len(telling) > 1 else tuple(map(fold, words(text)))


def telling_words(text: str, ignored: frozenset[str]) -> list[str]:
    """The words of a text in order, less those to ignore."""
    return [word for word in words(text) if word not in ignored]


def meanings(synonyms: Synonyms, text: str) -> tuple[str, ...]:
    """The guide's own words for what somebody types, as they are written there; none where it has none."""
    ignored = frozenset(word for line in synonyms.ignored for word in words(line))
    key = typed_key(text, ignored)
    found = (one.means for one in synonyms.synonyms if any(typed_key(typed, ignored) == key for typed in one.typed))
    return next(found, ()) if key else ()
