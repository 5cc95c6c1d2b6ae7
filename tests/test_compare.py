"""`milia compare` as a decision aid: what stands where, what can be typed, what a mistake is told."""

import json
import re
from itertools import pairwise

import pytest

from milia_cli.engine.comparison import attributes_shown, name_of, prompts
from milia_cli.render.page import Line, Overview, OverviewRow, Page
from milia_cli.render.tables import SCREEN
from milia_cli.render.terminal import terminal

from .compared import TABLES, table
from .player import milia

WIDTHS = ("40", "60", "80", "120", "200")
ONE = ("treatments", "extraction")
ROWS = [row.id for row in attributes_shown(table(), overview=False)]


def told(*line: str, columns: str = "80") -> str:
    """A page as one line, however it was wrapped."""
    return " ".join(milia("compare", *line, COLUMNS=columns).out.split())


# ---------------------------------------------------------------- the header


@pytest.mark.parametrize("line", [("treatments",), ONE, ("treatments", "--care-about", "cost")])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_page_opens_with_what_milia_are_and_the_question(line: tuple[str, ...], columns: str) -> None:
    """scorecard C1: the decision as a question, what milia are, for whom, that waiting is fine; in all views."""
    assert told(*line, columns=columns).startswith(
        f"Milia: leave them alone, or treat them? {' '.join(table().condition.split())} "
        f"{' '.join(table().audience.split())} {' '.join(table().summary.split())}"
    )
    assert "you can wait" in table().summary


# ---------------------------------------------------------------- the overview


@pytest.mark.parametrize("columns", ["80", "100", "120", "200"])
def test_the_overview_has_four_columns_under_each_name(columns: str) -> None:
    """Who does it; for which milia; how well and how sure; who should not: side by side, the name over them."""
    lines = milia("compare", "treatments", COLUMNS=columns).out.split("\n")
    at = lines.index("  Leave alone · leave-alone")
    cells = [re.split(r" {3,}", line.strip()) for line in lines[at + 1 : lines.index("", at)]]
    assert len(cells[0]) == 4
    rule = next(index for index, line in enumerate(lines) if "──" in line)
    head = " ".join(lines[lines.index("", rule - 4) : rule]).split()
    said = "Who does it For which milia How well does it work, how sure Who should not"
    assert sorted(head) == sorted(said.split())
    assert "[very unsure: 3,4,5]" in " ".join(lines[at : at + 8])


@pytest.mark.parametrize("columns", ["40", "60", "75"])
def test_a_narrow_overview_labels_every_answer(columns: str) -> None:
    """scorecard C15: below four columns, each answer stands under its option after its label."""
    lines = milia("compare", "treatments", COLUMNS=columns).out.split("\n")
    at = lines.index("  Leave alone · leave-alone")
    block = lines[at + 1 : lines.index("", at)]
    starts = [line.strip().partition(":")[0] for line in block if line.startswith("    ") and line[4] != " "]
    assert starts == ["Who does it", "For which milia", "How well does it work", "Who should not"]


def test_every_option_stands_once_in_its_group() -> None:
    """Nothing is left out, and what we would not try stands in a group of its own, with the reason."""
    lines = milia("compare", "treatments").out.split("\n")
    named = [line.rpartition(" · ")[2] for line in lines if " · " in line]
    assert named == [option.id for group in table().groups for option in table().options if option.group == group.id]
    at = lines.index("What people try that we would not")
    assert "We found no study of milia for any of these." in " ".join(" ".join(lines[at : at + 8]).split())


@pytest.mark.parametrize("columns", ["80", "120", "200"])
@pytest.mark.parametrize("id", TABLES)
def test_the_header_of_a_long_table_comes_again(id: str, columns: str) -> None:
    """No option ends more than a screen below the header, unless it alone fills one."""
    lines = milia("compare", id, COLUMNS=columns).out.split("\n")
    rules = [index for index, line in enumerate(lines) if re.fullmatch(r" {4}─+", line)]
    heights = [index for index, line in enumerate(lines) if " · " in line]
    assert len(rules) >= 2
    for name in heights:
        end = lines.index("", name)
        header = max(rule for rule in rules if rule < name)
        first = next(other for other in heights if other > header)
        assert end - header <= SCREEN or name == first


