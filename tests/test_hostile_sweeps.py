"""What holds for one command, line or prompt is tried on every one: full disk, closed output, broken pipe, signals."""

import fcntl
import itertools
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .everything import MORE, SHOWN, VERBS, once, slow
from .interviews import answers_of, asked, typed
from .player import milia
from .process import MILIA, ROOT, Done, environment, process, shell
from .screen import reading

if sys.platform == "win32":
    pytest.skip("signals, named pipes and /dev/full are POSIX only", allow_module_level=True)

ONE_EACH = tuple(next(iter(group)) for _, group in itertools.groupby(SHOWN, key=lambda line: line.split()[0]))
QUICK = ("search milk spots", "check tests/answers/label.txt", "completion zsh")
EVERY_LINE = (*QUICK, *(slow(line) for line in (*ONE_EACH, *MORE, *(f"{verb} --help" for verb in VERBS))))
FORMATTED = tuple(slow(f"search milk spots {form}") for form in ("--json", "--markdown", "--html", "--csv", "--plain"))

# ---------------------------------------------------------------- where output cannot go


@pytest.mark.parametrize("line", [*EVERY_LINE, *FORMATTED, slow("sources XYZZY --json"), slow("validate tests/bad")])
def test_no_command_survives_a_full_disk_in_silence(line: str) -> None:
    """C35: whatever is printed to a full disk, one line says so and the exit code is 1."""
    with open("/dev/full", "wb") as full:
        done = process(*line.split(), stdout=full)
    assert (done.err.splitlines()[-1:], done.code) == ([b"milia: cannot write: No space left on device."], 1)


@pytest.mark.parametrize("line", EVERY_LINE)
def test_no_command_survives_a_closed_stdout_in_silence(line: str) -> None:
    """C35: as above, for an output that was never open."""
    done = shell(f"$milia {line} >&-")
    assert (done.err, done.code) == (b"milia: cannot write: the output is closed.\n", 1)


@pytest.mark.slow
def test_a_pipe_can_break_at_every_line() -> None:
    """B5, C34: wherever the reader leaves, stderr is empty; the exit code is 141, or 0 when all was written already."""
    whole = once("info causes").out.encode()
    ends = list(itertools.accumulate(len(line) for line in whole.splitlines(keepends=True)))
    for count, end in enumerate(ends, 1):
        ours, theirs = os.pipe()
        fcntl.fcntl(theirs, fcntl.F_SETPIPE_SZ, 4096)
        command = [*MILIA, "info", "causes"]
        environs = environment(COLUMNS="80")
        with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=environs, cwd=ROOT) as running:
            os.close(theirs)
            with os.fdopen(ours, "rb", buffering=0) as pipe:
                for _ in range(count):
                    pipe.readline()
            _, err = running.communicate()
        left = len(whole) - end
        allowed = {141} if left > 2 * 4096 else {0, 141}
        assert (err, running.returncode in allowed) == (b"", True), (count, running.returncode)


AT_A_CALL = """
import os, runpy, sys

moment, number = int(sys.argv[1]), int(sys.argv[2])
sys.argv[:3] = ["milia"]
calls, end = 0, os._exit
DROPPED = "importlib._bootstrap", "cb"  # Python prints and drops whatever is raised in this callback of its own

def counted(frame, event, argument):
    global calls
    place = frame.f_globals["__name__"], frame.f_code.co_name
    if event == "call" and place != DROPPED and (calls or place == ("__main__", "run")):
        calls += 1
        if calls == moment:
            os.kill(os.getpid(), number)

def tell(code):
    sys.setprofile(None)
    print(calls, file=sys.stderr, flush=True)
    end(code)

if not moment:
    os._exit = tell
sys.setprofile(counted)
runpy.run_module("milia_cli", run_name="__main__", alter_sys=True)
"""
"""Runs milia and sends it a signal at one of its calls, at the same place on every machine; 0 counts them."""


