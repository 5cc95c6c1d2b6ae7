"""The program as a wheel lays it out: the package, its content, and the compiled form of that."""

import atexit
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from milia_cli.building import compiled_files
from milia_cli.compiled import COMPILED, PACKAGED

from .process import ROOT, Done, process

_PYTHON = ("-P", "-B", "-m", "milia_cli")  # -P: the checkout stays out of sys.path
PAGE = {"COLUMNS": "80", "TERM": "xterm"}
"""The terminal of the other tests."""


@cache
def installed() -> Path:
    """A folder with the package in it, made once for all tests that only run it."""
    folder = Path(tempfile.mkdtemp(prefix="milia-installed-"))
    atexit.register(shutil.rmtree, folder)
    package = folder / "milia_cli"
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(ROOT / "milia_cli", package, ignore=ignored)
    shutil.copytree(ROOT / "content", package / PACKAGED, ignore=ignored)
    for name, held in compiled_files(str(ROOT / "content")):
        path = package / COMPILED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    return folder


def another(folder: Path) -> Path:
    """A copy of it, to break."""
    return Path(shutil.copytree(installed(), folder / "installed"))


def run(folder: Path, line: str, *, python: tuple[str, ...] = _PYTHON, **changes: str) -> Done:
    """Run a command line with the package of a folder."""
    env = {**PAGE, "PYTHONPATH": str(folder), **changes}
    return process(*line.split(), command=(sys.executable, *python), env=env)
