"""milia search, the command: what it prints, marks, counts and refuses."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from milia_cli.library import content_root

from .player import Ran, milia
from .searches import document, opened


def test_the_best_hit_is_shown_whole_and_the_next_in_short() -> None:
    """Title, text with the words marked, certainty, sources, and the command that opens each."""
    total, whole = document("epstein pearls")["total"], document("epstein pearls")["whole"]
    count, found, *said = milia("search", "epstein", "pearls", "--plain").out.split("\n\n")
    assert count == f"{whole} places match, {total - whole} more in part: epstein pearls"
    assert (found, said[0]) == ("Words found: pearls.", "Epstein pearls")
    assert re.fullmatch(r"Small white pearls in a newborn's mouth, like milia of the mouth\. .* \[sure: 1,2\]", said[1])
    assert said[2].startswith("milia info glossary epstein-pearls: opens it, in Medical words in plain ones: ")
    assert (said[3], len(said[4].splitlines())) == ("More places", 4)
    assert re.search(r"(?m)^White bumps in a baby's mouth .* milia compare look-alikes epstein-pearls$", said[4])
    assert said[-1] == f"Next\nmilia search --all epstein pearls: all {total} places\n"


def test_five_are_shown_and_all_with_all() -> None:
    """Without --all the best five, with it every one, the same five first, and no more to go on to."""
    best, every = document("retinol"), document("retinol", "--all")
    assert (len(best["hits"]), len(every["hits"])) == (5, best["total"])
    assert best["total"] == every["total"] > 5
    assert "--all" not in milia("search", "retinol", "--all", "--plain").out


def test_the_words_are_marked() -> None:
    """In bold, which NO_COLOR keeps, at a terminal and on a web page; everywhere a line says which words were found."""
    line = ("search", "vaseline")
    in_colour, in_html = milia(*line, "--color", "always").out, milia(*line, "--html").out
    assert "\x1b[1mpetroleum\x1b[0m \x1b[1mjelly\x1b[0m and other thick greases" in " ".join(in_colour.split())
    assert "<mark>petroleum</mark> <mark>jelly</mark> and other thick greases" in in_html
    for ran in (milia(*line), milia(*line, "--plain"), milia(*line, "--markdown")):
        assert "Words found: petroleum, jelly." in ran.out
        assert "*petroleum" not in ran.out


def test_the_count_tells_whole_matches_from_others() -> None:
    """Places that have every word, and those that have only some, are counted apart; a hit says what it lacks."""
    found = document("cholesterol", "lips", "spots")
    said = milia("search", "cholesterol", "lips", "spots", "--plain").out
    assert (found["whole"], said.splitlines()[0]) == (
        0,
        f"{found['total']} places match in part: cholesterol lips spots",
    )
    assert all(hit["lacking"] for hit in found["hits"])
    assert re.search(r'(?m)^Not in this one: "[a-z]+"\.$', said)
    assert re.search(r'without "[a-z]+"', said)
    assert milia("search", "biopsy", "--plain").out.splitlines()[0].endswith(" places match: biopsy")


def test_a_quoted_claim_is_never_shown_as_the_guides_own() -> None:
    """A claim of a seller comes with who claims it and the verdict."""
    hit = document("niacin pills work better")["hits"][0]
    assert (hit["command"], hit["text"].startswith("Claimed by S0")) == ("milia info myths s0-21", True)
    said = milia("search", "niacin", "pills", "work", "better", "--plain").out.split("\n\n")[3]
    assert re.match(r"Claimed by S0, [^\n]+ \[not supported, ", said)


def test_every_hit_opens() -> None:
    """Each command of a long list of hits runs."""
    for command in sorted(set(opened("pregnancy", "--all"))):
        code = milia(*command.split()[1:]).code if "FILE" not in command else 0
        assert code == (5 if command == "milia quiz" else 0), command


def test_for_puts_first_what_suits_and_says_what_does_not() -> None:
    """--for: nothing is hidden, what suits comes first, what does not is marked with the reason."""
    plain, babies = document("squeeze", "--all"), document("squeeze", "--all", "--for", "newborn")
    assert sorted(hit["command"] for hit in plain["hits"]) == sorted(hit["command"] for hit in babies["hits"])
    assert babies["hits"][0]["command"] == "milia info questions baby-squeeze"
    best = [(hit["where"], hit["title"]) for hit in document("after", "removal", "--for", "adult")["hits"]]
    assert len(set(best)) == len(best) == 5
    said = milia("search", "squeeze", "--for", "newborn", "--all", "--plain").out
    assert "Not for newborns: Never squeeze a baby's spots." in said
    assert "Not for newborns:" not in milia("search", "squeeze", "--all", "--plain").out


def test_danger_signs_stay_first_whomever_the_search_is_for() -> None:
    """--for puts what suits first among the rest, and never above a danger sign; among those it does so too."""
    for audience in ("newborn", "adult", "eyelids"):
        hits = document("fever", "--for", audience)["hits"]
        assert [hit["kind"] for hit in hits[:3]] == ["sign"] * 3, audience
        assert [hit["text"].partition(":")[0] for hit in hits[:3]] == ["Now"] * 3, audience
    assert opened("fever", "--for", "newborn")[0] == "milia info when-to-get-help baby-temperature"


def test_a_slip_is_told() -> None:
    """What was read as something else, and what is not in the guide, stands above the hits."""
    said = milia("search", "cholestrol", "xyzzyq", "--plain").out.split("\n\n")
    assert said[1:3] == [
        '"cholestrol" is not in the guide; this is for "cholesterol".',
        'Not in the guide: "xyzzyq".',
    ]
    found = document("cholestrol", "xyzzyq")
    assert (found["read_as"], found["unknown"]) == ([{"typed": "cholestrol", "read": "cholesterol"}], ["xyzzyq"])


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("search", "search needs a word to look for.", "milia search eye cream"),
        ("search -- ", "search needs a word to look for.", "milia search eye cream"),
        ("search the of", '"the of" has no word to look for.', "milia search eye cream"),
        ("search ?!", '"?!" has no word to look for.', "milia search eye cream"),
        ("search milk --for baby", '--for does not know "baby".', None),
    ],
)
def test_a_query_without_a_word_is_a_mistake(line: str, message: str, hint: str | None) -> None:
    """Nothing, or only little words: exit 2, stdout empty."""
    ran = milia(*line.split())
    assert (ran.out, ran.code, ran.err.startswith(f"milia: {message}")) == ("", 2, True)
    assert hint is None or ran.err == f"milia: {message}\nTry: {hint}\n"


def test_nothing_found_names_the_nearest_words() -> None:
    """Exit 3; stdout is empty but for the JSON document; the hint works."""
    said = 'milia: nothing found for "eyecreem". Nearest words: eye cream.\nTry: milia search eye cream\n'
    assert milia("search", "eyecreem") == Ran("", said, 3)
    ran = milia("search", "eyecreem", "--json")
    data = {
        "query": "eyecreem",
        "total": 0,
        "whole": 0,
        "hits": [],
        "read_as": [],
        "unknown": ["eyecreem"],
        "nearest": ["eye cream"],
    }
    assert (json.loads(ran.out)["data"], ran.err, ran.code) == (data, said, 3)
    assert milia("search", "eye cream").code == 0


@pytest.mark.parametrize("query", ["ringworm", "psoriasis", "xyzzy", "measels"])
def test_what_the_guide_does_not_have_is_said_plainly(query: str) -> None:
    """No word that only looks a little like it is offered; what the guide is about, and whom to ask, is said."""
    said = (
        f'milia: nothing found for "{query}". This guide is about milia and what is taken for them. '
        "For anything else, ask a doctor, nurse or pharmacist.\nTry: milia info\n"
    )
    assert milia("search", query) == Ran("", said, 3)


def test_a_query_never_reaches_the_terminal_as_control_characters() -> None:
    """Escape and bidi characters in a query are left out of what is printed."""
    for ran in (milia("search", "eye\x1b]52;c;x\x07 cream\u202e"), milia("search", "zz\x1b[31mzz\u202eq")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_ingredients_are_found_by_any_of_their_names() -> None:
    """The plain name and the name on the pack find the same; what the label check leaves out is not found."""
    for query in ("shea butter", "butyrospermum parkii butter"):
        hit = document(query)["hits"][0]
        assert (hit["where"], hit["title"], hit["command"]) == ("Ingredients", "Shea butter", "milia check FILE")
    assert "Ascorbyl Palmitate" not in {hit["title"] for hit in document("palmitate", "--all")["hits"]}


def test_hits_as_csv() -> None:
    """One record a hit, with a header."""
    rows = list(csv.reader(io.StringIO(milia("search", "biopsy", "--csv").out)))
    keys = ["where", "kind", "id", "title", "text", "command"]
    assert rows == [keys, *([hit[key] for key in keys] for hit in document("biopsy")["hits"])]


def test_a_folder_without_synonyms_is_searched_too(tmp_path: Path) -> None:
    """A content folder may do without words for the search alone: then only its own words find something."""
    shutil.copytree(content_root(), tmp_path / "content", ignore=shutil.ignore_patterns("synonyms.yaml"))
    ran = milia("search", "cholesterol", "--content", str(tmp_path / "content"), "--json")
    assert (ran.err, ran.code) == ("", 0)
    assert milia("search", "zit", "--content", str(tmp_path / "content")).code == 3
