"""What somebody types at a question: several answers, ranges, and what is no answer. POSIX only."""

import sys

import pytest

from milia_cli.render.typed import numbered, parse

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

from .interviews import (
    AGE_BABY,
    QUESTIONS,
    asked,
    assert_only_lines,
    words,
)
from .screen import reading


def test_three_wrong_answers_bring_the_choices_back() -> None:
    """C32: each is told in one line; after the third the choices stand there again."""
    first = "A baby under 6 weeks"
    with reading("quiz") as reader:
        assert first in reader.wait()
        for wrong in ("0", "seven"):
            shown = reader.type(wrong)
            assert f'Type the number of what fits, 1 to 6; "{wrong}" is not one. h is help.' in shown
            assert first not in shown
        shown = reader.type("7")
        assert 'Type the number of what fits, 1 to 6; "7" is not one. h is help.' in shown
        assert first in shown


def test_enter_alone_chooses_nothing() -> None:
    """C30: an empty line is no answer, least of all to a danger sign."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        assert "Type 0 to 7, n if you are not sure, or h for help." in reader.type("")
        assert "Type 0 to 7, n if you are not sure, or h for help." in reader.type("   ")


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
        for given in (AGE_BABY, "0", "0"):
            reader.type(given)
        for answer in ("1 3", "3,1", "1, 3", "feeding pus", "3 1 3", "1-1 3-3"):
            assert asked(reader.type(answer)) == QUESTIONS["baby-soon"]
            assert said in words(reader.type("r"))
            reader.type("")
            assert asked(reader.type("b")) == QUESTIONS["baby-today"]


def test_none_of_these_stands_alone() -> None:
    """An exclusive answer together with another is told, and nothing is taken."""
    with reading("quiz") as reader:
        reader.wait()
        reader.type(AGE_BABY)
        shown = reader.type("1 0")
        assert '"None of these, as far as I can tell" does not go with another answer.' in words(shown)
        assert asked(reader.type("0")) == QUESTIONS["baby-spots"]


def test_zero_is_none_of_these_on_every_screen() -> None:
    """C30: the answer that no sign is there has one number, shown last; a slip such as 11 for 1 does not give it."""
    told: list[str] = []
    screens = [question for question in QUESTIONS.values() if question.type == "multi-choice"]
    assert len(screens) > 10
    for question in screens:
        none = question.options[-1]
        assert none.exclusive
        assert [number for number, _ in numbered(question)] == [*range(1, len(question.options)), 0]
        for typed in ("0", "00"):
            assert parse(question, typed, told.append) == (none.id,)
        assert told == []
        for typed in (str(len(question.options)), "11" if len(question.options) < 12 else "99"):
            assert parse(question, typed, told.append) is None
        assert [text.count("is not one.") for text in told] == [1, 1]
        told.clear()


def test_zero_is_no_answer_where_one_fits() -> None:
    """A question with one answer has no such number, and says which it has."""
    told: list[str] = []
    assert parse(QUESTIONS["age"], "0", told.append) is None
    assert told == ['Type the number of what fits, 1 to 6; "0" is not one. h is help.']


def test_a_screen_of_signs_says_how_to_answer_it() -> None:
    """C30: below the signs and in its help stand how to type several, and 0 for none; 0 leads on."""
    with reading("quiz") as reader:
        reader.wait()
        shown = reader.type(AGE_BABY)
        assert "\n  0  None of these, as far as I can tell\n" in shown
        assert "Type every number that fits, for example 1 3. Type 0 for none of these, n if you are" in words(shown)
        help_ = "Type one number, or several: 1 3, or 0 for none of these. Then Enter. Also: w why we ask,"
        assert help_ in words(reader.type("h"))
        assert '"None of these, as far as I can tell" does not go with another' in words(reader.type("0 2"))
        assert asked(reader.type("0")) == QUESTIONS["baby-spots"]


@pytest.mark.parametrize(
    ("typed", "chosen"), [("1-3", (0, 1, 2)), ("2-2", (1,)), ("1-2, 4", (0, 1, 3)), ("5 2-3", (1, 2, 4))]
)
def test_a_range_is_its_numbers(typed: str, chosen: tuple[int, ...]) -> None:
    """Who types 1-3 means 1, 2 and 3."""
    screen, told = QUESTIONS["adult-now"], list[str]()
    assert parse(screen, typed, told.append) == tuple(screen.options[place].id for place in chosen)


@pytest.mark.parametrize("typed", ["3-1", "0-2", "1-", "-1", "1-99", "1-2-3", "1-" + "9" * 5000])
def test_a_range_that_is_none_is_told(typed: str) -> None:
    """A range that is backwards, open or too long is no answer."""
    told: list[str] = []
    assert parse(QUESTIONS["adult-now"], typed, told.append) is None
    assert len(told) == 1
    assert "is not one." in told[0]


def test_any_typing_is_survived() -> None:
    """Arrow keys, letters of any script, long numbers, bytes that are no text: told in one line, and asked on."""
    with reading("quiz") as reader:
        reader.wait()
        for junk in ("\x1b[A", "é" * 200, "😀", "%s {0} [bold]", "9" * 3000, "\x07\x0c"):
            assert "is not one. h is help." in words(reader.type(junk))
        reader.press(b"\xff\xfe\xe9")
        assert "is not one." in reader.type("")
        assert_only_lines(reader.raw.replace(b"\x1b[A", b""))
        reader.end("q")
    assert reader.code == 130
