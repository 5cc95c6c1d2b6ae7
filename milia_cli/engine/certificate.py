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
    weights, left = prepared.weights, reachable(prepared, given)
    if any(question.role == "safety" for question in left):
        return False
    ranking = likeness.rank(weights, given)
    leader, young = ranking.order[0], urgency.holds(urgency.YOUNG, given)
    features = [question.id for question in left]
    possible = weights.at_age.get(given.get(weights.age), weights.by_id)
    rivals = sorted((i for i in possible if i != leader), key=lambda i: -ranking.scores[i])
    for nearest in rivals[:1]:  # as nearly always, and found at little cost: the nearest can still overtake
        if not _settled(weights, ranking.scores, features, (leader, nearest), "emergency", young=young):
            return False
    level = level_now(prepared, given, ranking)
    told = [flag_level for question in left for flag_level in prepared.told[question.id]]
    if any(urgency.above(flag_level, level) for flag_level in (*_flags_read(prepared, left), *told)):
        return False
    return all(_settled(weights, ranking.scores, features, (leader, rival), level, young=young) for rival in rivals)


def _settled(
    weights: Weights, total: tuple[int, ...], features: list[str], pair: tuple[int, int], level: Level, *, young: bool
) -> bool:
    """Whether a rival can neither overtake the leader nor, by being shown, raise the level."""
    leader, rival = pair
    worst = total[leader] - total[rival] + sum(likeness.swing(weights, q, leader, rival)[0] for q in features)
    floor = urgency.outcome_floor(weights.outcomes[rival], leads=False, young=young)
    return worst > (likeness.POSSIBLE if urgency.above(floor, level) else 0)


def _flags_read(prepared: Prepared, questions: list[Question]) -> list[Level]:
    """Levels of the red flags and of the "not sure" floors that these questions could still set."""
    return [level for question in questions for level in prepared.alarms[question.id]]


def reachable(prepared: Prepared, given: Answers) -> list[Question]:
    """Unanswered questions that apply now or could still come to apply."""
    found = []
    for question in prepared.questions:
        if question.id in given:
            continue
        hopes = [c.question not in given or urgency.holds(c, given) for c in question.enable_when]
        possible = any(hopes) if question.enable_behavior == "any" else all(hopes)
        if not hopes or possible:
            found.append(question)
    return found


def level_now(prepared: Prepared, given: Answers, ranking: likeness.Ranking) -> Level:
    """The level that red flags, "not sure" and the names shown ask for; "nothing fits" is judged at the end."""
    level = urgency.highest(urgency.reasons_from_answers(prepared.questionnaire, given))
    named = naming.shown(ranking, supported(prepared.weights, given, ranking.near))
    return urgency.higher(level, naming.level_of(prepared.weights, named, young=urgency.holds(urgency.YOUNG, given)))
