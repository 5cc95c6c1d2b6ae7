"""milia sources: who says so, what rests on it, who says otherwise, and what is past its review."""

import csv
import datetime
import io
import json
import re
import shutil
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, get_args

import pytest

from milia_cli.engine.places import Place
from milia_cli.engine.references import by_page, commands, differing, uses
from milia_cli.library import content_root
from milia_cli.model import Claim, Disagreement, HowRead, Meta, Side, SourceKind
from milia_cli.render.views.evidence import KINDS
from milia_cli.render.views.sources import READ

from .compared import library
from .player import Ran, milia

LATE = "1830000000"
"""A day in December 2027, when every review of 2026 is past."""
LISTS = ("references", "uses", "disagreements", "overdue", "hazards", "checks")
"""What a document of milia sources always holds, perhaps empty."""
ASKED_FOR = {
    "newborn-count",
    "adults-stay-or-go",
    "sunscreen",
    "needles-at-home",
    "eye-creams",
    "microdermabrasion",
    "pain-of-extraction",
    "coq10-warfarin",
    "texture-of-syringomas",
    "names-of-mouth-pearls",
    "retinoids",
}
"""Questions on which the evidence file says that sources differ."""


@cache
def document(*arguments: str) -> dict[str, Any]:
    """The document of a call."""
    found: dict[str, Any] = json.loads(milia("sources", *arguments, "--json").out)
    return found


def data(*arguments: str) -> dict[str, Any]:
    """Its data."""
    found: dict[str, Any] = document(*arguments)["data"]
    return found


# ---------------------------------------------------------------- all of them


def test_every_reference_has_one_line_with_kind_and_year() -> None:
    """Plain: one record a line, its id first, then kind and year; each reference of the content once."""
    said = milia("sources", "--plain").out
    lines = re.findall(r"(?m)^(\S+): ([a-z ]+), (\d{4}|no year)\. \S", said)
    known = {source.id: source for source in library().sources().sources}
    assert sorted(id for id, _, _ in lines) == sorted(known)
    for id, kind, year in lines:
        assert (kind.replace(" ", "-"), year) == (known[id].kind, str(known[id].year or "no year"))
    assert said.startswith(f"Sources: {len(known)}\n")


def test_references_stand_by_kind() -> None:
    """Reviews and studies first, sellers and rules last; then by id."""
    kinds = [reference["kind"] for reference in data()["references"]]
    assert kinds == sorted(kinds, key=get_args(SourceKind).index)


def test_each_kind_has_a_heading_with_its_count() -> None:
    """The list has a heading for each kind that there is, in the order of the references, with how many follow."""
    said = milia("sources", "--plain").out
    found = re.findall(r"(?m)^([A-Z][a-z ]+): (\d+)\n\n(?=\S+: )", said)
    kinds = [reference["kind"] for reference in data()["references"]]
    counted = [(KINDS[kind].capitalize(), str(len(list(each)))) for kind, each in groupby(kinds)]
    assert [pair for pair in found if pair[0] != "Sources"] == counted
    assert set(KINDS) == set(get_args(SourceKind))


def test_references_as_csv() -> None:
    """One record a reference, the same ones in the same order."""
    rows = list(csv.DictReader(io.StringIO(milia("sources", "--csv").out)))
    assert [row["id"] for row in rows] == [reference["id"] for reference in data()["references"]]
    assert {"kind", "year", "title", "publisher", "read", "url", "seller"} <= set(rows[0])


def test_every_reference_says_what_rests_on_it() -> None:
    """used_by: commands, at least one for each reference, and the lists of the document are all there."""
    for reference in data()["references"]:
        assert reference["used_by"]
        assert all(command.startswith("milia ") for command in reference["used_by"])
    assert (data()["uses"], data()["disagreements"], data()["overdue"]) == ([], [], [])


@pytest.mark.parametrize("topic", ["causes", "babies", "when-to-get-help", "myths", "look-alikes"])
def test_what_a_page_cites_names_the_page(topic: str) -> None:
    """Seen from the other side: a source that a statement cites lists that statement, its section or its table."""
    used = {reference["id"]: set(reference["used_by"]) for reference in data()["references"]}
    page = json.loads(milia("info", topic, "--json").out)["data"]
    for section in page["sections"]:
        for claim in section["claims"]:
            may = {f"milia info {topic} {claim['id']}", f"milia info {topic} {section['id']}", claim.get("more")}
            for id in (*claim["sources"], *claim["claimed_by"]):
                assert used[id] & may, (claim["id"], id)


