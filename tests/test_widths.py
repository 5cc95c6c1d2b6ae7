"""No word is lost, cut or out of place at any width. What a page says is what --plain says, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_cli.engine.comparison import chosen, narrow, scored
from milia_cli.library import Library, content_root
from milia_cli.render.page import Grid, Overview, Page
from milia_cli.render.plain import plain
from milia_cli.render.terminal import terminal
from milia_cli.render.views.comparison import grid_page, overview_page
from milia_cli.render.views.foot import Frame
from milia_cli.render.views.topic import ORDER
from milia_cli.render.wrap import width_of, wrap

from .everything import SHOWN, VERBS, once, slow

SOME = (20, 40, 72, 80, 120)
WIDTHS = (*SOME, *(slow(columns) for columns in (30, 60, 100, 200, 300)))
WHOLE = 40
"""From this width on every word fits on a line; below it, a longer one is folded and nothing else is."""
TOPICS = ORDER
TABLES = ("treatments", "look-alikes", "types")
ANSWERS = ("newborn", "emergency", "eyelid", "growing", "nothing-fits")
GRIDS = (
    ("treatments", "extraction", "retinol"),
    ("treatments", "extraction"),
    ("look-alikes", "syringoma", "comedones-closed"),
)
HELPS = tuple(f"{verb} -h" for verb in VERBS)
PAGES = (
    "info",
    *(f"info {topic}" for topic in TOPICS),
    "info treatments --for newborn --for pregnancy --evidence --sources",
    "compare",
    *(f"compare {table}" for table in TABLES),
    *(f"compare {' '.join(names)}" for names in GRIDS),
    "compare treatments extraction salon-extraction microdermabrasion chemical-peel",
    *(f"quiz --answers tests/answers/{name}.yaml --explain" for name in ANSWERS),
    "quiz --list",
    *(line for line in SHOWN if line.split()[0] in ("check", "search", "sources")),
    "",
    *HELPS,
)
QUICK = ("newborn", "emergency")


def marked(lines: Iterable[str]) -> list[Any]:
    """Command lines as parameters; most results of the quiz wait for the wide sweep."""
    return [slow(line) if is_slow(line) else line for line in lines]


def is_slow(line: str) -> bool:
    return line.startswith("quiz --answers") and not any(name in line for name in QUICK)


def shown(line: str, columns: str) -> str:
    """A page as the terminal view prints it."""
    return once(line, COLUMNS=columns).out


def linear(line: str) -> str:
    """A page as --plain prints it."""
    return once(line, ACCESSIBLE="1").out


def words(text: str) -> list[str]:
    """Words and numbers in order; list marks, brackets and colons are the layout's own."""
    return re.findall(r"[^\W_]+", text)


@cache
def drawings() -> tuple[str, ...]:
    """All drawings of the content, line by line."""
    figures = Library(content_root()).figures().figures
    return tuple(drawing for figure in figures for drawing in (figure.drawing, figure.ascii))


def without_drawings(text: str) -> str:
    """A page without its drawings, which --plain tells in words alone."""
    for drawing in drawings():
        text = text.replace("\n".join("  " + line if line else "" for line in drawing.rstrip("\n").split("\n")), "")
    return text


# ---------------------------------------------------------------- how a page sits on the screen


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("line", marked(PAGES))
def test_a_page_keeps_to_its_width(line: str, columns: int) -> None:
    """C18, C26, B3: nothing but an address is wider than asked for; no spaces at the end, no dots, one newline last."""
    page = shown(line, str(columns))
    lines = page.split("\n")
    assert [text for text in lines if width_of(text) > columns and "://" not in text.split()[0]] == []
    assert [text for text in lines if text != text.rstrip()] == []
    assert not set("\t\r\x00…") & set(page)
    assert page.strip()
    assert lines[-1] == "" != lines[-2]
    assert "\n\n\n" not in page
    assert not page.startswith("\n")


@pytest.mark.parametrize("columns", ["0", "abc", "", "-40", "1e2", "4.5", " ", "0x50"])
@pytest.mark.parametrize("line", ["info causes", slow("compare treatments"), slow("quiz --list"), ""])
def test_columns_that_are_no_number_count_as_not_given(line: str, columns: str) -> None:
    """COLUMNS=0, words and nothing at all: 80 columns in a pipe."""
    assert shown(line, columns) == shown(line, "80")


