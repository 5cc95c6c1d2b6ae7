"""The quiz at a real terminal: from the first question to the result, and every key. POSIX only."""

import json
import re
import sys
from pathlib import Path

import pytest

from milia_cli.library import Library, content_root
from milia_cli.render.typed import parse

from .everything import once, slow
from .process import environment

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

import pexpect

from .interviews import (
    AGE_ADULT,
    AGE_BABY,
    NONE,
    QUESTIONS,
    answers_of,
    asked,
    assert_only_lines,
    play,
    result,
    words,
)
from .screen import SGR, Reader, reading

NOW = """  ┃ Now: get emergency help
  ┃ Call your local emergency number or go to an emergency department.
  ┃ When: at once.
  ┃ Emergency numbers: EU: 112. UK: 999 or 112. US, Canada: 911.
  ┃ Australia: 000. New Zealand: 111. Elsewhere: your local number."""

# ---------------------------------------------------------------- from the first question to the result


@pytest.mark.parametrize("name", ["newborn", "emergency", slow("eyelid"), slow("nothing-fits")])
def test_the_quiz_leads_from_question_to_result(name: str) -> None:
    """C30, C33: asked one by one, answers lead to the result that they give as options; nothing moves the cursor."""
    answers = answers_of(name)
    with reading("quiz") as reader:
        shown, order = play(reader, answers)
    assert shown.endswith(f"\n{result(answers, order)}")
    assert reader.code == 0
    assert order == json.loads(result(answers, order, "--json"))["data"]["asked"]
    assert_only_lines(reader.raw)
    assert reader.left == reader.found


def test_an_emergency_ends_the_questions_at_once() -> None:
    """DESIGN 5: after an emergency answer there is no review and no name of a condition, only what to do now."""
    with reading("quiz") as reader:
        shown, order = play(reader, answers_of("emergency"))
    assert order == ["age", "baby-now"]
    assert shown.split("\n", 1)[1].startswith(f"\n{NOW}\n\n  Enter shows what to do.")
    assert "\nYour result\n\n  ┃ Now: get emergency help\n" in shown
    assert "Your answers" not in shown
    assert "What your answers fit" not in shown


def test_a_slip_that_makes_an_emergency_can_be_taken_back() -> None:
    """The advice stands there at once; b asks the question again, and the questions go on from another answer."""
    with reading("quiz", columns=40) as reader:
        reader.wait()
        before = reader.type(AGE_BABY)
        told = words(reader.type("3"))
        assert "Now: get emergency help" in told
        assert "Enter shows what to do. If an answer was a slip: b goes back to the last one" in told
        assert "Enter shows what to do." in reader.type("what")
        assert reader.type("b").split("\n", 1)[1] == before.split("\n", 1)[1]
        assert asked(reader.type("0")) == QUESTIONS["baby-spots"]
        reader.end("q")
    assert max(map(len, SGR.sub("", reader.raw.decode()).split("\r\n"))) <= 40


def test_a_slip_in_a_changed_answer_can_be_taken_back() -> None:
    """b after a changed answer asks it again, where b or r leave it as it was before; r shows all the answers."""
    with reading("quiz") as reader:
        reader.wait()
        for answer in (AGE_BABY, "0", "r", "2"):
            reader.type(answer)
        assert "Now: get emergency help" in reader.type("1")
        assert "\nQuestion 2 again\n" in reader.type("b")
        assert asked(reader.type("b")) == QUESTIONS["baby-spots"]
        assert "2 Danger signs in the none of these" in words(reader.type("r"))
        assert "Now: get emergency help" in (reader.type("2") + reader.type("1"))
        assert "2 Danger signs in the fever of 38 C" in words(reader.type("r"))
        assert asked(reader.type("2")) == QUESTIONS["baby-now"]
        assert asked(reader.type("0")) == QUESTIONS["baby-spots"]


def test_who_leaves_at_an_emergency_still_hears_it() -> None:
    """C31: q and the end of input leave with 130, and what to do now is the last thing said but one."""
    for key in ("q", "\x04"):
        with reading("quiz", "--answer", "age=under-6-weeks") as reader:
            reader.wait()
            reader.type("1")
            if key != "q":
                reader.press(key.encode())
            shown = reader.end("q" if key == "q" else None)
        assert "What you answered so far asks for this. Now: get emergency help." in words(shown)
        assert reader.code == 130