@pytest.mark.parametrize("table", ["treatments", "look-alikes", "types"])
def test_what_a_table_cites_names_the_option(table: str) -> None:
    """The same for every cell of a comparison."""
    used = {reference["id"]: set(reference["used_by"]) for reference in data()["references"]}
    for cell in json.loads(milia("compare", table, "--json").out)["data"]["cells"]:
        for id in cell["sources"]:
            assert f"milia compare {table} {cell['option']}" in used[id]


# ---------------------------------------------------------------- one of them


@pytest.mark.parametrize(
    ("old", "id"),
    [("BAT2", "BAT09"), ("PMC15", "NPE"), ("DNM-C2", "DNM-C"), ("OXF", "NHS-F"), ("SKY", "SKY-M")],
)
def test_a_source_answers_to_its_other_ids(old: str, id: str) -> None:
    """One paper with two ids in the evidence is one source: either id opens it, and it says so."""
    said = milia("sources", old, "--plain").out
    assert said == milia("sources", id, "--plain").out
    assert said.startswith(f"{id}\n")
    assert f"\nAlso called: {old}\n" in said
    (found,) = data(old)["references"]
    assert (found["id"], found["also"]) == (id, [old])
    assert f"milia sources {id}" in milia("search", old).out


def test_one_reference_in_full() -> None:
    """Title, authors, where and when, kind, how it was read, note, address, interests; in that order."""
    assert milia("sources", "BB08", "--plain").out.split("\n\n")[:2] == [
        "BB08",
        "Title: Milia: a review and classification\n"
        "Authors: Berk DR, Bayliss SJ\n"
        "Published in: J Am Acad Dermatol, 2008\n"
        "Kind: review\n"
        "What we read: its abstract or first lines\n"
        "Note: Volume 59, pages 1050-1063. Read: the abstract, the first page and extracts, not the whole paper.\n"
        "Address: https://doi.org/10.1016/j.jaad.2008.07.034\n"
        "Interests: none stated in what we read",
    ]


def test_a_seller_is_named_as_one() -> None:
    """What its publisher sells stands under interests, and what it claims is told from what rests on it."""
    said = milia("sources", "S0", "--plain").out
    assert "\nInterests: sells facials with extraction\n" in said
    assert re.search(r"(?m)^milia info myths s0-21 \(not supported\): It claims: Niacin pills work better: ", said)
    assert re.search(r"(?m)^milia info causes sunscreen \([a-z ]+\): On its claim\. Sunscreen: ", said)
    quoted = {use["command"]: use["quoted"] for use in data("S0")["uses"]}
    assert quoted["milia info myths s0-21"] is True


def test_who_says_otherwise() -> None:
    """A source that takes a side is shown with the other sides, how the guide settles it, and where."""
    said = milia("sources", "KAN12", "--plain").out
    line = next(line for line in said.split("\n") if line.startswith("How many newborns have milia?"))
    assert "KAN12: About 8 out of 100, in 594 newborns seen by skin doctors in their first two days." in line
    assert "BB08, DNM: 40 to 50 out of 100." in line
    assert "ENT: About 8 to 36 out of 100" in line
    assert "The guide says: Many newborns have them." in line
    assert line.endswith(" milia info overview who")
    assert [found["id"] for found in data("KAN12")["disagreements"]] == ["newborn-count"]
    assert "milia sources --disagreements" in data("KAN12")["references"][0]["used_by"]


def test_what_it_is_used_for_opens() -> None:
    """Every command of one reference runs, and the page it opens cites the reference."""
    for command in data("KAN12")["references"][0]["used_by"]:
        ran = milia(*command.split()[1:])
        assert (ran.code, "KAN12" in ran.out) == (0, True), command


def test_the_document_of_one_reference() -> None:
    """One reference with all its details, and every statement with how sure it is."""
    found = data("KAN12")
    (reference,) = found["references"]
    printed = ("id", "title", "authors", "publisher", "year", "url", "kind", "tier", "read", "seller", "note")
    keys = (*printed, "also", "part", "used_by")
    assert (tuple(reference), reference["id"], reference["read"]) == (keys, "KAN12", "abstract")
    assert {use["command"] for use in found["uses"]} | {"milia sources --disagreements"} == set(reference["used_by"])
    assert set(found["uses"][0]) == {"command", "where", "title", "text", "certainty", "kind", "verdict", "quoted"}


