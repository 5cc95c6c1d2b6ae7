"""Reading a page loads only what it needs: a new import on that path is a decision."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import milia_cli

from .conftest import pinned

pytestmark = pinned
HEAVY = [
    *("pydantic", "jinja2", "rich.markdown", "markdown_it", "pygments", "importlib.metadata", "importlib.resources"),
    *("asyncio", "ssl", "http", "z3"),
]
SHOW = """
import io, sys
from milia_cli.cli import exit_code
sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
code = exit_code(sys.argv[1:])
print(code, *sorted(sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> tuple[int, set[str]]:
    """The exit code of a command in a fresh process, and the modules that it loaded."""
    ran = subprocess.run([sys.executable, "-c", SHOW, *arguments], capture_output=True, text=True, check=True)
    code, *modules = ran.stderr.splitlines()[-1].split()
    return int(code), set(modules)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--version",),
        ("info",),
        ("info", "causes"),
        ("info", "causes", "--plain"),
        ("info", "causes", "--json"),
        ("compare", "treatments"),
        ("compare", "treatments", "extraction"),
        ("search", "sunscreen"),
        ("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=fit"),
    ],
    ids=" ".join,
)
def test_a_page_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """No pydantic, jinja2, Markdown, package metadata or network module stands on the way to a page."""
    code, modules = loaded(*arguments)
    assert code == 0
    assert modules & set(HEAVY) == set()


def test_nothing_waits_for_a_clock() -> None:
    """W5: no module of the program can sleep, time out, draw again or work in the background."""
    clocks = {"time", "sched", "threading", "select", "selectors", "asyncio", "concurrent", "curses", "multiprocessing"}
    for path in Path(milia_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not clocks & {name.partition(".")[0] for name in names}, path.name


def test_a_page_without_colour_needs_no_rich() -> None:
    """Rich paints; where nothing is painted it is not loaded."""
    assert not {name for name in loaded("info", "causes")[1] if name.split(".")[0] == "rich"}


def test_a_page_with_colour_is_painted_by_rich() -> None:
    """With colour, Rich's styles are there, so the test above can fail; its console is not, which costs a page."""
    modules = loaded("info", "causes", "--color", "always")[1]
    assert "rich.style" in modules
    assert "rich.console" not in modules


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)], ids=" ".join)
def test_the_help_needs_no_parser(arguments: tuple[str, ...]) -> None:
    """What milia prints by itself is printed without Typer."""
    assert "typer" not in loaded(*arguments)[1]
