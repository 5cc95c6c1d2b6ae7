"""How a result leaves: formats, files, notes, colour, ACCESSIBLE."""

import json
import os
import re
import stat
import sys
import threading
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from .everything import EVERY, once, slow
from .player import Ran, milia
from .process import on_terminal, process

FORMATS = ("--json", "--markdown", "--html", "--plain", "--csv")
SGR = re.compile("\x1b\\[[0-9;]*m")


# ---------------------------------------------------------------- formats

PAIRS = list(combinations(FORMATS, 2))


@pytest.mark.parametrize(("one", "two"), PAIRS, ids=[" ".join(pair) for pair in PAIRS])
def test_two_formats_at_once_are_a_mistake(one: str, two: str) -> None:
    """Two formats: exit 2, both named, nothing printed."""
    first, second = sorted((one, two), key=FORMATS.index)
    for line in (["info", "causes", one, two], [two, "info", one, "causes"], ["compare", two, one]):
        assert milia(*line) == Ran("", f"milia: choose one format, not {first} and {second}.\n", 2)


@pytest.mark.parametrize("line", EVERY)
def test_two_formats_at_once_are_a_mistake_in_every_command(line: str) -> None:
    """No command picks one of two formats by itself."""
    ran = milia(*line.split(), "--json", "--plain")
    assert ran == Ran("", "milia: choose one format, not --json and --plain.\n", 2)


@pytest.mark.parametrize("line", EVERY)
def test_json_is_one_document(line: str) -> None:
    """C19: the whole of stdout is one document of the published schema, ended by one newline."""
    said = once(f"{line} --json").out
    found = json.loads(said)
    assert found["schema"] == "milia/1"
    assert said == json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    ("form", "encoding"), [("--json", "ascii"), ("--markdown", "cp437"), ("--html", "utf-16"), ("--csv", "cp1252")]
)
def test_a_format_for_programs_is_utf_8_in_every_locale(form: str, encoding: str) -> None:
    """C19: JSON, Markdown, HTML and CSV are UTF-8 bytes, whatever the stream's own encoding is."""
    line = ("compare", "types", form)
    done = process(*line, env={"PYTHONIOENCODING": encoding})
    assert done.out == milia(*line).out.encode()


# ---------------------------------------------------------------- -o


def _target(folder: Path) -> Path:
    return folder / "a page.txt"


@pytest.mark.parametrize("form", ["", "--json", "--markdown", "--html", "--plain", "--csv"])
def test_a_file_holds_what_the_command_prints(form: str, tmp_path: Path) -> None:
    """-o: the file is the output to the byte, stdout stays empty, a note names the file, nothing else is left there."""
    options = [form] if form else []
    ran = milia("compare", "treatments", *options, "-o", str(_target(tmp_path)))
    assert ran == Ran("", f"Wrote {_target(tmp_path)}.\n", 0)
    assert _target(tmp_path).read_bytes() == milia("compare", "treatments", *options).out.encode()
    assert os.listdir(tmp_path) == [_target(tmp_path).name]


@pytest.mark.parametrize("line", EVERY)
def test_every_command_writes_the_same_bytes_to_a_file(line: str, tmp_path: Path) -> None:
    """C19: -o holds on every command that shows something, and the same command gives the same bytes again."""
    ran = milia(*line.split(), "--json", "-o", str(_target(tmp_path)))
    shown = once(f"{line} --json")
    assert (ran.out, ran.err, ran.code) == ("", f"{shown.err}Wrote {_target(tmp_path)}.\n", 0)
    assert _target(tmp_path).read_text(encoding="utf-8") == shown.out


def test_a_dash_is_stdout() -> None:
    """cli.md C13: `-o -` prints."""
    assert milia("info", "causes", "-o", "-") == milia("info", "causes")
    assert milia("info", "causes", "--json", "-o", "-") == milia("info", "causes", "--json")


