"""Instructions that a command takes, counted by valgrind: the same on a busy machine as on a quiet one."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable

from .acts import Act
from .places import Places


def counted(acts: Iterable[Act], places: Places) -> dict[str, int]:
    """Instructions of each act; nothing where there is no valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return {}
    env = {**places.env, "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryDirectory() as folder:
        tool = [valgrind, "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={folder}/out"]
        found = {}
        for act in acts:
            argv = _interpreted(act.argv)
            said = subprocess.run([*tool, *argv], env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
            refs = re.search(rb"I\s+refs:\s+([\d,]+)", said.stderr)
            if refs:
                found[act.name] = int(refs.group(1).replace(b",", b""))
    return found


def _interpreted(argv: tuple[str, ...]) -> tuple[str, ...]:
    """A script with the interpreter of its first line, which valgrind would not follow."""
    with open(argv[0], "rb") as stream:
        first = stream.readline()
    return (first[2:].strip().decode(), *argv) if first.startswith(b"#!") else argv