def signalled(number: signal.Signals, moment: int) -> Done:
    """`milia info causes`, signalled at a call of a function; the first, 1, is that of the program itself."""
    command = (sys.executable, "-B", "-c", AT_A_CALL)
    return process(str(moment), str(number.value), "info", "causes", command=command)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "said", "code"),
    [(signal.SIGINT, b"milia: interrupted.\n", 130), (signal.SIGTERM, b"milia: terminated.\n", 143)],
)
def test_a_signal_can_come_at_any_moment(number: signal.Signals, said: bytes, code: int) -> None:
    """B16: from the first call that it makes to the last: its own exit code and at most one line, or the whole page."""
    whole = signalled(number, 0)
    calls = int(whole.err)
    for moment in [*range(2, calls, calls // 20), calls]:
        done = signalled(number, moment)
        allowed = {(code, said), (code, b"")}
        allowed |= {(-number, b"")} if moment < calls / 10 else set()  # before the program has asked to be told
        allowed |= {(0, b"")} if moment > calls * 9 / 10 else set()  # all was written already
        assert (done.code, done.err) in allowed, (moment, done.err)
        assert done.code != 0 or done.out == whole.out


# ---------------------------------------------------------------- prompts


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "code"), [(b"\x03", 130), (b"\x04", 130), (b"", 143)], ids=["Ctrl-C", "Ctrl-D", "TERM"]
)
def test_every_prompt_can_be_left(key: bytes, code: int) -> None:
    """C31: at each question of a whole interview and at the review, Ctrl-C, Ctrl-D and SIGTERM end it in one line."""
    answers, reached = answers_of("eyelid"), 0
    while True:
        with reading("quiz") as reader:
            shown = reader.wait()
            for _ in range(reached):
                question = asked(shown)
                assert question
                shown = reader.type(typed(question, answers[question.id]))
            if key:
                reader.press(key)
            else:
                reader.child.kill(signal.SIGTERM)
            last = reader.end()
        assert "Traceback" not in last
        assert reader.code == code
        assert reader.left == reader.found
        if asked(shown) is None:
            break
        reached += 1
    assert reached > 5


# ---------------------------------------------------------------- random words

WORDS = (
    *("--json", "--markdown", "--html", "--plain", "--csv", "--force", "--content", "--color", "--for", "--answers"),
    *("--answer", "--no-input", "--list", "--next", "--resume", "--explain", "--all", "--sources", "--evidence", "--"),
    *("--from", "--method", "--care-about", "--exit-code", "--about", "-", "--for=", "--color=", "--answer=", "-h"),
    *("--json=1", "-xyz", "---", "--help", "--version", "causes", "treatments", "newborn", "eyelids", "S0", "BB08"),
    *("parent", "visit", "bash", "always", "never", "retinol", "age=adult", "age=", "=x", "/dev/null", "/nowhere/x"),
    *("content", "tests/answers/eyelid.yaml", "tests/bad/base", "", "  ", "\x00", "\x1b[31m", "\u202e", "é" * 50),
    *("'\"`$(x)", "%s{0}[bold]", "-1", "9" * 40, "a" * 5000, "\udcff", "💥", "..", "*", "milia", "milk spots"),
)
FAIR = {0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 130}


def _given(chance: random.Random) -> bytes:
    """Something on stdin: bytes, half an answer, half a label, brackets without end."""
    return chance.choice(
        [
            b"",
            chance.randbytes(200),
            b"age: [adult, {a: &b *b}]\n",
            b"Ingredients: Aqua, \xff, Lanolin (wool, " + b"(" * 200,
            b"{" * 3000,
            b"- " * 3000,
            '{"age": "adult"}'.encode("utf-16"),
        ]
    )


@pytest.mark.parametrize("seed", [1, *(slow(seed) for seed in range(2, 22))])
def test_random_command_lines_end_well(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any words and any input: a known exit code, a word on stderr when it is not 0, and no sign a terminal acts on."""
    chance = random.Random(seed)
    verbs = [verb for verb in VERBS if verb != "validate"]
    for _ in range(60):
        line = [chance.choice(verbs), *(chance.choice(WORDS) for _ in range(chance.randrange(6)))]
        monkeypatch.chdir(tmp_path if {"--save", "-o"} & set(line) else ROOT)
        ran = milia(*line, given=_given(chance))
        assert ran.code in FAIR, line
        assert bool(ran.err) or ran.code in {0, 10, 11, 12, 13, 14}, line
        assert not {"\x1b", "\x00", "\u202e"} & set(ran.err), line
        assert "Traceback" not in ran.err, line
