"""The quiz at a real terminal: questions, keys, going back, leaving, saving. POSIX only."""

import json
import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from milia_cli.library import Library, content_root
from milia_cli.model import Question

from .everything import once, slow
from .player import milia
from .process import environment

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

import pexpect

from .screen import SGR, Reader, reading

QUESTIONS = {question.id: question for question in Library(content_root()).quiz().questions}
STOPPED = "milia: stopped. Nothing was saved.\n"
AGE_ADULT, AGE_BABY, NONE_OF_TEN = "5", "1", "10"


def words(text: str) -> str:
    return " ".join(text.split())


def asked(shown: str) -> Question | None:
    """The question that stands last in what was shown."""
    last = words(re.split(r"(?m)^Question \d+", shown)[-1])
    for question in QUESTIONS.values():
        if "Your answers" not in last and all(
            text in last for text in (question.text, *(o.text for o in question.options))
        ):
            return question
    return None


def typed(question: Question, answer: Any) -> str:
    """What to type for an answer of a file."""
    if answer == "not-sure":
        return "n"
    chosen = [answer] if isinstance(answer, str) else answer
    return " ".join(str([option.id for option in question.options].index(id) + 1) for id in chosen)


def play(reader: Reader, answers: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Answer every question as a file does, go on at the review; what is shown at last, and what was asked."""
    shown, order = reader.wait(), []
    while question := asked(shown):
        order.append(question.id)
        answer = typed(question, answers[question.id])
        if question.id == "baby-now" and answer != "8":
            return reader.end(answer), order
        shown = reader.type(answer)
    assert "Your answers" in shown
    return reader.end(""), order


def answers_of(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(Path(f"tests/answers/{name}.yaml").read_text(encoding="utf-8")))


def result(answers: Mapping[str, Any], order: list[str], *options: str, columns: str = "80") -> str:
    """What the questions that were asked give without a terminal."""
    given = [f"{id}={','.join([answers[id]] if isinstance(answers[id], str) else answers[id])}" for id in order]
    line = [word for item in given for word in ("--answer", item)]
    return milia("quiz", *line, *options, COLUMNS=columns).out


def assert_only_lines(raw: bytes) -> None:
    """Nothing but lines and colours was sent: no cursor movement, no return without a new line, no bell."""
    text = SGR.sub("", raw.decode("utf-8", "replace"))
    assert not set("\x1b\x07\x08\x0b\x0c\x7f") & set(text)
    assert "\r" not in text.replace("\r\n", "")


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
    assert "\nYour result\n\n  ┃ Now: get emergency help\n" in shown
    assert "What your answers fit" not in shown


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
    """C16, B6: with stdout in a file, the questions still stand on the terminal and the file holds the result alone."""
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
    keys = "Type a number, then Enter. Also: w why we ask, n not sure, b back, r review, h help, q quit."
    with reading("quiz") as reader:
        reader.wait()
        assert QUESTIONS["age"].why in words(reader.type("w"))
        assert keys in words(reader.type("H"))
        assert asked(reader.type(AGE_ADULT)) == QUESTIONS["adult-now"]


def test_n_is_an_answer() -> None:
    """C30: n means not sure; on a danger sign it counts as the sign."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        shown = reader.end("n")
    assert "Now: get emergency help" in shown
    assert "You were not sure about a danger sign in a young baby." in words(shown)


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
        reader.type(NONE_OF_TEN)
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
        for answer in (AGE_ADULT, NONE_OF_TEN, "n"):
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
        for answer in (AGE_BABY, "8", "4", "r", "1"):
            reader.type(answer)
        assert asked(reader.type(AGE_ADULT)) == QUESTIONS["adult-now"]
        assert asked(reader.type("b")) == QUESTIONS["age"]


def test_enter_at_the_review_goes_on_with_the_question() -> None:
    """r and then Enter: back at the same question, nothing changed."""
    with reading("quiz") as reader:
        reader.wait()
        before = asked(reader.type(AGE_ADULT))
        assert "Your answers" in reader.type("r")
        assert "Type 1 to 1, Enter to go on, or q to quit." in reader.type("2")
        assert asked(reader.type("")) == before


# ---------------------------------------------------------------- wrong input


def test_three_wrong_answers_bring_the_choices_back() -> None:
    """C32: each is told in one line; after the third the choices stand there again."""
    first = "A baby under 6 weeks"
    with reading("quiz") as reader:
        assert first in reader.wait()
        for wrong in ("0", "seven"):
            shown = reader.type(wrong)
            assert f'"{wrong}" is not on the list. Type 1 to 6, or h for help.' in shown
            assert first not in shown
        shown = reader.type("7")
        assert '"7" is not on the list. Type 1 to 6, or h for help.' in shown
        assert first in shown


def test_enter_alone_chooses_nothing() -> None:
    """C30: an empty line is no answer, least of all to a danger sign."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        assert "Type 1 to 8, n if you are not sure, or h for help." in reader.type("")
        assert "Type 1 to 8, n if you are not sure, or h for help." in reader.type("   ")


def test_one_answer_where_one_fits() -> None:
    """A question with one answer takes no two."""
    with reading("quiz") as reader:
        reader.wait()
        assert "One answer here: choose the closest." in reader.type("1 2")


def test_a_multi_choice_question_takes_several() -> None:
    """C30: numbers or ids, with spaces or commas, in any order, once each."""
    said = "poor feeding, no wet nappy, or cannot be settled; spots with pus on the body or in folds"
    with reading("quiz", "--plain") as reader:
        reader.wait()
        for given in (AGE_BABY, "8", "4"):
            reader.type(given)
        for answer in ("1 3", "3,1", "1, 3", "feeding pus", "3 1 3"):
            assert asked(reader.type(answer)) == QUESTIONS["baby-soon"]
            assert said in words(reader.type("r"))
            reader.type("")
            assert asked(reader.type("b")) == QUESTIONS["baby-today"]


def test_none_of_these_stands_alone() -> None:
    """An exclusive answer together with another is told, and nothing is taken."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        shown = reader.type("1 8")
        assert '"None of these, as far as I can tell" does not go with another answer.' in words(shown)
        assert asked(reader.type("8")) == QUESTIONS["baby-spots"]


def test_any_typing_is_survived() -> None:
    """Arrow keys, letters of any script, long numbers, bytes that are no text: told in one line, and asked on."""
    with reading("quiz") as reader:
        reader.wait()
        for junk in ("\x1b[A", "é" * 200, "😀", "%s {0} [bold]", "9" * 3000, "\x07\x0c"):
            assert "is not on the list. Type 1 to 6, or h for help." in words(reader.type(junk))
        reader.press(b"\xff\xfe\xe9")
        assert "is not on the list." in reader.type("")
        assert_only_lines(reader.raw.replace(b"\x1b[A", b""))
        reader.end("q")
    assert reader.code == 130


# ---------------------------------------------------------------- leaving

WHERE = {"first": (), "middle": (AGE_BABY, "8"), "review": (AGE_BABY, "r")}


def go_to(reader: Reader, where: str) -> None:
    reader.wait()
    for answer in WHERE[where]:
        reader.type(answer)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_says_that_nothing_was_saved(key: bytes, where: str) -> None:
    """C31, B16: Ctrl-C and Ctrl-D at any prompt end it with 130, one line of its own, and the terminal as it was."""
    with reading("quiz") as reader:
        go_to(reader, where)
        reader.press(key)
        shown = reader.end()
    assert shown.endswith(f"\n{STOPPED}")
    assert reader.code == 130
    assert reader.left == reader.found
    assert "Traceback" not in reader.raw.decode()


@pytest.mark.parametrize(("where", "letter"), [slow("first", "q"), slow("middle", "Q"), ("review", "q")])
def test_q_leaves_at_any_prompt(where: str, letter: str) -> None:
    """C31: q ends it with 130 and the same line."""
    with reading("quiz") as reader:
        go_to(reader, where)
        assert reader.end(letter).endswith(f"\n{STOPPED}")
    assert reader.code == 130


@pytest.mark.parametrize("where", ["first", slow("middle"), slow("review")])
def test_sigterm_ends_a_prompt(where: str) -> None:
    """143: terminated at any prompt, with one line of its own and the terminal as it was."""
    with reading("quiz") as reader:
        go_to(reader, where)
        reader.child.kill(signal.SIGTERM)
        shown = reader.end()
    assert shown.endswith("\nmilia: terminated.\n")
    assert reader.code == 143
    assert reader.left == reader.found


def test_no_input_asks_nothing_at_a_terminal() -> None:
    """B6: --no-input at a terminal is exit 5 with the missing answer."""
    with reading("quiz", "--no-input") as reader:
        shown = reader.end()
    assert "The first is age.\nTry: milia quiz --answer age=adult-50\n" in shown
    assert reader.code == 5


def test_complete_answers_need_no_question() -> None:
    """At a terminal, a file with all answers is shown without asking."""
    with reading("quiz", "--answers", "tests/answers/eyelid.yaml") as reader:
        shown = reader.end()
    assert (shown, reader.code) == (once("quiz --answers tests/answers/eyelid.yaml").out, 0)


def test_answers_given_are_not_asked_for() -> None:
    """DESIGN 3: --answer at a terminal fills in, and the questions begin with the first that is missing."""
    with reading("quiz", "--answer", "age=adult", "--answer", "adult-now=none") as reader:
        shown = reader.wait()
        assert "Question 3, " in shown
        assert asked(shown) == QUESTIONS["adult-today"]


# ---------------------------------------------------------------- saving


def saved(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8"))["answers"])


@pytest.mark.parametrize("key", [b"\x03", slow(b"q\r")], ids=["Ctrl-C", "q"])
def test_with_save_an_early_end_keeps_the_answers(key: bytes, tmp_path: Path) -> None:
    """C31: with --save the answers so far are in the file, for the owner alone, and the last line does not deny it."""
    path = tmp_path / "saved.json"
    with reading("quiz", "--save", str(path)) as reader:
        opening = words(reader.wait())
        assert "You asked for --save, so your answers will be written to that file, also if you stop early." in opening
        reader.type(AGE_ADULT)
        reader.type("10")
        reader.press(key)
        shown = reader.end()
    assert words(shown).endswith(
        f"Saved to {path}. It holds your answers; delete it when you are done. milia: stopped."
    )
    assert reader.code == 130
    assert saved(path) == {"age": "adult", "adult-now": ["none"]}
    assert path.stat().st_mode & 0o777 == 0o600


def test_resume_goes_on_where_it_was_left(tmp_path: Path) -> None:
    """--resume asks the next question, and b reaches the answers of before."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answer", "age=adult", "--answer", "adult-now=none", "--no-input", "--save", str(path))
    with reading("quiz", "--resume", str(path)) as reader:
        shown = reader.wait()
        assert "Question 3, " in shown
        assert asked(shown) == QUESTIONS["adult-today"]
        assert asked(reader.type("b")) == QUESTIONS["adult-now"]


def test_a_finished_quiz_that_is_resumed_begins_with_the_review(tmp_path: Path) -> None:
    """A saved result can be looked over and changed."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answers", "tests/answers/newborn.yaml", "--save", str(path))
    with reading("quiz", "--resume", str(path)) as reader:
        shown = reader.wait()
        assert "Your answers" in shown
        assert asked(shown) is None
        shown = reader.end("")
    assert shown.endswith(once("quiz --answers tests/answers/newborn.yaml").out)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "All answers still fit."),
        ({"gone": "yes", "place": "moon"}, "Dropped: gone, place."),
        ({"age": "young"}, "Dropped: age."),
    ],
)
def test_resume_after_a_change_of_the_questions_drops_what_is_gone(
    more: dict[str, str], said: str, tmp_path: Path
) -> None:
    """What no longer exists is dropped and named; everything else is kept."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answer", "age=adult", "--answer", "adult-now=none", "--no-input", "--save", str(path))
    document = json.loads(path.read_text(encoding="utf-8"))
    document["digest"] = "0" * 16
    document["answers"] |= more
    path.write_text(json.dumps(document), encoding="utf-8")
    ran = milia("quiz", "--resume", str(path), "--next", "--json")
    kept = {id: answer for id, answer in {"age": "adult", "adult-now": ["none"]}.items() if id not in more}
    assert ran.err == f"The questions have changed since this file was saved. {said}\n"
    assert json.loads(ran.out)["data"]["answers"] == ({} if "age" not in kept else kept)


def test_resume_after_a_change_says_so_at_a_terminal(tmp_path: Path) -> None:
    """The note stands above the opening, and the next question follows."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answer", "age=adult", "--no-input", "--save", str(path))
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, "digest": "", "answers": {"age": "adult", "gone": "x"}}), encoding="utf-8")
    with reading("quiz", "--resume", str(path)) as reader:
        shown = reader.wait()
    assert shown.startswith("The questions have changed since this file was saved. Dropped: gone.\n")
    assert asked(shown) == QUESTIONS["adult-now"]


