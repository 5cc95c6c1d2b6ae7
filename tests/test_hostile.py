"""Closed streams, full disks, signals, odd locales, no home: a quiet, correct end every time."""

import os
import shutil
import signal
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from milia_cli.library import Library, content_root

from .everything import MORE, SHOWN, VERBS, once, slow
from .player import milia
from .process import MILIA, ROOT, environment, process, shell

if sys.platform == "win32":
    pytest.skip("signals, named pipes and /dev/full are POSIX only", allow_module_level=True)

import fcntl

LINES = ("", "info --help", "info causes", "compare treatments --json")
FULL = b"milia: cannot write: No space left on device.\n"
CLOSED = b"milia: cannot write: the output is closed.\n"

# ---------------------------------------------------------------- streams


@pytest.mark.parametrize("line", LINES)
def test_a_full_disk_is_one_line_and_exit_1(line: str) -> None:
    """C35: no traceback, no second complaint when the interpreter ends."""
    with open("/dev/full", "wb") as full:
        done = process(*line.split(), stdout=full)
    assert (done.err, done.code) == (FULL, 1)


@pytest.mark.parametrize("line", LINES)
def test_a_closed_stdout_is_one_line_and_exit_1(line: str) -> None:
    """C35: `milia ... >&-` says so on stderr."""
    done = shell(f"$milia {line} >&-")
    assert (done.out, done.err, done.code) == (b"", CLOSED, 1)


@pytest.mark.parametrize(("line", "code"), [("info causes", 0), ("info cause", 2), ("quiz", 5)])
@pytest.mark.parametrize("stderr", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_only_stdout_decides_the_exit_code(stderr: str, line: str, code: int) -> None:
    """A closed or full stderr and a closed stdin change neither what is printed nor the exit code."""
    done = shell(f"$milia {line} {stderr}", env={"COLUMNS": "80"})
    assert (done.out.decode(), done.code) == (once(line).out, code)
    assert b"Traceback" not in done.err


def test_all_streams_closed_is_exit_1() -> None:
    """Nothing to read from and nothing to write to."""
    assert shell("$milia info <&- >&- 2>&-").code == 1


def test_a_file_is_written_without_any_stream(tmp_path: Path) -> None:
    """`-o FILE` needs no stdout and no stderr."""
    target = tmp_path / "page"
    assert shell(f"$milia info -o {target} <&- >&- 2>&-").code == 0
    assert target.read_text(encoding="utf-8") == once("info").out


def test_a_closed_stdin_is_no_answer() -> None:
    """C29: the quiz with a closed stdin, an empty one or a pipe names the first missing answer and exits 5."""
    said = (
        b"milia: up to 16 answers are missing and there is nobody to ask. The first is age.\nTry: milia quiz --list\n"
    )
    for line in ("$milia quiz <&-", "$milia quiz </dev/null", "echo 1 | $milia quiz", "$milia quiz --no-input"):
        done = shell(line)
        assert (done.out, done.err, done.code) == (b"", said, 5)


def test_answers_from_a_closed_stdin_cannot_be_read() -> None:
    """`--answers -` with a closed stdin is an input file that cannot be opened: exit 1."""
    done = shell("$milia quiz --answers - <&-")
    assert (done.out, done.err, done.code) == (b"", b"milia: cannot read standard input: it is closed.\n", 1)


# ---------------------------------------------------------------- pipes and signals


def _into_a_small_pipe(*arguments: str) -> tuple[subprocess.Popen[bytes], int]:
    """A running command whose stdout is a pipe that holds 4096 bytes and no more."""
    ours, theirs = os.pipe()
    fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, 4096)
    running = subprocess.Popen([*MILIA, *arguments], stdout=theirs, stderr=subprocess.PIPE, env=environment(), cwd=ROOT)
    os.close(theirs)
    return running, ours


def _ended(running: subprocess.Popen[bytes]) -> tuple[bytes, int]:
    _, err = running.communicate()
    return err, running.returncode


@pytest.mark.parametrize(
    ("line", "lines"),
    [("info causes", 1), ("info causes", 5), ("info causes", 30), ("info myths --json", 1), ("info myths --html", 9)],
)
def test_a_reader_who_leaves_is_exit_141_in_silence(line: str, lines: int) -> None:
    """B5, C34: when the pipe closes after some lines, stderr is empty and the exit code is 141."""
    running, ours = _into_a_small_pipe(*line.split())
    with os.fdopen(ours, "rb", buffering=0) as pipe:
        for _ in range(lines):
            pipe.readline()
    assert _ended(running) == (b"", 141)


