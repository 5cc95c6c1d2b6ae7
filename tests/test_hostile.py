"""Closed streams, full disks, signals, odd locales, hostile packs and answers: a quiet, correct end every time."""

import os
import re
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
from .player import Ran, milia
from .process import MILIA, ROOT, environment, process, shell

if sys.platform == "win32":
    pytest.skip("signals, named pipes and /dev/full are POSIX only", allow_module_level=True)

import fcntl

BASE = Path(__file__).parent / "bad" / "base"
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
        b"milia: up to 16 answers are missing and there is nobody to ask. The first is age.\n"
        b"Try: milia quiz --answer age=adult-50\n"
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


# ---------------------------------------------------------------- content packs


def _no_folder(path: str) -> Ran:
    return Ran("", f'milia: there is no content folder "{path}".\nTry: milia info --content DIR\n', 4)


@pytest.mark.parametrize("line", ["info", "info causes --json", "compare", "quiz --no-input"])
def test_a_folder_that_is_none_is_exit_4(line: str) -> None:
    """--content on a file or on nothing: one line and exit 4, by option and by environment."""
    for path in ("README.md", "/nowhere"):
        assert milia(*line.split(), "--content", path) == _no_folder(path)
        assert milia(*line.split(), MILIA_CONTENT=path) == _no_folder(path)


def test_an_empty_content_setting_counts_as_none() -> None:
    """MILIA_CONTENT= reads the built-in content."""
    assert milia("info", MILIA_CONTENT="") == once("info")


def test_help_needs_no_content() -> None:
    """A broken content folder takes away neither the help nor the version."""
    assert milia("--help", MILIA_CONTENT="/nowhere").code == 0
    assert milia("info", "--help", MILIA_CONTENT="/nowhere") == once("info --help")


