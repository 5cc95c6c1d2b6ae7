"""Where each word stands in the places of the guide: made once, in one pass, and cheap to ask."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from itertools import chain
from math import log, sqrt

from ..model import LEVELS, Level, Synonyms
from ..model.base import record
from .places import Place, PlaceKind
from .spelling import compounds, fold, words
from .synonyms import Phrase, read_phrases

TITLE, NAME, TEXT, PAGE = 4.0, 3.0, 1.0, 0.5
"""What a word counts in a title, in another name, in the text, and in the name of the page around it."""
BEGINNING = 0.5
"""What a word counts of which only the beginning was typed, beside a whole one."""
STANDING: Mapping[PlaceKind, float] = {
    "sign": 1.8, "topic": 1.5, "table": 0.9, "option": 0.8, "ingredient": 0.5, "question": 0.4, "source": 0.4,
}  # fmt: skip
"""How much a place of this kind counts beside a page's own sections: a danger sign more, what is looked up less."""
OTHER_LETTER = 0.85
"""How alike a word must be that begins with another letter: "hives" is no slip for "gives"."""
QUOTED = 0.6
"""How much a claim of others, and what answers it, counts beside what the guide says itself."""
SHORTEST = 3
"""Letters that the beginning of a word has at least."""
LAST = "\U0010ffff"

Scores = dict[int, float]
"""Number of a place -> what it scores."""


@record
class Field:
    """One part of every place, such as its title: word -> where it stands, and what the words of each place count.

    A word stands in places by their numbers; where there are ``owners``, in statements, and these are their places.
    """

    weights: Sequence[float]
    postings: Mapping[str, Sequence[int]]
    owners: Sequence[int] = ()

    def places(self, word: str) -> Iterable[int]:
        """The numbers of the places that have a word, some perhaps more than once."""
        found = self.postings.get(word, ())
        return map(self.owners.__getitem__, found) if self.owners else found


@record
class Index:
    """Places, where words stand in them, how each form of a word is spelt, and the words for the search alone.

    ``starts`` has the number of the first statement of each place and, last, how many statements there are.
    ``alarms`` are the numbers of the danger signs that must not wait: those for now, and those for today.
    ``descriptions`` are the synonyms of three words or more, longest first.
    """

    places: Sequence[Place]
    heads: tuple[Field, ...]
    text: Field
    starts: Sequence[int]
    alarms: Sequence[Sequence[int]]
    forms: Mapping[str, Sequence[str]]
    ordered: Sequence[str]
    ignored: frozenset[str]
    synonyms: Mapping[Phrase, tuple[Phrase, ...]]
    descriptions: Sequence[Phrase]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every part, the one that counts least first."""
        page, *others = self.heads
        return (page, self.text, *others)


def index(places: Iterable[Place], synonyms: Synonyms) -> Index:
    """Make the index of these places."""
    found = tuple(places)
    ignored = frozenset(word for text in synonyms.ignored for word in words(text))
    heads = tuple(_field(found, part, ignored) for part in (_page, _names, _title))
    text, starts = _statements(found, ignored)
    forms: dict[str, list[str]] = {}
    for word in dict.fromkeys(chain.from_iterable(field.postings for field in (*heads, text))):
        forms.setdefault(fold(word), []).append(word)
    alarms = [[number for number, place in enumerate(found) if _is_sign(place, level)] for level in LEVELS[:2:-1]]
    phrases, described = read_phrases(synonyms, ignored)
    return Index(found, heads, text, starts, alarms, forms, sorted(forms), ignored, phrases, described)


_Part = tuple[set[str], float]
"""The words of one part of a place, and what each counts."""
_Reader = Callable[[Place, frozenset[str]], _Part]


def _is_sign(place: Place, level: Level) -> bool:
    return place.kind == "sign" and any(claim.sign and claim.sign.level == level for claim in place.claims)


def _field(places: Sequence[Place], part: _Reader, ignored: frozenset[str]) -> Field:
    postings: defaultdict[str, list[int]] = defaultdict(list)
    weights = []
    for number, place in enumerate(places):
        said, weight = part(place, ignored)
        weights.append(weight * _standing(place))
        for word in said:
            postings[word].append(number)
    return Field(weights, postings)


def _standing(place: Place) -> float:
    quoted = place.quotes or (bool(place.claims) and place.claims[0].verdict is not None)
    return STANDING.get(place.kind, 1.0) * (QUOTED if quoted else 1.0)


def _page(place: Place, ignored: frozenset[str]) -> _Part:
    named = words(" ".join(place.command.split()[2:]))
    return {*_distinct(place.where), *named} - ignored, PAGE


@cache
def _distinct(text: str) -> frozenset[str]:
    """The words of a text that many places share."""
    return frozenset(words(text))


def _statements(places: Sequence[Place], ignored: frozenset[str]) -> tuple[Field, list[int]]:
    """The words of each statement. The longer the whole text of a place, the less each of its words counts."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    weights: list[float] = []
    owners: list[int] = []
    starts = [0]
    for number, place in enumerate(places):
        length = 0
        for text in _texts(place):
            said = _with_compounds(text)
            length += len(said)
            for word in set(said) - ignored:
                postings[word].append(len(owners))
            owners.append(number)
        weights.append(TEXT / (1 + length / 200) * _standing(place))
        starts.append(len(owners))
    return Field(weights, postings, owners), starts


