"""What a result says to do: its level in words, the steps, and what to watch for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import LEVELS, Claim, Disposition, Level, Quiz, RedFlag, SafetyNet
from .questionnaire import Result
from .urgency import above


def wants_advice_only(result: Result, flags: Iterable[RedFlag]) -> bool:
    """Whether all that asks for the level of a result wants advice, as on a medicine, and no look at the skin."""
    no_look = {flag.id for flag in flags if flag.advice_only}
    return all(reason.id in no_look for reason in result.reasons if reason.level == result.level)


def disposition_for(quiz: Quiz, level: Level, *, young: bool, advice: bool = False) -> Disposition:
    """A level of care in the words for a baby, or for what wants advice and no look at the skin, where it has any."""
    disposition = next(found for found in quiz.dispositions if found.id == level)
    if advice:
        return replace(
            disposition,
            text=disposition.text_advice or disposition.text,
            detail=disposition.detail_advice or disposition.detail,
            steps=disposition.steps_advice or disposition.steps,
            safety_net=disposition.safety_net_advice or disposition.safety_net,
        )
    if not young:
        return disposition
    return replace(
        disposition,
        text=disposition.text_baby or disposition.text,
        timeframe=disposition.timeframe_baby or disposition.timeframe,
        detail=disposition.detail_baby or disposition.detail,
        steps=disposition.steps_baby or disposition.steps,
    )


def steps_for(disposition: Disposition, result: Result, flags: Iterable[RedFlag], *, young: bool) -> tuple[Claim, ...]:
    """What to do: first what a sign of this level asks for, then the steps of the level, then what signs of lower
    levels ask for, and where nothing is urgent the steps of what fits best."""
    given = {reason.id for reason in result.reasons if reason.kind == "red-flag"}
    found = [flag for flag in flags if flag.do and flag.id in given]
    first = (_step_of(flag) for flag in found if flag.level == result.level)
    later = (_step_of(flag) for flag in found if flag.level != result.level)
    return (*first, *disposition.steps, *later, *_steps_of_name(result, young=young))


def _step_of(flag: RedFlag) -> Claim:
    return Claim(f"first-{flag.id}", flag.do or "", flag.certainty, "advice", flag.sources)


def _steps_of_name(result: Result, *, young: bool) -> tuple[Claim, ...]:
    if not result.fits_best or above(result.level, "routine"):
        return ()
    outcome = result.fits_best[0].outcome
    steps = (young and outcome.next_under_3_months) or outcome.next
    return tuple(Claim(f"next-{n}", text, "not-assessed", "advice", outcome.sources) for n, text in enumerate(steps, 1))


def safety_net_for(quiz: Quiz, disposition: Disposition, *, young: bool, unknown: bool = False) -> SafetyNet:
    """The safety net, in the words for a baby where the person is one, and in those of the level where it has any.

    Where the age is unknown it watches for the signs of every age.
    """
    net, own = quiz.safety_net_baby if young else quiz.safety_net, disposition.safety_net
    if unknown:
        net = _of_every_age(quiz)
    if own is None:
        return net
    return SafetyNet(
        own.not_certain,
        {disposition.id: own.worse} if own.worse else net.watch_for,
        own.how_long,
        own.where_to_go,
        own.come_back,
    )


def _of_every_age(quiz: Quiz) -> SafetyNet:
    """The net for anybody, which also watches for the signs of a baby."""
    anybody, baby = quiz.safety_net.watch_for, quiz.safety_net_baby.watch_for
    both = {
        level: ". Also ".join(found[level] for found in (anybody, baby) if level in found)
        for level in LEVELS
        if level in anybody or level in baby
    }
    return replace(quiz.safety_net, watch_for=both)


def watched(net: SafetyNet, level: Level) -> Iterator[tuple[Level, str]]:
    """What to watch for, most urgent first: what would be more urgent than the level, or in an emergency as urgent."""
    for at in reversed(LEVELS):
        if at in net.watch_for and (above(at, level) or at == level == LEVELS[-1]):
            yield at, net.watch_for[at]
