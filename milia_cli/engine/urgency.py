"""How soon to act: the highest of all floors. Likeness can raise it, and nothing can lower it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import LEVELS, NOT_SURE, Answers, Condition, Level, NotSure, Outcome, Question, Questionnaire, RedFlag

ReasonKind = Literal["red-flag", "not-sure", "outcome", "nothing-fits", "none"]
TOLD = 3
"""Answers about looks that tell a red flag, from which it counts as a doubt that somebody is not sure of one."""


@dataclass(frozen=True)
class Reason:
    """One floor: what set it, the level it asks for, and why in a sentence."""

    kind: ReasonKind
    id: str
    level: Level
    text: str
    sources: tuple[str, ...] = ()


def higher(one: Level, other: Level) -> Level:
    """The more urgent of two levels."""
    return max(one, other, key=LEVELS.index)


def above(one: Level, other: Level) -> bool:
    """Whether one level is more urgent than another."""
    return LEVELS.index(one) > LEVELS.index(other)


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether the answer to the condition's question is, or contains, one of its options."""
    answer = answers.get(condition.question)
    if answer is None:
        return False
    if isinstance(answer, str):
        return answer in condition.any_of
    return not set(condition.any_of).isdisjoint(answer)


def fires(flag: RedFlag, answers: Answers) -> bool:
    """Whether answers show a red flag, on a screen or by what they say of looks. Without conditions none can."""
    held = [holds(condition, answers) for condition in flag.when]
    shown = any(held) if flag.behavior == "any" else held != [] and all(held)
    return shown or (flag.also != () and all(holds(condition, answers) for condition in flag.also))


def could_show(flag: RedFlag, question: str, answers: Answers) -> bool:
    """Whether an answer to a question could help to show a red flag, with these answers and any to what is open."""
    on_screen = _read(flag.when, question) and (flag.behavior == "any" or not _ruled_out(flag.when, answers))
    return on_screen or (_read(flag.also, question) and not _ruled_out(flag.also, answers))


def could_be_doubted(flag: RedFlag, question: str, answers: Answers) -> bool:
    """Whether an answer to a question could help to make a doubt of a red flag, with any to what is open."""
    told = len(flag.also) >= TOLD and _read(flag.also, question)
    against = _ruled_out(flag.also, answers) if told else ()
    return told and len(against) <= 1 and all(answers[condition.question] == NOT_SURE for condition in against)


def _read(conditions: Iterable[Condition], question: str) -> bool:
    return question in [condition.question for condition in conditions]


def _ruled_out(conditions: Iterable[Condition], answers: Answers) -> tuple[Condition, ...]:
    """Conditions that answers have settled, and that do not hold."""
    return tuple(c for c in conditions if c.question in answers and not holds(c, answers))


def doubted(flag: RedFlag, answers: Answers) -> str | None:
    """The one question of which somebody was not sure, where all else that tells a red flag by looks was said.

    Of two answers one alone says too little, so only flags told by three or more can be doubted.
    """
    if len(flag.also) < TOLD:
        return None
    missing = [condition.question for condition in flag.also if not holds(condition, answers)]
    return missing[0] if len(missing) == 1 and answers.get(missing[0]) == NOT_SURE else None


def enabled(question: Question, answers: Answers) -> bool:
    """Whether a question applies. ``answers`` must hold only answers to enabled questions."""
    if not question.enable_when:
        return True
    found = [holds(condition, answers) for condition in question.enable_when]
    return any(found) if question.enable_behavior == "any" else all(found)


def effective(questions: Iterable[Question], answers: Answers) -> Answers:
    """The answers that count: those to questions that apply, in the order of the questions."""
    kept: Answers = {}
    for question in questions:
        if question.id in answers and enabled(question, kept):
            kept[question.id] = answers[question.id]
    return kept


def reasons_from_answers(
    questionnaire: Questionnaire, answers: Answers, flags: tuple[RedFlag, ...] | None = None
) -> tuple[Reason, ...]:
    """Floors set by red flags and by "not sure", most urgent first; ``answers`` are effective ones.

    ``flags`` are those that the answers help to show, in the order written, where they are known already.
    """
    among = questionnaire.flags if flags is None else flags
    found = [Reason("red-flag", flag.id, flag.level, flag.say, flag.sources) for flag in among if fires(flag, answers)]
    for question in questionnaire.quiz.questions:
        if question.not_sure and answers.get(question.id) == NOT_SURE:
            found.append(Reason("not-sure", question.id, question.not_sure.floor, _unsure(question, question.not_sure)))
    return most_urgent_first([*found, *_doubts(questionnaire, answers, among)])


def _doubts(questionnaire: Questionnaire, answers: Answers, flags: tuple[RedFlag, ...]) -> Iterator[Reason]:
    """The routine floors of signs told by looks of which one answer alone is "not sure"."""
    quiz = questionnaire.quiz
    for flag in flags:
        unsure = doubted(flag, answers)
        if unsure and quiz.doubt:
            label = next(question.label for question in quiz.questions if question.id == unsure)
            text = quiz.doubt.format(label=label, finding=flag.finding)
            yield Reason("not-sure", flag.id, "routine", text, flag.sources)


def _unsure(question: Question, not_sure: NotSure) -> str:
    """What "not sure" counts as, and, where that is urgent, the signs that somebody could not rule out."""
    if not above(not_sure.floor, "routine"):
        return not_sure.say
    signs = [option.said or option.text for option in question.options if not option.exclusive]
    return f"{not_sure.say} The question was about: {'; '.join(signs)}."


YOUNG = Condition("age", ("under-6-weeks", "6-weeks-to-3-months", NOT_SURE))
"""A baby under 3 months, or somebody who may be one."""
AGE_UNKNOWN = Condition("age", (NOT_SURE,))
"""Somebody who may be a baby, or not."""


def own_floor(outcome: Outcome, *, young: bool) -> Level:
    """The level of an outcome itself; some have another one in babies under 3 months."""
    return (outcome.floor_under_3_months or outcome.floor) if young else outcome.floor


def outcome_floor(outcome: Outcome, *, leads: bool, young: bool) -> Level:
    """The level that a shown name asks for.

    The likeliest name asks for its own floor. Any other that is shown asks for "soon" at most, and for nothing if
    its floor is lower than that: same-day and emergency come from findings, never from a guessed name.
    """
    floor = own_floor(outcome, young=young)
    if leads:
        return floor
    return "self-care" if above("soon", floor) else "soon"


def reasons_from_names(shown: Iterable[Outcome], wording: str, *, young: bool) -> tuple[Reason, ...]:
    """Floors set by the outcomes shown (likeliest first), most urgent first; ``wording`` has {title} and {summary}."""
    found = [
        Reason(
            "outcome",
            outcome.id,
            outcome_floor(outcome, leads=place == 0, young=young),
            wording.replace("{title}", outcome.title).replace("{summary}", outcome.summary),
            outcome.sources,
        )
        for place, outcome in enumerate(shown)
    ]
    return most_urgent_first([reason for reason in found if reason.level != "self-care"])


def most_urgent_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons by level, most urgent first; the order given is kept within a level."""
    return tuple(sorted(reasons, key=lambda reason: -LEVELS.index(reason.level)))


def highest(reasons: Iterable[Reason], level: Level = "self-care") -> Level:
    """The highest of a level and the levels of all reasons."""
    for reason in reasons:
        level = higher(level, reason.level)
    return level