def test_a_file_in_the_way_stays(tmp_path: Path) -> None:
    """C36: an existing file is refused without --force (exit 2) and replaced with it."""
    target = _target(tmp_path)
    target.write_text("mine", encoding="utf-8")
    ran = milia("info", "-o", str(target))
    assert ran == Ran("", f'milia: "{target}" exists already. Add --force to overwrite it.\n', 2)
    assert target.read_text(encoding="utf-8") == "mine"
    assert milia("info", "-o", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8") == milia("info").out


def test_a_link_to_nothing_is_in_the_way_too(tmp_path: Path) -> None:
    """C36: a link counts as existing, even when what it leads to is not there."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    assert milia("info", "-o", str(link)).code == 2
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """C36: -o on a folder is a usage mistake, with --force too."""
    for force in ([], ["--force"]):
        ran = milia("info", "-o", str(tmp_path), *force)
        assert ran == Ran("", f'milia: "{tmp_path}" is a folder; name a file.\n', 2)


def test_no_folder_is_made(tmp_path: Path) -> None:
    """C36: a missing parent folder ends in exit 1, and is still missing."""
    target = tmp_path / "none" / "file"
    ran = milia("info", "-o", str(target))
    assert ran == Ran("", f'milia: cannot write "{target}": there is no folder "{target.parent}".\n', 1)
    assert os.listdir(tmp_path) == []


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path) -> None:
    """C36: when the disk takes no more, the old file is as it was and no half file lies beside it."""
    target = _target(tmp_path)
    target.write_text("mine", encoding="utf-8")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
        "from milia_cli.cli import main; main()"
    )
    done = process("info", "causes", "-o", str(target), "--force", command=(sys.executable, "-B", "-c", limited))
    assert (done.out, done.err.decode(), done.code) == (b"", f'milia: cannot write "{target}": File too large.\n', 1)
    assert target.read_text(encoding="utf-8") == "mine"
    assert os.listdir(tmp_path) == [target.name]


def test_the_umask_decides_who_may_read(tmp_path: Path) -> None:
    """-o gives a file the rights of any other new file."""
    before = os.umask(0o027)
    try:
        assert milia("info", "-o", str(_target(tmp_path))).code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(_target(tmp_path).stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """-o --force through a link writes the file that it leads to."""
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    assert milia("info", "-o", str(tmp_path / "link"), "--force").code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == milia("info").out


def test_a_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    """-o --force on a named pipe or a device writes into it; it is still there afterwards."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert milia("info", "-o", str(pipe), "--force").code == 0
    reader.join()
    assert read == [milia("info").out]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["with space", "-dash", "ümläut", "line\nbreak"])
def test_any_file_name_will_do(name: str, tmp_path: Path) -> None:
    """C40: spaces, letters of any script, a leading dash behind ./, even a line break."""
    here = os.getcwd()
    os.chdir(tmp_path)
    try:
        assert milia("info", "-o", f"./{name}").code == 0
    finally:
        os.chdir(here)
    assert os.listdir(tmp_path) == [name]


# ---------------------------------------------------------------- input files


@pytest.mark.parametrize(
    "raw",
    [
        b"age: under-6-weeks\nbaby-now: temperature\n",
        b"\xef\xbb\xbfage: under-6-weeks\nbaby-now: temperature\n",
        b"age: under-6-weeks\r\nbaby-now: [temperature]\r\n",
        b'{"age": "under-6-weeks", "baby-now": ["temperature"]}',
        b'\xef\xbb\xbf{"age": "under-6-weeks",\r\n "baby-now": "temperature"}\r\n',
    ],
)
def test_answers_are_read_from_stdin_as_yaml_and_json(raw: bytes) -> None:
    """cli.md C13: `--answers -` takes YAML or JSON, with a byte-order mark and with Windows line ends."""
    ran = milia("quiz", "--answers", "-", given=raw)
    assert ran == milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=temperature")
    assert ran.out.startswith("Your result\n\n  ┃ Now: get emergency help\n")


def test_a_result_is_success_unless_asked_otherwise() -> None:
    """C42: an emergency exits 0; with --exit-code it exits 14."""
    line = ["quiz", "--answers", "tests/answers/emergency.yaml"]
    assert (milia(*line).code, milia(*line, "--exit-code").code) == (0, 14)
    assert milia("quiz", "--answers", "tests/answers/newborn.yaml", "--exit-code").code == 10


# ---------------------------------------------------------------- notes


def test_a_warning_goes_to_stderr_and_the_page_stays_whole() -> None:
    """cli.md C16: the note that a review is overdue is on stderr as well; stdout is the page."""
    late = milia("info", "causes", "--plain", SOURCE_DATE_EPOCH="4102444800")
    note, _, page = late.out.partition("\n\n")
    assert note.startswith("Review was due on ")
    assert late.err == f"milia: {note}\n"
    assert page == milia("info", "causes", "--plain").out


@pytest.mark.parametrize("epoch", ["tomorrow", "9" * 30, "-1e3", "1.5", "9" * 5000])
def test_a_date_that_is_none_is_a_usage_mistake(epoch: str) -> None:
    """SOURCE_DATE_EPOCH that no calendar has: one line, exit 2."""
    said = f'milia: SOURCE_DATE_EPOCH must be seconds since 1970, not "{epoch}".\n'
    assert milia("info", "causes", SOURCE_DATE_EPOCH=epoch) == Ran("", said, 2)


# ---------------------------------------------------------------- colour

