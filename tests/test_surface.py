"""The command line itself: help, options in any place, near misses, formats, files, colour, ACCESSIBLE."""

import json
import os
import re
import stat
import sys
import threading
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from milia_cli import __version__
from milia_cli.cli import COMMANDS, command_for

from .everything import EVERY, VERBS, once, slow
from .player import Ran, milia
from .process import ROOT, on_terminal, process

FORMATS = ("--json", "--markdown", "--html", "--plain", "--csv")
LABEL = (ROOT / "tests" / "answers" / "label.txt").read_bytes()
SGR = re.compile("\x1b\\[[0-9;]*m")


def words(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- help

WAYS_TO_HELP = ("", "-h", "--help", "help", "help help", "help -h", "help --help", "-h --help", "--plain --help")


@pytest.mark.parametrize("line", WAYS_TO_HELP)
def test_every_way_to_ask_for_help_prints_it(line: str) -> None:
    """C01, B18: bare milia, -h, --help and help print the help on stdout, exit 0, with an empty stderr."""
    asked = milia(*line.split())
    bare = milia(ACCESSIBLE="1") if "--plain" in line else milia()
    assert asked == Ran(bare.out, "", 0)
    assert bare.out.startswith("milia explains small white skin bumps")


def test_the_bare_help_fits_a_small_terminal() -> None:
    """C04: 24 lines of 80 columns, with room for the commands that are still to come."""
    lines = milia().out.splitlines()
    designed = {"info", "compare", "quiz", "check", "search", "sources", "handout", "validate", "completion"}
    assert len(lines) + len(designed - set(COMMANDS)) <= 24
    assert max(map(len, lines)) <= 80


def test_the_bare_help_says_what_there_is() -> None:
    """C03, C41: each command with what it does, three examples, the exit codes, and where to report a problem."""
    said = milia().out
    for verb, text in COMMANDS.items():
        assert re.search(rf"(?m)^  {verb} +{re.escape(text)}$", said)
    assert re.findall(r"(?m)^  (milia [a-z ]+?)  ", said) == [
        "milia info causes",
        "milia compare treatments",
        "milia quiz",
    ]
    assert "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 content, 5 no answer." in said
    assert "Found a mistake? milia info about says where to send it." in said


def test_info_about_says_where_to_report() -> None:
    """What the help promises of info about is there."""
    assert "open an issue in its repository" in words(milia("info", "about").out)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    "place", ["{} --help", "help {}", "-h {}", "--help {}", "{} word -h", "{} --json -h", "{} -h x"]
)
def test_a_command_explains_itself_wherever_help_stands(place: str, verb: str) -> None:
    """C02, C05, B18: -h, --help and `milia help` give the same text at any position, exit 0, nothing on stderr."""
    shown = milia(*place.format(verb).split())
    assert shown == milia(verb, "-h")
    assert shown.out.startswith(f"Usage: milia {verb} [OPTIONS]")
    assert (shown.err, shown.code) == ("", 0)


@pytest.mark.parametrize("verb", VERBS)
def test_help_leaves_nothing_out(verb: str) -> None:
    """C06, B2: every option, every metavar and every help text, brackets and all, stands in the printed help."""
    said = words(milia(verb, "-h").out)
    for param in command_for(verb).params:
        assert words(param.help) in said
        for name in param.opts if param.param_type_name == "option" else ():
            assert name in said
    assert "Exit codes: 0 done" in said


def test_help_prints_brackets_as_they_are() -> None:
    """B2: brackets, tags and emoji names in a help text are text, in a pipe and with colour forced."""
    hostile = "takes [a|b], [bold]x[/bold], [/x] or :sun:"
    script = (
        "import sys, types, typer\n"
        "from typing import Annotated\n"
        "from milia_cli import cli\n"
        "module = types.ModuleType('milia_cli.commands.odd')\n"
        f"def odd(word: Annotated[str, typer.Argument(help={hostile!r})] = ''): pass\n"
        f"module.odd, module.HELP = odd, {hostile!r}\n"
        "sys.modules['milia_cli.commands.odd'] = module\n"
        "cli.COMMANDS['odd'] = 'be odd'\n"
        "sys.exit(cli.exit_code(['odd', '-h']))\n"
    )
    for forced in ({}, {"FORCE_COLOR": "1", "GITHUB_ACTIONS": "1", "TERMINAL_WIDTH": "200"}):
        done = process(command=(sys.executable, "-c", script), env={"COLUMNS": "200", **forced})
        assert (words(done.out.decode()).count(hostile), done.err, done.code) == (2, b"", 0)
        assert b"\x1b" not in done.out


