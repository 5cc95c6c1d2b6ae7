"""The quiz as a replay: answers in, the next question or the result out. Nothing is remembered."""

from dataclasses import dataclass

from ..model import NOT_SURE, Answers, Level, Question
from . import likeness, naming, stakes, urgency
from .answers import offered
from .certificate import certified_at, reachable
from .explanation import STRONGLY, Fit, against, explain, supported
from .prepared import Prepared
from .urgency import Reason

SMALL_GAIN, TINY_GAIN = 0.05, 0.01
"""Below the first expected gain a question seldom changes anything. Where a name that does not lead asks for an earlier
visit than all else, what gains more than the second is asked first."""
FAVOUR, ONE_SIGN = 2.0, 1.0
"""How much more a question counts that is on the topic of the last one, and again if it is to rule out one danger sign
or more, each answer taken to be as likely. It keeps interviews short that must not end before signs are ruled out."""


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

    @property
    def less_likely(self) -> tuple[Fit, ...]:
        """Of what is also possible, the names too far behind to be: they stand there lest a name stand alone."""
        return tuple(fit for fit in self.also_possible if self.scores[0][1] - fit.score > likeness.POSSIBLE)


def next_step(prepared: Prepared, answers: Answers) -> Ask | Result:
    """The next question, or the result when no more is needed. Every call shrinks what is open, so it ends."""
    given = urgency.effective(prepared.questions, answers)
    return _step(prepared, given, _next(prepared, given, _last_topic(prepared, answers)))


@dataclass(frozen=True)
class _End:
    """That no more is asked, and the floors that the answers themselves set."""

    reasons: tuple[Reason, ...]
    certified: bool


def _step(prepared: Prepared, given: Answers, found: Question | _End) -> Ask | Result:
    if isinstance(found, Question):
        return Ask(offered(found, given), _at_most(prepared, given))
    if urgency.highest(found.reasons) == "emergency":
        return _emergency(found.reasons)
    return _result(prepared, given, found.reasons, is_certified=found.certified)


def _next(prepared: Prepared, given: Answers, topic: str) -> Question | _End:
    """What comes next, before it is put in words: a replay passes through many steps of which it shows the last."""
    reasons = prepared.reasons(given)
    level = urgency.highest(reasons)
    if level == "emergency":
        return _End(reasons, True)
    open_ = _open(prepared, given)
    for question in open_:
        if question.role == "safety":
            return question
    total = likeness.scores(prepared.weights, given)
    if certified_at(prepared, given, total):
        return _End(reasons, True)
    if len(given) >= prepared.questionnaire.quiz.max_questions:
        return _End(reasons, False)
    choices = prepared.weights.choices
    gains = likeness.gains(prepared.weights, total, (question.id for question in open_ if question.id in choices))
    at_stake = {question.id: stakes.at_stake(prepared, given, question, level) for question in open_}
    best = max(gains.values(), default=0.0)
    if best < SMALL_GAIN:
        alarming = [question for question in open_ if at_stake[question.id]]
        if alarming:  # no end before what could show a red flag, in as few questions as may be
            return max(alarming, key=lambda question: (sum(at_stake[question.id]), gains.get(question.id, 0.0)))
        if best < TINY_GAIN or not stakes.rival_alarms(prepared, given, level):
            return _End(reasons, False)
    return _choose(open_, gains, at_stake, topic)


def _choose(
    open_: list[Question], gains: dict[str, float], at_stake: dict[str, tuple[float, ...]], topic: str
) -> Question:
    """The question that gains most, where those on the topic and those that may rule out a danger sign are favoured."""

    def worth(question: Question) -> float:
        favours = (question.topic == topic) + (sum(at_stake[question.id]) >= ONE_SIGN)
        return float(gains[question.id] * FAVOUR**favours)

    return max((question for question in open_ if question.id in gains), key=worth)


def _open(prepared: Prepared, given: Answers) -> list[Question]:
    """Questions that apply now and have no answer yet, in the order written."""
    return [q for q in prepared.questions if q.id not in given and urgency.enabled(q, given)]


def _last_topic(prepared: Prepared, answers: Answers) -> str:
    last = next(reversed(answers), "")
    return next((question.topic for question in prepared.questions if question.id == last), "")


def _at_most(prepared: Prepared, given: Answers) -> int:
    left = reachable(prepared, given)
    safety = max(_safety_left(prepared, given), default=0)
    features = sum(question.role == "feature" for question in left)
    room = prepared.questionnaire.quiz.max_questions - len(given)
    return max(1, safety, min(safety + features, room))  # safety questions come however much was answered already


def _safety_left(prepared: Prepared, given: Answers) -> list[int]:
    """How many safety questions are still to come, for each age that is still possible."""
    ages = prepared.questions[0]
    if ages.id in given:
        return [_safety_open(prepared, given)]
    return [1 + _safety_open(prepared, {**given, ages.id: option.id}) for option in ages.options]


def _safety_open(prepared: Prepared, given: Answers) -> int:
    return sum(q.role == "safety" and q.id not in given and urgency.enabled(q, given) for q in prepared.questions)


