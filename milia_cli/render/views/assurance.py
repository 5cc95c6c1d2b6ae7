"""What the guide says of itself to pages: what could go wrong, and how it scores."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...engine.scorecard import tally
from ...model import Check, CheckGroup, Command, Hazard, Meta, Scorecard, State
from ..page import Block, Heading, Items, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot

STATES: Mapping[State, str] = {"holds": "yes", "not-done": "not done", "needs-people": "needs people"}
"""What became of a check, in words."""
_ALL = Command("milia sources", "all references")
_ABOUT = Command("milia info about", "who wrote this, and how it is checked")
HAZARDS = Command("milia sources --hazards", "what could go wrong, and what stands against it")
SCORECARD = Command("milia sources --scorecard", "how this guide does on published checks")


def hazards_page(hazards: Sequence[Hazard], frame: Frame, metas: Iterable[Meta], warning: str | None) -> Page:
    """Each hazard with harm, cause, control, the tests of the control, and what risk is left."""
    blocks: list[Block] = [] if hazards else [Prose(Line("This content names none."))]
    for hazard in hazards:
        blocks += [Heading(hazard.hazard), Terms(tuple(_told(hazard)))]
    foot = page_foot(Citations(frame), metas, (SCORECARD, _ABOUT))
    return Page(f"What could go wrong: {len(hazards)}", tuple(blocks), foot, warning)


def _told(hazard: Hazard) -> Iterator[Term]:
    told = {"Harm": hazard.harm, "Cause": hazard.cause, "What stands against it": hazard.control}
    yield from (Term(name, (), (Line(text),)) for name, text in told.items())
    yield Term("Tried each time", (), tuple(Line(_shown(name)) for name in hazard.tests))
    yield Term("What is left", (), (Line(hazard.residual),))


def _shown(name: str) -> str:
    """The name of a test or a rule as words, with where it is: "The base is sound (tests/test_bad.py)."."""
    place, _, test = name.partition("::")
    place = "a rule of milia validate" if place == "rules" else place
    return f"{test.removeprefix('test_').replace('_', ' ').capitalize()} ({place})." if test else f"{name}"


def scorecard_page(scorecard: Scorecard | None, frame: Frame, metas: Iterable[Meta], warning: str | None) -> Page:
    """Every check with its answer and what shows it, counted; then what no check can tell."""
    foot = page_foot(Citations(frame), metas, (HAZARDS, _ABOUT, _ALL))
    if scorecard is None:
        return Page("Scorecard", (Prose(Line("This content has none.")),), foot, warning)
    blocks: list[Block] = [Prose(Line(_counted(scorecard.groups)))]
    for group in scorecard.groups:
        found = tally((group,))
        blocks += [Heading(f"{group.title}: {found.holds} of {found.checks}"), Terms(tuple(_terms(group)))]
    if scorecard.limits:
        blocks += [Heading("What no check here can tell"), Items(tuple(Line(text) for text in scorecard.limits))]
    return Page("How this guide scores", tuple(blocks), foot, warning)


def _counted(groups: Sequence[CheckGroup]) -> str:
    found = tally(groups)
    missing = [check.id for group in groups for check in group.checks if check.state != "holds"]
    gates = f"Of the {found.gates} that must hold before a guide is given out, {found.gates_hold} do."
    left = f"Not so far: {', '.join(missing)}." if missing else ""
    scored = "The authors scored it themselves."
    return " ".join(text for text in (f"{found.holds} of {found.checks} checks hold.", gates, left, scored) if text)


def _terms(group: CheckGroup) -> Iterator[Term]:
    for check in group.checks:
        notes = (STATES[check.state], *(("must hold",) if check.gate else ()))
        yield Term(check.id, notes, tuple(_lines(check)))


def _lines(check: Check) -> Iterator[Line]:
    yield Line(check.asks)
    yield from [Line(check.note)] if check.note else []
    yield from (Line(_shown(name)) for name in check.shown_by)
