"""Rule about reading ease: each page, pooled, is plain enough for most people."""

from collections.abc import Iterator
from typing import Any

from ..engine.readability import Reading, measure, words
from ..errors import Problem
from ..model import Claim
from .content import Content, File
from .prose import Text, prose

HARDEST_KINCAID = 6.0
HARDEST_SMOG = 9.0
LONGEST_MEAN = 14.0
_NAMES = frozenset((
    "milia", "milium", "retinoid", "retinoids", "retinol", "adapalene", "tretinoin", "tazarotene", "isotretinoin",
    "niacin", "biotin", "vitamin", "vitamins", "cholesterol", "keratin", "xanthelasma", "syringoma", "pemphigoid",
    "molluscum", "keratosis", "pilaris", "microdermabrasion",
))  # fmt: skip
"""Names of conditions, medicines and ingredients count as one short word, as in the method of the NHS."""
_HEADINGS = frozenset(("title", "term", "short", "label", "summary", "population", "effect"))
"""Fields that head a text. As sentences of two words they would make the rest look easy."""


def pages_are_plain(content: Content) -> Iterator[Problem]:
    """The running text of a topic, a table and the quiz: SMOG at most 9, Flesch-Kincaid 6, 14 words a sentence."""
    names = short_names(content)
    for file in (*content.topics, *content.tables, content.quiz):
        texts = running_texts(file)
        for message in _too_hard(measure((text.text for text in texts), names)):
            worst = max(texts, key=lambda text: measure([text.text], names).flesch_kincaid)
            yield file.problem(worst.path, f"{message}; begin with this text")


def running_texts(file: File[Any]) -> list[Text]:
    """The texts of a file that a grade is counted on."""
    return [text for text in prose(file) if not _HEADINGS & {text.path[-1]}]


def short_names(content: Content) -> frozenset[str]:
    """Words that count as one syllable: names, and the words of the glossary's terms."""
    claims = [claim for topic in content.topics if topic.stem == "glossary" for _, claim in topic.each(Claim)]
    return _NAMES | frozenset(word.lower() for claim in claims for word in words(claim.term or ""))


def _too_hard(reading: Reading) -> Iterator[str]:
    mean = reading.words / max(1, reading.sentences)
    if reading.flesch_kincaid > HARDEST_KINCAID:
        yield f"the page has Flesch-Kincaid grade {reading.flesch_kincaid}, more than {HARDEST_KINCAID:.0f}"
    if reading.smog > HARDEST_SMOG:
        yield f"the page has SMOG grade {reading.smog}, more than {HARDEST_SMOG:.0f}"
    if mean > LONGEST_MEAN:
        yield f"the page has {mean:.1f} words a sentence, more than {LONGEST_MEAN:.0f}"
