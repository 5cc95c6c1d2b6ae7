"""P4: every path ends, and ends in a next step."""

from collections.abc import Iterator

from ..model import LEVELS, Level
from . import reading
from .bench import Bench, Walk
from .report import Case, Proof, conclude


def prove(bench: Bench) -> list[Proof]:
    """Each step asks something new of a finite list; then typical, longest and random interviews to their ends."""
    again = [Case(walk.asked[-1], walk.answers, "is asked again") for walk in bench.walks if _repeats(walk)]
    against = [Case("path", walk.answers, fault) for walk in bench.walks for fault in _faults(bench, walk)]
    steps = sum(len(walk.asked) for walk in bench.walks)
    longest = max(bench.walks, key=lambda walk: len(walk.asked))
    return [
        conclude("P4", "each step asks what has no answer yet, so every path ends", "by construction", steps, again),
        conclude(
            "P4",
            "every path ends in a next step, within the number of questions promised",
            "python",
            len(bench.walks),
            against,
            [Case("longest", longest.answers, f"{len(longest.asked)} questions")],
        ),
    ]


def _repeats(walk: Walk) -> bool:
    return len(set(walk.asked)) < len(walk.asked)


def _faults(bench: Bench, walk: Walk) -> Iterator[str]:
    """What is wrong with one interview."""
    quiz = bench.questionnaire.quiz
    if walk.end is None:
        yield "does not end"
        return
    if walk.end.level not in {disposition.id for disposition in quiz.dispositions}:
        yield f"ends in {walk.end.level}, which has no next step"
    if not walk.end.reasons:
        yield "ends without a reason"
    if any(at_most < len(walk.asked) - index for index, at_most in enumerate(walk.promised)):
        yield "asks more questions than it promised"
    if len(walk.asked) > quiz.max_questions:
        yield f"asks {len(walk.asked)} questions"
    if not walk.end.ended_early:
        yield from (
            f"ends before {question}, which a red flag reads" for question in _open(bench, walk, walk.end.level)
        )


def _open(bench: Bench, walk: Walk, level: Level) -> list[str]:
    """Questions without an answer that apply and are read by a flag above the level.

    Of those that only tell a flag by looks, together with others, none is left if there was still room to ask.
    """
    above = LEVELS[LEVELS.index(level) + 1 :]
    read = {c.question for flag in bench.questionnaire.flags if flag.level in above for c in flag.when}
    if len(walk.asked) < bench.questionnaire.quiz.max_questions:
        read |= reading.could_be_told(bench.questionnaire, walk.answers, above)
    waiting = [question for question in bench.questions if question.id in read - set(walk.asked)]
    return [question.id for question in waiting if reading.applies_to(bench.questionnaire, question, walk.answers)]
