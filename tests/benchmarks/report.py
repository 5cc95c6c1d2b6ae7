"""The measurements as a Markdown table."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles

from .acts import CONTROL, FW, OURS, PAGE, PY, SHELL, TAB
from .growth import Row, exponent

BUDGETS = {PAGE: (1.25, 1.0), OURS[1]: (1.8, 1.3), OURS[2]: (2.0, None)}
"""Times the import of Typer and Rich: what must hold, and what was aimed at."""
STEADY = 0.03
"""How far from 1 the control may be; beyond that a table says so."""


@dataclass(frozen=True)
class Runs:
    """The counted runs of one act: [wall seconds, processor seconds, peak KiB, exit code] each."""

    name: str
    runs: Sequence[Sequence[float]]

    def wall(self) -> float:
        """Median wall time in milliseconds."""
        return median(run[0] for run in self.runs) * 1000

    def peak(self) -> float:
        """Median of the peak memory in MiB."""
        return median(run[2] for run in self.runs) / 1024

    def times(self, other: "Runs", what: int = 0) -> list[float]:
        """Ratios to another act, round by round."""
        return [one[what] / two[what] for one, two in zip(self.runs, other.runs, strict=True)]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are figures."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def act_table(found: Mapping[str, Runs]) -> str:
    """Every act: times of both yardsticks, peak memory."""
    rows = []
    for name, runs in found.items():
        ratios = runs.times(found[FW])
        low, _, high = quantiles(ratios, n=4)
        py = median(runs.times(found[PY]))
        spread = f"{low:.2f} to {high:.2f}"
        processor = median(runs.times(found[FW], 1))
        rows.append(
            [
                name,
                f"{median(ratios):.2f}",
                spread,
                f"{processor:.2f}",
                f"{py:.1f}",
                f"{runs.wall():.0f}",
                f"{runs.peak():.1f}",
            ]
        )
    return table(["what", "x FW, wall", "quartiles", "x FW, processor", "x PY, wall", "ms", "peak MiB"], rows)


def budget_table(found: Mapping[str, Runs], info: Mapping[str, Runs]) -> str:
    """What was promised, and what was reached."""
    rows = []
    for name, (must, aim) in BUDGETS.items():
        got = median(found[name].times(found[FW]))
        rows.append([f"{name}, wall / FW", f"{must:.2f}", f"{aim:.2f}" if aim else "", f"{got:.2f}"])
    memory = median(found[PAGE].times(found[FW], 2))
    rows.append([f"{PAGE}, peak memory / FW", "1.20", "1.05", f"{memory:.2f}"])
    few, *_, many = info.values()
    rows.append(["info X, 10 to 10,000 topics: wall", "1.15", "1.00", f"{median(many.times(few)):.2f}"])
    rows.append(["info X, 10 to 10,000 topics: memory", "1.05", "1.00", f"{median(many.times(few, 2)):.2f}"])
    rows.append([f"{TAB} / {SHELL}, wall", "3.00", "1.50", f"{median(found[TAB].times(found[SHELL])):.2f}"])
    return table(["budget", "must", "aim", "reached"], rows)


def control(found: Mapping[str, Runs]) -> str:
    """What the same command a second time says of the table."""
    off = {name: median(found[f"{name}: {CONTROL}"].times(found[name])) for name in (FW, PY)}
    said = "; ".join(f"`{name}` {ratio:.3f}" for name, ratio in off.items())
    steady = all(abs(ratio - 1) <= STEADY for ratio in off.values())
    verdict = "The run counts." if steady else "The run is void: the machine was too busy."
    return f"Control, the same command against itself: {said}. {verdict}\n"


def growth_table(heads: Sequence[str], rows: Sequence[Row], what: str) -> str:
    """One kind of growth, with its exponent."""
    shown = table(heads, [[f"{many:,}", f"{cost:.3g}"] for many, cost in rows])
    return f"{shown}\nExponent over the last step: {exponent(rows):.2f} ({what}).\n"


def machine() -> str:
    """Where and when."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    now = datetime.now(UTC)
    return f"{now:%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load} at the end."
