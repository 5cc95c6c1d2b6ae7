"""Runs milia as a process of its own, for what only a process shows: closed streams, signals, locales, audit hooks."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parent.parent
MILIA = (sys.executable, "-B", "-m", "milia_cli")


@dataclass(frozen=True)
class Done:
    """What a process wrote, and its exit code."""

    out: bytes
    err: bytes
    code: int


def environment(**changes: str) -> dict[str, str]:
    """Only what a process needs, on the date of the other tests; nothing of the reader's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600", **changes}


def process(
    *arguments: str,
    given: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    command: tuple[str, ...] = MILIA,
    **streams: IO[Any] | int | None,
) -> Done:
    """Run one command to its end. ``env`` is added to the environment; ``streams`` replace the pipes."""
    piped: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    if "stdin" not in piped:
        piped["input"] = given
    done = subprocess.run(
        [*command, *arguments], env=environment(**(env or {})), cwd=cwd, check=False, timeout=120, **piped
    )
    return Done(done.stdout or b"", done.stderr or b"", done.returncode)


def shell(line: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Done:
    """Run one line of sh in which $milia is the program, for streams that only a shell can close."""
    return process(line, command=("sh", "-c"), env={"milia": " ".join(MILIA), **(env or {})}, cwd=cwd)


def on_terminal(*arguments: str, env: Mapping[str, str] | None = None) -> bytes:
    """What a command writes to stdout when that is a terminal; stdin is none, so there is no pager."""
    import pty  # POSIX only

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*MILIA, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(**(env or {})),
        cwd=ROOT,
    ) as running:
        os.close(theirs)
        said = b"".join(iter(lambda: _read(ours), b""))
        running.wait()
    os.close(ours)
    return said.replace(b"\r\n", b"\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
