"""Counts a scorecard, so that no total is written by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import CheckGroup


@dataclass(frozen=True)
class Tally:
    """How many checks there are, how many hold, how many of those are gates, and why the others do not."""

    checks: int
    holds: int
    gates: int
    gates_hold: int
    needs_people: int
    not_done: int


def tally(groups: Iterable[CheckGroup]) -> Tally:
    """The counts over some groups of checks."""
    checks = [check for group in groups for check in group.checks]
    states = [check.state for check in checks]
    gates = [check for check in checks if check.gate]
    return Tally(
        len(checks),
        states.count("holds"),
        len(gates),
        sum(check.state == "holds" for check in gates),
        states.count("needs-people"),
        states.count("not-done"),
    )
