"""Leaving the quiz, saving it and going on, at a real terminal. POSIX only."""

import json
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from milia_cli.library import content_root

from .everything import once, slow
from .player import Ran, milia

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)


from .interviews import AGE_ADULT, AGE_BABY, NONE, QUESTIONS, answers_of, asked, play, result, words
from .screen import Reader, reading

STOPPED = "milia: stopped. Nothing was saved.\n"


# ---------------------------------------------------------------- leaving

WHERE = {"first": (), "middle": (AGE_BABY, "0"), "review": (AGE_BABY, "r")}


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
    assert words(shown).endswith("The first is age. Try: milia quiz --list")
    assert reader.code == 5


@pytest.mark.parametrize(
    "line",
    [
        "--no-input --answer place=nose --answer baby-now=fit",
        "--answer age=adlt",
        "--answers tests/answers/emergency.yaml --save saved-by-no-one/answers.json",
        "--next --answer age=adult --answer baby-now=fit",
    ],
)
def test_notes_and_mistakes_keep_their_words_whole(line: str) -> None:
    """At 40 columns no word of a note or an error is broken; the words are those of a pipe, a command stays whole."""
    with reading("quiz", *line.split(), columns=40) as reader:
        shown = reader.end()
    told = milia("quiz", *line.split()).err
    assert max(map(len, told.splitlines())) > 40
    assert words(shown).startswith(words(told))
    assert all(len(row) <= 40 or row.startswith("Try: ") for row in shown.split("\n"))


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
        opening = words(reader.wait()).replace("/ ", "/")
        assert f"Nothing is sent. Your answers will be written to {path}, also if you stop early." in opening
        assert "Nothing is saved" not in opening
        reader.type(AGE_ADULT)
        reader.type(NONE)
        reader.press(key)
        shown = reader.end()
    assert (
        words(shown)
        .replace("/ ", "/")
        .endswith(f"Saved to {path}. It holds your answers; delete it when you are done. milia: stopped.")
    )
    assert reader.code == 130
    assert saved(path) == {"age": "adult", "adult-now": ["none"]}
    assert path.stat().st_mode & 0o777 == 0o600


def test_content_that_is_edited_meanwhile_loses_no_answer(tmp_path: Path) -> None:
    """All that a result needs is read before the first question: files that break after it change nothing."""
    content, path = tmp_path / "content", tmp_path / "saved.json"
    shutil.copytree(content_root(), content)
    with reading("quiz", "--content", str(content), "--save", str(path)) as reader:
        reader.wait()
        for file in content.rglob("*.yaml"):
            file.write_text("broken: [", encoding="utf-8")
        reader.child.send("r\r")  # there is none to review yet, so the first question comes again
        shown, order = play(reader, answers_of("newborn"))
    assert f"\n{result(answers_of('newborn'), order)}" in shown
    assert (
        words(shown)
        .replace("/ ", "/")
        .endswith(f"Saved to {path}. It holds your answers; delete it when you are done.")
    )
    assert list(saved(path)) == order
    assert milia("quiz", "--resume", str(path), "--next").err == ""


def test_a_review_saves_and_explains(tmp_path: Path) -> None:
    """At a review, s FILE writes the answers to a new file and to no other, and e adds how the result came about."""
    path = tmp_path / "my answers.json"
    (tmp_path / "old").write_text("mine", encoding="utf-8")
    with reading("quiz", "--answer", "age=adult", "--resume", str(adult(tmp_path))) as reader:
        reader.wait()
        assert "s FILE saves your answers to a new file" in words(reader.type("r"))
        assert f'"{tmp_path}/old" exists already.' in words(reader.type(f"s {tmp_path}/old")).replace("/ ", "/")
        assert f"Saved to {path}." in words(reader.type(f"s {path}")).replace("/ ", "/")
        assert "The result will say how it came about." in words(reader.type("e"))
        assert words(reader.end("q")).endswith("milia: stopped.")
    assert saved(path) == {"age": "adult", "adult-now": ["none"]}
    assert (tmp_path / "old").read_text(encoding="utf-8") == "mine"


def test_a_review_can_ask_for_the_explanation(tmp_path: Path) -> None:
    """The result after e at the review is the one of --explain."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answers", "tests/answers/newborn.yaml", "--save", str(path))
    with reading("quiz", "--resume", str(path)) as reader:
        reader.wait()
        reader.type("e")
        shown = reader.end("")
    assert shown.endswith(once("quiz --answers tests/answers/newborn.yaml --explain").out)


def test_an_emergency_that_was_saved_can_be_changed(tmp_path: Path) -> None:
    """A saved emergency answer is told at once when it is resumed; b leads to all answers, and another one goes on."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answers", "tests/answers/emergency.yaml", "--save", str(path))
    with reading("quiz", "--resume", str(path)) as reader:
        assert "Now: get emergency help" in reader.wait()
        assert "2 Danger signs in the fever of 38 C" in words(reader.type("b"))
        assert asked(reader.type("2")) == QUESTIONS["baby-now"]
        assert asked(reader.type("0")) == QUESTIONS["baby-spots"]


def adult(folder: Path) -> Path:
    """A saved session of two answers."""
    path = folder / "two.json"
    milia("quiz", "--answer", "age=adult", "--answer", "adult-now=none", "--no-input", "--save", str(path))
    return path


def test_save_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    """--save refuses a file that is there (exit 2), unless it is the one of --resume, or with --force."""
    path, other = adult(tmp_path), tmp_path / "other.json"
    before = path.read_bytes()
    line = ("quiz", "--answer", "age=adult", "--no-input", "--save", str(path))
    assert milia(*line) == Ran("", f'milia: "{path}" exists already. Add --force to overwrite it.\n', 2)
    assert path.read_bytes() == before
    assert milia("quiz", "--resume", str(path), "--no-input", "--save", str(path)).code == 5
    assert path.read_bytes() == before
    assert milia(*line, "--force").code == 5
    assert saved(path) == {"age": "adult"}
    other.symlink_to(path)
    assert milia(*line[:-1], str(other)).code == 2


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
    waits = "Not counted yet, an earlier answer is missing: adult-now. Act on a danger sign all the same.\n"
    assert ran.err == f"The quiz has changed since this file was saved. {said}\n{'' if 'age' in kept else waits}"
    assert json.loads(ran.out)["data"]["answers"] == ({} if "age" not in kept else kept)


def test_resume_after_a_change_says_so_at_a_terminal(tmp_path: Path) -> None:
    """The note stands above the opening, and the next question follows."""
    path = tmp_path / "saved.json"
    milia("quiz", "--answer", "age=adult", "--no-input", "--save", str(path))
    document = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**document, "digest": "", "answers": {"age": "adult", "gone": "x"}}), encoding="utf-8")
    with reading("quiz", "--resume", str(path)) as reader:
        shown = reader.wait()
    assert shown.startswith("The quiz has changed since this file was saved. Dropped: gone.\n")
    assert asked(shown) == QUESTIONS["adult-now"]
