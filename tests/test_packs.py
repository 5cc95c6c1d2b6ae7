"""Content packs of other people that are sound but unlike ours: every command works on them."""

import json
import re
import shutil
from pathlib import Path

import pytest

from milia_cli.library import content_root

from .player import milia

BASE = Path(__file__).parent / "bad" / "base"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("info", 0), ("info basics", 0), ("info basics wash", 0), ("info glossary --sources --evidence", 0),
        ("compare", 0), ("compare look-alikes", 0), ("compare look-alikes grain", 0), ("quiz --list", 0),
        ("quiz --about", 2), ("quiz --next", 0), ("quiz --no-input", 5), ("check -", 2), ("search wash", 0),
        ("search milia", 3), ("sources", 0), ("sources BOOK", 0), ("handout", 0), ("handout parent", 0),
        ("handout visit", 0), ("completion bash", 0),
    ],
)  # fmt: skip
def test_the_smallest_pack_serves_every_command(line: str, code: int) -> None:
    """One topic, one table, four questions: each command shows what there is, or says in one line what is not."""
    ran = milia(*line.split(), "--content", str(BASE), given=b"A wash of water. No list.")
    assert (ran.code, ran.err.count("\n") <= 2) == (code, True), ran


@pytest.mark.parametrize("line", ["info", "info basics", "compare", "quiz --list", "check -", "search wash", "sources"])
def test_a_page_is_in_the_language_of_its_pack(line: str, tmp_path: Path) -> None:
    """What guide.yaml gives as the language stands in <html lang> and in the pages of JSON."""
    pack = tmp_path / "pack"
    shutil.copytree(BASE, pack)
    guide = pack / "guide.yaml"
    guide.write_text(guide.read_text(encoding="utf-8").replace("language: en-GB", "language: cy"), encoding="utf-8")

    def shown(form: str) -> str:
        return milia(*line.split(), form, "--content", str(pack), given=b"Ingredients: Aqua, Parfum, Lanolin").out

    assert shown("--html").startswith('<!DOCTYPE html>\n<html lang="cy">')
    assert {page["language"] for page in json.loads(shown("--json"))["pages"]} == {"cy"}


def test_claims_without_a_row_of_evidence_come_last(tmp_path: Path) -> None:
    """A pack may quote a page without rows: its claims are shown behind those that have one."""
    pack = tmp_path / "pack"
    shutil.copytree(content_root(), pack)
    myths = pack / "topics" / "myths.yaml"
    text = re.sub(r"(?m)^ +ref: \[S0-1\]\n", "", myths.read_text(encoding="utf-8"))
    myths.write_text(text, encoding="utf-8")
    ran = milia("info", "myths", "--from", "S0", "--json", "--content", str(pack))
    (section,) = json.loads(ran.out)["data"]["sections"]
    ids = [claim["id"] for claim in section["claims"]]
    assert (ids[0], ids[-1], len(ids)) == ("s0-2", "s0-1", 40)


def test_braces_in_the_words_of_a_label_check_are_text(tmp_path: Path) -> None:
    """{0} or a lone brace in a pack's sentence is printed as it is."""
    pack = tmp_path / "pack"
    shutil.copytree(content_root(), pack)
    words = pack / "ingredients.yaml"
    text = words.read_text(encoding="utf-8").replace('near: "Perhaps {name}.', 'near: "{0} Perhaps { {name}.')
    words.write_text(text, encoding="utf-8")
    label = b"Ingredients: Aqua, Butyrospermum Parkii Buter, Glycerin, Cetearyl Alcohol, Parfum, Lanolin"
    ran = milia("check", "-", "--content", str(pack), "--plain", given=label)
    assert (ran.code, "{0} Perhaps { Butyrospermum Parkii Butter." in ran.out) == (0, True), ran.out
