"""Where the time of a page goes: what is imported, by package, and what remains."""

import subprocess
from collections import defaultdict
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
