"""Checks of the scorecard that no other test holds: pages of info, two of the treatments, the quiz, the program."""

import json
import re
from functools import cache
from typing import Any

import pytest

from milia_cli.engine.readability import sentences
from milia_cli.library import Library, content_root
from milia_cli.model import Comparison, Topic

from .named import ROOT
from .player import milia

LIBRARY = Library(content_root())
TOPICS = LIBRARY.topic_ids()
ABOUT_SKIN = [id for id in TOPICS if id not in {"about", "glossary"}]
ANSWERED = ("eyelid", "newborn", "nothing-fits")


@cache
def said(line: str) -> str:
    return milia(*line.split(), "--plain").out


@cache
def topic(id: str) -> Topic:
    return LIBRARY.topic(id)


@cache
def table() -> Comparison:
    return LIBRARY.table("treatments")


# ---------------------------------------------------------------- info

DO = re.compile(
    r"(?:^|[.:,] )(?:Leave|See|Have|Wash|Keep|Ask|Do not|Use|Wait|Show|Protect|If)\b"
    r"|\b(?:can leave|leave them alone|left alone|can stay where they are|have it looked at|get help|needs help"
    r"|leaving them alone|seen within)\b",
    re.I,
)


@pytest.mark.parametrize("id", TOPICS)
def test_the_first_words_say_what_to_do(id: str) -> None:
    """I1: within the first 40 words a page says what to do, and no page says it later."""
    first = " ".join(" ".join(claim.text for claim in topic(id).answer).split()[:40])
    assert DO.search(first), first


@pytest.mark.parametrize("id", TOPICS)
def test_a_page_says_for_whom_it_is_and_what_it_leaves_out(id: str) -> None:
    """I2: a sentence on whom or what the page is for, and one on what stands elsewhere or cannot be told."""
    scope = topic(id).scope
    assert re.search(r"\b(?:is|are) (?:for|about)\b|\bfor adults\b|\bfor all ages\b|\bfor anyone\b", scope), scope
    assert re.search(r"leaves out|does not|cannot|only says|are in milia|is in milia|never brands|names the", scope)
    assert scope in said(f"info {id}")


@pytest.mark.parametrize("id", TOPICS)
def test_sources_stand_at_the_foot_and_in_full(id: str) -> None:
    """I3: each cited source has title, publisher and year at the foot, and with --sources its address and kind."""
    document = json.loads(milia("info", id, "--sources", "--json").out)
    page = said(f"info {id} --sources")
    rests_on = set(_ids_under("sources", document["data"]))
    assert rests_on <= {source["id"] for source in document["sources"]}
    for source in [source for source in document["sources"] if source["id"] in rests_on]:
        assert source["url"] in page
        assert f" {source['id']}\n" in page
        assert source["title"] in page
        assert source["publisher"] in page


def _ids_under(key: str, data: Any) -> list[str]:
    """Every id in the lists of that name, however deep."""
    if isinstance(data, list):
        return [id for item in data for id in _ids_under(key, item)]
    if isinstance(data, dict):
        own = data.get(key, [])
        return [*own, *(id for name, value in data.items() if name != key for id in _ids_under(key, value))]
    return []


def test_there_are_places_to_read_on_that_sell_nothing() -> None:
    """I3: at least two, each with its own page."""
    by_id = {source.id: source for source in LIBRARY.sources().sources}
    places = [by_id[command.command.split()[-1]] for command in LIBRARY.notices().read_on]
    assert len(places) >= 2
    assert [source.id for source in places if source.seller or source.kind in {"commercial", "clinic"}] == []
    assert all(command.command in said("info causes --sources") for command in LIBRARY.notices().read_on)


DATED = [f"info {id}" for id in TOPICS]
DATED += ["compare treatments", "compare look-alikes", "handout parent", "search sunscreen"]
DATED += ["sources BB08", "quiz --answers tests/answers/eyelid.yaml", "check tests/answers/label.txt"]


@pytest.mark.parametrize("line", DATED)
def test_every_page_says_when_by_whom_and_unchecked(line: str) -> None:
    """I4, I5: version, review, next review, who wrote it, and that no clinician has checked it; money as well."""
    page = " ".join(said(line).split())
    assert re.search(r"Version \d\S*, reviewed \d+ \w+ \d{4}, next review by \d+ \w+ \d{4}\.", page)
    assert "Written by software developers" in page
    assert "Not yet checked by a clinician." in page
    assert "Funding: none." in page


@pytest.mark.parametrize("id", TOPICS)
def test_a_page_says_what_is_not_known(id: str) -> None:
    """I6: at least one statement that nobody knows, or that nothing was found."""
    page = said(f"info {id}")
    assert re.search(r"[Ww]e do not know|[Nn]obody (?:knows|has counted)|[Nn]o (?:study|trial) |not known", page)


@pytest.mark.parametrize("id", ABOUT_SKIN)
def test_a_page_says_what_happens_if_nothing_is_done(id: str) -> None:
    """I7: what becomes of bumps that are left, for babies or for older people, whomever the page is for."""
    page = said(f"info {id}")
    assert re.search(r"go by themselves|some go|they stay|many stay|tend to stay|often stay|can stay", page, re.I)
    assert re.search(r"\b(?:newborn|baby|babies|babies')\b", page)
    assert re.search(r"\badults?\b", page)


