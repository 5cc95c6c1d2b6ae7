"""Where the time goes: what a page imports, by package, and which functions some work is spent in."""

import cProfile
import pstats
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

from .acts import PAGE
from .places import Places

RUNS = 7
GROUPS = {"typer": "Typer", "rich": "Rich", "milia_cli": "milia", "shellingham": "Typer", "annotated_doc": "Typer"}


def imports(places: Places) -> dict[str, float]:
    """Milliseconds of importing for `milia info causes`, by who is imported; medians of several runs."""
    runs = [_run(places) for _ in range(RUNS)]
    return {group: median(run[group] for run in runs) for group in runs[0]}


def _run(places: Places) -> dict[str, float]:
    command = [places.python, "-X", "importtime", places.scripts["milia"], *PAGE.split()[1:]]
    said = subprocess.run(command, env=dict(places.env), capture_output=True, text=True, check=True).stderr
    found: defaultdict[str, float] = defaultdict(float)
    for line in said.splitlines():
        own, _, name = line.removeprefix("import time:").split("|")
        if own.strip().isdecimal():
            found[GROUPS.get(name.strip().split(".")[0], "the standard library")] += int(own) / 1000
    return found


def hot(work: Callable[[], object], most: int = 6) -> list[tuple[str, float]]:
    """The functions that some work spends most time in themselves, each with its share of the whole."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    rows = pstats.Stats(profiler).stats.items()  # type: ignore[attr-defined]
    whole = sum(row[2] for _, row in rows)
    first = sorted(rows, key=lambda item: -item[1][2])[:most]
    return [(f"{Path(file).stem}.{name}" if line else name, row[2] / whole) for (file, line, name), row in first]
