"""The hazard log, and the promises of safety in words that no other test holds."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.engine.questionnaire import Result, replay
from milia_cli.engine.readability import sentences
from milia_cli.model import NOT_SURE, Answer, Answers, Claim, Option, Outcome, Question, RedFlag
from milia_cli.rules.content import Content, File, read_content
from milia_cli.rules.prose import prose

from .compared import library
from .named import test_ids
from .player import milia
from .test_bad import TODAY

BABIES = ("under-6-weeks", "6-weeks-to-3-months", NOT_SURE)
ILLNESS = ("baby-now", "baby-spots")
RETINOIDS = ("retinol", "adapalene", "tretinoin", "tazarotene", "oral-retinoids")
DESTROYING = (
    *("cryotherapy", "electrodesiccation", "curettage", "co2-laser", "er-yag-laser", "dermabrasion"),
    *("chemical-peel", "microdermabrasion"),
)


@cache
def content() -> Content:
    return read_content(library(), TODAY)


def told() -> Iterator[tuple[File[object], str]]:
    """Every text that the guide says itself, with its file."""
    for file in content().pages:
        yield from ((file, text.text) for text in prose(file) if not text.quoted)


# ---------------------------------------------------------------- the log


def test_the_log_is_long_enough_to_be_meant() -> None:
    """At least twelve hazards, each with what stands against it and what is left."""
    found = library().hazards()
    assert found is not None
    assert len(found.hazards) >= 12
    for hazard in found.hazards:
        assert all((hazard.harm, hazard.cause, hazard.control, hazard.residual, hazard.tests)), hazard.id


def test_every_test_that_the_log_names_exists() -> None:
    """A control that no test holds any more is found here."""
    found = library().hazards()
    assert found is not None
    assert [name for hazard in found.hazards for name in hazard.tests if name not in test_ids()] == []


def test_the_log_is_shown_in_words_and_as_data() -> None:
    """milia sources --hazards: each hazard with harm, cause, control, tests and what is left, in every format."""
    found = library().hazards()
    assert found is not None
    said = milia("sources", "--hazards", "--plain").out
    assert said.startswith(f"What could go wrong: {len(found.hazards)}\n")
    data = json.loads(milia("sources", "--hazards", "--json").out)["data"]
    assert [row["id"] for row in data["hazards"]] == [hazard.id for hazard in found.hazards]
    for hazard, row in zip(found.hazards, data["hazards"], strict=True):
        assert row["tests"] == list(hazard.tests)
        for text in (hazard.hazard, hazard.harm, hazard.cause, hazard.control, hazard.residual):
            assert text in said
    table = list(csv.DictReader(io.StringIO(milia("sources", "--hazards", "--csv").out)))
    assert [row["tests"].split() for row in table] == [list(hazard.tests) for hazard in found.hazards]


# ---------------------------------------------------------------- newborns


def options(question: str) -> list[str]:
    (found,) = [q for q in library().quiz().questions if q.id == question]
    return [option.id for option in found.options if not option.exclusive]


@pytest.mark.parametrize("age", BABIES)
@pytest.mark.parametrize("question", ILLNESS)
def test_a_newborn_with_a_sign_of_illness_is_never_reassured(age: str, question: str) -> None:
    """Fever, blisters and each other sign, or doubt about it, is an emergency however the spots look."""
    prepared = prepare(library().questionnaire())
    looks: Answers = {"place": "face", "top": "closed", "feel": "grain", "colour": "white"}
    doubts: list[Answer] = [NOT_SURE]
    for answer in [*((option,) for option in options(question)), *doubts]:
        step = replay(prepared, {**looks, "age": age, question: answer}).step
        assert isinstance(step, Result)
        assert (step.level, step.fits_best) == ("emergency", ()), answer


@pytest.mark.parametrize("line", ["info babies", "info when-to-get-help", "handout parent"])
def test_pages_for_parents_open_with_danger_signs(line: str) -> None:
    """The card for emergencies stands in the first quarter of the page, before any section."""
    said = milia(*line.split(), "--plain").out
    first = said.index("Now: get emergency help if a baby under 3 months")
    assert first < len(said) / 4


# ---------------------------------------------------------------- names and signs


def test_no_result_names_milia_alone() -> None:
    """Where milia fit, another name stands below it; where nothing else comes near, look-alikes are named instead."""
    prepared = prepare(library().questionnaire())
    looks = {"top": "closed", "feel": "grain", "colour": "white", "size": "pinhead", "change": "same"}
    for age in ("under-6-weeks", "child", "adult", "adult-50"):
        for place in ("face", "eyelids"):
            step = _quiet(prepared, {"age": age, "place": place, **looks})
            named = [fit.outcome.id for fit in (*step.fits_best, *step.also_possible)]
            assert any(name.startswith("milia") for name in named), (age, place)
            assert any(not name.startswith("milia") for name in named), (age, place)
    alone = milia("quiz", "--answers", "tests/answers/eyelid.yaml", "--json").out
    assert [len(json.loads(alone)["data"][key]) for key in ("fits_best", "also_possible")] == [1, 0]
    said = milia("quiz", "--answers", "tests/answers/eyelid.yaml", "--plain").out
    assert "Other bumps can look much the same: whiteheads" in said


def _quiet(prepared: Prepared, answers: Answers) -> Result:
    """The result where no danger sign is ticked, and nothing else is known than these answers."""
    given = dict(answers)
    while not isinstance(step := replay(prepared, given).step, Result):
        given[step.question.id] = _none(step.question)
    return step


def _none(question: Question) -> Answer:
    exclusive = [option.id for option in question.options if option.exclusive]
    return (exclusive[0],) if exclusive else NOT_SURE


def test_pearly_is_no_danger_sign() -> None:
    """Milia are pearly too: no red flag and no question about danger uses the word."""
    flags = [text for flag in content().flags.value.flags for text in (flag.finding, flag.say)]
    asked = [q for q in library().quiz().questions if q.role == "safety"]
    words = [text for q in asked for text in (q.text, q.hint or "", *(option.text for option in q.options))]
    assert [text for text in (*flags, *words) if "pearl" in text.lower()] == []


QUALIFIED = re.compile(r"\b(brown|black|dark(er)?|purple)\b", re.I)
NOT_SKIN = re.compile(
    r"yellow-red|red dye|bright red blood|red[- ]flag|red streaks|redness of the eye"
    r"|\bred,? (?:sore |painful |or painful )*eyes?\b|\beyes? (?:is|are|was|looks|turns) (?:\w+ )?red\b"
    r"|\beye (?:is sore or )?red\b",
    re.I,
)
REDNESS = re.compile(r"\b(red|reddish|redder|redness|pink)\b", re.I)


def test_redness_is_told_for_every_skin_colour() -> None:
    """Where a statement, an option, a question or a sign says red, it says how that looks on brown or black skin."""
    unqualified = []
    for file in (*content().topics, *content().tables, content().quiz, content().flags, *content().outcomes):
        for _, record in file.everything:
            if isinstance(record, Claim | Question | Option | Outcome | RedFlag):
                text = " ".join(text.text for text in prose(File(file.name, record, {})))
                if REDNESS.search(NOT_SKIN.sub("", text)) and not QUALIFIED.search(text):
                    unqualified.append(f"{file.name} {record.id}: {text[:90]}")
    assert unqualified == []


# ---------------------------------------------------------------- what people might do


OPENING = re.compile(
    r"(?:^|[.:;] )(?:then )?(?:pierce|prick|puncture|lance|insert|push|pop|squeeze|press out|cut|slit|heat|sterilise"
    r"|sterilize|burn|freeze|dip|dab) (?:the|it|each|a|your|with)\b|\bgauge\b"
    r"|\b\d+ ?G needle|\bneedle (?:in|into|through)\b"
    r"|\bseconds of (?:freezing|spray)",
    re.I,
)


def test_no_page_tells_how_to_open_skin() -> None:
    """No sentence of the guide tells somebody to pierce, press, freeze or burn a bump, or with what."""
    assert [(file.name, text) for file, text in told() if OPENING.search(text)] == []
    assert OPENING.search("Clean the skin. Prick the bump with a needle.")


def test_home_ways_are_marked_for_eyelids() -> None:
    """Squeezing, remover kits, pens, acids and shop retinoids are marked as not for eyelids."""
    table = library().table("treatments")
    ways = {"squeezing-at-home", "milia-remover-products", "plasma-pens-and-removers", "home-acids", *RETINOIDS[:4]}
    for option in table.options:
        if option.id in ways:
            assert ("eyelids", "not-for") in {(fit.audience, fit.fit) for fit in option.fits}, option.id


def test_destroying_asks_for_a_name_first() -> None:
    """Each way that freezes, burns, peels or scrapes says in "who should not" that the bump needs a name first."""
    table = library().table("treatments")
    by_id = {option.id: option for option in table.options}
    for id in DESTROYING:
        assert re.search(r"\bnam(e|ed|es)\b|not checked|unchecked", by_id[id].cells["who-not"].text), id


# ---------------------------------------------------------------- medicines and pills


def test_retinoids_are_not_for_pregnancy() -> None:
    """Every retinoid of the table says so to whoever asks for pregnancy, and in its own words."""
    for option in library().table("treatments").options:
        if option.id in RETINOIDS:
            assert ("pregnancy", "not-for") in {(fit.audience, fit.fit) for fit in option.fits}, option.id
            said = milia("compare", "treatments", option.id, "--for", "pregnancy", "--plain").out
            assert "not for pregnancy" in said.lower(), option.id


def test_retinoid_tablets_in_pregnancy_are_a_call_today() -> None:
    """The one sign that tells somebody to stop a prescribed medicine asks for a call the same day."""
    (flag,) = [flag for flag in content().flags.value.flags if flag.id == "oral-retinoid-pregnant"]
    assert flag.level == "same-day"
    prepared = prepare(library().questionnaire())
    step = _quiet(prepared, {"age": "adult", "adult-today": ("retinoid-tablets",)})
    assert step.level == "same-day"


def test_the_list_of_medicines_opens_with_not_to_stop_them() -> None:
    """Above the first medicine of the causes, plain text, Markdown and HTML say not to stop it and whom to ask."""
    (section,) = json.loads(milia("info", "causes", "medicines", "--json").out)["data"]["sections"]
    assert re.search(r"\bDo not stop a prescribed medicine\b.*\bAsk\b", section["lead"])
    assert len(section["claims"]) >= 4
    for option in ("--plain", "--markdown", "--html"):
        said = milia("info", "causes", "medicines", option).out
        first = re.sub(r"[.].*", "", section["claims"][0]["text"])
        assert -1 < said.find(section["lead"]) < said.find(first)


def test_pills_come_with_their_harm() -> None:
    """Each claim that pills help milia has a verdict and what may happen to those who act on it."""
    pills = re.compile(r"\b(niacin|biotin|CoQ10|supplement|vitamin)s?\b.*\b(pill|tablet|take|help|work|cure)", re.I)
    (topic,) = [file for file in content().topics if file.stem == "myths"]
    found = [claim for _, claim in topic.each(Claim) if claim.kind == "myth" and pills.search(claim.text)]
    assert [claim.id for claim in found] == ["s0-21", "s0-25", "s0-30"]
    assert [claim.id for claim in found if not (claim.verdict and claim.harm)] == []


DOSE = re.compile(r"\b\d[\d,.]* ?(?:mg|mcg|micrograms?|milligrams?|IU|international units)\b", re.I)


def test_no_dose_is_printed() -> None:
    """Nothing that the guide says, or quotes, carries a dose; a limit not to be passed is none."""
    said = [
        (file.name, sentence) for file in content().pages for text in prose(file) for sentence in sentences(text.text)
    ]
    assert [(name, sentence) for name, sentence in said if DOSE.search(sentence) and "limit" not in sentence] == []
    assert DOSE.search("Take 500 mg a day.")
