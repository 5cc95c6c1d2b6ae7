"""What somebody says of looks counts as a danger sign; and a sign that is shown alone says first what to do."""

import json
from collections.abc import Mapping

import pytest

from milia_cli.engine.answers import check_answers
from milia_cli.engine.prepared import prepare
from milia_cli.engine.urgency import reasons_from_answers
from milia_cli.library import Library
from milia_cli.model import LEVELS

from .player import milia
from .record import CONTENT

SIGNS = [
    ("baby-grouped-blisters", "emergency", {"age": "6-weeks-to-3-months", "top": "water-drop", "number": "group"}),
    ("baby-water-blisters", "same-day", {"age": "under-6-weeks", "top": "water-drop"}),
    ("baby-pus-or-raw", "same-day", {"age": "under-6-weeks", "top": "pus-tip", "place": "trunk", "around": "calm"}),
    ("baby-spots-unsure", "routine", {"age": "under-6-weeks", "around": "red-each"}),
    ("scarlike-skin", "soon", {"age": "adult", "around": "changed"}),
    ("red-patch-with-bumps", "soon", {"age": "adult", "around": "patch"}),
    ("tight-cluster", "soon", {"age": "adult", "number": "group", "place": "face", "around": "calm"}),
    ("growing-lump", "soon", {"age": "adult-50", "number": "one", "change": "bigger", "since": "weeks"}),
    ("growing-lump-child", "soon", {"age": "child", "number": "one", "change": "bigger", "since": "weeks"}),
    (
        "crop-of-bumps",
        "soon",
        {"age": "adult", "change": "many-fast", "number": "carpet", "top": "closed", "colour": "white"},
    ),
    ("one-new-bump-over-50", "routine", {"age": "adult-50", "number": "one", "since": "months"}),
    ("bleeding-or-crusting", "soon", {"age": "adult", "top": "crust-rim", "since": "weeks"}),
    (
        "lone-lid-lump",
        "routine",
        {"age": "adult", "place": "eyelids", "lid-depth": "deep", "number": "one", "since": "years"},
    ),
    ("lash-line-bump", "routine", {"age": "child", "place": "lash-line", "lid-depth": "edge", "since": "weeks"}),
]


def shown(answers: Mapping[str, str]) -> dict[str, str]:
    """Red flag -> level, for these answers."""
    questionnaire = Library(str(CONTENT)).questionnaire()
    given = check_answers(prepare(questionnaire).questions, dict(answers))
    return {reason.id: reason.level for reason in reasons_from_answers(questionnaire, given)}


@pytest.mark.parametrize(("flag", "level", "answers"), SIGNS, ids=[flag for flag, _, _ in SIGNS])
def test_a_sign_told_by_its_looks_counts(flag: str, level: str, answers: dict[str, str]) -> None:
    """All the answers together show it; without the last of them nothing is shown."""
    assert shown(answers) == {flag: level}
    assert level in LEVELS
    assert shown(dict(list(answers.items())[:-1])) == {}


def test_one_doubt_about_looks_asks_for_a_visit() -> None:
    """Who is not sure of one of three looks or more, and has said all others, is asked to show it to somebody."""
    for flag, _, answers in SIGNS:
        for unsure in list(answers)[1:]:
            doubted = shown({**answers, unsure: "not-sure"})
            assert doubted.get(flag) == ("routine" if len(answers) >= 3 else None), (flag, unsure)


def test_two_doubts_about_looks_are_no_sign() -> None:
    """The screens have asked for the sign; who can tell little of what it looks like has not shown it."""
    for flag, _, answers in SIGNS:
        last = [question for question in answers if question != "age"][-2:]
        assert flag not in shown({**answers, **dict.fromkeys(last, "not-sure")})


def test_each_such_sign_is_tried_here() -> None:
    """Every red flag that looks can show stands in the table."""
    flags = Library(str(CONTENT)).questionnaire().flags
    assert {flag.id for flag in flags if flag.also} == {flag for flag, _, _ in SIGNS}


@pytest.mark.parametrize("flag", [flag.id for flag in Library(str(CONTENT)).red_flags().flags])
def test_a_danger_sign_opened_alone_says_first_what_to_do(flag: str) -> None:
    """Level, step and sign, each in the words of its dictionary, stand first; the reason comes after them."""
    library = Library(str(CONTENT))
    found = next(each for each in library.red_flags().flags if each.id == flag)
    step = next(each.text for each in library.quiz().dispositions if each.id == found.level)
    said = milia("info", "when-to-get-help", flag, "--plain").out.split("\n\n")
    level = library.notices().level_words[found.level]
    begins = "see a doctor or nurse" if found.level == "routine" else step
    assert said[0].startswith(f"{level}: {begins} if ")
    assert said[0].endswith(f" {found.finding}")
    assert said[1].startswith(found.say)


def test_a_danger_sign_that_is_found_says_first_what_to_do() -> None:
    """As the best hit, as another hit, and in the JSON document."""
    warm = "has a temperature of 38 C (100.4 F) or more, or under 36 C (96.8 F)"
    best = milia("search", "baby has a fever", "--plain").out
    assert f"\nNow: get emergency help if a baby under 3 months {warm}\n\nIn a baby under 3 months" in best
    other = milia("search", "shingles", "--plain").out
    assert ": Speak to a doctor or an urgent-care line if anyone has painful or tingling blisters or crusts" in other
    text = json.loads(milia("search", "baby has a fever", "--json").out)["data"]["hits"][0]["text"]
    assert text.startswith(f"Now: get emergency help if a baby under 3 months {warm}. In a baby under 3 months")
