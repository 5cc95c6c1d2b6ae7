"""What a query asks for: its words, the guide's own words for them, and slips read as what was meant."""

from collections.abc import Iterator, Sequence

from ..model.base import record
from .spelling import fold, words
from .synonyms import Phrase
from .word_index import SHORTEST, Index, near, spelt_alike

ALIKE = 0.8
"""How alike a misspelt word must be."""
NEAREST = 0.75
"""How alike a word must be to be named where nothing was found: less alike, it is another word."""
LONGEST = 6
"""Words of a synonym, at most."""


@record
class Slot:
    """One thing asked for, as it was ``typed`` in ``size`` words that tell something, and the phrases that say it."""

    typed: str
    size: int
    phrases: tuple[Phrase, ...]
    read_as: tuple[str, str] | None = None


@record
class _Asked:
    """A word of a query: its form, and whether it is too common to be looked for by itself."""

    word: str
    form: str
    little: bool

    @property
    def key(self) -> str:
        """The form as a synonym has it, where a 0 stands for any number."""
        return "0" if self.word.isdecimal() else self.form


def read_query(index: Index, query: str) -> tuple[list[Slot], tuple[str, ...]]:
    """What a query asks for, and its words that nothing matches."""
    asked = [_Asked(word, fold(word), word in index.ignored) for word in words(query)]
    slots, rest = _scattered(index, asked)
    unknown: list[str] = []
    while rest:
        found = _synonym(index, rest) or _joined(index, rest)
        slot, taken = found or (None if rest[0].little else _word(index, rest[0].word), 1)
        slots += [slot] if slot else []
        unknown += [] if slot or rest[0].little else [rest[0].word]
        rest = rest[taken:]
    return slots, tuple(unknown)


def _scattered(index: Index, asked: Sequence[_Asked]) -> tuple[list[Slot], Sequence[_Asked]]:
    """Descriptions of three words or more, in whatever order they were typed; and the words that are left."""
    slots, rest = [], list(asked)
    for phrase in index.descriptions:
        forms = {one.key for one in rest}
        if forms.issuperset(phrase):
            typed = [one for one in rest if one.key in phrase]
            rest = [one for one in rest if one.key not in phrase]
            slots.append(_meaning(index, phrase, typed))
    return slots, rest


def _synonym(index: Index, asked: Sequence[_Asked]) -> tuple[Slot, int] | None:
    """The longest synonym that a query begins with, as a slot, and how many words it takes."""
    for size in range(min(len(asked), LONGEST), 0, -1):
        run = asked[:size]
        keys = [tuple(one.key for one in run)]
        if not (run[0].little or run[-1].little):
            keys.append(tuple(one.key for one in run if not one.little))
        for key in keys:
            if key in index.synonyms:
                return _meaning(index, key, run), size
    return None


def _meaning(index: Index, key: Phrase, typed: Sequence[_Asked]) -> Slot:
    """A synonym. A name of one or two words is looked for as it stands, too; of more it would find its own words."""
    telling = tuple(dict.fromkeys(one.form for one in typed if not one.little))
    known = [telling] if 0 < len(telling) < 3 and all(form in index.forms for form in telling) else []
    said = " ".join(one.word for one in typed)
    return Slot(said, max(1, len(telling)), tuple(dict.fromkeys((*known, *index.synonyms[key]))))


def _joined(index: Index, asked: Sequence[_Asked]) -> tuple[Slot, int] | None:
    """Two words that the guide writes as one, or with a hyphen: "sun screen", "make up"."""
    if len(asked) < 2:
        return None
    one, other = asked[:2]
    whole = fold(one.word + other.word)
    if whole not in index.forms or (one.little and other.little):
        return None
    apart = () if one.little or other.little else ((one.form, other.form),)
    return Slot(f"{one.word} {other.word}", len(apart) + 1, (*apart, (whole,))), 2


def _word(index: Index, word: str) -> Slot | None:
    """A word that stands in the guide, or begins one; else two words written as one; else one that is spelt alike."""
    if near(index, fold(word)):
        return Slot(word, 1, ((fold(word),),))
    for one, other in _cuts(word):
        if fold(one) in index.forms and fold(other) in index.forms:
            return Slot(word, 1, ((fold(one), fold(other)),), (word, f"{one} {other}"))
    alike = spelt_alike(index, word, ALIKE)[:1] if len(word) > SHORTEST else []
    return Slot(word, 1, ((fold(alike[0]),),), (word, alike[0])) if alike else None


def nearest_words(index: Index, word: str) -> list[str]:
    """Words of the guide to try instead of one that is not in it: two that were written as one with a slip, or one."""
    parts = [(one, other) for one, other in _cuts(word) if fold(one) in index.forms]
    two = [f"{one} {alike}" for one, other in parts for alike in spelt_alike(index, other, ALIKE)[:1]]
    return [*two[:1], *spelt_alike(index, word, NEAREST)]


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    return ((word[:cut], word[cut:]) for cut in range(SHORTEST, len(word) - SHORTEST + 1))