def test_each_cause_is_known_suspected_or_a_myth() -> None:
    """I8: every cause stands under a heading that says which, and a rumour has its verdict."""
    page = topic("causes")
    headed = {section.id: section for section in page.sections}
    assert {"known-triggers", "medicines", "families", "suspected", "heard-often"} <= set(headed)
    assert [claim.id for claim in headed["heard-often"].claims if not claim.verdict] == []
    assert {claim.certainty for claim in headed["suspected"].claims} <= {"low", "very-low", "not-assessed"}


@pytest.mark.parametrize("id", TOPICS)
def test_a_page_ends_with_something_to_do(id: str) -> None:
    """I11: the last words of a page are commands to go on with, and a page about skin has steps or a card before."""
    tail = said(f"info {id}").rstrip().split("\nNext\n")[-1]
    assert all(line.startswith("milia ") for line in tail.split("\n"))
    assert any(section.layout == "steps" for section in topic(id).sections) or topic(id).cards


def test_there_is_a_checklist_and_questions_to_ask() -> None:
    """I11: a page to print for a visit has room to write, and questions to ask stand on it."""
    page = said("handout visit")
    assert page.count("____") >= 3
    assert page.count("?") >= 3


@pytest.mark.parametrize("id", TOPICS)
def test_every_page_says_when_to_get_help(id: str) -> None:
    """I13: a card opens with how fast and what to do, ends its heading in "if" or whom, and lists signs."""
    lines = said(f"info {id}").split("\n")
    heads = [
        n for n, line in enumerate(lines) if re.match(r"(?:Now|Today|Within two weeks|At an ordinary visit): ", line)
    ]
    heads = [n for n in heads if lines[n + 1].startswith("- ")]
    assert heads
    assert any(lines[n].startswith("Within two weeks: ") for n in heads) or id in {"babies"}
    known = {flag.finding for flag in LIBRARY.red_flags().flags}
    assert {line[2:] for n in heads for line in lines[n + 1 : n + 2]} <= known


# ---------------------------------------------------------------- compare


@pytest.mark.parametrize("line", ["compare treatments", "compare treatments extraction retinol"])
def test_no_word_of_the_page_ranks(line: str) -> None:
    """scorecard C11: nor does any lead, step or note above the sources; test_balance.py reads cells and headings."""
    page = said(line).split("\nSources\n")[0]
    assert re.findall(r"(?i)\b(?:best|top choice|winner|recommended|stars?)\b", page) == []


def test_what_is_done_to_the_skin_is_not_for_newborns() -> None:
    """scorecard C16: nothing put on, taken, or done to the surface or inside is for babies; each tells of the eye."""
    done = [option for option in table().options if option.group in {"put-on-or-taken", "surface", "opened"}]
    assert len(done) >= 12
    for option in done:
        assert ("newborn", "not-for") in {(fit.audience, fit.fit) for fit in option.fits}, option.id
        assert re.search(r"lid|eye", " ".join(option.cells[id].text for id in ("avoid", "who-not", "near-eye")), re.I)


# ---------------------------------------------------------------- quiz


@pytest.mark.parametrize("name", ANSWERED)
def test_what_to_do_stands_above_any_name(name: str) -> None:
    """Q5: the next step comes first; the heading of the names comes after it, and fits are never "you have"."""
    page = said(f"quiz --answers tests/answers/{name}.yaml")
    names = re.search(r"\n(?:What your answers fit|Nearest on our list)\n", page)
    assert names
    assert page.index("\nWhat to do\n") < names.start()
    assert not re.search(r"\byou have (?:milia|a|an)\b|\byour baby has\b", page, re.I)
    fits = page[names.start() : page.index("\nSources\n")]
    assert not re.search(r"\d+ ?%|\bout of 100\b", fits)


@pytest.mark.parametrize("name", ANSWERED)
def test_the_safety_net_has_its_parts(name: str) -> None:
    """Q8: not certain, what to watch for, how long, where to go, and that it is fine to come back."""
    page = said(f"quiz --answers tests/answers/{name}.yaml")
    assert re.search(
        r"This guide cannot see (?:your skin|the skin|the baby), and other things can look the same\.", page
    )
    assert re.search(r"(?m)^(?:Now|Today): if ", page)
    for part in ("How long: ", "Where to go: ", "At any time: "):
        assert f"\n{part}" in page, part


def test_every_question_says_why_and_takes_not_sure() -> None:
    """Q9: a reason for each question in lay words, and one question mark or one thing to do in each."""
    for question in LIBRARY.quiz().questions:
        assert question.why, question.id
        assert question.text.count("?") == 1, question.id
        assert len(sentences(question.text)) <= 2, question.id


# ---------------------------------------------------------------- the whole program


def test_changes_version_and_feedback_can_be_found() -> None:
    """W14: the changelog has a part for content, --version names both versions, and a page says where to write."""
    assert "\n### Content\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"milia \S+, content \S+, reviewed \d+ \w+ \d{4}\n", milia("--version").out)
    assert LIBRARY.guide().feedback in said("info about feedback")
