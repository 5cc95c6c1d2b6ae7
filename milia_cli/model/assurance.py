"""What the guide says of itself to those who check it: what could go wrong, and how it scores."""

from typing import Literal

from .base import record
from .guide import Meta

State = Literal["holds", "not-done", "needs-people"]
"""What became of a check; needs-people waits for real readers or clinicians."""


@record
class Hazard:
    """Something that could go wrong for a reader; ``tests`` hold the control, as ``tests/test_x.py::test_y``."""

    id: str
    hazard: str
    harm: str
    cause: str
    control: str
    tests: tuple[str, ...]
    residual: str


@record
class Hazards:
    """content/hazards.yaml."""

    hazards: tuple[Hazard, ...]
    meta: Meta


@record
class Check:
    """One yes-or-no question about the guide, its answer, and the tests and commands that show it.

    ``gate``: without a yes the guide is not given out. ``note`` says what a no or a plain yes would leave unsaid.
    """

    id: str
    asks: str
    state: State
    shown_by: tuple[str, ...] = ()
    gate: bool = False
    note: str | None = None


@record
class CheckGroup:
    """Checks of one part of the program."""

    id: str
    title: str
    checks: tuple[Check, ...]


@record
class Scorecard:
    """content/scorecard.yaml."""

    groups: tuple[CheckGroup, ...]
    limits: tuple[str, ...]
    meta: Meta