@pytest.mark.parametrize(("columns", "as_if"), [("1", "20"), ("19", "20"), ("5000", "1000"), ("9" * 6000, "1000")])
def test_columns_out_of_reason_are_brought_back(columns: str, as_if: str) -> None:
    """Under 20 columns a page is laid out for 20, over 1000 for 1000."""
    assert shown("compare treatments", columns) == shown("compare treatments", as_if)


# ---------------------------------------------------------------- its words


def readings(block: str) -> Iterator[list[str]]:
    """The ways to read a block: line by line, or first down the left column and then down the right one."""
    yield words(block)
    lines = block.split("\n")
    for column in range(6, max(map(len, lines))):
        if all(text[column - 2 : column].strip() == "" for text in lines):
            left, right = (" ".join(parts) for parts in zip(*((t[:column], t[column:]) for t in lines), strict=True))
            if right.strip():
                yield words(f"{left} {right}")


def read(page: str, expected: list[str]) -> list[str]:
    """The words of a page in reading order; a block is read in the way that goes on with what is expected."""
    found: list[str] = []
    for block in page.split("\n\n"):
        fitting = (way for way in readings(block) if way == expected[len(found) : len(found) + len(way)])
        found += next(fitting, words(block))
    return found


SEQUENTIAL = tuple(line for line in PAGES if not line.startswith("compare "))


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("line", marked(SEQUENTIAL))
def test_a_page_says_the_same_words_in_the_same_order_as_plain(line: str, columns: int) -> None:
    """C26: the words of the terminal view, read column by column, are the words of --plain, none cut or missing."""
    expected = words(linear(line))
    page = without_drawings(shown(line, str(columns)))
    if columns < WHOLE:
        assert "".join(words(page)) == "".join(expected)
    else:
        assert read(page, expected) == expected


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_word_that_fits_is_not_cut(columns: int) -> None:
    """C26: at a narrow width, only a word that is wider than the room is folded; every other stands whole."""
    for line in (line for line in SEQUENTIAL if not is_slow(line)):
        page = without_drawings(shown(line, str(columns)))
        room = columns - 6
        known = set(words(linear(line)))
        long = "\n".join(word for word in linear(line).split() if len(word) > room)
        assert [word for word in words(page) if word not in known and word not in long] == []


# ---------------------------------------------------------------- tables


@cache
def table_page(table: str, *options: str) -> Page:
    """The page that the command shows."""
    library = Library(content_root())
    found = scored(library.table(table), library.ipdas())
    frame = Frame(library.guide(), library.notices(), library.sources())
    if options:
        return grid_page(narrow(found, chosen(found, list(options))), frame, library.red_flags().flags, (), None)
    return overview_page(found, frame, library.red_flags().flags, (), None)


def the(page: Page, kind: type[Grid] | type[Overview]) -> Grid | Overview:
    return next(block for block in page.blocks if isinstance(block, kind))


@pytest.mark.parametrize("names", [*((table,) for table in TABLES), *GRIDS])
def test_the_tables_here_are_those_of_the_command(names: tuple[str, ...]) -> None:
    """What the next tests take apart is what `milia compare` prints."""
    assert shown(f"compare {' '.join(names)}", "80") == terminal(table_page(*names), 80, colour=False)


def heads(overview: Overview) -> list[str]:
    """The words over the columns of an overview: its labels, and how sure over cells that say it."""
    rows = [row.cells for _, _, rows in overview.groups for row in rows]
    sure = [any(cell.certainty for cell in column) for column in zip(*rows, strict=True)]
    labels = zip(overview.columns[1:], sure, strict=True)
    return words(" ".join(f"{label} {overview.sure_label if graded else ''}" for label, graded in labels))


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("table", TABLES)
def test_an_overview_says_every_word_of_plain(table: str, columns: int) -> None:
    """C26: the same words as often, but that labels head the columns once a screen and stand in each record."""
    page = table_page(table)
    overview = the(page, Overview)
    assert isinstance(overview, Overview)
    text = terminal(page, columns, colour=False)
    told, said = counted(plain(page)), counted(text)
    if columns >= 76:
        labels = counted(" ".join(overview.columns[1:]))
        for _ in [row for _, _, rows in overview.groups for row in rows]:
            said += labels
        for _ in re.findall("(?m)^ {4}─+$", text):
            said.subtract(counted(" ".join(heads(overview))))
    if columns < WHOLE:
        assert letters(said) == letters(told)
    else:
        assert +said == told


