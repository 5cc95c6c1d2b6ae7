"""Tells a list of ingredients from a pack front, a question, a recipe or any other text."""

from collections.abc import Sequence
from dataclasses import replace

from .label_index import Known
from .label_names import Label, Name
from .label_reading import ReadName
from .label_text import key, words
from .label_vocabulary import LATIN, LIKE_INCI

_LEAST_NAMES = 3
_LEAST_STRANGE = 5
"""So many names of which none is known still make a list; fewer may be chance."""
_LEAST_SHARE = 0.3
_MOST_ASKED = 8
_MOST_MEASURED = 3
"""A tube names no more medicines than these with their strengths."""
_FOOD_SHARE = 0.1


def product_line(label: Label, names: Sequence[ReadName], known: Known) -> tuple[ReadName, ...]:
    """The names of a text that is one product with its strength, as on a tube: "tretinoin 0.05% cream"; else none.

    Each name stands with an amount, or says only what kind of product it is; that is no name.
    """
    pieces = label.parts[0].names if len(label.parts) == 1 and not label.headed else ()
    measured = [piece for piece in pieces if piece.amount and not piece.loose]
    if not 1 <= len(measured) <= _MOST_MEASURED or not any(name.ingredient for name in names):
        return ()
    kinds = {word for kind in known.ingredients.kinds for word in words(kind)}
    if not kinds.issuperset(word for piece in pieces if piece not in measured for word in words(piece.text)):
        return ()
    medicines = [name for name in names if not kinds.issuperset(words(name.name))]
    return tuple(replace(name, part="active", position=None) for name in medicines)


def is_list(label: Label, names: Sequence[ReadName], known: Known) -> bool:
    """Whether a text holds a list of ingredients at all."""
    listed = [name for name in names if name.part != "before"]
    pieces = [name for part in label.parts if part.kind not in {"before", "other"} for name in part.names]
    if not listed or _is_food(listed, known) or (_is_question(pieces, listed) and not label.headed):
        return False
    if any(_runs_on(name) for name in pieces) or any(name.part == "active" and name.ingredient for name in listed):
        return True
    loose = sum(name.loose for name in pieces)
    enough = max(_LEAST_NAMES, _LEAST_SHARE * len(listed))
    sure = len({name.ingredient.name for name in listed if name.ingredient})
    like = sure if sure >= enough else len({key(name.name) for name in listed if _like_inci(name)})
    if like >= (_LEAST_NAMES if sure else _LEAST_STRANGE):
        return like >= enough and 3 * (len(pieces) - loose) >= len(pieces)
    return all(map(_like_inci, listed)) and any(name.ingredient for name in listed) and (label.headed or not loose)


def _is_question(pieces: Sequence[Name], listed: Sequence[ReadName]) -> bool:
    """Whether somebody asks about a few names."""
    return len(listed) < _MOST_ASKED and any("?" in name.text for name in pieces if name.loose)


def _like_inci(name: ReadName) -> bool:
    return name.ingredient is not None or bool(LIKE_INCI.search(" ".join(words(name.name))) or LATIN.search(name.name))


def _runs_on(name: Name) -> bool:
    """Whether a long text is a list that was printed without separators."""
    if not name.loose or name.exact:
        return False
    spoken = words(name.text)
    like = sum(bool(LIKE_INCI.search(word)) for word in spoken)
    return like >= max(_LEAST_NAMES, _LEAST_SHARE * len(spoken))


def _is_food(names: Sequence[ReadName], known: Known) -> bool:
    spoken = [f" {' '.join(words(name.name))} " for name in names if name.ingredient is None]
    food = sum(any(word in text for word in known.food) for text in spoken)
    return food > 1 and food >= _FOOD_SHARE * len(names)
