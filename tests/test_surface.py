"""The command line itself: help, options in any place, near misses, both doors."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from milia_cli import __version__
from milia_cli.cli import COMMANDS, command_for

from .everything import VERBS, slow
from .player import Ran, milia
from .process import ROOT, process

LABEL = (ROOT / "tests" / "answers" / "label.txt").read_bytes()


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
    """C04: 24 lines of 80 columns, with all nine commands."""
    lines = milia().out.splitlines()
    assert len(COMMANDS) == 9
    assert len(lines) <= 24
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
    assert milia("--plain", verb, "-h") == milia(verb, "-h", "--plain") == milia(verb, "-h", ACCESSIBLE="1")
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


def test_the_help_of_the_quiz_has_every_exit_code() -> None:
    """C41: what only this command ends with stands in its help: leaving at a prompt, and a code for each level."""
    said = words(milia("quiz", "-h").out)
    levels = "10 self-care, 11 routine, 12 soon, 13 same-day, 14 emergency"
    assert said.endswith(f"5 no answer. 130 left at a prompt. With --exit-code: {levels}.")
    assert "130" not in milia("info", "-h").out


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
    for env in ({}, {"GITHUB_ACTIONS": "1", "TERMINAL_WIDTH": "200"}, {"FORCE_COLOR": "1"}):
        done = process(command=(sys.executable, "-c", script), env={"COLUMNS": "200", **env})
        said = re.sub("\x1b\\[[0-9;]*m", "", done.out.decode())
        assert (words(said).count(hostile), done.err, done.code) == (2, b"", 0)
        assert (said != done.out.decode()) == ("FORCE_COLOR" in env)


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
    """C03: the help of each command shows a command line of its own, each with a word on what it gives."""
    assert verb in {line[0] for line in examples(verb)}
    shown = milia(verb, "--help", "--plain").out.partition("Examples\n")[2].partition("\n\n")[0]
    assert [
        line for line in shown.splitlines() if not re.fullmatch(r"(?:cat label\.txt \| )?milia [^:]+: \w.+", line)
    ] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_short_option_has_a_long_form(verb: str) -> None:
    """cli.md C12: -o is --output, -h is --help; no option is known by one letter alone."""
    names = [param.opts for param in command_for(verb).params if param.param_type_name == "option"]
    assert [opts for opts in names if not any(name.startswith("--") for name in opts)] == []
    assert sorted(name for opts in names for name in opts if len(name) == 2) == ["-o"]


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
    """cli.md C11, C12: shared options stand before the command, between its words or after them, with = or without."""
    topic = "glossary" if "--content" in options else "treatments"
    after = milia("info", topic, *options)
    assert milia(*options, "info", topic) == after
    assert milia("info", *options, topic) == after
    assert (after.err, after.code) == ("", 0)


@pytest.mark.parametrize("spelled", [["-o", "{}"], ["-o{}"], ["--output", "{}"], ["--output={}"]], ids=" ".join)
@pytest.mark.parametrize("first", [True, False])
def test_a_file_is_named_in_every_usual_way(spelled: list[str], first: bool, tmp_path: Path) -> None:
    """cli.md C11, C12: -o FILE, -oFILE, --output FILE and --output=FILE, before the command and after it."""
    target = tmp_path / "out"
    options = [part.format(target) for part in spelled]
    ran = milia(*options, "info") if first else milia("info", *options)
    assert ran == Ran("", f"Wrote {target}.\n", 0)
    assert target.read_text(encoding="utf-8") == milia("info").out


def test_the_last_of_a_repeated_option_counts() -> None:
    """cli.md C15: a single-value option that is given twice is not merged."""
    assert milia("info", "causes", "--color", "always", "--color", "never") == milia("info", "causes")


def test_two_dashes_end_the_options() -> None:
    """cli.md C12, C40: after -- every word is a name, before the command and behind it."""
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
    ("info --for newborn", "--for needs a topic.", "milia info home-care --for newborn"),
    ("compare --for newborn", "--for needs a table.", "milia compare treatments --for newborn"),
    ("handout --for eyelids", "--for needs the name of a page.", "milia handout adult --for eyelids"),
    ("quiz word", "got unexpected extra argument(s) (word).", "milia quiz --help"),
)
AUDIENCES = "newborn, child, adult, eyelids, pregnancy, darker-skin"


@pytest.mark.parametrize(("line", "message", "hint"), MISTAKES, ids=[line for line, _, _ in MISTAKES])
def test_a_slip_gets_one_line_the_nearest_name_and_a_way_out(line: str, message: str, hint: str | None) -> None:
    """cli.md C08, C10: what is wrong and what to type, on stderr alone; exit 2, stdout empty."""
    said = f"milia: {message.replace('{audiences}', AUDIENCES)}\n" + (f"Try: {hint}\n" if hint else "")
    assert milia(*line.split()) == Ran("", said, 2)


@pytest.mark.parametrize("content", ["tests/bad", "/none", "README.md"])
def test_an_unknown_command_is_one_whatever_the_content(content: str) -> None:
    """C08: with content that is broken or missing, a slip in the command is still told as such."""
    said = 'milia: there is no command "xyzzy".\nTry: milia --help\n'
    assert milia("xyzzy", MILIA_CONTENT=content) == Ran("", said, 2)


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
