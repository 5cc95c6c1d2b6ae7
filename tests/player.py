"""Runs milia as a reader would, in this process, and plays transcripts: a command, then exactly what it prints."""

import io
import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from milia_cli.cli import exit_code

ENVIRONMENT = {"COLUMNS": "80", "TERM": "xterm", "SOURCE_DATE_EPOCH": "1795305600"}
"""A terminal of 80 columns on 22 November 2026; everything else that milia reads is unset."""
_READ = ("MILIA_CONTENT", "MILIA_DEBUG", "NO_COLOR", "FORCE_COLOR", "PAGER", "ACCESSIBLE", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


@contextmanager
def _streams(given: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    out, err = io.BytesIO(), io.BytesIO()
    before = sys.stdout, sys.stderr, sys.stdin
    sys.stdout, sys.stderr = (io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in (out, err))
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    try:
        yield out, err
    finally:
        sys.stdout, sys.stderr, sys.stdin = before


@contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in _READ:
        os.environ.pop(name, None)
    os.environ.update({**ENVIRONMENT, **changes})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def milia(*arguments: str, given: bytes = b"", **changes: str) -> Ran:
    """Run one command; ``given`` is its standard input, ``changes`` are environment variables."""
    with _environment(changes), _streams(given) as (out, err):
        code = exit_code(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(out.getvalue().decode(), err.getvalue().decode(), code)


def transcript(path: Path) -> str:
    """The transcript that the commands of a file give now. Lines before the first command are kept as they are."""
    text = path.read_text(encoding="utf-8")
    head = text.split("$ ", 1)[0]
    commands = [line for line in text.splitlines() if line.startswith("$ ")]
    return head + "\n".join(_played(command) for command in commands)


def _played(command: str) -> str:
    words = shlex.split(command[2:])
    changes = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        changes[name] = value
    ran = milia(*words[1:], given=b"", **changes)
    ending = f"[exit {ran.code}]\n" if ran.code else ""
    return f"{command}\n{ran.out}{ran.err}{ending}"
