"""Rules about wording: honest, plain and short."""

import re
from collections.abc import Iterator

from ..engine.readability import sentences, words
from ..errors import Problem
from ..model import Claim, Section
from .content import Content
from .prose import prose

LONGEST_SENTENCE = 25
LONGEST_CHUNK = 80
MOST_ITEMS = 7
_PROMISE = re.compile(
    r"\b(diagnos(?:e[sd]?|ing|is)|cure[sd]?|guarantee[sd]?|best|proven|miracle|safe for everyone|risk-free|treats? you"
    r"|you have milia|your baby has milia|doctor-approved)\b",
    re.I,
)
"""Words that promise more than the guide is for: information, not a diagnosis."""
_ALLOWED = re.compile(r"\bnot a diagnosis\b|\bno diagnosis\b|\bFits best\b")
_NUMBER_WORDS = "two three four five six seven eight nine ten twenty thirty fifty a hundred a thousand"
_ODDS = re.compile(rf"\b(?:1|one) in (?:\d|(?:{'|'.join(_NUMBER_WORDS.split())})\b)", re.I)
_PERCENT = re.compile(r"%|\bper ?cent\b", re.I)


def sentences_are_short(content: Content) -> Iterator[Problem]:
    """No sentence has more than 25 words."""
    for file in content.files:
        for text in prose(file):
            for sentence in sentences(text.text):
                count = len(words(sentence))
                if count > LONGEST_SENTENCE:
                    message = f'a sentence of {count} words; at most {LONGEST_SENTENCE}: "{_start(sentence)} ..."'
                    yield file.problem(text.path, message)


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:6])


def chances_are_counted(content: Content) -> Iterator[Problem]:
    """Chances are told as "8 out of 100": no percent signs, no "1 in 12"."""
    for file in content.files:
        for text in prose(file):
            for pattern in (_PERCENT, _ODDS):
                found = pattern.search(text.text)
                if found:
                    yield file.problem(text.path, f'"{found.group()}" is hard to picture; write it as N out of 100')


def purpose_is_kept(content: Content) -> Iterator[Problem]:
    """The guide promises no more than its purpose. What a quoted claim promises is not the guide's."""
    for file in content.files:
        for text in prose(file):
            found = None if text.quoted else _PROMISE.search(_ALLOWED.sub("", text.text))
            if found:
                yield file.problem(text.path, f'"{found.group()}" promises more than this guide can; say it otherwise')


def chunks_are_small(content: Content) -> Iterator[Problem]:
    """A claim and a lead have at most 80 words, and a list at most 7 items."""
    for topic in content.topics:
        for path, record in topic.everything:
            text = record.text if isinstance(record, Claim) else record.lead if isinstance(record, Section) else None
            count = len(words(text or ""))
            if count > LONGEST_CHUNK:
                field = "text" if isinstance(record, Claim) else "lead"
                yield topic.problem((*path, field), f"{count} words in one piece; at most {LONGEST_CHUNK}")
        for path, section in topic.each(Section):
            if section.layout in {"bullets", "steps"} and len(section.claims) > MOST_ITEMS:
                message = f"{len(section.claims)} items in one list; at most {MOST_ITEMS}, so make two sections"
                yield topic.problem((*path, "claims"), message)


def text_is_ascii(content: Content) -> Iterator[Problem]:
    """Text is ASCII, so that every terminal shows it; only the drawing of a figure may use other characters."""
    for file in content.files:
        for path, value in file.everything:
            if isinstance(value, str) and not value.isascii() and path[-1] != "drawing":
                odd = next(character for character in value if not character.isascii())
                yield file.problem(path, f"the character U+{ord(odd):04X} is not ASCII; use plain letters and signs")
