"""What is measured: milia's own commands, what it stands on, the naive design, and peers showing the same page."""

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .places import Places

PY, FW = "python -c pass", "import typer, rich.console"
CONTROL = "the same again"
"""The control: the same command a second time. Its ratio says how far a ratio can be trusted."""
PAGE = "milia info causes"
BARE = f"{PAGE} --color never"
OURS = (PAGE, "milia compare treatments", "milia search milk spots", "milia --help", BARE)
NAIVE = "naive design: info causes"
TLDR, RICH = "tldr (Python), the same page", "rich-cli (Python), the same page"
BAT = "bat (Rust), the same page"
QUIZ = "milia quiz, to the first question"
TAB, SHELL = "TAB in bash", "bash -c :"
LOOK = """source "$0"; COMP_WORDS=(milia info cau); COMP_CWORD=2; _milia; echo "${COMPREPLY[@]}" """


@dataclass(frozen=True)
class Act:
    """A command to time, and the exit code that it has when all is well."""

    name: str
    argv: tuple[str, ...]
    code: int = 0
    terminal: bool = False


def acts(places: Places) -> list[Act]:
    """Every act, with the files that it needs written."""
    python, scripts = places.python, places.scripts
    pages = _pages(places)
    found = [
        Act(FW, (python, "-c", FW)),
        Act(f"{FW}: {CONTROL}", (python, "-c", FW)),
        Act(PY, (python, "-c", "pass")),
        Act(f"{PY}: {CONTROL}", (python, "-c", "pass")),
        *(Act(name, (scripts["milia"], *name.split()[1:])) for name in OURS),
        Act(QUIZ, (scripts["milia"], "quiz"), 130, terminal=True),
        Act(NAIVE, (python, "-c", "from milia_naive import app; app()", "info", "causes")),
        Act(TLDR, (scripts["tldr"], "milia-causes")),
        Act(RICH, (scripts["rich"], "--markdown", str(pages["markdown"]))),
        Act(SHELL, ("/bin/bash", "--norc", "-c", ":")),
        Act(TAB, ("/bin/bash", "--norc", "-c", LOOK, str(pages["completion"]))),
    ]
    if "bat" in scripts:
        shown = ("--color=always", "--paging=never", "--style=plain", str(pages["markdown"]))
        found.append(Act(BAT, (scripts["bat"], *shown)))
    return found


def output(act: Act, places: Places) -> str:
    """What an act prints (at a terminal, stderr too), without colours. Exits when its exit code is another."""
    stdin = subprocess.DEVNULL
    if act.terminal:
        ours, stdin = os.openpty()
        os.write(ours, b"\x04")
    done = subprocess.run(act.argv, check=False, env=places.env, stdin=stdin, capture_output=True, text=True, cwd="/")
    if done.returncode != act.code:
        raise SystemExit(f"{act.name}: exit {done.returncode}\n{done.stderr}")
    return re.sub("\x1b\\[[0-9;]*[mK]", "", done.stdout + (done.stderr if act.terminal else ""))


def _pages(places: Places) -> dict[str, Path]:
    """The page as the peers read it, and the completion script."""

    def said(*arguments: str) -> str:
        command = [places.scripts["milia"], *arguments]
        return subprocess.run(command, env=places.env, capture_output=True, text=True, check=True).stdout

    held = {
        "markdown": ("causes.md", said("info", "causes", "--markdown")),
        "tldr": ("tldr/pages/common/milia-causes.md", tldr_page(said("info", "causes", "--plain").splitlines())),
        "completion": ("milia.bash", said("completion", "bash")),
    }
    for name, text in held.values():
        path = places.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {kind: places.home / name for kind, (name, _) in held.items()}


def tldr_page(lines: Iterable[str]) -> str:
    """A page as tldr reads it: a title, then remarks."""
    first, *rest = (line.strip() for line in lines if line.strip())
    return "\n".join([f"# {first}", "", *(f"> {line}" for line in rest)]) + "\n"
