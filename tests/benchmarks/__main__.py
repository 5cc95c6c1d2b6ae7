"""`python -m tests.benchmarks`: everything, in about ten minutes on a quiet machine; writes RESULTS.md beside this."""

import argparse
import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from . import growth, instructions, profile, report, throughput
from .acts import FW, NAIVE, OURS, PAGE, PY, Act, acts
from .budgets import budget_table, budgets
from .places import Places, make, versions
from .proof import prove
from .report import Runs, growth_table, table

FILE = Path(__file__).with_name("RESULTS.md")


def timed(found: Sequence[Act], places: Places, rounds: int) -> dict[str, Runs]:
    """Every act in one round-robin run. Exits when an act ends with another exit code than it should."""
    jobs = [{"argv": act.argv, "env": dict(places.env), "terminal": act.terminal} for act in found]
    watch = [sys.executable, "-I", "-S", str(Path(__file__).with_name("stopwatch.py"))]
    job = json.dumps({"rounds": rounds, "acts": jobs})
    runs = json.loads(subprocess.run(watch, input=job, capture_output=True, text=True, check=True).stdout)
    for act, each in zip(found, runs, strict=True):
        codes = {run[3] for run in each}
        if codes != {act.code}:
            sys.exit(f"{act.name}: exit codes {codes}, not {act.code}")
    return {act.name: Runs(act.name, each) for act, each in zip(found, runs, strict=True)}


def measured(folder: Path, rounds: int) -> str:
    """The whole report."""
    places = make(folder)
    found = acts(places)
    held = prove(found, places)
    runs = timed(found, places, rounds)
    info = timed(growth.info_acts(places, folder / "growth"), places, rounds)
    counts = instructions.counted([act for act in found if act.name in (PY, FW, NAIVE, *OURS)], places)
    quiz, labels = throughput.quiz(), throughput.labels()
    promised = budgets(runs, info, quiz, labels)
    parts = [
        HEAD.format(machine=report.machine(), versions="; ".join(versions(places)), rounds=rounds),
        report.headline(runs),
        report.control(runs),
        report.act_table(runs),
        *("## Budgets\n", budget_table(promised)),
        f"{quiz.sets:.0f} sets of answers to the whole quiz a second.\n",
        *("## Instructions\n", _instructions(counts)),
        *("## Where the time goes\n", _profile(places, runs)),
        *("## Growth\n", _growth(info)),
        *("## Shown before anything was timed\n", "".join(f"- {each}.\n" for each in held)),
    ]
    return "\n".join(parts)


HEAD = """# How fast milia is

Written by `python -m tests.benchmarks`; do not edit. {machine}
{versions}.

Each figure is a median of {rounds} rounds in one round-robin run of fresh processes, output to the null device, colour
on, 100 columns. Ratios are taken round by round. PY is `python -c pass`, FW is
`python -c "import typer, rich.console"`. Milliseconds depend on the machine; ratios hardly do. A peak below 10 MiB is
that of the stopwatch.
"""


def _instructions(counts: dict[str, int]) -> str:
    if not counts:
        return "Not counted: valgrind is not installed.\n"
    rows = [[name, f"{many / 1e6:.0f}", f"{many / counts[FW]:.2f}"] for name, many in counts.items()]
    return table(["what", "million", "x FW"], rows)


def _profile(places: Places, runs: dict[str, Runs]) -> str:
    found = profile.imports(places)
    rows = [[f"importing {group}", f"{spent:.1f}"] for group, spent in sorted(found.items(), key=lambda item: -item[1])]
    said = f"`{PAGE}` takes {runs[PAGE].wall():.0f} ms, `{PY}` {runs[PY].wall():.0f} ms of them before its first line."
    note = "Import times are longer here than in a plain run, because Python writes a line for each module.\n"
    parts = [f"{said} {note}", table([PAGE, "ms"], rows)]
    for what, work in (("quiz steps", throughput.one_step()), ("labels", throughput.some_labels())):
        shares = [[f"`{name}`", f"{share:.0%}"] for name, share in profile.hot(work)]
        parts.append(table([f"{what}: time in the function itself", "share"], shares))
    return "\n".join(parts)


def _growth(info: dict[str, Runs]) -> str:
    few, *_ = info.values()
    rows = [
        [
            name,
            f"{runs.wall():.0f}",
            f"{median(runs.times(few)):.2f}",
            f"{median(runs.times(few, 2)):.2f}",
        ]
        for name, runs in info.items()
    ]
    return "\n".join(
        [
            table(["`milia info causes` with", "ms", "x wall", "x memory"], rows),
            growth_table(["search, topics", "ms a query"], growth.search_rows(), "content already read"),
            growth_table(["validate, topics added", "seconds more"], growth.validate_rows(), "without the proofs"),
            growth_table(["check, names on the label", "ms"], growth.label_rows(), "no name repeated"),
        ]
    )


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=31, help="counted rounds of each command (31)")
    rounds = parser.parse_args().rounds
    gc.disable()  # as milia itself runs
    with tempfile.TemporaryDirectory(prefix="milia-benchmarks-") as folder:
        text = measured(Path(folder), rounds)
    FILE.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