@pytest.mark.parametrize("typed", ["BB8", "bbo8"])
def test_an_unknown_id_names_the_nearest(typed: str) -> None:
    """Exit 3, stdout empty; with --json the document with empty lists."""
    said = f'milia: there is no source "{typed}". Did you mean BB08?\nTry: milia sources BB08\n'
    assert milia("sources", typed) == Ran("", said, 3)
    assert milia("sources", typed, "--html") == Ran("", said, 3)
    ran = milia("sources", typed, "--json")
    assert (ran.err, ran.code) == (said, 3)
    assert json.loads(ran.out)["data"] == {key: [] for key in LISTS}


def test_an_id_in_small_letters_opens() -> None:
    """Ids stand in capitals, and whoever types small ones means the same."""
    assert milia("sources", "bb08") == milia("sources", "BB08")


@pytest.mark.parametrize("typed", ["BAT3", "bat4"])
def test_an_id_like_a_former_one_names_the_one_of_today(typed: str) -> None:
    """Nobody is sent to BAT2, which is BAT09 today."""
    said = f'milia: there is no source "{typed}". Did you mean BAT09?\nTry: milia sources BAT09\n'
    assert milia("sources", typed) == Ran("", said, 3)


@pytest.mark.parametrize("typed", ["zzzzzz", "NOSUCH"])
def test_an_id_like_none_is_sent_to_the_list(typed: str) -> None:
    """Without a near one the hint is the list; an id that is only a little alike is another source."""
    said = f'milia: there is no source "{typed}".\nTry: milia sources\n'
    assert milia("sources", typed) == Ran("", said, 3)


def test_every_way_of_reading_has_words() -> None:
    """No reference could be shown without saying how much of it was read."""
    assert set(READ) == set(get_args(HowRead))


# ---------------------------------------------------------------- where they differ


def test_the_questions_on_which_sources_differ_are_there() -> None:
    """Those of the evidence file, each with at least two sides, known sources, and how the guide settles it."""
    known = {source.id for source in library().sources().sources}
    found = data("--disagreements")["disagreements"]
    assert {item["id"] for item in found} >= ASKED_FOR
    assert len({item["id"] for item in found}) == len(found)
    for item in found:
        assert len(item["sides"]) >= 2
        assert item["settled"]
        assert {id for side in item["sides"] for id in side["sources"]} <= known


def test_every_disagreement_leads_to_where_it_is_settled() -> None:
    """Its command runs."""
    for item in data("--disagreements")["disagreements"]:
        assert milia(*item["command"].split()[1:]).code == 0, item["command"]


def test_both_sides_are_shown_with_their_sources() -> None:
    """Each question: who says what, with numbers of the sources, then what the guide says and the command."""
    said = milia("sources", "--disagreements", "--plain").out
    assert (
        "\nMay people open milia with a needle at home?\n\n"
        "Sources say: MAYO, BAIL: No: leave them alone, as it can scar or infect. [" in said
    )
    assert re.search(
        r"MSA: Patients and parents can be taught to do it\. \[\d+\]\n"
        r"The guide says: Not without a clinician who has named the bump and shown you how\. "
        r"Never on eyelids, and never on newborns\. milia info home-care needle-view\n",
        said,
    )
    rows = list(csv.DictReader(io.StringIO(milia("sources", "--disagreements", "--csv").out)))
    assert rows[0] == {
        "id": "newborn-count",
        "question": "How many newborns have milia?",
        "text": "40 to 50 out of 100.",
        "sources": "BB08 DNM",
    }


def test_a_folder_without_disagreements_has_none(tmp_path: Path) -> None:
    """A content folder may do without that file."""
    folder = tmp_path / "content"
    shutil.copytree(content_root(), folder, ignore=shutil.ignore_patterns("disagreements.yaml"))
    said = milia("sources", "--disagreements", "--plain", "--content", str(folder)).out
    assert said.startswith("Where sources differ: 0\n\nThis content names none.\n")
    assert "Who says otherwise" not in milia("sources", "KAN12", "--content", str(folder)).out


