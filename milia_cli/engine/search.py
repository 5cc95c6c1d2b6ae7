"""Finds places by words: what a query asks for, and a ranking that is quick.

Title counts more than other names, and those more than text; a whole word more than its beginning, and that more
than a word that is only spelt much alike. Rare words count more than common ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from .places import Place
from .spelling import fold, words
from .word_index import (
    SHORTEST,
    Index,
    Phrase,
    Scores,
    near,
    places_with,
    spelt_alike,
    telling_words,
    titled,
    word_scores,
)

ALIKE, COMMON = 0.8, 0.4
"""How alike a misspelt word must be; the share of places in which a word says little."""
LONGEST, FRONT, FEW, MANY = 6, 30, 5, 2000
"""Words of a synonym, at most; hits whose whole titles are compared; hits that match most of a query, under which
those that match less of it count too; hits over which not all are weighed to find the best."""


@dataclass(frozen=True)
class Found:
    """Hits, best first; how many there are in all; the forms that match; unknown words; words read as others."""

    hits: tuple[Place, ...]
    total: int
    forms: frozenset[str]
    unknown: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Slot:
    """One thing asked for, in ``size`` words, and the phrases that say it."""

    size: int
    phrases: tuple[Phrase, ...]
    read_as: tuple[str, str] | None = None


def asks_nothing(index: Index, query: str) -> bool:
    """Whether a query has no word to look for."""
    return not telling_words(query, index.ignored)


def search(index: Index, query: str, most: int | None = None) -> Found:
    """Places that match a query, best first; only the ``most`` best, if a number is given."""
    slots, unknown = _slots(index, telling_words(query, index.ignored))
    scores, total = _scores(index, slots, best_only=most is not None)
    front = nsmallest(max(FRONT, most or 0), scores, key=lambda number: (-scores[number], number))
    rest = sorted(scores.keys() - set(front), key=lambda number: (-scores[number], number)) if most is None else []
    front.sort(key=lambda number: -scores[number] * (1 + _likeness(index.places[number].title, query)))
    hits = tuple(index.places[number] for number in (*front, *rest))
    hits = hits if most is None else tuple(_unrepeated(hits))[:most]
    asked = {form for slot in slots for phrase in slot.phrases for form in phrase}
    forms = frozenset(form for word in asked for form in near(index, word))
    read_as = tuple(slot.read_as for slot in slots if slot.read_as)
    return Found(hits, total, forms, unknown, read_as)


def _scores(index: Index, slots: Sequence[_Slot], *, best_only: bool) -> tuple[Scores, int]:
    """What each place scores that matches more than half of a query (any of it, when those are few), and how many do.

    Of very many places only those with a word in their title are weighed when only the best are wanted.
    """
    matching = [(slot, _matching(index, slot)) for slot in slots]
    common = len(index.places) * COMMON
    telling = [(slot, numbers) for slot, numbers in matching if len(numbers) < common] or matching
    matched = Counter(chain.from_iterable(numbers for slot, numbers in telling for _ in range(slot.size)))
    full = max(matched.values(), default=1)
    whole = {number for number, count in matched.items() if count * 2 > full}
    among = whole if len(whole) >= FEW else set(matched)
    total = len(among)
    if best_only and total > MANY:
        among &= titled(index, (form for slot, _ in telling for phrase in slot.phrases for form in phrase)) or among
    totals = dict.fromkeys(among, 0.0)
    for slot, numbers in telling:
        for number, score in _slot_scores(index, slot, among & numbers).items():
            totals[number] += score * matched[number]
    return totals, total


def _matching(index: Index, slot: _Slot) -> set[int]:
    return places_with(index, (other for phrase in slot.phrases for form in phrase for other in near(index, form)))


def _unrepeated(hits: Iterable[Place]) -> Iterator[Place]:
    """Places less each section that comes after a statement of its own, and would say the same again."""
    above = set()
    for place in hits:
        if not (place.parts and (place.page, place.title) in above):
            yield place
        above.add((place.page, place.part))


def _likeness(title: str, query: str) -> float:
    """How much of a title and a query are the same words, little ones too: 0 to 1."""
    one, other = set(map(fold, words(title))), set(map(fold, words(query)))
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _slots(index: Index, asked: Sequence[str]) -> tuple[list[_Slot], tuple[str, ...]]:
    """What a query asks for, and its words that nothing matches."""
    slots: list[_Slot] = []
    unknown: list[str] = []
    at = 0
    while at < len(asked):
        slot, taken = _synonym(index, asked[at:]) or _joined(index, asked[at:]) or (_word(index, asked[at]), 1)
        slots += [slot] if slot else []
        unknown += [] if slot else [asked[at]]
        at += taken
    return slots, tuple(unknown)


def _synonym(index: Index, asked: Sequence[str]) -> tuple[_Slot, int] | None:
    """The longest synonym that a query begins with, as a slot, and how many words it takes.

    A name of one or two words is looked for as it stands, too; a longer description would only find its own words.
    """
    forms = tuple(map(fold, asked[:LONGEST]))
    for size in range(len(forms), 0, -1):
        typed = forms[:size]
        if typed in index.synonyms:
            known = [typed] if size < 3 and all(form in index.forms for form in typed) else []
            return _Slot(size, tuple(dict.fromkeys((*known, *index.synonyms[typed])))), size
    return None


def _joined(index: Index, asked: Sequence[str]) -> tuple[_Slot, int] | None:
    """Two words that the guide writes as one: "sun screen"."""
    whole = fold("".join(asked[:2]))
    if len(asked) < 2 or whole not in index.forms:
        return None
    return _Slot(2, ((fold(asked[0]), fold(asked[1])), (whole,))), 2


def _word(index: Index, word: str) -> _Slot | None:
    """A word that stands in the guide, or begins one; else two words written as one; else one that is spelt alike."""
    if near(index, fold(word)):
        return _Slot(1, ((fold(word),),))
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        parts = (fold(word[:cut]), fold(word[cut:]))
        if all(part in index.forms for part in parts):
            return _Slot(1, (parts,), (word, f"{word[:cut]} {word[cut:]}"))
    alike = spelt_alike(index, word, ALIKE)[:1] if len(word) > SHORTEST else []
    return _Slot(1, ((fold(alike[0]),),), (word, alike[0])) if alike else None


def _slot_scores(index: Index, slot: _Slot, among: set[int]) -> Scores:
    """What some places score for the phrase of a slot that says it most."""
    best: Scores = {}
    for phrase in slot.phrases:
        for number, score in _phrase_scores(index, phrase, slot.size, among).items():
            if score > best.get(number, 0.0):
                best[number] = score
    return best


def _phrase_scores(index: Index, phrase: Phrase, size: int, among: set[int]) -> Scores:
    """The mean of what its words score, as often as the words that it stands for; less where some are missing."""
    first, *others = (word_scores(index, form, among) for form in phrase)
    if not others:
        return first if size == 1 else {number: score * size for number, score in first.items()}
    present = Counter(chain(first, *others))
    for scores in others:
        for number, score in scores.items():
            first[number] = first.get(number, 0.0) + score
    share = size / len(phrase) ** 2
    return {number: score * present[number] * share for number, score in first.items()}