def test_a_header_comes_with_the_first_row_of_a_screen() -> None:
    """Rows of one line: the header stands before the first, and again before one that would be too far down."""
    rows = tuple(OverviewRow(f"Row {number}", (Line("yes"),)) for number in range(20))
    page = Page("A page", (Overview(("Option", "Is it"), (("", None, rows),), ""),))
    lines = terminal(page, 80, colour=False).split("\n")
    heads = [index for index, line in enumerate(lines) if line == "    Is it"]
    assert len(heads) == 3
    assert all(later - sooner <= SCREEN for sooner, later in pairwise(heads))


@pytest.mark.parametrize("audience", ["newborn", "child", "adult", "eyelids", "pregnancy", "darker-skin"])
def test_an_audience_hides_nothing(audience: str) -> None:
    """--for puts what suits first within its group, marks every option with the reason, and says so."""
    everything = set(re.findall(r"(?m)^- .+? \(([a-z0-9-]+)[,)](?!;)", milia("compare", "treatments", "--plain").out))
    out = milia("compare", "treatments", "--for", audience, "--plain").out
    assert set(re.findall(r"(?m)^- .+? \(([a-z0-9-]+)[,)](?!;)", out)) == everything == {o.id for o in table().options}
    assert "comes first; what does not is marked." in out
    for option in table().options:
        assert [fit.why for fit in option.fits if fit.audience == audience and fit.why in out] != [], option.id


# ---------------------------------------------------------------- the grid


@pytest.mark.parametrize("id", ["treatments", "look-alikes", "types"])
def test_rows_are_questions(id: str) -> None:
    """scorecard C5: every row asks; a choice has six to nine of them."""
    rows = attributes_shown(table(id), overview=False)
    assert all(row.question.endswith("?") for row in rows)
    assert id != "treatments" or 6 <= len(rows) <= 9


def test_at_most_three_stand_side_by_side() -> None:
    """scorecard C5: with four the answers are stacked under each question, at any width."""
    three = milia("compare", "treatments", "extraction", "retinol", COLUMNS="200").out.split("\n")
    assert any(re.match("  Leave alone +Extraction by a doctor or nurse +Shop retinol$", line) for line in three)
    four = milia("compare", "treatments", "extraction", "retinol", "curettage", COLUMNS="200").out.split("\n")
    assert "  Leave alone · very unsure" in four


@pytest.mark.parametrize("names", [("extraction",), ("retinol", "facial"), ("leave-alone",), ("co2", "wait")])
def test_leaving_them_alone_is_always_there(names: tuple[str, ...]) -> None:
    """scorecard C2: it is a full column, once, whatever is asked for."""
    out = milia("compare", "treatments", *names, "--plain").out
    assert out.count("- Leave alone") == len(ROWS)


@pytest.mark.parametrize("columns", ["40", "60", "79"])
def test_a_narrow_grid_goes_question_by_question(columns: str) -> None:
    """scorecard C15: under 80 columns each question is followed by every answer."""
    lines = milia("compare", "treatments", "extraction", COLUMNS=columns).out.split("\n")
    names = ["  Leave alone", "  Extraction by a doctor or nurse"]
    at = lines.index("What is it?")
    assert [line for line in lines[at : lines.index("", at)] if line in names] == names


@pytest.mark.parametrize("id", TABLES)
def test_no_answer_is_blank(id: str) -> None:
    """scorecard C3: every option answers every row, if only with the words for what nobody studied."""
    ids = [option.id for option in table(id).options]
    data = json.loads(milia("compare", id, *ids, "--json").out)["data"]
    assert {(cell["option"], cell["attribute"]) for cell in data["cells"]} == {
        (option, row["id"]) for option in ids for row in data["attributes"]
    }
    assert [cell for cell in data["cells"] if cell["value"] == "stated" and not cell["text"].strip()] == []


def test_the_row_on_living_with_it_tells_of_body_and_mind() -> None:
    """scorecard C6: how it feels, how it looks meanwhile, and in the row on effort visits, cost and days to heal."""
    for option in table().options:
        experience, effort = option.cells["experience"].text, option.cells["effort"].text
        assert re.search(r"pain|hurt|sting|prick|numb|sticky|easy to take|injection", experience, re.I), option.id
        assert re.search(
            r"bother|upset|feel|try your patience|worry|shy|tire|let down|may help|ordeal|hard|a doctor can help",
            experience,
            re.I,
        ), option.id
        assert re.search(r"visit|session", effort, re.I), option.id
        assert re.search(r"cost|price|pounds|dollars|pay", effort, re.I), option.id
        assert re.search(r"heal|scab|scar|days", f"{experience} {effort}", re.I), option.id