def test_the_terminal_shows_what_was_sent() -> None:
    """W: a terminal emulator, which obeys every escape code, holds exactly the lines that were sent, in order."""
    with reading("quiz", rows=30) as reader:
        play(reader, answers_of("newborn"))
    sent = SGR.sub("", reader.raw.decode()).replace("\r\n", "\n").split("\n")
    assert [line for line in reader.lines() if line] == [line.rstrip() for line in sent if line.strip()]


def test_forty_columns_are_enough() -> None:
    """C26: at 40 columns no line is wider, and the result is the one of 40 columns."""
    answers = answers_of("newborn")
    with reading("quiz", columns=40) as reader:
        shown, order = play(reader, answers)
    assert max(map(len, SGR.sub("", reader.raw.decode()).split("\r\n"))) <= 40
    assert shown.endswith(f"\n{result(answers, order, columns='40')}")


@pytest.mark.parametrize(("options", "env"), [(["--plain"], {}), slow([], {"ACCESSIBLE": "1"})])
def test_a_linear_quiz_has_no_escape_and_no_columns(options: list[str], env: dict[str, str]) -> None:
    """C33, W: with --plain or ACCESSIBLE=1 there is no escape byte, no box and no run of spaces from start to end."""
    answers = answers_of("newborn")
    with reading("quiz", *options, env=env) as reader:
        shown, order = play(reader, answers)
    said = reader.raw.decode()
    assert not re.search("\x1b|  |[\u2500-\u257f]|•", said)
    assert "\r\n1. A baby under 6 weeks\r\n" in said
    assert shown.endswith(f"\n{result(answers, order, '--plain')}")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, slow({"TERM": "dumb"})])
def test_without_colour_the_prompts_have_no_escape_byte(env: dict[str, str]) -> None:
    """C23: the precedence table holds for stderr as well."""
    with reading("quiz", env=env) as reader:
        reader.wait()
        reader.end("q")
    assert b"\x1b" not in reader.raw


def test_the_prompts_go_to_stderr_and_the_result_to_stdout(tmp_path: Path) -> None:
    """cli.md C16, B6: with stdout in a file, the terminal still has the questions and the file the result alone."""
    target = tmp_path / "result"
    line = f'"{sys.executable}" -B -m milia_cli quiz >{target}'
    env = environment(TERM="xterm")
    child = pexpect.spawn("/bin/sh", ["-c", line], env=env, dimensions=(50, 40), timeout=60)
    reader = Reader(child, (50, 40))
    shown, _ = play(reader, answers_of("emergency"))
    assert "Question 1, at most 15 more" in reader.raw.decode()
    assert max(map(len, SGR.sub("", reader.raw.decode()).split("\r\n"))) <= 40
    assert "Your result" not in shown
    assert target.read_text(encoding="utf-8") == once("quiz --answers tests/answers/emergency.yaml").out


# ---------------------------------------------------------------- the opening


def test_the_opening_says_what_it_is_and_how_to_answer() -> None:
    """DESIGN 3: what it can and cannot do, that nothing is kept, and every key, before the first question."""
    with reading("quiz") as reader:
        shown = words(reader.wait())
        reader.end("q")
    quiz = Library(content_root()).quiz()
    for said in (*quiz.intro, quiz.limits, quiz.privacy):
        assert said in shown
    for key in ("w why we ask", "n not sure", "b back", "r review", "h this help", "q quit"):
        assert key in shown
    assert shown.index("Question 1, at most 15 more") > shown.index(quiz.privacy)


# ---------------------------------------------------------------- keys


def test_w_says_why_and_h_how_and_the_question_stays_open() -> None:
    """C30: w gives the reason of the question, h every key; then the question can still be answered."""
    keys = "Type a number, then Enter. Also: w why we ask, n not sure, b back, r review, h this help, q quit."
    with reading("quiz") as reader:
        reader.wait()
        assert QUESTIONS["age"].why in words(reader.type("w"))
        assert keys in words(reader.type("H"))
        assert keys in words(reader.type("?"))
        assert asked(reader.type(AGE_ADULT)) == QUESTIONS["adult-now"]


