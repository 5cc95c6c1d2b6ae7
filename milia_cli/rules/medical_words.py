"""Rule about medical words: each is in the glossary, or is explained where a page first uses it."""

import dataclasses
import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from ..engine.readability import syllables
from ..errors import Problem
from ..model import Claim, Disagreements, MedicalWord, MedicalWords, Option, Outcome
from ..yaml_door import Path
from .content import Content, File
from .prose import Text, prose

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_PART = re.compile(r"[A-Za-z]+")
LONG = 4
"""From so many syllables on, a word is asked about unless it is known."""


@dataclasses.dataclass(frozen=True)
class _Known:
    """What is medical, and what the glossary explains."""

    words: MedicalWords
    glossary: frozenset[str]

    @cached_property
    def listed(self) -> tuple[tuple[MedicalWord, re.Pattern[str]], ...]:
        """Listed words that the glossary does not explain, each with what finds it, in singular and plural."""
        left = [word for word in self.words.words if not _singulars(word.word) & self.glossary]
        return tuple((word, re.compile(rf"\b{re.escape(word.word)}(?:e?s)?\b", re.I)) for word in left)

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """What finds a word with a medical ending."""
        return re.compile(rf"\b[a-z-]+(?:{'|'.join(self.words.endings)})\b", re.I)

    @cached_property
    def named(self) -> frozenset[str]:
        """Every word of the lists and of the glossary, in singular and plural, whole and by its parts."""
        listed = {part for word in self.words.words for name in _WORD.findall(word.word) for part in _singulars(name)}
        whole = self.glossary | listed | frozenset(self.words.known)
        return whole | {part.lower() for word in whole for part in _PART.findall(word)}

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that may be long."""
        return self.named | {part for word in self.words.plain for part in _singulars(word)}

    def unlisted(self, text: str) -> Iterator[MedicalWord]:
        """Words with a medical ending, and long words, that neither a list nor the glossary has."""
        ending = [found for found in self.ending.findall(text) if not _forms(found) & self.named]
        long = [found for found in _PART.findall(text) if _is_long(found) and not _forms(found) & self.plain]
        yield from (MedicalWord(found) for found in dict.fromkeys(ending + long))


@cache
def _is_long(word: str) -> bool:
    return syllables(word) >= LONG


def _forms(word: str) -> frozenset[str]:
    return _singulars(word) | {word.lower()}


def _singulars(text: str) -> frozenset[str]:
    """The words of a name in lower case, each as it is and without a plural s; a name of several words also whole."""
    words = [word.lower() for word in _WORD.findall(text)]
    whole = {" ".join(words)} if len(words) > 1 else {*words, *(word.removesuffix("s") for word in words)}
    return frozenset(whole)


def medical_words_are_explained(content: Content) -> Iterator[Problem]:
    """A medical word is a term of the glossary, or is explained where a page first uses it."""
    for list_ in content.others:
        if isinstance(list_.value, MedicalWords):
            known = _Known(list_.value, _glossary(content))
            for file in _read_by_readers(content):
                yield from _unexplained(file, known)


def _read_by_readers(content: Content) -> Iterator[File[Any]]:
    """Files that readers read; hazards, scores and names on labels are for those who check the guide."""
    yield from (content.guide, content.notices, content.quiz, content.flags)
    yield from content.folders
    yield from (file for file in content.others if isinstance(file.value, Disagreements))


def _glossary(content: Content) -> frozenset[str]:
    """Every term of the glossary, whole and word by word."""
    claims = [claim for topic in content.topics if topic.stem == "glossary" for _, claim in topic.each(Claim)]
    terms = [claim.term or "" for claim in claims]
    return frozenset(part for term in terms for word in (term, *_WORD.findall(term)) for part in _singulars(word))


def _unexplained(file: File[object], known: _Known) -> Iterator[Problem]:
    seen: set[str] = set()
    for texts in _statements(file):
        together = " ".join(text.text for text in texts)
        for word in _medical(together, known):
            if word.word.lower() not in seen:
                seen.add(word.word.lower())
                if not any(re.search(rf"\b{re.escape(said)}\b", together, re.I) for said in word.said):
                    path = next(text.path for text in texts if word.word.lower() in text.text.lower())
                    yield file.problem(path, _message(word))


def _medical(text: str, known: _Known) -> Iterator[MedicalWord]:
    yield from (word for word, pattern in known.listed if pattern.search(text))
    yield from known.unlisted(text)


def _message(word: MedicalWord) -> str:
    said = " or ".join(f'"{said}"' for said in word.said)
    long = _is_long(word.word) and not word.said
    hint = f"say it with {said}" if said else f"use a plain word, {_LISTS[long]}"
    kind = "long" if long else "medical"
    return f'the {kind} word "{word.word}" is not explained here; {hint}, or add it to the glossary'


_LISTS = {
    False: 'list it under "words" in medical-words.yaml',
    True: 'list it in medical-words.yaml (under "plain" if any reader knows it, else under "words")',
}


def _statements(file: File[object]) -> Iterator[list[Text]]:
    """The texts of a file by statement: a claim, an option with its cells, an outcome, else each record."""
    found: dict[Path, list[Text]] = {}
    wholes = {path for path, record in file.everything if isinstance(record, Claim | Option | Outcome)}
    for text in prose(file):
        inside = next((text.path[:length] for length in range(len(text.path)) if text.path[:length] in wholes), None)
        found.setdefault(inside or text.path[:-1], []).append(text)
    yield from found.values()