def test_the_rows_on_who_should_not_name_the_people_at_risk() -> None:
    """scorecard C16: babies, pregnancy, eyelids, broken skin, bumps nobody named; each option names each audience."""
    for option in table().options:
        fits = {fit.audience: fit.fit for fit in option.fits}
        assert set(fits) == {"newborn", "child", "adult", "eyelids", "pregnancy", "darker-skin"}, option.id
        assert option.cells["near-eye"].text
        assert option.cells["who-not"].text
    everyone = " ".join(option.cells["who-not"].text for option in table().options).lower()
    for people in ("pregnan", "babies", "broken", "infected", "raised scars", "nobody has named"):
        assert people in everyone


# ---------------------------------------------------------------- what matters, and the steps


def test_each_value_is_tied_to_rows() -> None:
    """scorecard C12: each question names a row by a word that --care-about takes, and that row then comes first."""
    rows = prompts(table())
    assert len(rows) >= 3
    out = told("treatments")
    for row in rows:
        assert (row.matters or "?") in out
        line = f"The rows that you named come first: {row.question}"
        assert line in told("treatments", "extraction", "--care-about", name_of(row))
    assert f"joined by commas: {', '.join(name_of(row) for row in rows)}." in out


def test_rows_that_matter_come_first_in_the_order_named() -> None:
    """--care-about scars,cost: first these rows, in this order, then the others as they were."""
    data = json.loads(milia("compare", "treatments", "retinol", "--care-about", "scars,cost", "--json").out)["data"]
    grid = [row["id"] for row in data["attributes"] if row["id"] in ROWS]
    assert grid == ["harms", "effort", *(id for id in ROWS if id not in ("harms", "effort"))]
    said = "The rows that you named come first: What can go wrong? How many visits, what cost, how long to heal?"
    assert said in told("treatments", "retinol", "--care-about", "scars,cost")


def test_three_steps_and_questions_for_a_professional() -> None:
    """scorecard C13: one step is to wait; the questions also stand on a page to print."""
    out = milia("compare", "treatments", "--plain").out
    assert "\nTo decide\n\n1. Wait, if you can." in out
    assert len(table().steps) == 3
    assert out.partition("Questions to ask a professional\n\n")[2].count("\n- ") >= 4
    assert "milia handout visit: " in out


@pytest.mark.parametrize("line", [("treatments",), ONE, ("types",), ("look-alikes", "syringoma")])
@pytest.mark.parametrize("columns", WIDTHS)
def test_the_foot_says_what_it_rests_on(line: tuple[str, ...], columns: str) -> None:
    """scorecard C14: sources by number, version, review dates, the update rule, funding and conflicts."""
    foot = told(*line, columns=columns).rpartition(" Sources ")[2]
    assert foot.startswith("1 ")
    for words in (
        "reviewed 21 November 2026, next review by 21 November 2027.",
        "Checked every 12 months, sooner if a source changes.",
        "Funding: none. Conflicts: none declared. Both web pages that this guide starts from sell a treatment.",
        "no one with medical training has checked it yet",
    ):
        assert words in foot


def test_the_foot_gives_the_reading_grades() -> None:
    """The grades of the words of the table, and how they were counted."""
    grades = table().reading
    assert grades
    said = f"Reading ease, in US school grades: {grades.flesch_kincaid} by Flesch-Kincaid, {grades.smog} by SMOG."
    for line in (("treatments",), ONE):
        assert said in told(*line)


# ---------------------------------------------------------------- mistakes

ROW_NAMES = [name_of(row) for row in attributes_shown(table(), overview=False)]
NAMES = f"Rows: {', '.join(ROW_NAMES)}."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "treatments laser",
            '"laser" fits 2 options of treatments: co2-laser, er-yag-laser.\n'
            "Try: milia compare treatments co2-laser er-yag-laser",
        ),
        (
            "treatments extraction Antibiotik",
            'there is no option "Antibiotik" in treatments. Nearest: antibiotic.\n'
            "Try: milia compare treatments other-antibiotics",
        ),
        (
            "treatments qqqq",
            'there is no option "qqqq" in treatments.\nTry: milia compare treatments, or milia search qqqq',
        ),
        (
            "treatments needle",
            '"needle" fits 2 options of treatments: extraction, squeezing-at-home.\n'
            "Try: milia compare treatments extraction squeezing-at-home",
        ),
        (
            "treatments pill",
            'there is no option "pill" in treatments. Nearest: supplements.\nTry: milia compare treatments supplements',
        ),
        ("--care-about scars", "--care-about needs a table.\nTry: milia compare treatments --care-about scars"),
        (
            "treatments wait leave-alone",
            'the option "leave-alone" is named twice.\nTry: milia compare treatments leave-alone',
        ),
        ("treatmens", 'there is no table "treatmens". Did you mean treatments?\nTry: milia compare treatments'),
        (
            "treatments --care-about scar",
            f'there is no row "scar" in treatments. Did you mean scars? {NAMES}\n'
            "Try: milia compare treatments --care-about scars",
        ),
        (
            "treatments --care-about avoid",
            f'there is no row "avoid" in treatments. {NAMES}\nTry: milia compare treatments --care-about nothing-done',
        ),
        (
            "treatments --method --csv",
            "--csv is for tables and lists; this is a page.\nTry: milia compare treatments --csv",
        ),
    ],
)
def test_a_mistake_is_answered_with_what_works(line: str, said: str) -> None:
    """Exit 2, nothing on stdout, the thing in quotes, the nearest or all that fit, and a command that runs."""
    ran = milia("compare", *line.split())
    assert (ran.code, ran.out, ran.err) == (2, "", f"milia: {said}\n")
    tried = said.rpartition("Try: milia ")[2].partition(", or ")[0].split()
    assert milia(*tried).code == 0