@pytest.mark.parametrize("line", ["", "info --help", "--version"])
def test_a_reader_who_never_came_is_exit_141_too(line: str) -> None:
    """C34: even for output that would have fitted into the pipe."""
    running, ours = _into_a_small_pipe(*line.split())
    os.close(ours)
    assert _ended(running) == (b"", 141)


@pytest.mark.parametrize(
    ("number", "said", "code"),
    [(signal.SIGINT, b"milia: interrupted.\n", 130), (signal.SIGTERM, b"milia: terminated.\n", 143)],
)
@pytest.mark.parametrize("line", ["info causes", "info myths --json"])
def test_a_signal_in_the_middle_of_printing_ends_it(line: str, number: signal.Signals, said: bytes, code: int) -> None:
    """B16: Ctrl-C and SIGTERM end a command that waits for its reader, with one line and their own exit code."""
    running, ours = _into_a_small_pipe(*line.split())
    os.read(ours, 1)
    running.send_signal(number)
    assert _ended(running) == (said, code)
    os.close(ours)


# ---------------------------------------------------------------- home, folder, locale

BARE = "import sys; from milia_cli.cli import exit_code; sys.exit(max(exit_code(a.split()) for a in sys.argv[1:]))"
"""Runs many command lines in one process."""


def _all(*lines: str, env: dict[str, str], cwd: Path = ROOT) -> tuple[bytes, bytes, int]:
    done = process(*lines, command=(sys.executable, "-B", "-c", BARE), env={"COLUMNS": "80", **env}, cwd=cwd)
    return done.out, done.err, done.code


READS = ("info", "info overview", "compare types", "compare treatments extraction")
"""A page of each kind, with drawings, cards, terms, cells and commands; the wide sweep takes all."""
WIDE = pytest.param(tuple(line for line in (*SHOWN, *MORE) if "tests/" not in line), marks=pytest.mark.slow, id="all")


@pytest.mark.parametrize(
    "env",
    [
        {},
        slow({"HOME": "/nowhere"}),
        {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "TMPDIR": "/nowhere"},
        slow({"TERM": ""}),
        slow({"PYTHONOPTIMIZE": "2", "PYTHONUTF8": "0"}),
    ],
)
@pytest.mark.parametrize("lines", [pytest.param(READS, id="some"), WIDE])
def test_no_home_no_cache_no_term(lines: tuple[str, ...], env: dict[str, str]) -> None:
    """C37: without HOME, XDG folders, TERM or a place for temporary files all works, in a read-only folder."""
    expected = "".join(once(line).out for line in lines).encode()
    assert _all(*lines, env=env, cwd=Path("/proc")) == (expected, b"", 0)