@pytest.mark.parametrize("level", [slow("1"), "2"])
def test_help_does_not_live_in_docstrings(level: str) -> None:
    """Under PYTHONOPTIMIZE=2, which strips docstrings, every help is the same to the byte."""
    script = (
        "from milia_cli.cli import COMMANDS, exit_code\n"
        "for line in [[], *([verb, '-h'] for verb in COMMANDS)]: exit_code(line)\n"
    )
    done = process(command=(sys.executable, "-B", "-c", script), env={"PYTHONOPTIMIZE": level, "COLUMNS": "80"})
    expected = milia().out + "".join(milia(verb, "-h").out for verb in VERBS)
    assert (done.out.decode(), done.err, done.code) == (expected, b"", 0)


def examples(*page: str) -> list[list[str]]:
    """The command lines that a help shows."""
    found = re.findall(r"(?m)^  (?:cat label\.txt \| )?(milia .+?)(?:   .*)?$", milia(*page, "-h").out)
    return [line.split()[1:] for line in found]


@pytest.mark.parametrize("page", ["", *VERBS])
def test_the_examples_of_a_help_run(page: str) -> None:
    """C03: each command line that a help shows works as printed; the quiz alone asks for a terminal (exit 5)."""
    for line in examples(*page.split()):
        if line != ["validate"]:  # .ci/run validates the content, with all proofs
            ran = milia(*line, given=LABEL)
            assert (ran.code, bool(ran.out)) == ((5, False) if line == ["quiz"] else (0, True))


@pytest.mark.parametrize("verb", VERBS)
def test_a_help_teaches_by_example(verb: str) -> None:
    """C03: the help of each command shows a command line of its own."""
    assert verb in {line[0] for line in examples(verb)}


# ---------------------------------------------------------------- options in any place

BOTH_PLACES = (
    ["--json"],
    ["--markdown"],
    ["--html"],
    ["--plain"],
    ["--color", "always"],
    ["--color=always"],
    ["--no-pager"],
    ["--for", "newborn"],
    ["--for=newborn", "--for", "eyelids", "--plain"],
    ["--content", "tests/bad/base", "--json"],
)


@pytest.mark.parametrize("options", BOTH_PLACES, ids=" ".join)
def test_an_option_means_the_same_before_and_after_the_command(options: list[str]) -> None:
    """C11, C12: shared options stand before the command, between its words or after them, with = or without."""
    topic = "glossary" if "--content" in options else "treatments"
    after = milia("info", topic, *options)
    assert milia(*options, "info", topic) == after
    assert milia("info", *options, topic) == after
    assert (after.err, after.code) == ("", 0)


@pytest.mark.parametrize("spelled", [["-o", "{}"], ["-o{}"], ["--output", "{}"], ["--output={}"]], ids=" ".join)
@pytest.mark.parametrize("first", [True, False])
def test_a_file_is_named_in_every_usual_way(spelled: list[str], first: bool, tmp_path: Path) -> None:
    """C11, C12: -o FILE, -oFILE, --output FILE and --output=FILE, before the command and after it."""
    target = tmp_path / "out"
    options = [part.format(target) for part in spelled]
    ran = milia(*options, "info") if first else milia("info", *options)
    assert ran == Ran("", f"Wrote {target}.\n", 0)
    assert target.read_text(encoding="utf-8") == milia("info").out


def test_the_last_of_a_repeated_option_counts() -> None:
    """C15: a single-value option that is given twice is not merged."""
    assert milia("info", "causes", "--color", "always", "--color", "never") == milia("info", "causes")


def test_two_dashes_end_the_options() -> None:
    """C12, C40: after -- every word is a name, before the command and behind it."""
    assert milia("info", "--", "causes") == milia("info", "causes")
    assert milia("--", "info", "causes") == milia("info", "causes")
    for line in (["info", "--", "--json"], ["--", "info", "--json"]):
        assert milia(*line) == Ran(
            "", 'milia: there is no topic "--json".\nTry: milia info, or milia search --json\n', 2
        )


# ---------------------------------------------------------------- version

VERSION = rf"milia {re.escape(__version__)}, content [\d.]+, reviewed \d{{1,2}} [A-Z][a-z]+ \d{{4}}\n"


@pytest.mark.parametrize("line", ["--version", "--version info", "--json --version"])
def test_the_version_names_program_content_and_review(line: str) -> None:
    """C07: one line with both versions and the review date, exit 0."""
    ran = milia(*line.split())
    assert re.fullmatch(VERSION, ran.out)
    assert (ran.err, ran.code) == ("", 0)


def test_the_version_needs_no_content(tmp_path: Path) -> None:
    """C07: without a content folder the program still knows its own version."""
    assert milia("--version", MILIA_CONTENT=str(tmp_path / "none")) == Ran(f"milia {__version__}\n", "", 0)


# ---------------------------------------------------------------- near misses

