"""What a screen reader and a pipe get: linear text, no escapes; and colour that only repeats what words say."""

import re
import unicodedata

import pytest

from milia_cli.library import Library, content_root

from .everything import EVERY, SHOWN, VERBS, once
from .player import milia

PAGES = ("", "--version", "validate tests/bad", *SHOWN)
LAID_OUT = ("handout parent", "handout adult", "handout visit")
"""One page of paper, laid out at 78 columns; the one kind of page whose --plain is wrapped."""
SGR = re.compile("\x1b\\[([0-9;]*)m")
BOXES = re.compile("[\u2500-\u257f\u2580-\u259f\u2800-\u28ff]")


def is_emoji(sign: str) -> bool:
    """Pictures, and the sign that turns a letter into one."""
    return ord(sign) >= 0x1F000 or sign == "\ufe0f" or unicodedata.category(sign) == "So"


def is_laid_out(line: str) -> bool:
    return line.startswith(LAID_OUT)


# ---------------------------------------------------------------- linear text


@pytest.mark.parametrize("line", EVERY)
def test_plain_is_linear(line: str) -> None:
    """C20, W: no escape, box, block or braille character, emoji or tab, and no columns made of spaces."""
    said = once(f"{line} --plain").out
    assert said.strip()
    assert not set("\x1b\t\r\x00") & set(said)
    assert BOXES.findall(said) == []
    assert [sign for sign in said if is_emoji(sign)] == []
    if not is_laid_out(line):
        assert "  " not in said


@pytest.mark.parametrize("line", ["", "--version", "quiz --no-input", *(f"{verb} -h" for verb in VERBS)])
def test_accessible_is_linear_where_there_is_no_plain(line: str) -> None:
    """C33: every help and the version under ACCESSIBLE=1 have no box, no column and no escape either."""
    ran = milia(*line.split(), ACCESSIBLE="1", FORCE_COLOR="1")
    assert not BOXES.search(ran.out + ran.err)
    assert "  " not in ran.out
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("line", EVERY)
def test_plain_does_not_depend_on_the_width(line: str) -> None:
    """DESIGN 3: linear text is not wrapped; a page for paper is laid out at 78 columns whatever the terminal is."""
    narrow = once(f"{line} --color=always", ACCESSIBLE="1", COLUMNS="20")
    assert narrow == once(f"{line} --plain")


@pytest.mark.parametrize("line", EVERY)
def test_plain_is_tidy(line: str) -> None:
    """No line ends in a space, one newline ends the page, and no two blank lines stand together."""
    said = once(f"{line} --plain").out
    assert [text for text in said.split("\n") if text != text.rstrip()] == []
    assert said.endswith("\n")
    assert not said.endswith("\n\n")
    assert "\n\n\n" not in said


TOPICS = tuple(line.split()[1] for line in ("info causes", "info babies", "info when-to-get-help", "info treatments"))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_heading_stands_alone_after_a_blank_line(topic: str) -> None:
    """W: each section's title is a line of its own with a blank line before and after it."""
    said = f"\n\n{once(f'info {topic} --plain').out}"
    for section in Library(content_root()).topic(topic).sections:
        assert f"\n\n{section.title}\n\n" in said


def test_urgency_is_a_word_at_the_start_of_the_line() -> None:
    """W: every card opens with its level in words, most urgent first, and so does a result."""
    words = Library(content_root()).notices().level_words
    cards = Library(content_root()).topic("when-to-get-help").cards
    lines = once("info when-to-get-help --plain").out.splitlines()
    opened = [line for line in lines if line.startswith(tuple(f"{word}: " for word in words.values()))]
    assert [line.partition(": ")[0] for line in opened[: len(cards)]] == [words[card.level] for card in cards]
    for name, level in (("newborn", "self-care"), ("emergency", "emergency")):
        result = once(f"quiz --answers tests/answers/{name}.yaml --plain").out.splitlines()
        assert result[2].startswith(f"{words[level]}: ")  # type: ignore[index]


@pytest.mark.parametrize("line", EVERY)
def test_sources_are_numbered_as_they_are_named(line: str) -> None:
    """The first source that a reader meets is 1, the next new one 2, and so on, to the last of the list."""
    page = re.split(r"(?m)^Sources$", once(f"{line} --plain").out)[0]
    brackets = re.findall(r"\[(?:[a-z ]+: )?(\d+(?:,\d+)*)\]", page)
    met = list(dict.fromkeys(int(number) for bracket in brackets for number in bracket.split(",")))
    assert met == list(range(1, len(met) + 1))