ON, OFF = True, False
COLOUR: tuple[Any, ...] = (
    # option, environment, on a terminal -> colour
    ("", {}, True, ON),
    ("", {}, False, OFF),
    slow("--color=auto", {}, True, ON),
    ("--color=auto", {}, False, OFF),
    slow("--color=never", {}, True, OFF),
    ("--color=never", {"FORCE_COLOR": "1"}, True, OFF),
    ("--color=always", {}, False, ON),
    ("--color=always", {"NO_COLOR": "1"}, False, ON),
    ("--color=always", {"TERM": "dumb"}, False, ON),
    ("", {"NO_COLOR": "1"}, True, OFF),
    slow("", {"NO_COLOR": "0"}, True, OFF),
    ("", {"NO_COLOR": ""}, True, ON),
    ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, OFF),
    ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, OFF),
    ("", {"TERM": "dumb"}, True, OFF),
    slow("", {"TERM": "dumb", "FORCE_COLOR": "1"}, True, OFF),
    ("", {"FORCE_COLOR": "1"}, False, ON),
    ("", {"FORCE_COLOR": "0"}, False, OFF),
    ("", {"FORCE_COLOR": ""}, False, OFF),
    slow("", {"FORCE_COLOR": "0"}, True, ON),
    ("", {"GITHUB_ACTIONS": "1"}, False, OFF),
    slow("", {"CLICOLOR": "0"}, True, ON),
    ("", {"CLICOLOR_FORCE": "1"}, False, OFF),
    ("", {"COLORTERM": "truecolor", "CI": "true", "TTY_COMPATIBLE": "1"}, False, OFF),
)


@pytest.mark.parametrize(("option", "env", "terminal", "expected"), COLOUR)
def test_colour_follows_the_table(option: str, env: dict[str, str], terminal: bool, expected: bool) -> None:
    """C23, C24, B12: the option, then NO_COLOR, TERM=dumb, FORCE_COLOR, then whether stdout is a terminal."""
    line = ["info", "when-to-get-help", *option.split()]
    env = {"TERM": "xterm-256color", "COLUMNS": "80", **env}
    said = on_terminal(*line, env=env).decode() if terminal else milia(*line, given=b"", **env).out
    assert ("\x1b" in said) == expected
    assert SGR.sub("", said) == once("info when-to-get-help").out


@pytest.mark.parametrize(("option", "expected"), [("--color=always", ON), ("--color=never", OFF), ("", OFF)])
def test_the_help_follows_the_table_too(option: str, expected: bool) -> None:
    """C23: --color counts for the help of the whole program."""
    assert ("\x1b" in milia(*option.split(), "--help").out) == expected


# ---------------------------------------------------------------- ACCESSIBLE

ACCESSIBLE = (("", OFF), ("0", OFF), ("false", OFF), ("False", OFF), ("1", ON), ("yes", ON), ("true", ON), ("2", ON))


@pytest.mark.parametrize(("value", "expected"), ACCESSIBLE)
def test_accessible_means_plain(value: str, expected: bool) -> None:
    """C33: ACCESSIBLE that is not empty, 0 or false gives --plain without asking."""
    assert milia("info", "causes", ACCESSIBLE=value) == milia("info", "causes", *(["--plain"] if expected else []))


@pytest.mark.parametrize("line", EVERY)
def test_accessible_holds_for_every_command(line: str) -> None:
    """C33: every page is linear under ACCESSIBLE=1, even when colour is asked for and the terminal is narrow."""
    assert once(f"{line} --color=always", ACCESSIBLE="1", COLUMNS="20") == once(f"{line} --plain")


@pytest.mark.parametrize("form", ["--json", "--markdown", "--html"])
def test_accessible_leaves_other_formats_alone(form: str) -> None:
    """ACCESSIBLE is about the terminal view; a format that was asked for stays what it is."""
    assert milia("info", "causes", form, ACCESSIBLE="1") == milia("info", "causes", form)


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        ("info causes", "a.html", ", as text. For the format of its ending, add --html --force."),
        ("info causes", "a.MD", ", as text. For the format of its ending, add --markdown --force."),
        ("compare treatments", "a.csv", ", as text. For the format of its ending, add --csv --force."),
        ("info causes", "a.csv", "."),  # a page has no such form
        ("info causes", "a.txt", "."),
        ("info causes --html", "a.html", "."),
        ("info causes --plain", "a.md", "."),
    ],
)
def test_an_ending_that_promises_another_format_is_told(line: str, name: str, said: str, tmp_path: Path) -> None:
    """The ending never chooses the format; where it would mislead, one line says what was written, and what to add."""
    file = str(tmp_path / name)
    ran = milia(*line.split(), "-o", file)
    assert ran == Ran("", f"Wrote {file}{said}\n", 0)
    option = said.partition("add ")[2].rstrip(".").split()
    assert not option or milia(*line.split(), *option, "-o", file).code == 0