NO_COMMAND = 'there is no command "{}".'
MISTAKES = (
    ("inf", 'there is no command "inf". Did you mean info?', "milia info"),
    ("Info", 'there is no command "Info". Did you mean info?', "milia info"),
    ("quizz", 'there is no command "quizz". Did you mean quiz?', "milia quiz"),
    ("quiz --answer agee=adult", 'there is no question "agee". Did you mean age?', "milia quiz --list"),
    (
        "quiz --answer age=adlt",
        '"adlt" is not an answer to "age". Did you mean adult?',
        "milia quiz --list",
    ),
    ("causes", 'there is no command "causes".', "milia info causes"),
    ("cause", 'there is no command "cause".', "milia info causes"),
    ("xyzzy", 'there is no command "xyzzy".', "milia --help"),
    ("xyzzy --help", 'there is no command "xyzzy".', "milia --help"),
    ("help xyzzy", 'there is no command "xyzzy".', "milia --help"),
    ("--plian", 'there is no option "--plian". Did you mean --plain?', "milia --help"),
    ("--nonsense info", 'there is no option "--nonsense".', "milia --help"),
    ("-x", 'there is no option "-x".', "milia --help"),
    ("--json", "name a command as well.", "milia --help"),
    ("info cause", 'there is no topic "cause". Did you mean causes?', "milia info causes, or milia search cause"),
    ("info xyzzy", 'there is no topic "xyzzy".', "milia info, or milia search xyzzy"),
    (
        "info causes sunscren",
        'there is no section "sunscren" in causes. Did you mean sunscreen?',
        "milia info causes sunscreen",
    ),
    ("info causes --plian", 'there is no option "--plian". Did you mean --plain?', "milia info --help"),
    ("info causes --nonsense", 'there is no option "--nonsense".', "milia info --help"),
    ("info causes sunscreen more", "got unexpected extra argument(s) (more).", "milia info --help"),
    ("info causes --content", "option '--content' requires an argument.", "milia info --help"),
    ("info causes --json=yes", "option '--json' does not take a value.", "milia info --help"),
    ("info causes --color red", '--color takes auto, always or never, not "red".', None),
    ("info causes --for babies", '--for does not know "babies". It knows: {audiences}.', None),
    ("info causes --for newborns", '--for does not know "newborns". Did you mean newborn?', None),
    ("info causes --csv", "--csv is for tables and lists; this is a page.", "milia compare treatments --csv"),
    (
        "compare treatment",
        'there is no table "treatment". Did you mean treatments?',
        "milia compare treatments",
    ),
    (
        "compare --care-about , treatments",
        "--care-about needs the name of a row.",
        "milia compare treatments --care-about scars",
    ),
    ("quiz word", "got unexpected extra argument(s) (word).", "milia quiz --help"),
)
AUDIENCES = "newborn, child, adult, eyelids, pregnancy, darker-skin"


@pytest.mark.parametrize(("line", "message", "hint"), MISTAKES, ids=[line for line, _, _ in MISTAKES])
def test_a_slip_gets_one_line_the_nearest_name_and_a_way_out(line: str, message: str, hint: str | None) -> None:
    """C08, C10: what is wrong and what to type, on stderr alone; exit 2, stdout empty."""
    said = f"milia: {message.replace('{audiences}', AUDIENCES)}\n" + (f"Try: {hint}\n" if hint else "")
    assert milia(*line.split()) == Ran("", said, 2)


@pytest.mark.parametrize("hint", sorted({hint for _, _, hint in MISTAKES if hint}))
def test_what_a_mistake_says_to_try_works(hint: str) -> None:
    """A hint is a command line that runs."""
    line = hint.partition(", or")[0].split()[1:]
    verb = line[0]
    if line == ["quiz"]:
        assert milia("quiz").code == 5
    elif not verb.startswith("-"):
        assert milia(*line).code == 0


@pytest.mark.parametrize("verb", VERBS)
def test_an_unknown_option_is_one_mistake_in_every_command(verb: str) -> None:
    """C08: each command says which option it does not know, in the same words."""
    said = f'milia: there is no option "--plian". Did you mean --plain?\nTry: milia {verb} --help\n'
    assert milia(verb, "--plian") == Ran("", said, 2)


# ---------------------------------------------------------------- the two doors

DOORS = ("", "info cause", "quiz --no-input")


@pytest.mark.parametrize("line", DOORS)
def test_python_m_and_the_entry_point_are_the_same_program(line: str) -> None:
    """C46: `python -m milia_cli` and the installed `milia` give the same bytes and exit code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, function = project["scripts"]["milia"].partition(":")
    script = f"import sys; sys.argv[0] = 'milia'; from {module} import {function}; sys.exit({function}())"
    entered = process(*line.split(), command=(sys.executable, "-B", "-c", script))
    assert process(*line.split()) == entered


def test_a_completion_variable_of_another_program_changes_nothing() -> None:
    """B14: there is no hidden completion behind an environment variable."""
    done = process("info", env={"_MILIA_COMPLETE": "bash_source", "_MILIA_CLI_COMPLETE": "bash_source"})
    assert done.out.decode() == milia("info").out


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
    """C13: `-o -` prints."""
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
    """C13: `--answers -` takes YAML or JSON, with a byte-order mark and with Windows line ends."""
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
    """C16: the note that a review is overdue is on stderr as well; stdout is the page."""
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