def _texts(place: Place) -> Iterator[str]:
    """What a place says besides its claims, which may be nothing, and each of those."""
    yield place.text
    for claim in () if place.parts else place.claims:
        yield f"{claim.term or ''} {claim.text} {claim.why or ''}"


def _names(place: Place, ignored: frozenset[str]) -> _Part:
    said = [word for name in place.names for word in _with_compounds(name) if word not in ignored]
    return set(said), NAME / sqrt(max(1, len(said) / max(1, len(place.names))))


def _title(place: Place, ignored: frozenset[str]) -> _Part:
    """The fewer words a title has, the more each of them counts."""
    said = set(words(place.title)) - ignored
    return {*said, *compounds(place.title)}, TITLE / sqrt(max(1, len(said)))


def _with_compounds(text: str) -> list[str]:
    return [*words(text), *compounds(text)]


def near(index: Index, form: str) -> Sequence[str]:
    """The forms in the index that a form finds: itself, and those that it begins."""
    exact = form in index.forms
    if len(form) < SHORTEST + exact:
        return [form] if exact else []
    return index.ordered[bisect_left(index.ordered, form) : bisect_left(index.ordered, form + LAST)]


def places_with(index: Index, forms: Iterable[str]) -> set[int]:
    """The places in which any of these forms stands."""
    spelt = [word for form in forms for word in index.forms.get(form, ())]
    return set[int]().union(*(field.places(word) for field in index.fields for word in spelt))


def headed_and_stated(index: Index, forms: Iterable[str]) -> tuple[set[int], set[int]]:
    """The places with any of these forms in the title, the names or the page; and the statements with any of them."""
    spelt = [word for form in forms for word in index.forms.get(form, ())]
    headed = set[int]().union(*(field.places(word) for field in index.heads for word in spelt))
    return headed, set[int]().union(*(index.text.postings.get(word, ()) for word in spelt))


def titled(index: Index, forms: Iterable[str]) -> set[int]:
    """The places in whose title any of these forms stands."""
    *_, title = index.heads
    return set[int]().union(*(title.places(word) for form in forms for word in index.forms.get(form, ())))


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
            numbers = among.intersection(field.places(word))
            found.update(zip(numbers, map(field.weights.__getitem__, numbers), strict=True))
    return found


def spelt_alike(index: Index, word: str, least: float) -> list[str]:
    """Words of the guide that look most like a word, best first. First letters are seldom wrong, so they go first."""
    spelt = [other for others in index.forms.values() for other in others if abs(len(other) - len(word)) < 4]
    letters = set(word)
    first = [other for other in spelt if other[0] == word[0]]
    return get_close_matches(word, first, 3, least) or get_close_matches(
        word,
        [other for other in spelt if len(letters.intersection(other)) * 3 >= len(letters) * 2],
        3,
        max(least, OTHER_LETTER),
    )
