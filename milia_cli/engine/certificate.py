"""When no further answer can matter: a bound over everything that is still open."""

from ..model import Answers, Level, Question
from . import likeness, naming, urgency
from .explanation import supported
from .likeness import Weights
from .prepared import Prepared


def certified(prepared: Prepared, given: Answers) -> bool:
    """Whether no answer to any open question can change the leader or raise the level.

    A bound, hence never wrongly yes.
    """
    return certified_at(prepared, given, likeness.scores(prepared.weights, given))


def certified_at(prepared: Prepared, given: Answers, total: list[int]) -> bool:
    """The same, where the scores of all outcomes are known."""
    weights, left = prepared.weights, reachable(prepared, given)
    if any(question.role == "safety" for question in left):
        return False
    young, features = urgency.holds(urgency.YOUNG, given), [question.id for question in left]
    possible = weights.at_age.get(given.get(weights.age), weights.by_id)
    leader, *rivals = sorted(possible, key=total.__getitem__, reverse=True)
    for nearest in rivals[:1]:  # as nearly always, and found at little cost: the nearest can still overtake
        if not _behind(weights, total, features, (leader, nearest), "emergency", young=young):
            return False
    level = level_now(prepared, given, likeness.ranked(weights, total, given))
    told = [flag_level for question in left for flag_level in prepared.told[question.id]]
    if any(urgency.above(flag_level, level) for flag_level in (*_flags_read(prepared, left), *told)):
        return False
    return all(_behind(weights, total, features, (leader, rival), level, young=young) for rival in rivals)


def _behind(
    weights: Weights, total: list[int], features: list[str], pair: tuple[int, int], level: Level, *, young: bool
) -> bool:
    """Whether a rival can neither overtake the leader nor, by being shown, raise the level."""
    leader, rival = pair
    floor = urgency.outcome_floor(weights.outcomes[rival], leads=False, young=young)
    room = total[leader] - total[rival] - (likeness.POSSIBLE if urgency.above(floor, level) else 0)
    for question in features:
        if room <= 0:  # what a swing adds at least is never above 0
            return False
        room += likeness.swing(weights, question, leader, rival)[0]
    return room > 0


def _flags_read(prepared: Prepared, questions: list[Question]) -> list[Level]:
    """Levels of the red flags and of the "not sure" floors that these questions could still set."""
    return [level for question in questions for level in prepared.alarms[question.id]]


def reachable(prepared: Prepared, given: Answers) -> list[Question]:
    """Unanswered questions that apply now or could still come to apply."""
    return [q for q in prepared.questions if q.id not in given and _may_apply(q, given)]


def _may_apply(question: Question, given: Answers) -> bool:
    if not question.enable_when:
        return True
    hopes = [c.question not in given or urgency.holds(c, given) for c in question.enable_when]
    return any(hopes) if question.enable_behavior == "any" else all(hopes)


def level_now(prepared: Prepared, given: Answers, ranking: likeness.Ranking) -> Level:
    """The level that red flags, "not sure" and the names shown ask for; "nothing fits" is judged at the end."""
    level = urgency.highest(prepared.reasons(given))
    named = naming.shown(ranking, supported(prepared.weights, given, ranking.near))
    return urgency.higher(level, naming.level_of(prepared.weights, named, young=urgency.holds(urgency.YOUNG, given)))