# ---------------------------------------------------------------- past review


def test_nothing_is_overdue_today() -> None:
    """Within the year: one line says so, and no list is printed."""
    ran = milia("sources", "--overdue", "--plain")
    assert (ran.err, ran.code) == ("", 0)
    assert ran.out.startswith("Nothing is past its review\n\nLooked at on 22 November 2026.\n")
    assert data("--overdue")["overdue"] == []


def test_what_is_past_its_review_is_listed() -> None:
    """A year on, each file with a review date is named with both dates; it is a report, so the exit code is 0."""
    dated = [
        name for name, kind in library().files() if isinstance(getattr(library().read(kind, name), "meta", None), Meta)
    ]
    ran = milia("sources", "--overdue", "--json", SOURCE_DATE_EPOCH=LATE)
    found = json.loads(ran.out)["data"]["overdue"]
    assert ([item["file"] for item in found], ran.err, ran.code) == (dated, "", 0)
    first = library().topic("causes").meta
    row = {"file": "topics/causes.yaml", "reviewed": str(first.reviewed), "next_review": str(first.next_review)}
    assert row in found
    said = milia("sources", "--overdue", "--plain", SOURCE_DATE_EPOCH=LATE).out
    assert f"Past review: {len(dated)}\n" in said
    assert "\ntopics/causes.yaml: due 21 November 2027, last reviewed 21 November 2026\n" in said


def test_other_views_warn_when_what_they_rest_on_is_overdue() -> None:
    """A reference whose statements are past review says so on the page, in the document and on stderr."""
    warning = "Review was due on 21 November 2027. Ask before you rely on this page."
    ran = milia("sources", "KAN12", "--plain", SOURCE_DATE_EPOCH=LATE)
    assert (ran.out.startswith(f"{warning}\n"), ran.err) == (True, f"milia: {warning}\n")


@pytest.mark.parametrize(
    "line", ["BB08 --overdue", "--overdue --disagreements", "--hazards --scorecard", "BB08 --overdue --disagreements"]
)
def test_only_one_thing_at_a_time(line: str) -> None:
    """An id and the views exclude each other: exit 2."""
    views = "--disagreements, --overdue, --hazards or --scorecard"
    said = f"milia: choose one: an id, {views}.\nTry: milia sources --disagreements\n"
    assert milia("sources", *line.split()) == Ran("", said, 2)


# ---------------------------------------------------------------- the engine

META = Meta(datetime.date(2026, 1, 1), datetime.date(2026, 1, 1), datetime.date(2027, 1, 1))


def test_uses_are_counted_once_and_quoted_pages_too() -> None:
    """Each source of a statement once, a page that it quotes too; what is a place of its own is not counted twice."""
    claim = Claim("c", "Text.", "high", sources=("A", "B", "A"), claimed_by=("S",))
    part = Place("claim", "Page", "c", "Title", "milia info page c", claims=(claim,), meta=META)
    whole = Place("section", "Page", "s", "Section", "milia info page s", claims=(claim,), parts=True)
    found = uses([whole, part])
    assert {id: [use.place.id for use in used] for id, used in found.items()} == {"A": ["c"], "B": ["c"], "S": ["c"]}
    assert commands(found["A"], []) == ["milia info page c"]


def test_uses_stand_by_page() -> None:
    """A topic's own answer stands with its statements."""
    claim = Claim("c", "Text.", "high", sources=("A",))
    topic = Place("topic", "Topics", "t", "Causes", "milia info t", claims=(claim,))
    part = Place("claim", "Causes", "c", "Title", "milia info t c", claims=(claim,))
    other = Place("claim", "Myths", "m", "Title", "milia info m c", claims=(claim,))
    found = by_page(uses([topic, other, part])["A"])
    assert [(page, len(used)) for page, used in found] == [("Causes", 2), ("Myths", 1)]


def test_a_source_differs_where_it_takes_a_side() -> None:
    """Only the questions in which it is named."""
    one = Disagreement("one", "One?", (Side("Yes.", ("A",)), Side("No.", ("B",))), "So.", "milia info")
    two = Disagreement("two", "Two?", (Side("Yes.", ("B",)), Side("No.", ("C",))), "So.", "milia info")
    assert differing([one, two], "A") == (one,)
    assert commands((), (one,)) == ["milia sources --disagreements"]