def test_n_is_an_answer() -> None:
    """C30: n means not sure; on a danger sign it counts as the sign, so what might have meant no is asked back once."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        again = words(reader.type("n"))
        assert "Not sure counts as a yes here. If you looked and saw none, type 0: None of these" in again
        assert "Now: get emergency help" in reader.type("n")
        shown = reader.end("")
    assert "Now: get emergency help" in shown
    assert "You were not sure about a danger sign in a young baby." in words(shown)
    assert "The question was about: fever of 38 C (100.4 F) or more, or under 36 C (96.8 F); floppy" in words(shown)


def test_no_and_yes_are_answers_where_they_mean_one() -> None:
    """C30: "no" is none of the signs on a screen of them, and "yes" and "no" are the answers that begin so."""
    for question in QUESTIONS.values():
        told: list[str] = []
        none = [option.id for option in question.options if option.exclusive]
        begins = {
            word: [o.id for o in question.options if re.match(rf"{word}\b", o.text, re.I)] for word in ("no", "yes")
        }
        for word, ids in {**begins, "no": none or begins["no"]}.items():
            expected = (tuple(ids) if question.type == "multi-choice" else ids[0]) if ids else None
            assert parse(question, word.upper(), told.append) == expected, (question.id, word)
            assert bool(told) == (expected is None)
            told.clear()


def test_a_word_that_stands_in_an_answer_leads_to_its_number() -> None:
    """C30: somebody who types the sign instead of its number is not told that it is no sign."""
    with reading("quiz", "--answer", "age=under-6-weeks") as reader:
        reader.wait()
        assert 'Type every number of what fits, 0 to 7; "fever" is not one. It stands in 1 and 7.' in words(
            reader.type("fever")
        )


def test_a_slip_in_a_name_leads_to_its_number() -> None:
    """An id with a slip is told with the number that it has."""
    question = next(found for found in Library(content_root()).quiz().questions if found.id == "colour")
    told: list[str] = []
    assert parse(question, "whte", told.append) is None
    assert told == ['Type the number of what fits, 1 to 7; "whte" is not one. Did you mean white? It is 1. h is help.']


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_who_leaves_after_a_danger_sign_hears_what_it_asks_for(key: str) -> None:
    """Leaving early loses no warning: what the answers ask for so far is the last thing said but one."""
    with reading("quiz", "--answer", "age=under-6-weeks") as reader:
        reader.wait()
        for answer in ("none", "none", "1"):
            reader.type(answer)
        if key != "q":
            reader.press(key.encode())
        shown = reader.end("q" if key == "q" else None)
    assert "What you answered so far asks for this. Today: speak to a doctor or an urgent-care line." in words(shown)
    assert reader.code == 130


def test_n_for_no_is_asked_back_on_a_yes_or_no_question() -> None:
    """C30: where no is one of the answers, n is not taken for it."""
    given = [word for answer in ("age=adult", "place=face", "top=plug") for word in ("--answer", answer)]
    with reading("quiz", *given) as reader:
        shown = reader.wait()
        for screen in ("adult-now", "adult-today", "adult-bump", "adult-body", "adult-visit"):
            assert getattr(asked(shown), "id", None) == screen
            shown = reader.type("no")
        while (question := asked(shown)) and question.id != "acne":
            shown = reader.type("n")
        assert "n is for not sure. For no, type 2. If you cannot tell, type n again." in words(reader.type("n"))
        assert getattr(asked(reader.type("n")), "id", None) != "acne"


@pytest.mark.parametrize(("rows", "again"), [(24, True), (60, False)])
def test_a_screen_taller_than_the_window_says_again_what_it_asks(rows: int, again: bool) -> None:
    """Where the question has left the window above, it stands once more below the answers."""
    with reading("quiz", "--answer", "age=adult", rows=rows) as reader:
        shown = words(reader.wait())
    question = QUESTIONS["adult-now"].text
    assert shown.count(question) == 1 + again
    assert (f"{question} Type every number that fits" in shown) == again


@pytest.mark.parametrize(("rows", "again"), [(24, True), (70, False)])
def test_a_question_whose_drawing_has_pushed_it_out_of_the_window_stands_again(rows: int, again: bool) -> None:
    """The drawing of the shapes counts as lines too, and a question with one answer is said again as well."""
    adult = [question for question in QUESTIONS if question.startswith("adult-")]
    screens = [word for screen in adult for word in ("--answer", f"{screen}=none")]
    with reading("quiz", "--answer", "age=adult", *screens, "--answer", "place=face", rows=rows) as reader:
        shown = words(reader.wait())
    assert shown.count(QUESTIONS["top"].text) == 1 + again


def test_a_number_or_an_id_is_an_answer() -> None:
    """C30: both are understood, with spaces around them."""
    with reading("quiz") as reader:
        reader.wait()
        for answer in ("adult", "5", " 5 ", "05"):
            assert asked(reader.type(answer)) == QUESTIONS["adult-now"]
            assert asked(reader.type("b")) == QUESTIONS["age"]


def test_b_goes_back_to_the_question_before() -> None:
    """C30: b takes the last answer back, up to the first question; there b and r say that there is no other."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_ADULT)
        reader.type(NONE)
        assert asked(reader.type("b")) == QUESTIONS["adult-now"]
        assert asked(reader.type("b")) == QUESTIONS["age"]
        for key, said in (("b", "This is the first question."), ("r", "There is no answer yet.")):
            shown = reader.type(key)
            assert f"\n  {said}\n" in shown
            assert asked(shown) == QUESTIONS["age"]


