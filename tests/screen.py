"""A reader at a real terminal: types lines, and sees what a terminal of a given size shows."""

import os
import re
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pyte

from .process import ROOT, environment

SGR = re.compile("\x1b\\[[0-9;]*m")
LOOKS = 100_000
"""How often a program is looked at until it sleeps: seconds, where it takes less than a thousandth of one."""
PROMPT = re.compile(rb"(?:\r\n|^) *> $")


class Reader:
    """A running milia in a pseudo-terminal: every byte that it sent, how it found the terminal and how it left it."""

    def __init__(self, child: Any, size: tuple[int, int]) -> None:
        self.child = child
        child.delaybeforesend = None  # milia never turns the echo off, so there is nothing to wait for
        child.ptyproc.delayafterclose = child.ptyproc.delayafterterminate = 0.01
        self.raw = b""
        self.page = pyte.HistoryScreen(size[1], size[0], history=100_000)
        self.stream = pyte.ByteStream(self.page)
        self.found: list[Any] = termios.tcgetattr(child.child_fd)
        self.left: list[Any] = []
        self.code: int | None = None

    def wait(self) -> str:
        """Wait for the prompt; what was shown since the last one, without colours."""
        self.child.expect(PROMPT)
        return self._took(self.child.before + self.child.after)

    def type(self, text: str) -> str:
        """Type a line; what is shown until the next prompt."""
        self.child.send(text + "\r")
        return self.wait()

    def press(self, key: bytes) -> None:
        """Press one key without Enter, once the program sleeps in its read.

        A signal in the moment between the prompt and the read is seen by Python when the read returns, and not before.
        """
        state = Path(f"/proc/{self.child.pid}/stat")
        for _ in range(LOOKS if state.exists() else 0):
            if state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S":
                break
        self.child.send(key)

    def end(self, text: str | None = None) -> str:
        """Type a last line, if any, and read to the end; what was shown. ``code`` is the exit code then."""
        if text is not None:
            self.child.send(text + "\r")
        self.child.expect(pexpect.EOF)
        shown = self._took(self.child.before)
        self.left = termios.tcgetattr(self.child.child_fd)
        self.child.close()
        self.code = 128 + self.child.signalstatus if self.child.exitstatus is None else self.child.exitstatus
        return shown

    def lines(self) -> list[str]:
        """Everything that stands on the screen and above it, without trailing spaces."""
        above = ["".join(row[column].data for column in range(self.page.columns)) for row in self.page.history.top]
        return [line.rstrip() for line in [*above, *self.page.display]]

    def _took(self, raw: bytes) -> str:
        self.raw += raw
        self.stream.feed(raw)
        return SGR.sub("", raw.decode("utf-8", "replace").replace("\r\n", "\n"))


@contextmanager
def reading(
    *arguments: str, env: Mapping[str, str] | None = None, rows: int = 50, columns: int = 80, cwd: Path = ROOT
) -> Iterator[Reader]:
    """Run a command in a terminal of a given size; it is ended when the block ends."""
    child = pexpect.spawn(
        sys.executable,
        ["-B", "-m", "milia_cli", *arguments],
        env={**environment(TERM="xterm-256color", PAGER="cat", HOME=os.environ.get("HOME", "/")), **(env or {})},
        cwd=str(cwd),
        dimensions=(rows, columns),
        timeout=60,
    )
    try:
        yield Reader(child, (rows, columns))
    finally:
        child.close(force=True)
