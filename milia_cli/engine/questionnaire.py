"""The quiz as a replay: answers in, the next question or the result out. Nothing is remembered."""

from dataclasses import dataclass
from functools import cached_property

from ..model import LEVELS, NOT_SURE, Answers, Level, Question, Questionnaire
from . import likeness, urgency
from .explanation import Fit, explain
from .likeness import Weights
from .urgency import Reason

SMALL_GAIN = 0.04
"""Below this expected gain a question seldom changes anything."""
ON_TOPIC = 0.5
"""A question on the topic of the last one is taken when it gains at least this share of the largest gain."""


@dataclass(frozen=True)
class Prepared:
    """A questionnaire with its weights, compiled once."""

    questionnaire: Questionnaire
    weights: Weights

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order written."""
        return self.questionnaire.quiz.questions

    @cached_property
    def told(self) -> dict[str, tuple[Level, ...]]:
        """Question -> levels of the red flags that an answer about looks could help to show."""
        read = [(flag.level, {condition.question for condition in flag.also}) for flag in self.questionnaire.flags]
        return {question.id: tuple(level for level, ids in read if question.id in ids) for question in self.questions}

    @cached_property
    def alarms(self) -> dict[str, tuple[Level, ...]]:
        """Question -> levels of the red flags and of the "not sure" floor that an answer to it could set."""
        read = [(flag.level, {condition.question for condition in flag.when}) for flag in self.questionnaire.flags]
        return {
            question.id: (
                *(level for level, ids in read if question.id in ids),
                *([question.not_sure.floor] if question.not_sure else []),
            )
            for question in self.questions
        }


def prepare(questionnaire: Questionnaire) -> Prepared:
    """Compile a questionnaire for the other functions of this room."""
    questions = questionnaire.quiz.questions
    return Prepared(questionnaire, likeness.compile_weights(questions, questionnaire.outcomes))


@dataclass(frozen=True)
class Ask:
    """The next question. ``at_most`` counts it and every question that could still follow."""

    question: Question
    at_most: int


@dataclass(frozen=True)
class Result:
    """Where the answers lead.

    ``reasons`` are all floors, most urgent first; ``could_change`` names open questions that might still raise the
    level; ``scores`` are the decibans of each outcome listed, likeliest first.
    """

    level: Level
    reasons: tuple[Reason, ...]
    fits_best: tuple[Fit, ...]
    also_possible: tuple[Fit, ...]
    nothing_fits: bool
    certified: bool
    ended_early: bool
    could_change: tuple[str, ...]
    scores: tuple[tuple[str, int], ...] = ()


def next_step(prepared: Prepared, answers: Answers) -> Ask | Result:
    """The next question, or the result when no more is needed. Every call shrinks what is open, so it ends."""
    given = urgency.effective(prepared.questions, answers)
    reasons = urgency.reasons_from_answers(prepared.questionnaire, given)
    level = urgency.highest(reasons)
    if level == "emergency":
        return _emergency(reasons)
    open_ = _open(prepared, given)
    for question in open_:
        if question.role == "safety":
            return Ask(question, _at_most(prepared, given))
    total = likeness.scores(prepared.weights, given)
    choices = prepared.weights.choices
    gains = likeness.gains(prepared.weights, total, (question.id for question in open_ if question.id in choices))
    if certified(prepared, given):
        return _result(prepared, given, reasons, is_certified=True)
    if not gains or max(gains.values()) < SMALL_GAIN or len(given) >= prepared.questionnaire.quiz.max_questions:
        flagged = [q for q in open_ if any(urgency.above(at, level) for at in _flags_read(prepared, [q]))]
        if flagged:  # no end before what a red flag reads
            return Ask(flagged[0], _at_most(prepared, given))
        return _result(prepared, given, reasons, is_certified=False)
    return Ask(_choose(open_, gains, _last_topic(prepared, answers)), _at_most(prepared, given))


def _choose(open_: list[Question], gains: dict[str, float], topic: str) -> Question:
    enough = max(gains.values()) * ON_TOPIC
    worth = [question for question in open_ if gains.get(question.id, -1.0) >= enough]
    return max(worth, key=lambda question: (question.topic == topic, gains[question.id]))


def _open(prepared: Prepared, given: Answers) -> list[Question]:
    """Questions that apply now and have no answer yet, in the order written."""
    return [q for q in prepared.questions if q.id not in given and urgency.enabled(q, given)]


def _last_topic(prepared: Prepared, answers: Answers) -> str:
    topics = {question.id: question.topic for question in prepared.questions}
    return topics.get(next(reversed(answers), ""), "")


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


def _at_most(prepared: Prepared, given: Answers) -> int:
    left = reachable(prepared, given)
    safety = max((_longest_safety(prepared, given)), default=0)
    features = sum(question.role == "feature" for question in left)
    room = prepared.questionnaire.quiz.max_questions - len(given)
    return max(1, safety, min(safety + features, room))  # safety questions come however much was answered already


def _longest_safety(prepared: Prepared, given: Answers) -> list[int]:
    """How many safety questions are still to come, for each age that is still possible."""
    ages = prepared.questions[0]
    options = [given[ages.id]] if ages.id in given else [option.id for option in ages.options]
    counts = []
    for option in options:
        then: Answers = {**given, ages.id: option}
        waiting = [
            q for q in prepared.questions if q.role == "safety" and q.id not in then and urgency.enabled(q, then)
        ]
        counts.append(len(waiting) + (ages.id not in given))
    return counts


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
    rivals = sorted((i for i in range(len(weights.outcomes)) if i != leader), key=lambda i: -ranking.scores[i])
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


def level_now(prepared: Prepared, given: Answers, ranking: likeness.Ranking) -> Level:
    """The level that red flags, "not sure" and the names shown ask for; "nothing fits" is judged at the end."""
    reasons = urgency.reasons_from_answers(prepared.questionnaire, given)
    names = _names(prepared, given, ranking)
    return urgency.highest([*reasons, *names])


def _names(prepared: Prepared, given: Answers, ranking: likeness.Ranking) -> tuple[Reason, ...]:
    outcomes = prepared.weights.outcomes
    shown = [outcomes[index] for index in (*ranking.best, *ranking.possible)]
    wording = prepared.questionnaire.quiz.name_reason
    return urgency.reasons_from_names(shown, wording, young=urgency.holds(urgency.YOUNG, given))


def _emergency(reasons: tuple[Reason, ...]) -> Result:
    now = tuple(reason for reason in reasons if reason.level == "emergency")
    return Result("emergency", now, (), (), False, True, True, ())


def _result(prepared: Prepared, given: Answers, reasons: tuple[Reason, ...], *, is_certified: bool) -> Result:
    weights = prepared.weights
    ranking = likeness.rank(weights, given)
    nothing = likeness.misfit(weights, given, ranking.order[0]) > likeness.MISFIT
    names = _names(prepared, given, ranking)
    if nothing:
        names += (Reason("nothing-fits", "nothing-fits", "routine", prepared.questionnaire.quiz.nothing_fits),)
    all_reasons = urgency.most_urgent_first([*reasons, *names])
    level = urgency.highest(all_reasons)
    best = () if nothing else ranking.best
    possible = (*ranking.best, *ranking.possible) if nothing else ranking.possible
    if not is_certified or nothing:
        young = urgency.holds(urgency.YOUNG, given)
        modest = {
            i for i, o in enumerate(weights.outcomes) if not urgency.above(urgency.own_floor(o, young=young), level)
        }
        possible = _at_least_two(ranking, best, possible, modest)
    return Result(
        level,
        all_reasons or (Reason("none", "none", "self-care", prepared.questionnaire.quiz.no_flag),),
        tuple(_fit(prepared, given, index, ranking) for index in best),
        tuple(_fit(prepared, given, index, ranking) for index in possible),
        nothing,
        is_certified,
        False,
        () if is_certified else _could_change(prepared, given, level),
        tuple((weights.outcomes[index].id, ranking.scores[index]) for index in ranking.order),
    )


def _at_least_two(
    ranking: likeness.Ranking, best: tuple[int, ...], possible: tuple[int, ...], modest: set[int]
) -> tuple[int, ...]:
    """Add the next likeliest outcomes among the modest (they ask for no more than the level) until two are named."""
    missing = max(0, 2 - len({*best, *possible}))
    others = [index for index in ranking.order if index in modest and index not in {*best, *possible}]
    return (*possible, *others[:missing])


def _could_change(prepared: Prepared, given: Answers, level: Level) -> tuple[str, ...]:
    """Open questions with an answer that would raise the level: by a flag, or by the names that it would bring up."""
    total = likeness.scores(prepared.weights, given)
    open_, young = _open(prepared, given), urgency.holds(urgency.YOUNG, given)
    found = []
    for question in open_:
        rows = prepared.weights.choices[question.id].weights.values() if question.id in prepared.weights.choices else ()
        flags = (*prepared.alarms[question.id], *prepared.told[question.id])
        alarms = any(urgency.above(at, level) for at in flags)
        if alarms or any(urgency.above(_floor_of_names(prepared, young, _added(total, row)), level) for row in rows):
            found.append(question.id)
    return tuple(found)


def _floor_of_names(prepared: Prepared, young: bool, total: list[int]) -> Level:
    """The highest level that the names shown with these scores ask for."""
    ranking = likeness.ranked(prepared.weights, total)
    shown = (prepared.weights.outcomes[index] for index in (*ranking.best, *ranking.possible))
    floors = (urgency.outcome_floor(outcome, leads=at == 0, young=young) for at, outcome in enumerate(shown))
    return max(floors, key=LEVELS.index)


def _added(total: list[int], row: likeness.Row) -> list[int]:
    return [value + weight for value, weight in zip(total, row, strict=True)]


def _fit(prepared: Prepared, given: Answers, index: int, ranking: likeness.Ranking) -> Fit:
    return explain(prepared.weights, prepared.questions, given, index, ranking.scores[index])


@dataclass(frozen=True)
class Interview:
    """Answers replayed: the questions in the order they would be asked, and where that leads."""

    asked: tuple[str, ...]
    step: Ask | Result
    answers: Answers
    not_sure: tuple[str, ...]
    unanswered: tuple[str, ...]


def replay(prepared: Prepared, answers: Answers) -> Interview:
    """Ask from the start with these answers. Answers to questions that would not be asked count too, if they apply."""
    given = urgency.effective(prepared.questions, answers)
    so_far: Answers = {}
    asked: list[str] = []
    while isinstance(step := next_step(prepared, so_far), Ask) and step.question.id in given:
        asked.append(step.question.id)
        so_far[step.question.id] = given[step.question.id]
    kept = {**so_far, **given}
    if len(kept) > len(so_far):
        step = next_step(prepared, kept)
    ended = isinstance(step, Result) and step.ended_early
    return Interview(
        tuple(asked),
        step,
        kept,
        tuple(id for id, answer in kept.items() if answer == NOT_SURE),
        () if ended else tuple(question.id for question in _open(prepared, kept)),
    )