def _emergency(reasons: tuple[Reason, ...]) -> Result:
    now = tuple(reason for reason in reasons if reason.level == "emergency")
    return Result("emergency", now, (), (), False, True, True, ())


def _result(prepared: Prepared, given: Answers, reasons: tuple[Reason, ...], *, is_certified: bool) -> Result:
    weights, quiz = prepared.weights, prepared.questionnaire.quiz
    ranking, young = likeness.rank(weights, given), urgency.holds(urgency.YOUNG, given)
    named = naming.shown(ranking, supported(weights, given, ranking.near))
    nothing = _nothing_fits(prepared, given, ranking, named)
    wording = quiz.nearest_reason if nothing and quiz.nearest_reason else quiz.name_reason
    names = urgency.reasons_from_names([weights.outcomes[i] for i in named.all], wording, young=young)
    if nothing:  # a name that does not fit is a reason only where nothing else asks for as much
        names = tuple(name for name in names if urgency.above(name.level, urgency.highest((*reasons, *nothing))))
    all_reasons = urgency.most_urgent_first([*reasons, *names, *nothing])
    level = urgency.highest(all_reasons)
    if nothing:
        named = naming.Shown((), named.all)
    if named.all:
        alone = is_certified and not nothing
        named = naming.listed(weights, ranking, named, level, alone=alone, young=young)
    return Result(
        level,
        all_reasons or (Reason("none", "none", "self-care", quiz.no_flag),),
        tuple(_fit(prepared, given, index, ranking) for index in named.best),
        tuple(_fit(prepared, given, index, ranking) for index in named.possible),
        nothing != (),
        is_certified,
        False,
        () if is_certified else _could_change(prepared, given, level),
        tuple((weights.outcomes[index].id, ranking.scores[index]) for index in ranking.order),
    )


def _nothing_fits(
    prepared: Prepared, given: Answers, ranking: likeness.Ranking, named: naming.Shown
) -> tuple[Reason, ...]:
    """The floor of answers that say too little to name anything, or are unusual for the leader, or speak against it."""
    quiz = prepared.questionnaire.quiz
    if not named.all:
        return (Reason("nothing-fits", "too-little-known", "routine", quiz.too_little_known or quiz.nothing_fits),)
    leader = ranking.order[0]
    unusual = likeness.misfit(prepared.weights, given, leader) > likeness.MISFIT
    if unusual or against(prepared.weights, given, leader) >= STRONGLY:
        return (Reason("nothing-fits", "nothing-fits", "routine", quiz.nothing_fits),)
    return ()


def _could_change(prepared: Prepared, given: Answers, level: Level) -> tuple[str, ...]:
    """Open questions with an answer that would raise the level: by a flag, a doubt of one, or the names brought up."""
    total = likeness.scores(prepared.weights, given)

    def matters(question: Question) -> bool:
        return (
            stakes.at_stake(prepared, given, question, level) != ()
            or stakes.doubt_possible(prepared, given, question, level)
            or stakes.names_at_stake(prepared, given, total, question, level)
        )

    return tuple(question.id for question in _open(prepared, given) if matters(question))


def _fit(prepared: Prepared, given: Answers, index: int, ranking: likeness.Ranking) -> Fit:
    return explain(prepared.weights, prepared.questions, given, index, ranking.scores[index])


@dataclass(frozen=True)
class Interview:
    """Answers replayed: the questions in the order they would be asked, and where that leads.

    ``not_counted`` are answers to questions that are switched off, by the age for example; ``waiting`` those to
    questions of which an answer that is missing decides whether they apply.
    """

    asked: tuple[str, ...]
    step: Ask | Result
    answers: Answers
    not_sure: tuple[str, ...]
    unanswered: tuple[str, ...]
    not_counted: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def replay(prepared: Prepared, answers: Answers) -> Interview:
    """Ask from the start with these answers. Answers to questions that would not be asked count too, if they apply."""
    given = urgency.effective(prepared.questions, answers)
    so_far: Answers = {}
    counted: Answers = {}
    topic = ""
    while isinstance(found := _next(prepared, counted, topic), Question) and found.id in given:
        so_far[found.id] = given[found.id]
        counted, topic = urgency.effective(prepared.questions, so_far), found.topic
    kept = {**so_far, **given}
    step = next_step(prepared, kept) if len(kept) > len(so_far) else _step(prepared, counted, found)
    ended = isinstance(step, Result) and step.ended_early
    lost = [question for question in prepared.questions if question.id in answers and question.id not in given]
    return Interview(
        tuple(so_far),
        step,
        kept,
        tuple(id for id, answer in kept.items() if answer == NOT_SURE),
        () if ended else tuple(question.id for question in _open(prepared, kept)),
        tuple(question.id for question in lost if _decided(question, given)),
        tuple(question.id for question in lost if not _decided(question, given)),
    )


def _decided(question: Question, given: Answers) -> bool:
    """Whether every answer that a question depends on is there."""
    return all(condition.question in given for condition in question.enable_when)
