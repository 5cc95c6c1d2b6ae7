"""The measurements as a Markdown table."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median, quantiles

from .acts import BAT, CONTROL, FW, NAIVE, PAGE, PY, RICH, TLDR
from .growth import Row, exponent

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


def control(found: Mapping[str, Runs]) -> str:
    """What the same command a second time says of the table."""
    off = {name: median(found[f"{name}: {CONTROL}"].times(found[name])) for name in (FW, PY)}
    said = "; ".join(f"`{name}` {ratio:.3f}" for name, ratio in off.items())
    steady = all(abs(ratio - 1) <= STEADY for ratio in off.values())
    verdict = "The run counts." if steady else "The run is void: the machine was too busy."
    return f"Control, the same command against itself: {said}. {verdict}\n"


def headline(found: Mapping[str, Runs]) -> str:
    """The page beside the others in a few sentences; README quotes them."""

    def times(name: str) -> str:
        return f"{median(found[PAGE].times(found[name])):.2f}"

    said = [
        f"`{PAGE}` takes {times(FW)} times as long as importing Typer and Rich alone.",
        f"It takes {times(NAIVE)} times as long as a naive design of the same page, {times(TLDR)} times as long as the "
        f"Python tldr client and {times(RICH)} times as long as rich-cli, which show the same text.",
        f"Python alone, before its first line, takes {median(found[PY].times(found[PAGE])):.2f} of that time.",
    ]
    if BAT in found:
        said.append(f"Compiled programs are out of reach: next to bat, milia takes {times(BAT)} times as long.")
    return "\n".join(said) + "\n"


def growth_table(heads: Sequence[str], rows: Sequence[Row], what: str) -> str:
    """One kind of growth, with its exponent."""
    shown = table(heads, [[f"{many:,}", f"{cost:.3g}"] for many, cost in rows])
    return f"{shown}\nExponent over the last step: {exponent(rows):.2f} ({what}).\n"


def machine() -> str:
    """Where and when."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    now = datetime.now(UTC)
    return f"{now:%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load} at the end."
