"""What a result says to do: its level in words, the steps, and what to watch for."""

from collections.abc import Iterator
from dataclasses import replace

from ..model import LEVELS, Claim, Disposition, Level, Quiz, SafetyNet
from .questionnaire import Result
from .urgency import above


def disposition_for(quiz: Quiz, level: Level, *, young: bool) -> Disposition:
    """A level of care in the words for a baby, where it has any and the person is one."""
    disposition = next(found for found in quiz.dispositions if found.id == level)
    if not young:
        return disposition
    return replace(
        disposition,
        text=disposition.text_baby or disposition.text,
        timeframe=disposition.timeframe_baby or disposition.timeframe,
        detail=disposition.detail_baby or disposition.detail,
        steps=disposition.steps_baby or disposition.steps,
    )


def steps_for(disposition: Disposition, result: Result) -> tuple[Claim, ...]:
    """What to do: the steps of the level, then, where nothing is urgent, those of what fits best."""
    if not result.fits_best or above(result.level, "routine"):
        return disposition.steps
    outcome = result.fits_best[0].outcome
    own = (
        Claim(f"next-{n}", text, "not-assessed", "advice", outcome.sources) for n, text in enumerate(outcome.next, 1)
    )
    return (*disposition.steps, *own)


def safety_net_for(quiz: Quiz, disposition: Disposition, *, young: bool) -> SafetyNet:
    """The safety net, in the words for a baby where the person is one, and in those of the level where it has any."""
    net, own = quiz.safety_net_baby if young else quiz.safety_net, disposition.safety_net
    if own is None:
        return net
    return SafetyNet(
        own.not_certain,
        {disposition.id: own.worse} if own.worse else net.watch_for,
        own.how_long,
        own.where_to_go,
        own.come_back,
    )


def watched(net: SafetyNet, level: Level) -> Iterator[tuple[Level, str]]:
    """What to watch for, most urgent first: what would be more urgent than the level, or in an emergency as urgent."""
    for at in reversed(LEVELS):
        if at in net.watch_for and (above(at, level) or at == level == LEVELS[-1]):
            yield at, net.watch_for[at]
