"""What milia handout promises: one page for paper, composed of what stands elsewhere in the guide."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from milia_cli.model import AUDIENCES, LEVELS
from milia_cli.rules.prose import prose_fields

from .conftest import skip_without
from .html_reader import Reader
from .player import milia
from .sheets import EYELID, GIVEN, LIBRARY, NAMES, assert_fits, blocks, extremes, filled, fullest

SIZES = {"A4": b"[0 0 594.95996 841.91998]", "Letter": b"[0 0 612 792]"}
FILLED = {"visit": ("--answers", str(EYELID))}


# ---------------------------------------------------------------- the list, and names


def test_without_a_name_the_pages_are_listed() -> None:
    """The list names the three pages, each with the command that prints it."""
    shown = milia("handout", "--plain").out
    assert re.findall(r"(?m)^milia handout ([a-z]+): .+$", shown) == list(NAMES)
    data = json.loads(milia("handout", "--json").out)["data"]
    assert (data["id"], data["blocks"]) == (None, [])
    assert [handout["id"] for handout in data["handouts"]] == list(NAMES)
    assert milia("handout", "--csv").out.splitlines()[0] == "id,title,summary"


def test_an_unknown_page_is_a_usage_mistake() -> None:
    """A near miss names the nearest page, on stderr alone."""
    ran = milia("handout", "vist")
    assert (ran.out, ran.code) == ("", 2)
    assert ran.err == 'milia: there is no handout "vist". Did you mean visit?\nTry: milia handout visit\n'


@pytest.mark.parametrize("words", [["parent", "--answers", "x"], ["--answers", "x"]])
def test_answers_fill_a_page_for_a_visit_only(words: list[str]) -> None:
    """Answers given to a page that has no place for them are refused before the file is looked for."""
    ran = milia("handout", *words)
    assert (ran.out, ran.code) == ("", 2)
    assert "Try: milia handout visit --answers FILE" in ran.err


def test_a_page_has_no_csv() -> None:
    """CSV is for lists."""
    assert milia("handout", "parent", "--csv").code == 2


# ---------------------------------------------------------------- composed


def test_a_handout_has_no_sentence_of_its_own() -> None:
    """Its file holds names, headings and at most questions to ask; any other sentence stands elsewhere in the guide."""
    for name in NAMES:
        for text in _texts(LIBRARY.handout(name)):
            assert not re.search(r"[.!?](\s|$)", text), text


def _texts(record: Any) -> Iterator[str]:
    if isinstance(record, tuple):
        for item in record:
            yield from _texts(item)
    elif hasattr(record, "__dataclass_fields__"):
        for name in record.__dataclass_fields__:
            value = getattr(record, name)
            if name in prose_fields(record.__class__) and isinstance(value, str):
                yield value
            yield from _texts(value) if not isinstance(value, str) else ()


@pytest.mark.parametrize("name", NAMES)
def test_what_it_says_is_what_the_guide_says(name: str) -> None:
    """Claims, danger signs, cells and questions to ask are those of their own place, word for word."""
    own = {part.questions for part in LIBRARY.handout(name).parts}
    claims = {claim for id in LIBRARY.topic_ids() for claim in _claims(id)}
    findings = {flag.finding for flag in LIBRARY.red_flags().flags}
    tables = [LIBRARY.table(id) for id in LIBRARY.table_ids()]
    cells = {(o.id, a, c.text, c.certainty) for t in tables for o in t.options for a, c in o.cells.items()}
    for block in blocks(name):
        assert {claim["text"] for claim in block.get("claims", ())} <= claims
        assert {flag["finding"] for flag in block.get("flags", ())} <= findings
        shown = {(c["option"], c["attribute"], c["text"], c["certainty"]) for c in block.get("cells", ())}
        assert shown <= cells
        assert block["kind"] != "ask" or tuple(block["questions"]) in own | {table.ask for table in tables}


def _claims(id: str) -> set[str]:
    topic = LIBRARY.topic(id)
    return {claim.text for claim in (*topic.answer, *(claim for section in topic.sections for claim in section.claims))}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_needs_help_at_once(name: str) -> None:
    """Every page opens its danger signs with those that mean now, taken from the one dictionary."""
    levels = [block["level"] for block in blocks(name) if block["kind"] == "card"]
    assert levels[0] == "emergency"
    assert levels == sorted(levels, key=LEVELS.index, reverse=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_holds_what_a_leaflet_needs(name: str) -> None:
    """What it is, danger signs, questions to ask, sources, review date, who checked it, and room to write."""
    kinds = [block["kind"] for block in blocks(name)]
    assert {"claims", "card", "ask", "form"} <= set(kinds)
    shown = milia("handout", name, "--plain").out
    for text in ("Questions to ask", "Sources", "reviewed 21 November 2026", "Not yet checked by a clinician."):
        assert text in " ".join(shown.split())
    assert re.search("_{40,}", shown)
    assert name != "adult" or "cells" in kinds


# ---------------------------------------------------------------- one sheet


@pytest.mark.parametrize("audience", [None, *AUDIENCES])
@pytest.mark.parametrize("name", NAMES)
def test_plain_fits_a_sheet(name: str, audience: str | None) -> None:
    """66 lines of 78 columns hold each page, whomever it is for."""
    assert_fits(milia("handout", name, "--plain", *(["--for", audience] if audience else [])).out)


@pytest.mark.parametrize("file", GIVEN, ids=lambda file: file.stem)
def test_a_filled_page_fits_a_sheet(file: Path) -> None:
    """They hold a page filled with answers too."""
    assert_fits(filled(file))


@pytest.mark.slow
def test_the_fullest_page_fits_a_sheet(tmp_path: Path) -> None:
    """They hold even every danger sign at once, for every age."""
    file = tmp_path / "answers.json"
    for answers in extremes():
        file.write_text(json.dumps(answers), encoding="utf-8")
        assert_fits(filled(file))


def test_a_wide_terminal_changes_nothing() -> None:
    """A page for paper is laid out at 78 columns in a wide terminal too, and narrower where it must be."""
    assert milia("handout", "adult", COLUMNS="200").out == milia("handout", "adult", COLUMNS="78").out
    assert max(map(len, milia("handout", "adult", COLUMNS="40").out.splitlines())) <= 40


def _html(folder: Path, size: str, *words: str) -> Path:
    """A page with the size of the paper written into its style; the policy, which names the style by its hash, goes."""
    text = re.sub("<meta http-equiv[^>]*>", "", milia("handout", *words, "--html").out)
    file = folder / f"{size}-{len(list(folder.iterdir()))}.html"
    file.write_text(text.replace("@page {", f"@page {{ size: {size};", 1), encoding="utf-8")
    return file


def _printing(browser: str, page: Path) -> subprocess.Popen[bytes]:
    profile = f"--user-data-dir={page.with_suffix('.profile')}"
    to = f"--print-to-pdf={page.with_suffix('.pdf')}"
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    call = [browser, *switches, profile, to, page.as_uri()]
    return subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_html_prints_on_one_page(tmp_path: Path) -> None:
    """Chromium prints each page, blank or as full as can be, on one sheet of A4 and on one of Letter."""
    browser = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if browser is None:
        skip_without("chromium")
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(fullest()), encoding="utf-8")
    wanted = [[name] for name in NAMES] + [["visit", "--answers", str(answers)], ["adult", "--for", "eyelids"]]
    pages = [(size, _html(tmp_path, size, *words)) for size in SIZES for words in wanted]
    running = [_printing(str(browser), page) for _, page in pages]
    assert [process.wait(timeout=120) for process in running] == [0] * len(pages)
    for size, page in pages:
        printed = page.with_suffix(".pdf").read_bytes()
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, page.read_text(encoding="utf-8")[:2000]
        assert SIZES[size] in printed


def test_every_format_says_the_same() -> None:
    """HTML, the terminal view and plain carry the same words in order; a list of HTML is numbered by its tags."""
    for name in ("parent", "visit"):
        shown = milia("handout", name, "--plain", *FILLED.get(name, ())).out
        seen = milia("handout", name, *FILLED.get(name, ()), COLUMNS="40").out
        heard = Reader(milia("handout", name, "--html", *FILLED.get(name, ())).out).said
        before, _, after = shown.partition("\nSources\n")
        unnumbered = re.sub(r"(?m)^\d\. ", "", before) + "\nSources\n" + re.sub(r"(^|\s)\d\d?\.(?=\s)", " ", after)
        assert _bare(heard) == _bare(unnumbered if after else before)
        assert _bare(seen) == _bare(shown)


def _bare(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


# ---------------------------------------------------------------- for whom, and packs


def test_what_does_not_suit_is_marked() -> None:
    """--for puts what suits first and says why the rest does not; nothing is hidden."""
    plain = milia("handout", "adult", "--plain").out
    marked = milia("handout", "adult", "--for", "newborn", "--plain").out
    assert "Not for newborns:" in marked
    assert "Not for newborns:" not in plain
    assert set(_bare(plain)) <= set(_bare(marked))


def test_a_pack_whose_handout_takes_what_is_not_there(tmp_path: Path) -> None:
    """A name that leads nowhere is a mistake in the content, not a traceback."""
    shutil.copytree(LIBRARY.root, tmp_path / "pack")
    file = tmp_path / "pack" / "handouts" / "parent.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("topic: babies", "topic: bibies"), encoding="utf-8")
    ran = milia("handout", "parent", "--content", str(tmp_path / "pack"))
    assert (ran.out, ran.code) == ("", 4)
    assert "handouts/parent.yaml" in ran.err
    assert "bibies" in ran.err


def test_parents_are_offered_questions_about_a_baby() -> None:
    """Nothing about medicines, old injuries or "me" stands among the questions of a page about a newborn."""
    said = milia("handout", "parent", "--plain").out
    assert "Are these milk spots, and how can you tell?" in said
    assert "old injury" not in said
    assert "Do I need" not in said


@pytest.mark.parametrize("line", ["handout PARENT", "info CAUSES", "info Myths S0-12", "compare Treatments Retinol"])
def test_a_name_is_known_in_capitals_too(line: str) -> None:
    """Names of what is read are the same in any case."""
    assert milia(*line.split(), "--plain") == milia(*line.lower().split(), "--plain")
    assert milia(*line.split()).code == 0


@pytest.mark.parametrize("line", ["info causes", "info CAUSES", "compare treatments", "compare Treatments"])
def test_what_is_named_opens_without_a_list_of_the_others(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many topics or tables there are, a page looks for its own file alone: no folder is listed."""
    monkeypatch.setattr("milia_cli.library.MAX_FILES", 0)
    assert milia("info").code == 4  # a list still is
    assert milia(*line.split()).code == 0
