"""Reading a page loads only what it needs: the modules of each command are written down, so a new one is a decision."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
import sysconfig
import textwrap
from collections.abc import Collection
from pathlib import Path

import pytest

import milia_cli

from .conftest import pinned
from .installed import installed

pytestmark = pinned
FILE = Path(__file__).parent / "imports.txt"
WRITTEN_ON = (3, 11)
"""The Python whose library is written down; what its modules import differs between versions."""
HEAVY = {
    *("pydantic", "jinja2", "rich.console", "rich.markdown", "markdown_it", "pygments", "importlib.metadata"),
    *("importlib.resources", "asyncio", "ssl", "http", "socket", "hashlib", "yaml", "z3"),
}
"""What no page of an installed milia may load."""
LINES = (
    *("", "--help", "--version", "info", "info causes", "info causes --color always", "info causes --json"),
    *("compare", "compare treatments", "compare treatments extraction retinol", "search sunscreen"),
    *("quiz", "quiz --answer age=under-6-weeks --answer baby-now=fit"),
)
"""Command lines on the way to a page; quiz up to its first question at a terminal."""
SHOW = """
import io, json, sys
before, sys.path[:0] = set(sys.modules), json.loads(sys.argv[1])
class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True
said, sys.stdin = sys.stderr, Terminal(io.BytesIO(), encoding="utf-8")
sys.stderr, sys.stdout = (Terminal(io.BytesIO(), encoding="utf-8") for _ in range(2))
if "quiz" not in sys.argv:
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
from milia_cli.cli import exit_code
code = exit_code(sys.argv[2:])
print(code, *sorted(set(sys.modules) - before), file=said)
"""


def loaded(line: str) -> tuple[int, set[str]]:
    """The exit code of a command in a fresh process without site customisation, and the modules that it loaded."""
    paths = [str(installed()), *{sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}]
    command = [sys.executable, "-I", "-S", "-c", SHOW, json.dumps(paths), *line.split()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env={"TERM": "xterm"})
    code, *modules = ran.stderr.splitlines()[-1].split()
    return int(code), set(modules)


def pinned_text(line: str, modules: Collection[str]) -> str:
    """The modules of a command as they are written down: ours, those of packages, public ones of the library."""
    standard = {module for module in modules if module.split(".")[0] in sys.stdlib_module_names}
    public = {module.split(".")[0] for module in standard if module[0] != "_"}
    ours = {module for module in modules if module.split(".")[0] == "milia_cli"}
    rows = {"ours": ours, "packages": {*modules} - standard - ours, "library": public}
    said = [f"{name}: {' '.join(sorted(found)) or '-'}" for name, found in rows.items()]
    wrapped = (textwrap.fill(text, 120, initial_indent="  ", subsequent_indent="    ") for text in said)
    return "\n".join([f"$ milia {line}".rstrip(), *wrapped]) + "\n"


def same_python(text: str) -> str:
    """The text, on another Python than it was written on less what that differs in."""
    return text if sys.version_info[:2] == WRITTEN_ON else re.sub(r"(?m)^  library:.*\n(    .*\n)*", "", text)


def written(line: str) -> str:
    """What is written down for a command."""
    parts = FILE.read_text(encoding="utf-8").split("\n\n")
    return next((f"{part.strip()}\n" for part in parts if part.startswith(f"$ milia {line}".rstrip() + "\n")), "")


def test_each_command_loads_the_modules_that_are_written_down(request: pytest.FixtureRequest) -> None:
    """A module more or less on the way to a page shows in imports.txt, where a reviewer sees it."""
    found = {line: loaded(line)[1] for line in LINES}
    now = "\n".join(pinned_text(line, modules) for line, modules in found.items())
    if request.config.getoption("--bless"):
        FILE.write_text(now, encoding="utf-8")
    for line, modules in found.items():
        assert same_python(pinned_text(line, modules)) == same_python(written(line))
    assert same_python(now) == same_python(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", LINES)
def test_a_page_loads_nothing_heavy(line: str) -> None:
    """No pydantic, jinja2, YAML parser, console, Markdown, package metadata or network module on the way to a page."""
    code, modules = loaded(line)
    assert code == (130 if line == "quiz" else 0)
    assert modules & HEAVY == set()


@pytest.mark.parametrize("line", ["info causes", "compare treatments", "search sunscreen"])
def test_the_way_to_a_page_makes_records_and_no_dataclasses(line: str) -> None:
    """What model/base.py says: no page waits for a class to be compiled, but for a mistake, which sorts."""
    ours = {module for module in loaded(line)[1] if module.split(".")[0] == "milia_cli"}
    paths = {module: importlib.util.find_spec(module) for module in ours}
    texts = {module: Path(spec.origin or "").read_text(encoding="utf-8") for module, spec in paths.items() if spec}
    assert {module for module, text in texts.items() if re.search(r"(?m)^@(dataclasses\.)?dataclass\b", text)} == {
        "milia_cli.errors"
    }


def test_nothing_waits_for_a_clock() -> None:
    """W5: no module of the program can sleep, time out, draw again or work in the background."""
    clocks = {"time", "sched", "threading", "select", "selectors", "asyncio", "concurrent", "curses", "multiprocessing"}
    for path in Path(milia_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not clocks & {name.partition(".")[0] for name in names}, path.name
