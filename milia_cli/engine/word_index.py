"""Where each word stands in the places of the guide: made once, in one pass, and cheap to ask."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import chain
from math import log, sqrt

from ..model import Synonyms
from .places import Place, PlaceKind
from .spelling import fold, words

TITLE, NAME, TEXT, PAGE = 4.0, 3.0, 1.0, 0.5
"""What a word counts in a title, in another name, in the text, and in the name of the page around it."""
BEGINNING = 0.5
"""What a word counts of which only the beginning was typed, beside a whole one."""
STANDING: Mapping[PlaceKind, float] = {
    "sign": 2.0, "topic": 1.5, "table": 0.9, "option": 0.9, "ingredient": 0.9, "question": 0.4, "source": 0.4,
}  # fmt: skip
"""How much a place of this kind counts beside a page's own sections: a danger sign more, what is looked up less."""
SHORTEST = 3
"""Letters that the beginning of a word has at least."""
LAST = "\U0010ffff"

Phrase = tuple[str, ...]
"""Forms of words that stand together."""
Scores = dict[int, float]
"""Number of a place -> what it scores."""


@dataclass(frozen=True)
class _Field:
    """One part of every place, such as its title: word -> numbers of places, and what the words of each count."""

    weights: Sequence[float]
    postings: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Index:
    """Places, where words stand in them, how each form of a word is spelt, and the words for the search alone."""

    places: tuple[Place, ...]
    fields: tuple[_Field, ...]
    forms: Mapping[str, Sequence[str]]
    ordered: Sequence[str]
    ignored: frozenset[str]
    synonyms: Mapping[Phrase, tuple[Phrase, ...]]


def index(places: Iterable[Place], synonyms: Synonyms) -> Index:
    """Make the index of these places."""
    found = tuple(places)
    ignored = frozenset(word for text in synonyms.ignored for word in words(text))
    fields = tuple(_field(found, part, ignored) for part in (_page, _text, _names, _title))
    forms: dict[str, list[str]] = {}
    for word in dict.fromkeys(chain.from_iterable(field.postings for field in fields)):
        forms.setdefault(fold(word), []).append(word)
    return Index(found, fields, forms, sorted(forms), ignored, _phrases(synonyms, ignored))


def _phrases(synonyms: Synonyms, ignored: frozenset[str]) -> dict[Phrase, tuple[Phrase, ...]]:
    """Phrases that people type, less the words to ignore, and what they mean."""
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for synonym in synonyms.synonyms:
        means = tuple(tuple(map(fold, telling_words(text, ignored))) for text in synonym.means)
        for text in synonym.typed:
            typed = tuple(map(fold, telling_words(text, ignored)))
            found[typed] = (*found.get(typed, ()), *means)
    return found


def telling_words(text: str, ignored: frozenset[str]) -> list[str]:
    """The words of a text in order, less those to ignore."""
    return [word for word in words(text) if word not in ignored]


_Part = tuple[set[str], float]
"""The words of one part of a place, and what each counts."""
_Reader = Callable[[Place, frozenset[str]], _Part]


def _field(places: Sequence[Place], part: _Reader, ignored: frozenset[str]) -> _Field:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    weights = []
    for number, place in enumerate(places):
        said, weight = part(place, ignored)
        weights.append(weight * STANDING.get(place.kind, 1.0))
        for word in said:
            postings[word].append(number)
    return _Field(weights, postings)


def _page(place: Place, ignored: frozenset[str]) -> _Part:
    named = words(" ".join(place.command.split()[2:]))
    return {*_distinct(place.where), *named} - ignored, PAGE


@cache
def _distinct(text: str) -> frozenset[str]:
    """The words of a text that many places share."""
    return frozenset(words(text))


def _text(place: Place, ignored: frozenset[str]) -> _Part:
    """The longer the text, the less each of its words counts."""
    claims = () if place.parts else place.claims
    said = words(" ".join(chain([place.text], *((claim.term or "", claim.text, claim.why or "") for claim in claims))))
    return set(said) - ignored, TEXT / (1 + len(said) / 200)


def _names(place: Place, ignored: frozenset[str]) -> _Part:
    said = [word for name in place.names for word in telling_words(name, ignored)]
    return set(said), NAME / sqrt(max(1, len(said) / max(1, len(place.names))))


def _title(place: Place, ignored: frozenset[str]) -> _Part:
    """The fewer words a title has, the more each of them counts."""
    said = set(words(place.title)) - ignored
    return said, TITLE / sqrt(max(1, len(said)))


def near(index: Index, form: str) -> Sequence[str]:
    """The forms in the index that a form finds: itself, and those that it begins."""
    exact = form in index.forms
    if len(form) < SHORTEST + exact:
        return [form] if exact else []
    return index.ordered[bisect_left(index.ordered, form) : bisect_left(index.ordered, form + LAST)]


def places_with(index: Index, forms: Iterable[str]) -> set[int]:
    """The places in which any of these forms stands."""
    spelt = [word for form in forms for word in index.forms.get(form, ())]
    return set().union(*(field.postings.get(word, ()) for field in index.fields for word in spelt))


def titled(index: Index, forms: Iterable[str]) -> set[int]:
    """The places in whose title any of these forms stands."""
    *_, title = index.fields
    return set().union(*(title.postings.get(word, ()) for form in forms for word in index.forms.get(form, ())))


def word_scores(index: Index, form: str, among: set[int]) -> Scores:
    """What some places score for a word: a whole word counts more than one that it begins, a rare one more."""
    found = near(index, form)
    seen = [len(places_with(index, [other])) for other in ([form] if form in index.forms else found)]
    rare = max(0.1, log(len(index.places) / max(seen, default=1)))
    best: Scores = {}
    for other in sorted(found, key=lambda other: other == form):
        value = rare if other == form else rare * BEGINNING
        best |= {number: weight * value for number, weight in _weights(index, other, among).items()}
    return best


def _weights(index: Index, form: str, among: set[int]) -> Scores:
    """What a form counts in each place that has it, in the part where it counts most."""
    found: Scores = {}
    for field in index.fields:
        for word in index.forms[form]:
            numbers = among.intersection(field.postings.get(word, ()))
            found.update(zip(numbers, map(field.weights.__getitem__, numbers), strict=True))
    return found


def spelt_alike(index: Index, word: str, least: float) -> list[str]:
    """Words of the guide that look most like a word, best first. First letters are seldom wrong, so they go first."""
    spelt = [other for others in index.forms.values() for other in others if abs(len(other) - len(word)) < 4]
    letters = set(word)
    first = [other for other in spelt if other[0] == word[0]]
    return get_close_matches(word, first, 3, least) or get_close_matches(
        word, [other for other in spelt if len(letters.intersection(other)) * 3 >= len(letters) * 2], 3, least
    )


def nearest_words(index: Index, word: str) -> list[str]:
    """Words of the guide to try instead of one that is not in it."""
    return spelt_alike(index, word, 0.6)