# ---------------------------------------------------------------- a paste


def test_a_label_can_be_pasted() -> None:
    """C14: check at a terminal says first how to end the paste, then reads it like a file."""
    with reading("check", "--plain", env={"NO_COLOR": "1"}) as reader:
        reader.child.expect("Paste the list of ingredients, then press Ctrl-D on a line of its own.\r\n")
        for line in ("Ingredients: Aqua, Lanolin,\r", "Retinol.\r"):
            reader.press(line.encode())
        reader.press(b"\x04")
        shown = reader.end()
    pasted = milia("check", "-", "--plain", given=b"Ingredients: Aqua, Lanolin,\nRetinol.\n")
    assert shown.endswith(f"\n{pasted.out}")
    assert reader.code == 0


def test_a_paste_can_be_broken_off() -> None:
    """B16: Ctrl-C in the middle of a paste is 130, in one line."""
    with reading("check") as reader:
        reader.child.expect("Ctrl-D on a line of its own.\r\n")
        reader.press(b"Aqua, \x03")
        assert reader.end().endswith("\nmilia: interrupted.\n")
    assert reader.code == 130
    assert reader.left == reader.found


# ---------------------------------------------------------------- the pager


def pager(folder: Path, script: str) -> dict[str, str]:
    """An environment whose pager is a small script; it notes that it ran and what it was given."""
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return {"PAGER": f"{path} 'an argument'", "SEEN": str(folder / "seen")}


