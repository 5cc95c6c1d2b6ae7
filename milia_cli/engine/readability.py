"""How hard a text is to read: sentences, syllables, Flesch-Kincaid grade and SMOG.

Formulas: Kincaid and others 1975; McLaughlin 1969. Syllables are vowel groups with a few rules and a short
list of exceptions. Every string counts as at least one sentence, so that bullets do not merge into one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

_SYLLABLES = {
    "milia": 3, "milium": 3, "area": 3, "areas": 3, "people": 2, "retinoid": 3, "retinoids": 3,
    "being": 2, "idea": 3, "science": 2, "quiet": 2, "diet": 2, "create": 2, "usually": 4,
    "every": 2, "family": 3, "ordinary": 4, "does": 1, "goes": 1, "something": 2, "sometimes": 2,
    "anyone": 3, "someone": 2, "everyone": 3, "somewhere": 2, "eyelid": 2, "eyelids": 2, "trial": 2,
    "fluid": 2, "medicine": 3, "science's": 2, "evening": 2, "business": 2, "different": 2,
    "eye": 1, "eyes": 1, "burned": 1, "video": 3, "via": 2, "dry": 1, "ear": 1, "doing": 2,
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d[\d.,]*")
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(A-Z0-9])")


@dataclass(frozen=True)
class Reading:
    """Counts of a text and its two grades (US school years). Grades mean little under 30 sentences."""

    sentences: int
    words: int
    flesch_kincaid: float
    smog: float


def sentences(text: str) -> list[str]:
    """Split at full stops, question and exclamation marks that a capital, digit or quote follows."""
    return [part for part in _END.split(text.strip()) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Syllables of one word, at least 1; a number counts as one."""
    word = word.lower().strip("'-")
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    if word in _SYLLABLES:
        return _SYLLABLES[word]
    stem = re.sub(
        r"(?:[^laeiouy]es|[^dt]ed|(?<![aeiouyl])e)$", lambda m: m.group()[0] if len(m.group()) > 1 else "", word
    )
    groups = re.findall(r"[aeiouy]+", stem)
    hiatus = len(re.findall(r"i[ao](?!us)|eo|ua|uo(?!u)|[aeiou]ing\b", stem))
    soft = len(re.findall(r"[cst]i(?:a|o|ou)", stem)) + len(re.findall(r"qua|quo|gua", stem))
    return max(1, len(groups) + hiatus - soft)


def measure(texts: Iterable[str], short: frozenset[str] = frozenset()) -> Reading:
    """Pool texts and grade them. Words in ``short`` (names of conditions, medicines) count as one syllable."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    tokens = [word for part in parts for word in words(part)]
    counts = [1 if word.lower() in short else syllables(word) for word in tokens]
    if not tokens:
        return Reading(0, 0, 0.0, 0.0)
    long_words = sum(count >= 3 for count in counts)
    kincaid = 0.39 * len(tokens) / len(parts) + 11.8 * sum(counts) / len(tokens) - 15.59
    smog = 1.043 * sqrt(long_words * 30 / len(parts)) + 3.1291
    return Reading(len(parts), len(tokens), round(kincaid, 1), round(smog, 1))