TYPED = {
    "differin": "adapalene",
    "Retin-A": "tretinoin",
    "retin a": "tretinoin",
    "accutane": "oral-retinoids",
    "isotretinoin": "oral-retinoids",
    "tazorac": "tazarotene",
    "lancet": "extraction",
    "cryo": "cryotherapy",
    "freeze off": "cryotherapy",
    "tca": "chemical-peel",
    "peel": "chemical-peel",
    "bha": "home-acids",
    "electrocautery": "electrodesiccation",
    "hydrafacial": "salon-extraction",
    "pop": "squeezing-at-home",
    "home remedies": "folk-remedies",
    "do nothing": "leave-alone",
}


@pytest.mark.parametrize("typed", TYPED)
def test_an_option_answers_to_what_people_call_it(typed: str) -> None:
    """Lay words, and trade names that the search knows, open the option; what was typed is not printed."""
    ran = milia("compare", "treatments", typed, "--plain")
    title = next(option.title for option in table().options if option.id == TYPED[typed])
    assert (ran.code, ran.err) == (0, "")
    assert f"\n- {title}" in ran.out
    trade = {"differin", "Retin-A", "retin a", "accutane", "tazorac", "hydrafacial"}
    assert typed not in trade or typed.lower() not in ran.out.lower()


@pytest.mark.parametrize("typed", ["excision", "scalpel", "dermaplaning", "niacinamide", "eye cream", "microneedling"])
def test_another_treatment_is_not_offered_for_one_that_sounds_alike(typed: str) -> None:
    """A word for something that the table does not hold names no option at all, but the search."""
    ran = milia("compare", "treatments", typed)
    said = f'there is no option "{typed}" in treatments.\nTry: milia compare treatments, or milia search {typed}\n'
    assert (ran.code, ran.out, ran.err) == (2, "", f"milia: {said}")


def test_rows_to_care_about_have_one_name_each() -> None:
    """The help, the end of the page and a mistake name the same rows; each of those names works."""
    named = ", ".join(ROW_NAMES)
    assert f"For treatments: {named}." in " ".join(milia("compare", "--help", "--plain").out.split())
    shown = milia("compare", "treatments", "--plain").out
    asked = re.search(r"--care-about and their names, joined by commas: ([^.]*)\.", shown)
    assert asked
    assert set(asked[1].split(", ")) <= set(ROW_NAMES)
    assert milia("compare", "treatments", "--care-about", ",".join(ROW_NAMES)).code == 0


# ---------------------------------------------------------------- other formats


@pytest.mark.parametrize("form", ["--plain", "--markdown", "--html"])
@pytest.mark.parametrize("line", [("treatments",), ONE, ("look-alikes",), ("types", "milia-eruptive")])
def test_each_format_carries_every_cell(line: tuple[str, ...], form: str) -> None:
    """The words of every cell that the terminal shows are in every format."""
    data = json.loads(milia("compare", *line, "--json").out)["data"]
    rows = {row.id for row in attributes_shown(table(line[0]), overview=len(line) == 1)}
    out = re.sub(r"<[^>]+>", " ", milia("compare", *line, form).out).replace("&#39;", "'").replace("&amp;", "&")
    flat = " ".join(out.replace("\\", "").split())
    missing = [cell["text"] for cell in data["cells"] if cell["attribute"] in rows and cell["text"] not in flat]
    assert missing == []
