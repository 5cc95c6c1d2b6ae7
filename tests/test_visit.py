"""What milia handout visit promises: a person's own answers in a clinician's order, or room to write them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from milia_cli.model import NOT_SURE

from .player import milia
from .sheets import EYELID, GIVEN, LIBRARY, QUESTIONS, assert_fits, blocks, extremes, filled

ORDER = ["Age", "Site", "Size", "Shape", "Colour, skin", "Since", "Itch", "What came", "Health", "Danger"]
"""How the lines of the form begin, in a clinician's order."""
EMERGENCY = EYELID.parent / "emergency.yaml"
CALM = [file for file in GIVEN if file != EMERGENCY]
OPEN = {
    "nothing": {},
    "baby": {"age": "under-6-weeks"},
    "adult": {"age": "adult", "adult-now": "none"},
    "age-unsure": {"age": "not-sure"},
}
"""Answers that stop early, and ask for nothing yet."""


def _given(folder: Path, answers: Mapping[str, object]) -> Path:
    file = folder / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    return file


def _cards(file: Path) -> list[str]:
    found = [block for block in blocks("visit", "--answers", str(file)) if block["kind"] == "card"]
    return [f"{card['level']}: {card['title']}" for card in found]


@pytest.mark.parametrize("file", CALM, ids=lambda file: file.stem)
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


def test_a_name_is_called_what_the_quiz_calls_it() -> None:
    """What the quiz lists as less likely, so that no name stands alone, is not called possible on the page."""
    said = milia("quiz", "--no-input", "--answers", str(EYELID), "--plain").out
    shown = filled(EYELID)
    for label in ("also possible", "less likely"):
        names = re.findall(rf"(?m)^(.*) \({label}\): ", said)
        line = re.search(rf"(?m)^{label.capitalize()}: (.*)$", shown)
        assert (line[1].split("; ") if line else []) == names


def test_every_question_has_its_line() -> None:
    """No answer is lost: each question of the quiz fills exactly one line."""
    lines = [line for block in blocks("visit") if block["kind"] == "form" for line in block["lines"]]
    visit = LIBRARY.handout("visit")
    calm = [part for part in visit.parts if part.only != "emergency"]
    heard = [id for part in calm for line in part.form for id in line.questions]
    assert sorted(heard) == sorted(question.id for question in QUESTIONS)
    assert all(line["text"] is None for line in lines)


@pytest.mark.parametrize("file", GIVEN, ids=lambda file: file.stem)
def test_every_answer_is_said(file: Path) -> None:
    """What was answered stands on the page in the words of the quiz, and a sign that was ticked among the signs."""
    form = next(block for block in blocks("visit", "--answers", str(file)) if block["kind"] == "form")
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
    """Who should go now is told so before the title, with the signs and what to do next, and no name is shown."""
    shown = filled(EMERGENCY)
    title = "Small white bumps: a page for the visit"
    assert shown.startswith(f"Now: get emergency help.\n\n{title}\n\nNow: get emergency help\n")
    flags = {flag.id: flag.finding for flag in LIBRARY.red_flags().flags}
    said = [flags["baby-temperature"], flags["baby-very-unwell"]]
    result, form = blocks("visit", "--answers", str(EMERGENCY))
    assert (result["kind"], result["signs"], form["kind"]) == ("result", said, "form")
    assert [step["id"] for step in result["steps"]] == ["go-now-baby", "say-it-baby"]
    places = [" ".join(shown.split()).index(words) for words in (*said, "1. Go now", "For the staff")]
    assert places == sorted(places)
    assert "Fits best" not in shown
    assert not filled(EYELID).startswith(("Now", "Today"))


def test_an_emergency_page_holds_nothing_that_delays(tmp_path: Path) -> None:
    """No questions, no cards, no line of an answer that was not given: two lines to write on, for the staff."""
    everything = next(extremes())
    for file in (EMERGENCY, _given(tmp_path, everything)):
        kinds = [block["kind"] for block in blocks("visit", "--answers", str(file))]
        assert kinds == ["result", "form"]
        lines = blocks("visit", "--answers", str(file))[1]["lines"]
        assert [line["label"] for line in lines if line["text"] is None] == ["Signs since", "All medicines taken"]


@pytest.mark.parametrize(
    ("age", "sign", "first"),
    [
        ("under-6-weeks", {"baby-now": "none", "baby-spots": "none", "baby-today": ["pus"]}, "a baby under 3 months"),
        ("adult", {"adult-now": "none", "adult-today": ["spreading"]}, "someone"),
    ],
)
def test_a_page_for_today_says_what_would_mean_now(
    tmp_path: Path, age: str, sign: dict[str, object], first: str
) -> None:
    """Whoever is to ring today sees the signs that mean now, for that age alone, and the questions to ask."""
    file = _given(tmp_path, {"age": age, **sign})
    assert _cards(file) == [f"emergency: get emergency help if {first}"]
    assert "ask" in [block["kind"] for block in blocks("visit", "--answers", str(file))]


@pytest.mark.parametrize("name", OPEN)
def test_unfinished_answers_keep_the_danger_signs(tmp_path: Path, name: str) -> None:
    """Until all questions are answered the page keeps the cards of that age (of any, without one), and fits a sheet."""
    file = _given(tmp_path, OPEN[name])
    levels = [card.split(":")[0] for card in _cards(file)]
    baby, older = ["emergency", "same-day"], ["emergency", "same-day", "soon"]
    wanted = {"nothing": sorted(baby + older), "baby": baby, "adult": older, "age-unsure": baby}
    assert sorted(levels) == wanted[name]
    assert "Questions to ask" in filled(file)
    assert_fits(filled(file))


def test_no_card_asks_for_less_than_the_result(tmp_path: Path) -> None:
    """A danger sign that was ticked leaves only the cards above it."""
    early = {"age": "adult", "adult-now": "none", "adult-today": "none", "adult-bump": ["growing"]}
    assert [card.split(":")[0] for card in _cards(_given(tmp_path, early))] == ["emergency", "same-day"]


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
