"""What is at stake in an open question: the signs, the doubts and the names that an answer could still bring up."""

from ..model import Answers, Level, Question
from . import likeness, naming, urgency
from .explanation import supported
from .prepared import Prepared


def at_stake(prepared: Prepared, given: Answers, question: Question, level: Level) -> tuple[float, ...]:
    """For each red flag above a level that an answer could show, the share of answers that would rule it out."""
    unsure = question.not_sure is not None and urgency.above(question.not_sure.floor, level)
    flags = [
        ruled_out
        for flag, ruled_out in prepared.flags_reading[question.id]
        if urgency.above(flag.level, level) and urgency.could_show(flag, question.id, given)
    ]
    return (1.0, *flags) if unsure else tuple(flags)


def doubt_possible(prepared: Prepared, given: Answers, question: Question, level: Level) -> bool:
    """Whether an answer could make a doubt of a red flag. That is told, and nobody is asked for it."""
    flags = (flag for flag, _ in prepared.flags_reading[question.id])
    return urgency.above("routine", level) and any(urgency.could_be_doubted(flag, question.id, given) for flag in flags)


def rival_alarms(prepared: Prepared, given: Answers, level: Level) -> bool:
    """Whether a name that does not lead asks for an earlier visit than the leader, the red flags and "not sure" do."""
    weights, young = prepared.weights, urgency.holds(urgency.YOUNG, given)
    ranking = likeness.rank(weights, given)
    named = naming.shown(ranking, supported(weights, given, ranking.near))
    leader = naming.Shown(named.all[:1], ())
    calm = urgency.higher(level, naming.level_of(weights, leader, young=young))
    return urgency.above(naming.level_of(weights, named, young=young), calm)


def names_at_stake(prepared: Prepared, given: Answers, total: list[int], question: Question, level: Level) -> bool:
    """Whether an answer to a question would bring up names that ask for more than a level. ``total`` are the scores.

    Names are worked out only for answers with which one of them leads, or is near enough to be named beside the leader.
    """
    weights, young = prepared.weights, urgency.holds(urgency.YOUNG, given)
    rows = weights.choices[question.id].weights if question.id in weights.choices else {}
    possible = weights.at_age.get(given.get(weights.age), weights.by_id)
    leader, (leading, beside) = max(possible, key=total.__getitem__), prepared.asking_for_more[level, young]
    for option, row in rows.items():
        first, near = total[leader] + row[leader], total[leader] + row[leader] - likeness.POSSIBLE
        if any(total[i] + row[i] >= first for i in leading) or any(total[i] + row[i] >= near for i in beside):
            added = [value + weight for value, weight in zip(total, row, strict=True)]
            if _names_ask_for_more(prepared, {**given, question.id: option}, added, level, young=young):
                return True
    return False


def _names_ask_for_more(prepared: Prepared, then: Answers, total: list[int], level: Level, *, young: bool) -> bool:
    weights = prepared.weights
    ranking = likeness.ranked(weights, total, then)
    named = naming.shown(ranking, supported(weights, then, ranking.near))
    return urgency.above(naming.level_of(weights, named, young=young), level)
