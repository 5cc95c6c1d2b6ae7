"""What milia handout visit promises: a person's own answers in a clinician's order, or room to write them."""

import re
from pathlib import Path

import pytest

from milia_cli.model import NOT_SURE

from .player import milia
from .sheets import EYELID, GIVEN, LIBRARY, QUESTIONS, blocks, filled

ORDER = ["Age", "Site", "Size", "Number", "Shape", "Surface", "Colour", "Skin", "Since", "Change", "Itch", "What came"]
ORDER += ["Health", "Danger"]
"""How the lines of the form begin, in a clinician's order."""


@pytest.mark.parametrize("file", GIVEN, ids=lambda file: file.stem)
def test_answers_stand_in_the_order_of_a_clinician(file: Path) -> None:
    """The lines of the form come in their order, then the next step, and what the answers fit last."""
    shown = [block["kind"] for block in blocks("visit", "--answers", str(file))]
    assert shown[:2] == ["form", "result"]
    lines = blocks("visit", "--answers", str(file))[0]["lines"]
    assert [line["label"].startswith(start) for line, start in zip(lines, ORDER, strict=True)] == [True] * len(ORDER)
    said = filled(file)
    places = [said.find(f"\n{label}: ") for label in ("Fits best", "Also possible", "Nearest")]
    named = [place for place in places if place > 0]
    assert all(said.index("Danger signs") < said.rindex("When: ") < place for place in named)


def test_every_question_has_its_line() -> None:
    """No answer is lost: each question of the quiz fills exactly one line."""
    lines = [line for block in blocks("visit") if block["kind"] == "form" for line in block["lines"]]
    visit = LIBRARY.handout("visit")
    heard = [id for part in visit.parts for line in part.form for id in line.questions]
    assert sorted(heard) == sorted(question.id for question in QUESTIONS)
    assert all(line["text"] is None for line in lines)


@pytest.mark.parametrize("file", GIVEN, ids=lambda file: file.stem)
def test_every_answer_is_said(file: Path) -> None:
    """What was answered stands on the page in the words of the quiz, and a sign that was ticked among the signs."""
    form = blocks("visit", "--answers", str(file))[0]
    for line in form["lines"]:
        for id, answer in line["answers"].items():
            question = next(question for question in QUESTIONS if question.id == id)
            given = [answer] if isinstance(answer, str) else answer
            ticked = [option for option in question.options if option.id in given and not option.exclusive]
            assert all((option.said or option.text).lower() in line["text"].lower() for option in ticked)
            assert answer != NOT_SURE or "not sure" in line["text"]


def test_a_saved_session_fills_it_like_an_answers_file(tmp_path: Path) -> None:
    """What quiz --save writes and what --answers reads give the same page, also from standard input."""
    saved = tmp_path / "saved.json"
    milia("quiz", "--no-input", "--answers", str(EYELID), "--save", str(saved))
    assert filled(saved) == filled(EYELID)
    piped = milia("handout", "visit", "--answers", "-", "--plain", given=EYELID.read_bytes())
    assert piped.out == filled(EYELID)


def test_an_emergency_stands_above_everything() -> None:
    """Who should go now is told so before the title, and no name is shown."""
    shown = filled(EYELID.parent / "emergency.yaml")
    assert shown.startswith("Now: get emergency help.\n\n")
    assert "Fits best" not in shown
    assert not filled(EYELID).startswith(("Now", "Today"))


def test_unfinished_answers_keep_what_they_ask_for(tmp_path: Path) -> None:
    """Answers that stop early show the next step that they ask for so far, and that it can change."""
    file = tmp_path / "answers.yaml"
    file.write_text("age: adult\nadult-now: none\nadult-today: [spreading]\n", encoding="utf-8")
    shown = filled(file)
    assert shown.startswith("Today: speak to a doctor")
    assert "Not all questions were answered" in shown
    assert re.search(r"(?m)^Site: _+$", shown)
    file.write_text("age: adult\n", encoding="utf-8")
    result = blocks("visit", "--answers", str(file))[1]
    assert (result["complete"], result["disposition"]) == (False, None)


@pytest.mark.parametrize(
    ("text", "code"), [("age: adlut", 2), ("- age", 2), ("", 2), ("schema: x/1\nanswers: {}", 2), (None, 1)]
)
def test_answers_that_cannot_be_read_print_nothing(tmp_path: Path, text: str | None, code: int) -> None:
    """A mistake in the answers has its address, and leaves stdout empty."""
    file = tmp_path / "answers.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    ran = milia("handout", "visit", "--answers", str(file))
    assert (ran.out, ran.code) == ("", code)
    assert str(file) in ran.err
