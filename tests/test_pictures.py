"""Pictures for people who would rather look than read: where they stand, and that their words say the same."""

import re

import pytest

from milia_cli.library import Library, content_root
from milia_cli.model import Figure

from .everything import once
from .html_reader import Reader
from .test_json import document

LIBRARY = Library(content_root())
FIGURES = {figure.id: figure for figure in LIBRARY.figures().figures}
QUIZ = LIBRARY.quiz()
SHOWN = {
    "info overview": ("skin-section", "newborn-counts", "usual-places"),
    "info causes": ("skin-section",),
    "info look-alikes": ("shapes",),
    "info timeline": ("newborn-weeks",),
    "info babies": (
        *("baby-spots", "glass-test", "baby-temperature", "baby-places", "newborn-weeks"),
        *("baby-note", "other-spots", "nose-line"),
    ),
    "info removal": ("skin-section", "leave-or-open", "removal-steps", "lumps-first", "lid-map", "grain-out"),
    "info treatments": ("skin-section", "my-notes"),
}
SHAPE = QUIZ.questions[[question.id for question in QUIZ.questions].index("top")]


def indented(drawing: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in drawing.rstrip("\n").split("\n"))


def shows(page: str, figure: Figure, drawing: str) -> bool:
    return f"\n\n{indented(drawing)}\n\n" in page and " ".join(figure.caption.split()) in " ".join(page.split())


@pytest.mark.parametrize(("line", "ids"), SHOWN.items())
def test_a_picture_stands_where_it_helps(line: str, ids: tuple[str, ...]) -> None:
    """At 80 columns each page shows its pictures whole, with a caption; at 40, and in plain text, the caption alone."""
    for figure in (FIGURES[id] for id in ids):
        assert shows(once(line).out, figure, figure.drawing)
        first = figure.drawing.strip("\n").split("\n")[0]
        for page in (once(line, COLUMNS="40").out, once(f"{line} --plain").out):
            assert first not in page
            assert " ".join(figure.caption.split()) in " ".join(page.split())


@pytest.mark.parametrize(("line", "ids"), SHOWN.items())
def test_a_picture_is_in_every_format(line: str, ids: tuple[str, ...]) -> None:
    """JSON has both drawings and the caption; HTML draws it silently and says the caption."""
    drawn = {figure["id"]: figure for figure in document(line)["data"]["figures"]}
    page = Reader(once(f"{line} --html").out)
    assert tuple(drawn) == ids
    for figure in (FIGURES[id] for id in ids):
        assert drawn[figure.id] == {name: getattr(figure, name) for name in ("id", "caption", "drawing", "ascii")}
        assert " ".join(figure.caption.split()) in page.said
    assert page.of("pre") == [{"aria-hidden": "true"}] * len(ids)


@pytest.mark.parametrize("id", FIGURES)
def test_no_picture_is_left_unused(id: str) -> None:
    """Every drawing of the content is shown by a page or a question."""
    asked = {question.figure for question in QUIZ.questions}
    assert id in asked or any(id in ids for ids in SHOWN.values())


def test_the_question_about_shape_has_a_picture_of_its_answers() -> None:
    """Its picture draws one shape for each answer, in their order, told by shape words that the answers use too."""
    figure = FIGURES[SHAPE.figure or ""]
    labels = [label for line in figure.drawing.split("\n") for label in re.findall(r"[a-z]+(?: [a-z]+)*", line)]
    assert len(labels) == len(SHAPE.options)
    for label, option in zip(labels, SHAPE.options, strict=True):
        assert set(label.split()) & set(re.findall("[a-z]+", f"{option.text} {option.said}".lower()))


def test_the_caption_of_the_shapes_makes_sense_alone() -> None:
    """Where the drawing is left out, its caption says that it tells of the answers below, in their order."""
    caption = " ".join(FIGURES[SHAPE.figure or ""].caption.split())
    assert caption.startswith(
        "Each answer below is a shape, seen from the side. In their order: a closed dome, a dent,"
    )
    labels = re.findall(r"[a-z]+(?: [a-z]+)*", FIGURES[SHAPE.figure or ""].drawing)
    places = [caption.index(label, caption.index("order:")) for label in labels]
    assert len(places) == len(SHAPE.options)
    assert places == sorted(places)


def test_no_picture_of_the_quiz_names_a_condition() -> None:
    """Beside answers that a person is to choose from, a drawing tells of shapes and never of what they could be."""
    named = {outcome.title.lower() for outcome in LIBRARY.questionnaire().outcomes}
    named |= {option.title.lower() for option in LIBRARY.table("look-alikes").options}
    named |= {"milium", "milia", "pore", "gland", "molluscum", "wart", "cyst", "acne", "eyelid"}
    for figure in (FIGURES[question.figure] for question in QUIZ.questions if question.figure):
        said = f"{figure.drawing} {figure.ascii} {figure.caption}".lower()
        assert [name for name in named if re.search(rf"\b{re.escape(name)}\b", said)] == []


def test_nothing_points_at_what_stands_elsewhere_on_the_page() -> None:
    """A section can be read alone: no statement, lead or caption says "the cards above" or "the signs above"."""
    told = [figure.caption for figure in FIGURES.values()]
    for id in LIBRARY.topic_ids():
        for section in LIBRARY.topic(id).sections:
            told += [section.lead or "", *(claim.text for claim in section.claims)]
    assert len(told) > 400
    assert [text for text in told if re.search(r"\b(?:cards?|signs?|numbers?) (?:above|on this page)\b", text)] == []
