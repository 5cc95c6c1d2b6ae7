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
_ALL = r"(?:all|anyone|anybody|any (?:age|skin)|each|every\w*)"
_HARM = r"scar|mark|damage|harm|hurt|stain|lighten|darken|red|blind"
_PROMISES = (
    r"diagnos(?:e[sd]?|ing|is)|detect(?:s|ed|ing)?|rule[sd]? out|you have milia|your baby has milia",
    r"cure[sd]?|curing|treats? you\w*|treats (?:milia|them|these|those|all|bumps?)|(?:can|will) treat",
    r"guarantee[sd]?|best|proven|miracle|risk-free|no (?:side effects|risks?(?!-))|without (?:any )?risks?",
    rf"safest|(?:is|are) (?:very |quite )?safe|safe (?:to use )?(?:for|on|in) {_ALL}|works (?:for|on) {_ALL}",
    r"(?:completely|totally|absolutely|entirely|perfectly|always|fully) (?:safe|harmless|painless|effective|gone)",
    r"100 per ?cent|(?:highly|very|most|more) effective|clinically \w+",
    rf"(?<!scar )(?<!scar skin )(?<!scars )(?<!scarred )(?<!marks )(?<!harm )permanently(?! (?:{_HARM}))",
    r"(?:(?:can|will) (?:clear|remove|heal|stop)|clears|removes|heals|stops|gone)\b[^.]*? (?:for good|for ?ever)",
    r"(?:doctor|dermatologist|clinician|nurse|expert|specialist)s?[ -](?:recommended|approved|tested|trusted|endorsed)",
    r"(?:recommended|approved|endorsed) by",
)
_PROMISE = re.compile(rf"\b(?:{'|'.join(_PROMISES)})\b", re.I)
"""Words that promise more than the guide is for: information, not a diagnosis."""
_ALLOWED = re.compile(r"\bFits best\b")
_NEGATION = re.compile(
    r"\b(?:not(?! (?:only|just|merely))|cannot|never|nobody|nothing|none|neither|nor"
    r"|(?<!with )no(?! (?:doubt|other|better|safer|wonder|matter|question)))\b|n't\b",
    re.I,
)
_NEXT_CLAUSE = re.compile(r"[,;:.!?]|\b(?:and|but|so|yet|because|since|as|when|while|until|before|after|then)\b", re.I)
"""Where a negation ends: "It does not hurt and is completely safe" denies only the first."""
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|a hundred|a thousand"
_TIME = r"(?:second|minute|hour|day|night|week|month|year)s?\b"
_WHO = (
    r"(?:of |the |all )*(?:them|milia|milk spots|people|adults|babies|newborns|children|women|men|patients|cases|those)"
)
_SHARES = (
    r"%|\bper ?cent\b",
    rf"\b(?<!first )(?:\d+|{_FEW}) (?:in (?:every )?|out of (?:every )?)(?!100\b)(?:\d[\d,]*|{_FEW})\b(?! {_TIME})",
    rf"\b(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s? {_WHO}\b|\bhalf {_WHO}\b",
    rf"\b(?:most|the majority of) {_WHO} (?:go|clear|fade|vanish|disappear|(?:have|get) (?:them|milia))\b",
)
_SHARE = re.compile("|".join(_SHARES), re.I)
"""Chances that are hard to picture, or say nothing."""
_COMMON = re.compile(
    r"\b(?:milia|milk spots|they|these|bumps) (?:are|can be|may be) (?:very |quite |fairly |so )?"
    r"(?:common|uncommon|frequent|infrequent)\b",
    re.I,
)
_COUNT = re.compile(r"\bout of 100\b|\b\d[\d,]* of \d|\bno good numbers\b|\bno count\b|\bdo not know\b", re.I)
"""What makes a word such as common plain: a count, or that there is none."""


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
    """Chances are told as "8 out of 100": no percent signs, no "1 in 12", no "a third of them", no bare "common"."""
    for file in content.files:
        for text in prose(file):
            share = None if text.quoted else _SHARE.search(text.text)
            common = None if text.quoted or _COUNT.search(text.text) else _COMMON.search(text.text)
            if share:
                yield file.problem(text.path, f'"{share.group()}" is hard to picture; write it as N out of 100')
            if common:
                message = f'"{common.group()}" does not say how often; write N out of 100, or "no good numbers"'
                yield file.problem(text.path, message)


def purpose_is_kept(content: Content) -> Iterator[Problem]:
    """The guide promises no more than its purpose. What a quoted claim promises is not the guide's."""
    for file in content.files:
        for text in prose(file):
            found = None if text.quoted else promise(text.text)
            if found:
                yield file.problem(text.path, f'"{found}" promises more than this guide can; say it otherwise')


def promise(text: str) -> str | None:
    """The first words of a text that promise, and that its own clause does not deny ("we do not know if ...")."""
    text = _ALLOWED.sub("", text)
    for found in _PROMISE.finditer(text):
        if not _NEGATION.search(_NEXT_CLAUSE.split(text[: found.start()])[-1]):
            return found.group()
    return None


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
