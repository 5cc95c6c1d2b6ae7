"""Fresh environments: the wheel of this checkout, the naive design, and the peers, each installed by a current pip."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PEERS = {"tldr": "tldr==3.4.4", "rich": "rich-cli==1.8.1"}
"""Python programs that show a page in a terminal."""
COMPILED = ("batcat", "bat")
"""Names of bat, a compiled one; it is measured where it is installed (Debian: apt-get install bat)."""


@dataclass(frozen=True)
class Places:
    """The python of milia's own environment; the script of each program; the environment that all of them run in."""

    python: str
    scripts: Mapping[str, str]
    env: Mapping[str, str]
    home: Path


def quietly(*command: str, **env: str) -> None:
    """Run a command of the preparation; what it says is shown only when it fails."""
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def environment(folder: Path, packages: Iterable[str]) -> Path:
    """A fresh virtual environment with these packages, bytecode compiled; its folder of scripts."""
    quietly(sys.executable, "-m", "venv", str(folder))
    python = str(folder / "bin" / "python")
    quietly(python, "-m", "pip", "install", "--quiet", "--upgrade", "pip")
    quietly(python, "-m", "pip", "install", "--quiet", *packages)
    return folder / "bin"


def make(folder: Path) -> Places:
    """Build the wheel and install everything."""
    quietly(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder / "wheel"), str(ROOT), PYTHONPATH="")
    wheel = next((folder / "wheel").glob("*.whl"))
    ours = environment(folder / "ours", [str(wheel)])
    scripts = {"milia": str(ours / "milia")}
    scripts |= {name: str(environment(folder / name, [package]) / name) for name, package in PEERS.items()}
    bat = next(filter(None, map(shutil.which, COMPILED)), None)
    scripts |= {"bat": bat} if bat else {}
    site = next((folder / "ours" / "lib").glob("python*/site-packages"))
    shutil.copy(Path(__file__).with_name("naive.py"), site / "milia_naive.py")
    quietly(str(ours / "python"), "-m", "compileall", "-q", str(site / "milia_naive.py"))
    home = folder / "home"
    home.mkdir()
    env = {
        **{"PATH": os.environ["PATH"], "HOME": str(home), "XDG_CACHE_HOME": str(home), "LANG": "C.UTF-8"},
        **{"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "100", "SOURCE_DATE_EPOCH": "1795305600"},
        **{"TLDR_NETWORK_ENABLED": "0", "NAIVE_CONTENT": str(site / "milia_cli" / "_content")},
    }
    return Places(str(ours / "python"), scripts, env, home)


def versions(places: Places) -> list[str]:
    """What was measured, with its version."""
    code = "import sys, importlib.metadata as m; print(*(f'{n} {m.version(n)}' for n in sys.argv[1:]), sep=chr(10))"
    names = ("milia", "typer", "rich", "PyYAML", "pydantic")
    said = subprocess.run([places.python, "-c", code, *names], capture_output=True, text=True, check=True).stdout
    peers = [package.replace("==", " ") for package in PEERS.values()]
    if "bat" in places.scripts:
        peers.append(_first_line(places.scripts["bat"], "--version"))
    return [f"Python {sys.version.split()[0]}", *said.splitlines(), *peers]


def _first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