def counted(text: str) -> Counter[str]:
    """How often each word stands in a text, in small letters: a label is small where it follows another."""
    return Counter(words(text.lower()))


def letters(counted: Counter[str]) -> Counter[str]:
    """How often each letter stands in counted words."""
    return Counter("".join(word * count for word, count in counted.items()))


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("names", GRIDS)
def test_a_grid_says_every_word_of_plain(names: tuple[str, ...], columns: int) -> None:
    """C26: the same words as often, but that names head the columns and come again every third question."""
    page = table_page(*names)
    grid = the(page, Grid)
    assert isinstance(grid, Grid)
    told, said = Counter(words(plain(page))), Counter(words(terminal(page, columns, colour=False)))
    head = words(" ".join(grid.options))
    if columns >= 80:
        for _ in range(len(grid.rows) - -(-len(grid.rows) // 3)):
            said.update(head)
    if columns < WHOLE:
        assert letters(said) == letters(told)
    else:
        assert said == told


@pytest.mark.parametrize("columns", [80, 100, 120, 200])
@pytest.mark.parametrize("names", GRIDS)
def test_each_cell_of_a_grid_stands_whole_in_its_column(names: tuple[str, ...], columns: int) -> None:
    """C26, B3: read down its column, each answer is the one of --plain, with its certainty after it."""
    page = table_page(*names)
    grid = the(page, Grid)
    assert isinstance(grid, Grid)
    lines = terminal(page, columns, colour=False).split("\n")
    count = len(grid.options)
    rule = next(line for line in lines if line.startswith("  ─")).strip()
    wide = (len(rule) - 3 * (count - 1)) // count
    for row in grid.rows:
        start = lines.index(row.question) + 1
        stop = next(index for index in range(start, len(lines)) if not lines[index])
        for place, cell in enumerate(row.cells):
            left = 2 + place * (wide + 3)
            read_down = words(" ".join(line[left : left + wide] for line in lines[start:stop]))
            cites = [str(number) for number in cell.cites]
            assert read_down == [*words(cell.text), *cites, *words(cell.certainty or "")]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_gives_every_option_one_record(table: str) -> None:
    """C20: in --plain each option is one line that begins with its name and its id."""
    overview = the(table_page(table), Overview)
    assert isinstance(overview, Overview)
    named = [f"- {row.name} ({row.id}): " for _, _, rows in overview.groups for row in rows]
    records = [line for line in linear(f"compare {table}").splitlines() if " | " in line]
    assert [record[: len(name)] for record, name in zip(records, named, strict=True)] == named


# ---------------------------------------------------------------- numbers and their units

UNITS = ("C", "F", "mm", "cm", "mg", "g", "ml", "nm")
MEASURED = st.tuples(st.sampled_from(["", "(", "under ("]), st.integers(0, 9999), st.sampled_from(UNITS))
TEXTS = st.lists(st.one_of(st.sampled_from(["a", "bump", "of", "or", "baby,"]), MEASURED), min_size=1, max_size=30)


@given(TEXTS, st.integers(14, 100))
def test_a_number_stays_with_its_unit(words: list[str | tuple[str, int, str]], columns: int) -> None:
    """ "96.8 F" never stands half on one line and half on the next; no word is lost, and no line too long."""
    text = " ".join(word if isinstance(word, str) else f"{word[0]}{word[1]}.5 {word[2]})" for word in words)
    lines = wrap(text, columns)
    assert " ".join(lines) == text
    assert not [line for line in lines if re.match(rf"(?:{'|'.join(UNITS)})\b", line)]
    assert max(map(width_of, lines)) <= columns


def test_a_word_behind_a_number_that_is_no_unit_may_begin_a_line() -> None:
    """Only units are held: "5 of" is two words."""
    assert wrap("there are 5 of them", 11) == ["there are 5", "of them"]
