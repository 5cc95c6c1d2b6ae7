"""Rule about reading ease: each topic, pooled, is plain enough for most people."""

from collections.abc import Iterator

from ..engine.readability import Reading, measure, words
from ..errors import Problem
from ..model import Claim
from .content import Content
from .prose import prose

HARDEST_KINCAID = 6.0
HARDEST_SMOG = 9.0
LONGEST_MEAN = 14.0
_NAMES = frozenset(
    "milia milium retinoid retinoids retinol adapalene tretinoin tazarotene isotretinoin niacin biotin vitamin vitamins "
    "cholesterol keratin xanthelasma syringoma pemphigoid molluscum keratosis pilaris microdermabrasion".split()
)  # fmt: skip
"""Names of conditions, medicines and ingredients count as one short word, as in the method of the NHS."""


def topics_are_plain(content: Content) -> Iterator[Problem]:
    """All texts of a topic together: SMOG at most 9, Flesch-Kincaid at most 6, sentences of 14 words on average."""
    names = _NAMES | _glossary(content)
    for topic in content.topics:
        reading = measure((text.text for text in prose(topic)), names)
        for message in _too_hard(reading):
            yield topic.problem((), message)


def _glossary(content: Content) -> frozenset[str]:
    """Words of the glossary's terms."""
    terms = [
        claim.term or ""
        for topic in content.topics
        if topic.stem == "glossary"
        for _, claim in topic.each(Claim)
    ]
    return frozenset(word.lower() for term in terms for word in words(term))


def _too_hard(reading: Reading) -> Iterator[str]:
    mean = reading.words / max(1, reading.sentences)
    if reading.flesch_kincaid > HARDEST_KINCAID:
        yield f"Flesch-Kincaid grade {reading.flesch_kincaid}; at most {HARDEST_KINCAID}: shorter words and sentences"
    if reading.smog > HARDEST_SMOG:
        yield f"SMOG grade {reading.smog}; at most {HARDEST_SMOG}: fewer words of three syllables and more"
    if mean > LONGEST_MEAN:
        yield f"{mean:.1f} words a sentence; at most {LONGEST_MEAN:.0f}"
