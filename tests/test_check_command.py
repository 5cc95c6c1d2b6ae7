"""milia check as people run it: files, pipes and pastes, good and bad, in every format."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from milia_cli.cli import exit_code
from milia_cli.commands.check import MOST_BYTES

from .labels import INVENTED
from .player import Ran, milia

CREAM = "Ingredients: Aqua, Octyl Palmitate, Glycerin, Retinol, Homosalate, Urea, Parfum, Cetyl Alcohol, Vaseline"


def check(text: str | bytes, *arguments: str) -> Ran:
    """What milia check says to a text on standard input."""
    return milia("check", *arguments, given=text if isinstance(text, bytes) else text.encode())


def document(text: str, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(check(text, "--json", *arguments).out)["data"]
    return found


@pytest.fixture
def cream(tmp_path: Path) -> str:
    path = tmp_path / "cream.txt"
    path.write_text(CREAM, encoding="utf-8")
    return str(path)


def test_a_file_a_pipe_and_a_dash_are_read_alike(cream: str) -> None:
    ran = milia("check", cream)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == check(CREAM).out == check(CREAM, "-").out == check("\ufeff" + CREAM.replace(", ", ",\r\n")).out


def test_the_page_keeps_its_order() -> None:
    """Ask, pause, keep, may help; then what is unclear, and what a label cannot tell."""
    label = (
        "Aqua, Salicylic Acid, Retinol, Homosalate, Shea Butter, Petrolatum, Hydrocortisone, Isopropyl Myristate,"
        " Beeswax, Ethlyhexyl Palmitate"
    )
    out = check(label, "--plain").out
    order = [
        *("Worth asking about", "Hydrocortisone", "Worth pausing first", "Petrolatum", "Beeswax", "Shea butter"),
        *("Isopropyl Myristate", "Keep using", "Homosalate", "Some try these for milia; take care", "Retinol"),
        *("Salicylic Acid", "Read as?", '"Ethlyhexyl Palmitate" (10th)', "What this cannot tell"),
    ]
    places = [out.index(f"\n{words}") if words != "Homosalate" else out.index(words) for words in order]
    assert places == sorted(places)


def test_each_name_has_place_print_reason_and_certainty() -> None:
    lines = check(CREAM, "--plain").out.splitlines()
    line = next(line for line in lines if line.startswith("Ethylhexyl Palmitate"))
    assert line.startswith('Ethylhexyl Palmitate (2nd, very unsure): Printed as "Octyl Palmitate".')
    assert "rabbit ears; we do not know" in line


def test_a_medicine_has_no_place() -> None:
    """Order says nothing about how much of a medicine is inside."""
    out = check("Aqua, Hydrocortisone, Petrolatum, Glycerin", "--plain").out
    assert "Hydrocortisone (fairly sure):" in out
    assert "Petrolatum (3rd, unsure):" in out


def test_an_empty_result_says_what_it_means() -> None:
    out = check(INVENTED["nothing"], "--plain").out
    assert out.startswith("8 names read: none on our list\n")
    said = "None is on our list of things to pause or ask about. That does not mean the product helps or harms."
    assert said in out


@pytest.mark.parametrize("text", ["", "\n", "A new day cream for roses", "\u6c34, \u7518\u6cb9, \u9999\u7cbe"])
def test_no_list_is_said_and_is_exit_2(text: str) -> None:
    ran = check(text, "--plain")
    assert ran.code == 2
    assert ran.out.startswith("No list of ingredients\n")
    assert ran.err == "milia: we could not read a list of ingredients in this text.\nTry: milia check --help\n"
    assert document(text)["readable"] is False
    assert check(text, "--json").code == 2


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Aqua, Glyc\xe9rine", "not UTF-8 text"),
        (b"\x7fELF\x02\x01\x00\xff", "not UTF-8 text"),
        (b"Aqua\x00Glycerin", "not a text"),
        ("Aqua".encode("utf-16"), "not UTF-8 text"),
        (b"a" * (MOST_BYTES + 1), "so it is no label"),
    ],
    ids=["latin-1", "binary", "null bytes", "utf-16", "too long"],
)
def test_what_is_no_text_is_exit_2_and_leaves_stdout_empty(raw: bytes, said: str) -> None:
    for arguments in ([], ["--json"]):
        ran = check(raw, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("milia: standard input: ")
        assert said in ran.err


@pytest.mark.parametrize("name", ["", "nowhere.txt", "\x1b[2Jnowhere"])
def test_a_file_that_cannot_be_opened_is_exit_1(name: str, tmp_path: Path) -> None:
    ran = milia("check", str(tmp_path / name))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("milia: cannot read ")
    assert "\x1b" not in ran.err


def test_hostile_bytes_are_never_echoed() -> None:
    text = "Aqua, \x1b[31mCera Alba\x1b[0m, \x1b]52;c;aGk=\x07Petrolatum, \u202eEthlyhexyl Palmitate\u2066, \x9b2J"
    for form in ("--plain", "--json", "--markdown", "--html"):
        out = check(text, form, "--all").out
        assert not set("\x1b\x07\x9b\u202e\u2066") & set(out)
        assert "Petrolatum" in out


def test_a_terminal_is_told_how_to_end_the_paste(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    for text, code in ((CREAM, 0), ("", 2)):
        monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(text.encode())))
        assert exit_code(["check", "--plain"]) == code
        said = capsys.readouterr()
        assert said.err.splitlines()[0].startswith("Paste the list of ingredients, then press Ctrl-")
        assert said.out


def test_wishes_change_words_and_order_and_find_no_more() -> None:
    plain_names = [found["inci_name"] for found in document(CREAM)["findings"]]
    for wish in ("--where eyelids", "--where face", "--where body", "--rinse-off", "--for pregnancy"):
        names = [found["inci_name"] for found in document(CREAM, *wish.split())["findings"]]
        assert sorted(names) == sorted(plain_names)
        assert check(CREAM, *wish.split()).out != check(CREAM).out


def test_what_is_not_for_somebody_comes_under_its_own_heading() -> None:
    out = check(CREAM, "--plain", "--where", "eyelids").out
    assert out.index("Ask first, or leave it out") < out.index("\nRetinol (") < out.index("Worth pausing first")
    assert "Some try these for milia" not in out
    assert "Not for pregnancy: Not when pregnant" in check(CREAM, "--plain", "--for", "pregnancy").out


@pytest.mark.parametrize("text", [CREAM, INVENTED["nothing"], INVENTED["balm"], INVENTED["steroid"]])
def test_a_newborn_needs_no_product(text: str) -> None:
    """Whatever a label holds, a parent reads first that milk spots need no product, and when to get help."""
    out = check(text, "--plain", "--for", "newborn").out
    said = ["milk spots need no product", "Now: a baby under 3 months with fever or blisters", "What this cannot tell"]
    places = [out.index(words) for words in said]
    assert places == sorted(places)
    heading = re.search(r"\n(Worth|Ask|Keep)", out)
    assert heading is None or places[1] < heading.start()
    assert "milk spots need no product" not in check(text, "--plain").out


def test_what_matters_to_babies_alone_is_named_for_them_alone() -> None:
    """Honey and strong plant oils are spoken of for newborns, and else only when all names are asked for."""
    babies = ["Mel", "Melaleuca Alternifolia Leaf Oil", "Lavandula Angustifolia Oil"]
    for arguments, named in (([], []), (["--for", "child"], []), (["--for", "newborn"], babies), (["--all"], babies)):
        assert [found["inci_name"] for found in document(INVENTED["balm"], *arguments)["findings"]] == named
    out = check(INVENTED["balm"], "--plain", "--for", "newborn").out
    assert out.index("Ask first, or leave it out") < out.index("\nHoney (2nd") < out.index("\nTea tree oil (3rd")


@pytest.mark.parametrize(
    "name", ["Mercurous Chloride", "CALOMEL", "mercurio", "Mercuric", "Mercury", "ammoniated mercury"]
)
def test_mercury_comes_first_by_any_name(name: str) -> None:
    """Each name that a health authority gives for mercury is told as mercury, before a medicine."""
    data = document(f"Aqua, Glycerin, {name}, Hydrocortisone, Talc")
    assert [found["group"] for found in data["findings"]] == ["mercury", "corticosteroid"]
    assert "Mercury can poison you." in data["findings"][0]["text"]
    assert document("Aqua, Glycerin, Mercury Free Zinc, Talc")["findings"] == []


def test_a_skin_lightener_is_asked_about_and_what_may_be_hidden_is_said() -> None:
    out = check(INVENTED["lightening"], "--plain").out
    assert out.index("Worth asking about") < out.index("\nHydroquinone (unsure)")
    assert "Some such creams hold mercury or a very strong medicine that the label does not name." in out


def test_what_is_washed_off_matters_less() -> None:
    out = check(CREAM, "--plain", "--rinse-off").out
    assert "Worth pausing first" not in out
    assert out.index("Keep using") < out.index("Less likely to matter") < out.index("\nPetrolatum (")


def test_all_adds_the_quiet_names_and_what_was_left_out() -> None:
    assert [found["inci_name"] for found in document(CREAM)["findings"]].count("Urea") == 0
    assert [found["inci_name"] for found in document(CREAM, "--all")["findings"]].count("Urea") == 1
    out = check("Aqua, Glycerin, Butyloctyl Salicylate, Talc, Parfum", "--plain", "--all").out
    assert "- Butyloctyl Salicylate: A solvent for sun filters" in out


def test_lists_of_a_kit_are_named_by_kind_without_a_brand() -> None:
    out = check(
        "Brandon Day Cream: Aqua, Shea Butter, Talc\nBrandon Night Serum: Aqua, Talc, Shea Butter", "--plain"
    ).out
    assert "On the list of: day cream, night serum." in out
    assert "Brandon" not in out


def test_the_document_has_every_key() -> None:
    data = document(CREAM + ", Ethlyhexyl Stearate, Strange Root")
    assert data["readable"] is True
    first = {"name": "Octyl Palmitate", "part": "list", "position": 2, "inci_name": "Ethylhexyl Palmitate"}
    assert data["read"][1].items() >= first.items()
    found = data["findings"][0]
    keys = ("inci_name", "group", "stance", "as_printed", "position", "part", "certainty")
    assert [found[key] for key in keys] == ["Petrolatum", "occlusive", "pause", "Vaseline", 9, "list", "low"]
    assert found["text"]
    assert found["sources"]
    assert (
        data["near_matches"][0].items()
        >= {"as_printed": "Ethlyhexyl Stearate", "inci_name": "Ethylhexyl Stearate"}.items()
    )
    assert data["unknown"] == ["Aqua", "Parfum", "Ethlyhexyl Stearate", "Strange Root"]
    empty = document("")
    assert [empty[key] for key in ("read", "findings", "near_matches", "unknown")] == [[], [], [], []]


def test_cited_sources_are_listed() -> None:
    whole = json.loads(check(INVENTED["steroid"], "--json").out)
    listed = {source["id"] for source in whole["sources"]}
    assert {id for found in whole["data"]["findings"] for id in found["sources"]} <= listed


def test_several_files_give_a_page_each_and_the_worst_exit_code(cream: str, tmp_path: Path) -> None:
    other, none, gone = tmp_path / "b.txt", tmp_path / "c.txt", str(tmp_path / "gone.txt")
    other.write_text(INVENTED["nothing"], encoding="utf-8")
    none.write_text("roses", encoding="utf-8")
    good = milia("check", cream, str(other), "--plain")
    assert (good.code, good.out.count("names read")) == (0, 2)
    assert good.err == "2 labels: 2 read, 0 without a list, 0 that could not be read.\n"
    assert milia("check", cream, str(none)).code == 2
    mixed = milia("check", gone, str(none), cream, "--plain")
    assert mixed.code == 1
    assert f"{cream}: 9 names read" in mixed.out
    assert mixed.err.endswith("3 labels: 1 read, 1 without a list, 1 that could not be read.\n")
    data = json.loads(milia("check", gone, cream, "--json").out)["data"]
    assert [label["readable"] for label in data["labels"]] == [False, True]
    assert {found["file"] for found in data["findings"]} == {cream}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--where", "eyelid"], "Did you mean eyelids?"),
        (["--for", "baby"], "--for does not know"),
        (["-", "-"], "it can be read once"),
        (["a", "b", "--html"], "one label at a time"),
    ],
)
def test_wrong_options_are_exit_2(arguments: list[str], said: str) -> None:
    ran = check(CREAM, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_page_can_be_written_and_comes_as_a_table(tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    assert check(CREAM, "--markdown", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8").startswith("# ")
    rows = check(CREAM, "--csv").out.splitlines()
    assert rows[0] == "inci_name,group,stance,as_printed,position,part,certainty,text"
    assert len(rows) == 1 + len(document(CREAM)["findings"])


def test_a_list_typed_in_place_of_a_file_is_told_how_to_be_read() -> None:
    """A list of ingredients on the command line: one line says so, and the hint is a command that reads it."""
    for words in (["Aqua, Retinol"], ["Aqua,", "Retinol"]):
        ran = milia("check", *words)
        said = f'milia: there is no file "{words[0]}". A list of ingredients is read from standard input.'
        assert ran.err == f"{said}\nTry: echo 'Aqua, Retinol' | milia check\n"
        assert (ran.out, ran.code) == ("", 1)


def test_a_medicine_typed_in_place_of_a_file_is_told_how_to_be_read() -> None:
    ran = milia("check", "Tretinoin", "0.05%", "cream")
    assert ran.err.endswith("\nTry: echo 'Tretinoin 0.05% cream' | milia check\n")
    assert (ran.out, ran.code) == ("", 1)


def test_for_a_newborn_no_name_on_the_page_is_left_open() -> None:
    """One sentence holds for every name, those without a caution of their own too."""
    said = check(
        "Ingredients: Aqua, Hydroquinone, Clobetasol Propionate, Shea Butter", "--for", "newborn", "--plain"
    ).out
    assert "Put none of the names on this page on a baby's spots." in said
    assert "Put none of the names" not in check(CREAM, "--plain").out


def test_in_pregnancy_silence_is_not_called_safe() -> None:
    """Who asks for pregnancy is told that the page is silent on most names, and whom to ask."""
    said = check("Ingredients: Aqua, Salicylic Acid, Hydroquinone", "--for", "pregnancy", "--plain").out
    assert "This page speaks of pregnancy only where a retinoid is printed." in said


def test_what_is_known_of_one_name_is_not_lent_to_another() -> None:
    """A study of petrolatum stands with petrolatum alone; lanolin gets the reason of their group in full."""
    said = check("Ingredients: Aqua, Petrolatum, Lanolin", "--plain").out
    lanolin = next(line for line in said.split("\n") if line.startswith("Lanolin ("))
    assert "It lies on the skin as a greasy film." in lanolin
    assert "as for" not in lanolin
    assert said.count("Twenty people with acne") == 1
