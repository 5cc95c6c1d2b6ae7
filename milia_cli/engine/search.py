"""Finds places by words: a ranking that is quick.

Title counts more than other names, and those more than text; a whole word more than its beginning, and that more
than a word that is only spelt much alike. Rare words count more than common ones. A place has all that was asked for
if one of its statements has, together with what stands above it: words scattered over a long page are not enough.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain

from ..model.base import record
from .places import Place
from .query import Slot, read_query
from .spelling import compounds, fold, words
from .synonyms import Phrase, telling_words
from .word_index import (
    Index,
    Scores,
    headed_and_stated,
    near,
    places_with,
    titled,
    word_scores,
)

COMMON = 0.4
"""The share of places in which a word says little, so that a place need not have it."""
WHOLE = 1.5
"""How much more a place counts that has all that was asked for in one statement."""
SHORT = 2
"""Things asked for, each of which must be meant: places with all of them come first, if one is in the title."""
FRONT, FEW, MANY = 30, 5, 2000
"""Hits whose whole titles are compared; hits that match most of a query, under which those that match less of it count
too; hits over which not all are weighed to find the best."""

ALARMING, ALARMS = 1 / 10, 3
"""The share of the places with a word that are danger signs, from which the word is one of danger; and how many signs
go before all else then, so that the other places are seen too."""


@record
class Wanted:
    """One thing that was asked for, as it was typed, and the phrases that say it: the forms that each word can have."""

    typed: str
    phrases: tuple[tuple[frozenset[str], ...], ...]

    def is_in(self, forms: Collection[str]) -> bool:
        """Whether more than half the words of one of its phrases are among some forms."""
        held = ((sum(not near.isdisjoint(forms) for near in phrase), len(phrase)) for phrase in self.phrases)
        return any(count * 2 > size for count, size in held)


@record
class Found:
    """Hits, best first; how many there are, and how many of them have all that was asked for.

    The first of them, so many as ``alarms`` says, are danger signs that go before all else.

    ``wanted`` is what was asked for less what nearly every place has; ``forms`` are the forms that match.
    """

    hits: tuple[Place, ...]
    total: int
    whole: int
    wanted: tuple[Wanted, ...]
    forms: frozenset[str]
    unknown: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    alarms: int = 0

    def lacking(self, place: Place) -> tuple[str, ...]:
        """What was asked for and is not in a place, as it was typed."""
        said = [place.title, place.where, place.command, place.text, *place.names]
        said += (f"{claim.term or ''} {claim.text} {claim.why or ''}" for claim in place.claims)
        forms = {fold(word) for text in said for word in (*words(text), *compounds(text))}
        return tuple(wanted.typed for wanted in self.wanted if not wanted.is_in(forms))


@record
class _Weighed:
    """What each place scores, the places that have all that was asked for, and the danger signs that go first."""

    scores: Scores
    total: int
    whole: set[int]
    alarms: list[int]
    wanted: tuple[Wanted, ...]


def asks_nothing(index: Index, query: str) -> bool:
    """Whether a query has no word to look for."""
    return not telling_words(query, index.ignored) and not read_query(index, query)[0]


def search(index: Index, query: str, most: int | None = None) -> Found:
    """Places that match a query, best first; only the ``most`` best, if a number is given."""
    slots, unknown = read_query(index, query)
    if not slots:
        return Found((), 0, 0, (), frozenset(), unknown)
    weighed = _weighed(index, slots, best_only=most is not None)
    hits = tuple(index.places[number] for number in _ranked(index, query, slots, weighed, most))
    hits = hits if most is None else tuple(unrepeated(hits))[:most]
    read_as = tuple(slot.read_as for slot in slots if slot.read_as)
    forms = frozenset(_asked(index, slots))
    alarms = len(weighed.alarms)
    return Found(hits, weighed.total, len(weighed.whole), weighed.wanted, forms, unknown, read_as, alarms)


def _asked(index: Index, slots: Iterable[Slot]) -> set[str]:
    """The forms that slots find."""
    return {other for slot in slots for phrase in slot.phrases for form in phrase for other in near(index, form)}


def _ranked(index: Index, query: str, slots: Sequence[Slot], weighed: _Weighed, most: int | None) -> list[int]:
    """Numbers of places, best first. In a short query each word is meant; in a long one some more or less are."""
    short = len(weighed.wanted) <= SHORT
    scores, first = weighed.scores, weighed.whole & titled(index, _asked(index, slots)) if short else set()

    def order(number: int) -> tuple[bool, float, int]:
        return number not in first, -scores[number], number

    alarms = weighed.alarms
    front = nsmallest(max(FRONT, most or 0), scores.keys() - set(alarms), key=order)
    rest = scores.keys() - {*front, *alarms} if most is None else ()
    front.sort(key=lambda at: (at not in first, -scores[at] * (1 + _likeness(index.places[at].title, query))))
    return [*alarms, *front, *sorted(rest, key=order)]


def _weighed(index: Index, slots: Sequence[Slot], *, best_only: bool) -> _Weighed:
    """What each place scores that matches more than half of a query (any of it, when those are few), and how many do.

    Of very many places only those with a word in their title are weighed when only the best are wanted.
    """
    found = [[(phrase, _having(index, phrase)) for phrase in slot.phrases] for slot in slots]
    placed = [_said(index, phrases) for phrases in found]
    telling = [at for at, phrases in enumerate(found) if not all(_in_most(index, having) for _, having in phrases)]
    telling = telling or list(range(len(slots)))
    whole = _whole(index, [slots[at] for at in telling], set.intersection(*(placed[at] for at in telling)))
    matched = Counter(chain.from_iterable(placed[at] for at in telling))
    full = max(matched.values(), default=1)
    mostly = whole | {number for number, count in matched.items() if count * 2 > full}
    among = mostly if len(mostly) >= FEW else set(matched)
    total = len(among)
    if best_only and total > MANY:
        among &= titled(index, (form for at in telling for phrase in slots[at].phrases for form in phrase)) or among
    scores = _scores(index, list(zip(slots, placed, strict=True)), among)
    for number in scores:
        scores[number] *= matched[number] * (WHOLE if number in whole else 1.0)
    words_alone = [placed[at] for at in telling if " " not in slots[at].typed]
    alarms = _alarms(index, scores, whole) if any(_is_of_danger(index, places) for places in words_alone) else []
    return _Weighed(scores, total, whole, alarms, tuple(_wanted(index, slots[at]) for at in telling))


def _is_of_danger(index: Index, places: set[int]) -> bool:
    """Whether a word is one of danger, given by the places that have it."""
    return bool(places) and len(places.intersection(chain.from_iterable(index.alarms))) >= len(places) * ALARMING


def _alarms(index: Index, scores: Scores, whole: set[int]) -> list[int]:
    """The danger signs that have all that was asked for: what is for now first, then what says most of it."""
    found = [sorted(whole.intersection(signs, scores), key=lambda at: (-scores[at], at)) for signs in index.alarms]
    return [*chain.from_iterable(found)][:ALARMS]


def _scores(index: Index, placed: Sequence[tuple[Slot, set[int]]], among: set[int]) -> Scores:
    """What the slots of a query score together, twice as much where all of them are in the title."""
    totals, held = dict.fromkeys(among, 0.0), Counter[int]()
    for slot, numbers in placed:
        for number, score in _slot_scores(index, slot, among & numbers).items():
            totals[number] += score
        held.update(dict.fromkeys(among & titled(index, _asked(index, [slot])), slot.size))
    size = sum(slot.size for slot, _ in placed)
    return {number: score * (1 + held[number] / size) for number, score in totals.items()}


def _wanted(index: Index, slot: Slot) -> Wanted:
    phrases = (tuple(frozenset(near(index, form)) for form in phrase) for phrase in slot.phrases)
    return Wanted(slot.typed, tuple(phrases))


def _having(index: Index, phrase: Phrase) -> set[int]:
    """The places that have more than half the words of a phrase."""
    standing = [places_with(index, near(index, form)) for form in dict.fromkeys(phrase)]
    if len(standing) < 3:
        return set.intersection(*standing)
    held = Counter(chain.from_iterable(standing))
    return {number for number, count in held.items() if count * 2 > len(standing)}


def _in_most(index: Index, places: set[int]) -> bool:
    return len(places) > len(index.places) * COMMON


def _said(index: Index, phrases: Iterable[tuple[Phrase, set[int]]]) -> set[int]:
    """The places that say a slot. What most places say is looked for in titles only."""
    return set[int]().union(
        *(titled(index, phrase) if _in_most(index, having) else having for phrase, having in phrases)
    )


def _whole(index: Index, slots: Sequence[Slot], places: set[int]) -> set[int]:
    """Those of some places, each of which says every slot, that say all of them in one statement."""
    forms = {form for slot in slots for phrase in slot.phrases for form in phrase}
    if len(forms) < 2:
        return places
    standing = {form: headed_and_stated(index, near(index, form)) for form in forms}

    def says_all(place: int, statement: int) -> bool:
        here = {form for form, (headed, stated) in standing.items() if place in headed or statement in stated}
        return all(any(_mostly(phrase, here) for phrase in slot.phrases) for slot in slots)

    def statements(place: int) -> range:
        return range(index.starts[place], index.starts[place + 1])

    return {place for place in places if any(says_all(place, statement) for statement in statements(place))}


def _mostly(phrase: Phrase, forms: Collection[str]) -> bool:
    return sum(form in forms for form in phrase) * 2 > len(phrase)


def unrepeated(hits: Iterable[Place]) -> Iterator[Place]:
    """Places less each that comes after one on its page with the same title or text, or after its own statement."""
    above: set[tuple[str, ...]] = set()
    for place in hits:
        texts = tuple(claim.text for claim in place.claims)
        named, said = (place.page, place.title), (place.page, place.text, *texts)
        if not {named, said}.intersection(above):
            yield place
        above |= {named, (place.page, place.part or place.title), said if texts else named}


def _likeness(title: str, query: str) -> float:
    """How much of a title and a query are the same words, little ones too: 0 to 1."""
    one, other = set(map(fold, words(title))), set(map(fold, words(query)))
    return 2 * len(one & other) / max(1, len(one) + len(other))


def _slot_scores(index: Index, slot: Slot, among: set[int]) -> Scores:
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