LOCALES: tuple[Any, ...] = (
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    slow({"LC_ALL": "POSIX"}),
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp437"},
    slow({"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}),
    slow({"LANG": "tr_TR.UTF-8", "LC_ALL": "xx_XX"}),
)


def _bare_words(text: str) -> list[str]:
    """Words without the signs that have a stand-in, and without drawings, which have another one."""
    figures = Library(content_root()).figures().figures
    for drawing in (drawing for figure in figures for drawing in (figure.drawing, figure.ascii)):
        for part in drawing.rstrip("\n").split("\n"):
            text = text.replace(f"  {part.rstrip()}\n", "\n") if part.strip() else text
    return [word for word in text.split() if word.strip("-|•┃·─")]


@pytest.mark.parametrize("env", LOCALES, ids=str)
@pytest.mark.parametrize("lines", [pytest.param(READS, id="some"), WIDE])
def test_any_locale_gets_the_same_words(lines: tuple[str, ...], env: dict[str, str]) -> None:
    """C39, B7: no crash and no lost word in any locale or code page; marks get stand-ins that can be printed."""
    out, err, code = _all(*lines, env=env)
    encoding = env.get("PYTHONIOENCODING", "utf-8")
    expected = "".join(once(line).out for line in lines)
    said = out.decode(encoding)
    assert (err, code) == (b"", 0)
    assert said.count("?") == expected.count("?")
    assert _bare_words(said) == _bare_words(expected)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_mistake_is_told_in_any_code_page(encoding: str) -> None:
    """C39: what somebody typed is repeated in signs that the stream has."""
    done = process("info", "xy\u2603z", env={"PYTHONIOENCODING": encoding})
    assert done.err.startswith(b'milia: there is no topic "xy?z".\n')
    assert done.code == 2


def test_a_path_with_spaces_will_do(tmp_path: Path) -> None:
    """C40: program, content, answers and output in folders with spaces and letters of any script."""
    home = tmp_path / "a folder with ümläuts"
    home.mkdir()
    for name in ("milia_cli", "content", "tests/answers"):
        shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
    env = {"PYTHONPATH": str(home), "COLUMNS": "80"}
    done = process("info", "causes", "--content", str(home / "content"), "-o", str(home / "a page"), env=env, cwd=home)
    assert (done.out, done.code) == (b"", 0)
    assert (home / "a page").read_text(encoding="utf-8") == once("info causes").out
    result = process("quiz", "--answers", "./tests/answers/emergency.yaml", env=env, cwd=home)
    assert result.out.decode() == once("quiz --answers tests/answers/emergency.yaml").out


# ---------------------------------------------------------------- nothing opened, nothing written

WATCH = """
import os, sys

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
FORBIDDEN = ("socket.", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
             "os.chmod", "os.chown", "os.utime", "os.mkfifo", "tempfile.", "shutil.", "subprocess.", "os.system",
             "os.exec", "os.posix_spawn", "os.fork", "os.startfile", "webbrowser.", "urllib.", "ftplib.", "smtplib.")

def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITES
    if writes or event.startswith(FORBIDDEN):
        os.write(2, f"{event} {arguments}\\n".encode())
        os._exit(99)

sys.addaudithook(watch)
from milia_cli.cli import exit_code

for line in sys.argv[1:]:
    exit_code(line.split())
"""
MISSTEPS = (
    "info cause",
    "xyzzy",
    "info --nonsense",
    "quiz --no-input",
    "info causes --csv",
    "quiz --answers none.yaml",
)


def test_no_command_opens_a_socket_or_writes_a_file() -> None:
    """C37, C49: an audit hook sees no socket, no file opened for writing, no folder made, no program started."""
    lines = [
        *("", "--version", *MISSTEPS, *(f"{verb} --help" for verb in VERBS)),
        *(f"{line} {form}" for line, form in zip(SHOWN, cycle(("", "--plain", "--json")), strict=False)),
        *(f"{line} {form}" for line in SHOWN[:3] for form in ("", "--plain", "--json", "--markdown", "--html")),
        *("info --csv", "compare treatments --csv", "quiz --list --csv", "validate tests/bad"),
    ]
    done = process(*lines, command=(sys.executable, "-B", "-c", WATCH))
    assert (done.err[-300:] if done.code else b"", done.code) == (b"", 0)
    assert b"Causes of milia" in done.out


@pytest.mark.slow
def test_the_proofs_write_nothing_either() -> None:
    """C49: `milia validate` with all proofs under the same hook."""
    done = process("validate", command=(sys.executable, "-B", "-c", WATCH))
    assert done.code == 0


def test_the_watch_sees_a_written_file(tmp_path: Path) -> None:
    """The hook of the tests above does notice a file that was asked for."""
    done = process(f"info -o {tmp_path / 'page'}", command=(sys.executable, "-B", "-c", WATCH))
    assert done.code == 99
    assert os.listdir(tmp_path) == []


# ---------------------------------------------------------------- debugging


def test_a_mistake_shows_a_traceback_only_when_asked() -> None:
    """C22, B17: MILIA_DEBUG=1 adds the traceback below the message; nothing else does. No locals are in it."""
    bare = milia("info", "cause")
    asked = milia("info", "cause", MILIA_DEBUG="1")
    assert "Traceback" not in bare.err
    assert asked.err.startswith(f"{bare.err}Traceback (most recent call last):\n")
    assert asked.err.endswith('\nmilia_cli.errors.UsageMistake: there is no topic "cause". Did you mean causes?\n')
    assert milia("info", "cause", MILIA_DEBUG="0") == bare
    assert (asked.out, asked.code) == ("", 2)


def test_answers_are_not_in_a_traceback() -> None:
    """B17: answers to health questions are never printed with a mistake that is not theirs."""
    ran = milia("quiz", "--answer", "age=adult-50", "--answer", "place=nowhere", "--no-input", MILIA_DEBUG="1")
    assert ran.code == 2
    assert "adult-50" not in ran.err


@pytest.mark.parametrize(
    "word", ["\x1b]52;c;aGk=\x07", "\x1b[2J", "a\rb", "\u202ecauses", "\x9b2J", "\udcff", "x\x00y"]
)
def test_a_mistake_repeats_no_sign_that_a_terminal_acts_on(word: str) -> None:
    """What was typed comes back with its control characters, bidi controls and stray bytes spelled out."""
    err = milia("info", word).err
    assert err.startswith("milia: there is no topic ")
    assert [sign for sign in err if not sign.isprintable() and sign != "\n"] == []