def _pack(folder: Path, glossary: bytes | None = None) -> Path:
    """A sound content folder in which one topic was replaced."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    if glossary is not None:
        (folder / "topics" / "glossary.yaml").write_bytes(glossary)
    return folder


HOSTILE_YAML = {
    "billion laughs": (
        b"a: &a [lol, lol, lol]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nid: [*c, *c, *c]\n",
        "1:4: anchors and aliases are not allowed; write it out",
    ),
    "a list of itself": (b"&x [*x]\n", "1:1: anchors and aliases are not allowed; write it out"),
    "a depth bomb": (b"id: " + b"[" * 50_000 + b"]" * 50_000, "1:35: nested deeper than 30 levels"),
    "a depth bomb of mappings": (
        b"".join(b" " * depth + b"a:\n" for depth in range(200)),
        "32:32: nested deeper than 30 levels",
    ),
    "10 MB in one scalar": (b"id: " + b"a" * 10_000_000, "1:1: the file is larger than 1000000 characters"),
    "code": (
        b"id: !!python/object/apply:os.system ['id']\n",
        "1:5: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
    ),
    "an escape sequence": (b"id: \x1b[2J\n", "1:5: the character U+001B is not allowed"),
    "an escape sequence, written out": (b'id: "\\e[2J"\n', "1:5: the character U+001B is not allowed"),
    "the clipboard": (b'id: "\\x1b]52;c;aGk=\\a"\n', "1:5: the character U+001B is not allowed"),
    "an escape of one byte": ("id: a\u009b2J\n".encode(), "1:6: the character U+009B is not allowed"),
    "text from right to left": ("id: ad\u202eult\n".encode(), "1:5: the character U+202E is not allowed"),
    "isolated text": (b'id: "\\u2066x\\u2069"\n', "1:5: the character U+2066 is not allowed"),
    "a null byte": (b"id: a\x00b\n", "1:6: the character U+0000 is not allowed"),
    "a key twice": (b"id: glossary\nid: other\n", '2:1: the key "id" is here twice'),
    "two documents": (b"id: a\n---\nid: b\n", "2:1: a second document is not allowed"),
    "another encoding": ("id: é\n".encode("latin-1"), "1:5: not UTF-8 text"),
    "nothing": (b"", "1:1: the file is empty"),
    "half a line": (b'id: "glossary', "1:14: not valid YAML: found unexpected end of stream"),
}


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_a_hostile_pack_is_refused_with_its_address(name: str, tmp_path: Path) -> None:
    """DESIGN 8: what was written to hurt is one mistake with file, line and column; exit 4, nothing printed."""
    raw, problem = HOSTILE_YAML[name]
    ran = milia("info", "glossary", "--content", str(_pack(tmp_path, raw)))
    said = f"milia: the content has a mistake.\ntopics/glossary.yaml:{problem}\nTry: milia validate DIR\n"
    assert ran == Ran("", said, 4)


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_validate_tells_a_hostile_pack_in_one_line(name: str, tmp_path: Path) -> None:
    """DESIGN 3: the author of such a pack gets its address on stdout and the count on stderr."""
    raw, problem = HOSTILE_YAML[name]
    ran = milia("validate", str(_pack(tmp_path, raw)))
    assert (ran.out, ran.code) == (f"topics/glossary.yaml:{problem}\n", 4)
    assert re.fullmatch(r"milia: 1 problem in 1 of \d+ files\.\n", ran.err)


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../../outside.yaml", "/dev/tty"])
def test_a_link_out_of_a_pack_is_not_followed(target: str, tmp_path: Path) -> None:
    """A link that leads out of the folder is a mistake, and what it leads to is not even read."""
    shutil.copy(BASE / "topics" / "glossary.yaml", tmp_path / "outside.yaml")
    pack = _pack(tmp_path / "pack")
    (pack / "topics" / "glossary.yaml").unlink()
    (pack / "topics" / "glossary.yaml").symlink_to(target)
    said = "topics/glossary.yaml:1:1: the link leads out of the content folder"
    ran = milia("info", "glossary", "--content", str(pack))
    assert ran == Ran("", f"milia: the content has a mistake.\n{said}\nTry: milia validate DIR\n", 4)


def test_a_named_pipe_in_a_pack_does_not_make_it_wait(tmp_path: Path) -> None:
    """What is neither file nor folder is a mistake, and is not opened."""
    pack = _pack(tmp_path)
    (pack / "topics" / "glossary.yaml").unlink()
    os.mkfifo(pack / "topics" / "glossary.yaml")
    said = "topics/glossary.yaml:1:1: this is no plain file"
    ran = milia("info", "glossary", "--content", str(pack))
    assert ran == Ran("", f"milia: the content has a mistake.\n{said}\nTry: milia validate DIR\n", 4)


MARKUP = (
    "[bold]x[/]",
    "[/]",
    "[/x]",
    "\\[",
    ":warning:",
    ":sun:",
    "{x}",
    "{0}",
    "%s",
    "%(a)s",
    "<script>alert(1)</script>",
    "&amp;",
    "$HOME",
    "`id`",
    "**b**",
    "{{ page }}",
    "{% raw %}",
    "[link=https://e.example]e[/link]",
    "\\x1b[2J",
    "é→≥½",
)


@pytest.mark.parametrize("text", MARKUP)
def test_text_that_looks_like_markup_stays_as_written(text: str, tmp_path: Path) -> None:
    """B1: content is text; in the terminal, in colour, in plain and in JSON it comes out to the letter."""
    raw = (BASE / "topics" / "glossary.yaml").read_text(encoding="utf-8")
    quoted = text.replace("'", "''")
    pack = _pack(tmp_path, raw.replace("A round top.", f"'One {text} two.'").encode())
    for form in ("--color=never", "--color=always", "--plain", "--json"):
        ran = milia("info", "glossary", form, "--content", str(pack))
        shown = text.replace("\\", "\\\\") if form == "--json" else text
        assert (f"One {shown} two." in ran.out, ran.err, ran.code) == (True, "", 0), quoted


def test_signs_without_a_place_in_the_code_page_get_stand_ins(tmp_path: Path) -> None:
    """C39, B7: typographic signs and accents of a pack become readable ASCII, and a half stays a half."""
    raw = (BASE / "topics" / "glossary.yaml").read_text(encoding="utf-8")
    typed = (
        "Caf\u00e9 \u2013 \u201cso\u201d, it\u2019s \u2265 \u00bd \u00d7 3 \u00b5m at 5\u00b0 \u2192 done\u2026 \u2603"
    )
    pack = _pack(tmp_path, raw.replace("A round top.", f'"{typed}"').encode())
    done = process("info", "glossary", "--plain", "--content", str(pack), env={"PYTHONIOENCODING": "ascii"})
    assert b'Dome (sure): Cafe - "so", it\'s >=  1/2 x 3 um at 5 deg  -> done... ? [1]\n' in done.out
    assert done.code == 0


# ---------------------------------------------------------------- answers


def _answers(raw: bytes, folder: Path) -> str:
    path = folder / "answers.yaml"
    path.write_bytes(raw)
    return str(path)


BAD_ANSWERS = {
    "nothing": (b"", ":1:1: the file is empty"),
    "blank lines": (b"\n\n", ":3:1: the file is empty"),
    "a list": (b"- age\n- adult\n", ": answers must be a mapping: question: answer."),
    "a word": (b"adult\n", ": answers must be a mapping: question: answer."),
    "latin-1": (b"age: adult\nplace: \xff\n", ": not UTF-8 text."),
    "utf-16": ("age: adult\n".encode("utf-16"), ": not UTF-8 text."),
    "billion laughs": (b"a: &a [x, x]\nb: [*a, *a]\n", ":1:4: anchors and aliases are not allowed; write it out"),
    "a depth bomb": (b"age: " + b"[" * 9000, ":1:36: nested deeper than 30 levels"),
    "code": (
        b"age: !!python/object/apply:os.system ['id']\n",
        ":1:6: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
    ),
    "a key twice": (b"age: adult\nage: child\n", ':2:1: the key "age" is here twice'),
    "an escape": (b"age: \x1b[2J\n", ":1:6: the character U+001B is not allowed"),
    "bidi": ("age: ad\u202eult\n".encode(), ":1:6: the character U+202E is not allowed"),
    "two documents": (b"age: adult\n---\nage: child\n", ":2:1: a second document is not allowed"),
    "half a line": (b'age: "adult', ":1:12: not valid YAML: found unexpected end of stream"),
    "a foreign JSON": (
        b'{"title": "left-pad", "dependencies": {}}',
        ':1:2: there is no question "title".',
    ),
    "our own result": (b'{"schema": "milia/1", "kind": "quiz"}', ': schema is "milia/1", not "milia-answers/1".'),
    "a saved file without answers": (
        b'{"schema": "milia-answers/1"}',
        ": answers must be a mapping: question: answer.",
    ),
    "an unknown question": (b"# mine\nagee: adult\n", ':2:1: there is no question "agee". Did you mean age?'),
    "an unknown answer": (
        b"age: adult\nplace: eyelid\n",
        ':2:1: "eyelid" is not an answer to "place". Did you mean eyelids?',
    ),
    "two answers where one fits": (b"age: [adult, child]\n", ':1:1: "age" takes one answer, not 2.'),
    "an exclusive answer with another": (
        b"age: under-6-weeks\nbaby-now: [none, fit]\n",
        ':2:1: "none" excludes the other answers to "baby-now".',
    ),
    "not sure with another": (
        b"age: under-6-weeks\nbaby-now: [not-sure, fit]\n",
        ':2:1: "not-sure" excludes the other answers to "baby-now".',
    ),
}


@pytest.mark.parametrize("name", [slow(name) if name in HOSTILE_YAML else name for name in BAD_ANSWERS])
def test_bad_answers_are_told_with_their_address(name: str, tmp_path: Path) -> None:
    """Bad input: a file of answers that is wrong is exit 2, with what, where and what to do; stdout stays empty."""
    raw, problem = BAD_ANSWERS[name]
    path = _answers(raw, tmp_path)
    said = f"milia: {path}{problem}\nTry: milia quiz --list\n"
    assert milia("quiz", "--answers", path) == Ran("", said, 2)


@pytest.mark.parametrize("raw", [b"age: {adult: yes}\n", b"age: []\n", b"age: [[adult]]\n"])
def test_an_answer_of_another_shape_is_told(raw: bytes, tmp_path: Path) -> None:
    """A mapping, an empty list or a list of lists is no answer."""
    path = _answers(raw, tmp_path)
    said = f'milia: {path}:1:1: the answer to "age" must be one of its options, or a list of them.\n'
    assert milia("quiz", "--answers", path) == Ran("", said, 2)


def test_a_hundred_megabytes_of_answers_are_refused(tmp_path: Path) -> None:
    """A huge file is not read to its end."""
    path = tmp_path / "answers.yaml"
    path.touch()
    os.truncate(path, 100_000_000)
    said = f"milia: {path}:1:1: the file is larger than 1000000 characters\nTry: milia quiz --list\n"
    assert milia("quiz", "--answers", str(path)) == Ran("", said, 2)


@pytest.mark.parametrize("option", ["--answers", "--resume"])
def test_answers_that_cannot_be_opened_are_exit_1(option: str, tmp_path: Path) -> None:
    """A missing file and a folder: one line with the reason."""
    missing = tmp_path / "none.yaml"
    assert milia("quiz", option, str(missing)) == Ran(
        "", f'milia: cannot read "{missing}": No such file or directory.\n', 1
    )
    assert milia("quiz", option, str(tmp_path)) == Ran("", f'milia: cannot read "{tmp_path}": Is a directory.\n', 1)
    assert milia("quiz", option, "") == Ran("", 'milia: cannot read "": No such file or directory.\n', 1)


SINGLE = (
    ("age", '--answer needs ID=VALUE, not "age".', "milia quiz --answer age=adult"),
    ("=adult", 'there is no question "".', "milia quiz --list"),
    ("age=adult age=child", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult age=adult", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult,child", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult=x", '"adult=x" is not an answer to "age". Did you mean adult?', "milia quiz --list"),
)


@pytest.mark.parametrize(("given", "message", "hint"), SINGLE)
def test_a_bad_single_answer_is_told(given: str, message: str, hint: str) -> None:
    """--answer without =, twice, or with what is not on the list: exit 2."""
    options = [word for item in given.split() for word in ("--answer", item)]
    assert milia("quiz", *options) == Ran("", f"milia: {message}\nTry: {hint}\n", 2)


def test_a_multi_choice_question_collects_single_answers() -> None:
    """DESIGN 3: --answer twice for a question that takes several is both."""
    both = milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=fit", "--answer", "baby-now=drowsy")
    assert both == milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=drowsy,fit")
    assert both.code == 0


def _saved(folder: Path, *answers: str) -> Path:
    path = folder / "saved.json"
    options = [word for item in answers for word in ("--answer", item)]
    assert milia("quiz", *options, "--no-input", "--save", str(path)).code in (0, 5)
    return path


def test_a_single_answer_beats_a_file_which_beats_a_saved_one(tmp_path: Path) -> None:
    """DESIGN 3: --answers with --resume, and --answer with both, each wins over the one before."""
    saved = _saved(tmp_path, "age=child", "child-now=none")
    file = _answers(b"age: adult\nadult-now: none\n", tmp_path)
    line = ("quiz", "--next", "--json", "--resume", str(saved))
    assert '"age": "child"' in milia(*line).out
    assert '"age": "adult"' in milia(*line, "--answers", file).out
    assert '"age": "adult-50"' in milia(*line, "--answers", file, "--answer", "age=adult-50").out
    assert milia(*line, "--answers", file).code == 0


def test_only_a_saved_file_can_be_resumed() -> None:
    """--resume on a plain file of answers says what it wants."""
    path = "tests/answers/eyelid.yaml"
    said = f"milia: {path}: this is not a file that --save wrote.\nTry: milia quiz --save FILE\n"
    assert milia("quiz", "--resume", path) == Ran("", said, 2)


@pytest.mark.parametrize(
    ("place", "said", "code"),
    [
        ("none/saved.json", 'cannot write "{}": there is no folder "{parent}".', 1),
        (".", '"{}" is a folder; name a file.', 2),
    ],
)
def test_a_place_where_nothing_can_be_saved_is_told_first(place: str, said: str, code: int, tmp_path: Path) -> None:
    """--save is checked before the questions, so that no answers are lost at the end."""
    path = tmp_path / place
    message = said.replace("{}", str(path)).replace("{parent}", str(path.parent))
    assert milia("quiz", "--save", str(path), "--no-input") == Ran("", f"milia: {message}\n", code)


def test_saved_answers_are_for_the_owner_alone(tmp_path: Path) -> None:
    """DESIGN 8: --save writes 0600, whole, and says where."""
    path = tmp_path / "saved.json"
    ran = milia("quiz", "--answers", "tests/answers/emergency.yaml", "--save", str(path))
    assert ran.err == f"Saved to {path}. It holds your answers; delete it when you are done.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["saved.json"]
    assert milia("quiz", "--answers", str(path)).out == ran.out