NOTING = 'cat >"$SEEN"; echo "paged with $1 and LESS=$LESS"'


def test_a_page_taller_than_the_screen_is_paged(tmp_path: Path) -> None:
    """C27, B15: PAGER with its arguments gets the whole page, without colours unless it is less, and LESS=FIRX."""
    with reading("info", "causes", env=pager(tmp_path, NOTING), rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == ("paged with an argument and LESS=FIRX\n", 0)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == once("info causes").out


@pytest.mark.parametrize(
    ("line", "env"),
    [
        ("compare", {}),
        ("info causes --no-pager", {}),
        slow("info causes --plain", {}),
        slow("info causes --json", {}),
        slow("info causes", {"TERM": "dumb"}),
        ("info causes", {"PAGER": "cat"}),
        slow("info causes", {"PAGER": ""}),
        slow("info causes", {"PAGER": "/nowhere/less -R"}),
        ("info causes", {"PAGER": "less 'unbalanced"}),
    ],
)
def test_nothing_else_is_paged(line: str, env: dict[str, str], tmp_path: Path) -> None:
    """C27: a short page, --no-pager, another format, a dumb terminal, PAGER=cat, no pager: printed as it is."""
    given = {**pager(tmp_path, NOTING), "NO_COLOR": "1", **env}
    with reading(*line.split(), env=given, rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == (once(line).out, 0)
    assert not (tmp_path / "seen").exists()


def test_leaving_the_pager_early_is_success(tmp_path: Path) -> None:
    """C28: a pager that reads one line and ends."""
    with reading("info", "causes", env=pager(tmp_path, "head -n 1"), rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == ("Causes of milia\n", 0)


def test_a_pager_that_is_no_program_is_passed_over(tmp_path: Path) -> None:
    """C27: what cannot be run does not stop the page."""
    path = tmp_path / "pager"
    path.write_bytes(b"\x00not a program")
    path.chmod(0o755)
    with reading("info", "causes", env={"PAGER": str(path), "NO_COLOR": "1"}, rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == (once("info causes").out, 0)


def test_a_pipe_is_never_paged(tmp_path: Path) -> None:
    """C27: with stdout in a file there is no pager, terminal or not."""
    target = tmp_path / "page"
    line = f'"{sys.executable}" -B -m milia_cli info causes >{target}'
    child = pexpect.spawn("/bin/sh", ["-c", line], env=environment(**pager(tmp_path, NOTING)), dimensions=(24, 80))
    reader = Reader(child, (24, 80))
    assert (reader.end(), reader.code) == ("", 0)
    assert target.read_text(encoding="utf-8") == once("info causes").out
