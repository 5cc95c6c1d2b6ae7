"""Reads every place that a command opens, for the commands that look through all of them."""

from collections.abc import Iterator

from ..engine import word_index
from ..engine.places import (
    Place,
    ingredient_places,
    outcome_places,
    quiz_places,
    source_places,
    step_places,
    table_places,
    topic_places,
)
from ..engine.saved_index import restored
from ..library import Library
from ..model.base import decode
from ..render.views.foot import Frame
from ..render.views.topic import reading_order


def search_index(library: Library, frame: Frame) -> word_index.Index:
    """The index of all places to look for words in: as the build made it, where that is what they say now."""
    made = library.compiled_search()
    if made is not None:
        return restored(made, lambda data: decode(Place, data))
    return word_index.index(searched_places(library, frame), library.synonyms())


def searched_places(library: Library, frame: Frame) -> Iterator[Place]:
    """Places to look for words in: topics in the order of reading, tables, ingredients, the quiz, the references."""
    yield from _pages(library, frame)
    yield from _ingredients(library, left_out=False)
    yield from quiz_places(library.quiz())
    yield from source_places(frame.sources.sources)


def citing_places(library: Library, frame: Frame) -> Iterator[Place]:
    """Places whose statements rest on sources."""
    yield from _pages(library, frame)
    yield from _ingredients(library, left_out=True)
    questionnaire = library.questionnaire()
    yield from step_places(questionnaire.quiz)
    yield from outcome_places(questionnaire.outcomes, questionnaire.quiz)


def _pages(library: Library, frame: Frame) -> Iterator[Place]:
    tables = [library.table(id) for id in library.table_ids()]
    flags = library.red_flags().flags
    for id in reading_order(library.topic_ids()):
        yield from topic_places(library.topic(id), tables, flags)
    for table in tables:
        yield from table_places(table, frame.notices)


def _ingredients(library: Library, *, left_out: bool) -> Iterator[Place]:
    if library.has("ingredients.yaml"):
        yield from ingredient_places(library.ingredients(), left_out=left_out)