def test_steps_keep_their_order_for_everybody() -> None:
    """--for marks a numbered step and leaves it where it is; sections and other statements may move."""
    line = "info overview what-can-be-done"
    for whom in ("newborn", "eyelids"):
        bare, marked = once(f"{line} --plain").out, once(f"{line} --plain --for {whom}").out
        steps = [step for step in marked.split("\n") if re.match(r"\d+\. ", step)]
        assert [step[:40] for step in steps] == re.findall(r"(?m)^(\d+\. .{0,37})", bare)[: len(steps)]
        assert marked != bare


def test_one_section_has_a_short_foot() -> None:
    """W11, I4, I5: below a section stand version, dates and check in one line, and where the rest is."""
    said = once("info causes sunscreen --plain").out
    foot = "Not yet checked by a clinician. Authors and interests: milia info about."
    assert f"next review by 21 November 2027. {foot}\n\nNext\n" in said
    assert "Funding" not in said
    assert "Funding: none." in once("info about --plain").out


RESULTS = ("newborn", "eyelid", "growing", "nothing-fits")


@pytest.mark.parametrize("name", RESULTS)
def test_the_disclaimer_is_short_and_comes_after_the_advice(name: str) -> None:
    """W11: what the guide cannot do stands below what to do, in two lines at most, and nothing is said in capitals."""
    said = once(f"quiz --answers tests/answers/{name}.yaml").out
    notice = Library(content_root()).quiz().fit_notice
    assert len(notice) <= 2 * 72
    assert " ".join(said.split()).index(notice) > " ".join(said.split()).index("What to do")
    assert re.findall(r"\b[A-Z]{4,}\b", said.partition("────")[0]) == []


# ---------------------------------------------------------------- no escapes


@pytest.mark.parametrize("line", PAGES)
def test_a_pipe_gets_no_escape_byte(line: str) -> None:
    """C18: no command writes one, to stdout or stderr, when nobody asks for colour."""
    ran = once(line)
    assert "\x1b" not in ran.out + ran.err


UNASKED: tuple[dict[str, str], ...] = (
    {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    {"TERM": "dumb", "FORCE_COLOR": "1"},
    {"GITHUB_ACTIONS": "1", "CI": "true"},
    {"TTY_COMPATIBLE": "1", "TTY_INTERACTIVE": "1"},
    {"COLORTERM": "truecolor", "PY_COLORS": "1", "CLICOLOR_FORCE": "1"},
)


@pytest.mark.parametrize("env", UNASKED, ids=" ".join)
@pytest.mark.parametrize("line", ["", "info -h", "info causes", "compare treatments", "quiz --list", "info cause"])
def test_no_variable_of_others_brings_escapes_into_a_pipe(line: str, env: dict[str, str]) -> None:
    """C24, B12: NO_COLOR and TERM=dumb beat FORCE_COLOR; what Rich and Typer listen to counts for nothing."""
    assert milia(*line.split(), given=b"", **env) == once(line)


# ---------------------------------------------------------------- colour

ALLOWED = {"0", "1", "91", "94", "95"}
"""Reset, bold, and three of the reader's own sixteen colours: no background, no dim, no exact colour."""


@pytest.mark.parametrize("line", [line for line in SHOWN if not is_laid_out(line)])
def test_colour_is_bold_and_three_base_colours(line: str) -> None:
    """C25, W: only SGR codes, all of the base sixteen, without background, dim or cursor movement; the same words."""
    coloured = milia(*line.split(), "--color=always").out
    codes = {code for found in SGR.findall(coloured) for code in found.split(";")}
    assert codes <= ALLOWED
    bare = SGR.sub("", coloured)
    assert not set("\x1b\x07\x08\r") & set(bare)
    assert bare == once(line).out


@pytest.mark.parametrize("line", ["info when-to-get-help", "quiz --answers tests/answers/emergency.yaml", ""])
def test_an_alarm_in_colour_is_one_in_words(line: str) -> None:
    """C25: what is red or magenta is a bar, or opens with its level in words."""
    words = tuple(f"{word}: " for word in Library(content_root()).notices().level_words.values())
    said = milia(*line.split(), *(["--color=always"] if line else ["--color=always", "--help"])).out
    alarms = re.findall("\x1b\\[(?:1;)?9[15]m(.+?)\x1b\\[0m", said)
    assert alarms
    openings = [text for text in alarms if text != "┃"]
    assert openings
    assert openings[0].startswith(words)