def test_r_changes_an_early_answer_and_keeps_the_later_ones() -> None:
    """C30: after a change of the first answer, the questions go on where they were."""
    with reading("quiz") as reader:
        reader.wait()
        for answer in (AGE_ADULT, NONE, "n", "n"):
            shown = reader.type(answer)
        before = asked(shown)
        review = words(reader.type("r"))
        assert "1 Age from 13 to 49 years old 2 Danger signs none of these" in review
        again = reader.type("1")
        assert "\nQuestion 1 again\n" in again
        assert asked(again) == QUESTIONS["age"]
        shown = reader.type("6")
        assert asked(shown) == before
        assert "Question 4, " in shown
        review = words(reader.type("r"))
    assert "1 Age 50 years or more 2 Danger signs none of these, as far as I can tell 3" in review
    assert review.count("not sure") == 1


def test_b_after_a_change_of_age_goes_back_to_a_question_that_counts() -> None:
    """Answers that the new age has switched off are passed over on the way back."""
    with reading("quiz") as reader:
        reader.wait()
        for answer in (AGE_BABY, "0", "0", "r", "1"):
            reader.type(answer)
        assert asked(reader.type(AGE_ADULT)) == QUESTIONS["adult-now"]
        assert asked(reader.type("b")) == QUESTIONS["age"]


def test_a_change_says_which_answers_count_no_more() -> None:
    """A review promises that what still applies stays; what the new answer leaves without a question is named."""
    with reading("quiz") as reader:
        reader.wait()
        for answer in (AGE_ADULT, "0", "0"):
            reader.type(answer)
        assert "Type a number to change that answer; those that still apply stay." in words(reader.type("r"))
        reader.type("1")
        assert (
            "Not asked with this answer, so no longer counted: Danger signs; Signs that need help today. "
            "Change it back to count them." in words(reader.type(AGE_BABY))
        )
        reader.type("r")
        reader.type("1")
        shown = words(reader.type(AGE_ADULT))
        assert "no longer counted" not in shown
        assert "Question 4, " in shown


def test_enter_at_the_review_goes_on_with_the_question() -> None:
    """r and then Enter: back at the same question, nothing changed."""
    with reading("quiz") as reader:
        reader.wait()
        before = asked(reader.type(AGE_ADULT))
        assert "Your answers" in reader.type("r")
        assert "Type 1 to 1, Enter to go on, or q to quit." in reader.type("2")
        assert asked(reader.type("")) == before
