"""Planted faults: questionnaires and engines with one mistake, and the property that must catch it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from milia_cli.engine import likeness, questionnaire, urgency
from milia_cli.engine.likeness import Weights
from milia_cli.engine.prepared import Prepared
from milia_cli.engine.questionnaire import Ask, Result
from milia_cli.model import NOT_SURE, Answers, Level, Question, Questionnaire
from milia_cli.proofs import Engine, Property
from milia_cli.proofs.answers import quiet
from milia_cli.proofs.bench import level_from_answers

from .example import EXAMPLE, SMALL, flag, outcome, question, reads, screen

# ---------------------------------------------------------------- in the content


def change(value: Questionnaire, id: str, **fields: Any) -> Questionnaire:
    """The questionnaire with one question changed."""
    questions = tuple(replace(q, **fields) if q.id == id else q for q in value.quiz.questions)
    return replace(value, quiz=replace(value.quiz, questions=questions))


def add(value: Questionnaire, added: Question, before: str) -> Questionnaire:
    """The questionnaire with one more question."""
    questions = [item for q in value.quiz.questions for item in ([added, q] if q.id == before else [q])]
    return replace(value, quiz=replace(value.quiz, questions=tuple(questions)))


def unsure(level: Level, id: str) -> Questionnaire:
    (old,) = [q.not_sure for q in SMALL.quiz.questions if q.id == id]
    assert old
    return change(SMALL, id, not_sure=replace(old, floor=level))


@dataclass(frozen=True)
class Fault:
    """A mistake, the property that must catch it, and what it must point at."""

    name: str
    property: Property
    subject: str
    value: Questionnaire = SMALL
    engine: Engine = field(default_factory=Engine)
    how: str = "python"


screen_after_place = add(
    replace(SMALL, flags=(*SMALL.flags, flag("late", "emergency", reads("late", "sign")))),
    screen("late", "sign none", "emergency", (reads("place", "mouth"),)),
    before="depth",
)
twin = replace(SMALL.outcomes[2], id="twin", prevalence="very-rare")
many = add(
    replace(SMALL, outcomes=(*SMALL.outcomes, outcome("itchy", "frequent", "self-care", signs={"itch": "obligate"}))),
    question("signs", "itch heat none", many=True),
    before="colour",
)
CONTENT = [
    Fault("a safety screen hangs on a feature question", "P1", "late", screen_after_place, how="z3"),
    Fault("a safety screen hangs on a feature question", "P6", "safety", screen_after_place),
    Fault("not sure is worth more than the flag", "P2", "body", unsure("same-day", "body"), how="z3"),
    Fault("not sure is worth more than the flag", "P2", "body", unsure("same-day", "body")),
    Fault(
        "a sign switches off a screen with worse signs",
        "P2",
        "bump",
        change(
            replace(SMALL, flags=(*SMALL.flags, flag("worse", "emergency", reads("body", "medicine")))),
            "body",
            enable_when=(reads("bump", "none"),),
            not_sure=None,
        ),
        how="z3",
    ),
    Fault(
        "an outcome is always behind its twin", "P3", "twin", replace(SMALL, outcomes=(*SMALL.outcomes, twin)), how="z3"
    ),
    Fault("no outcome speaks of a question", "P3", "idle", add(SMALL, question("idle", "one two"), before="colour")),
    Fault(
        "no flag reads a sign",
        "P3",
        "body=idle",
        change(
            SMALL,
            "body",
            options=(*SMALL.quiz.questions[3].options, replace(SMALL.quiz.questions[3].options[0], id="idle")),
        ),
        how="z3",
    ),
    Fault(
        "a flag needs signs of two ages",
        "P3",
        "both",
        replace(SMALL, flags=(*SMALL.flags, flag("both", "soon", reads("baby-now", "hot"), reads("bump", "grows")))),
        how="z3",
    ),
    Fault(
        "a level has no next step",
        "P4",
        "path",
        replace(SMALL, quiz=replace(SMALL.quiz, dispositions=SMALL.quiz.dispositions[:4])),
    ),
    Fault("more questions than allowed", "P4", "path", replace(SMALL, quiz=replace(SMALL.quiz, max_questions=2))),
    Fault("a condition looks forward", "P5", "bump", change(SMALL, "bump", enable_when=(reads("top", "dip"),))),
    Fault("a condition reads no option", "P5", "bump", change(SMALL, "bump", enable_when=(reads("age", "grown-up"),))),
    Fault(
        "a flag reads no option", "P5", "x", replace(SMALL, flags=(*SMALL.flags, flag("x", "soon", reads("bump", "y"))))
    ),
    Fault("ticks of a feature escape the bounds", "P7", "signs", many),
]


# ---------------------------------------------------------------- in the engine

asks_more = add(
    add(SMALL, question("since", "days years"), before="colour"), question("grew", "no yes"), before="colour"
)
told = replace(
    asks_more,
    flags=(
        *SMALL.flags,
        replace(flag("looks", "soon"), also=(reads("age", "adult"), reads("since", "years"), reads("grew", "yes"))),
    ),
)
"""With a red flag that three answers tell together, of which two say nothing about any outcome."""


def first_reason(value: Questionnaire, given: Answers) -> Level:
    """Takes the first flag that fires instead of the highest."""
    kept = urgency.effective(value.quiz.questions, given)
    return next((f.level for f in value.flags if urgency.fires(f, kept)), level_from_answers(value, given))


def deaf_to_any(value: Questionnaire, given: Answers) -> Level:
    """Reads "any of" as "all of"."""
    return level_from_answers(replace(value, flags=tuple(replace(f, behavior="all") for f in value.flags)), given)


def counts_switched_off(value: Questionnaire, given: Answers) -> Level:
    """Forgets what is switched off."""
    return urgency.highest(urgency.reasons_from_answers(value, given))


def one_tick_only(value: Questionnaire, given: Answers) -> Level:
    """Two ticks count as none."""
    return level_from_answers(value, {id: a for id, a in given.items() if isinstance(a, str) or len(a) == 1})


def calmed_by_likeness(prepared: Prepared, given: Answers) -> Ask | Result:
    """Lets a harmless name lower the level."""
    step = questionnaire.next_step(prepared, given)
    harmless = isinstance(step, Result) and step.fits_best and step.fits_best[0].outcome.floor == "self-care"
    return replace(step, level="self-care") if isinstance(step, Result) and harmless else step


def asks_again(prepared: Prepared, _: Answers) -> Ask | Result:
    """Never gets past the first question."""
    return Ask(prepared.questions[0], 9)


def promises_one(prepared: Prepared, given: Answers) -> Ask | Result:
    """Says that each question is the last."""
    step = questionnaire.next_step(prepared, given)
    return replace(step, at_most=1) if isinstance(step, Ask) else step


def stops_before_flags(prepared: Prepared, given: Answers) -> Ask | Result:
    """Ends when the likeness is clear, flag or no flag."""
    unflagged = replace(prepared, questionnaire=replace(prepared.questionnaire, flags=()))
    calm = tuple(replace(q, not_sure=None) for q in unflagged.questions)
    quiz = replace(unflagged.questionnaire.quiz, questions=calm)
    return questionnaire.next_step(replace(unflagged, questionnaire=replace(unflagged.questionnaire, quiz=quiz)), given)


def deaf_to_doubt(value: Questionnaire, given: Answers) -> Level:
    """Takes "not sure" of one of the looks that tell a flag for no."""
    return level_from_answers(replace(value, quiz=replace(value.quiz, doubt=None)), given)


def looks_one_answer_ahead(prepared: Prepared, given: Answers) -> Ask | Result:
    """Ends before a flag that takes two more answers about looks."""
    near = [f for f in prepared.questionnaire.flags if sum(c.question not in given for c in f.also) < 2]
    return questionnaire.next_step(
        replace(prepared, questionnaire=replace(prepared.questionnaire, flags=tuple(near))), given
    )


def hurries(prepared: Prepared, given: Answers) -> Ask | Result:
    """Skips the danger signs when the features are known."""
    known = dict(given)
    if "top" in given:
        known |= {q.id: quiet(q) for q in prepared.questions if q.role == "safety" and q.type == "multi-choice"}
    return questionnaire.next_step(prepared, {**known, **given})


def sees_no_emergency(prepared: Prepared, given: Answers) -> Ask | Result:
    """Asks screens in the wrong order."""
    backwards = replace(prepared.questionnaire.quiz, questions=prepared.questions[::-1])
    upside_down = replace(prepared, questionnaire=replace(prepared.questionnaire, quiz=backwards))
    step = questionnaire.next_step(prepared, given)
    if isinstance(step, Ask) and step.question.role == "safety" and "age" in given:
        waiting = [q for q in upside_down.questions if q.id not in given and urgency.enabled(q, given)]
        return replace(step, question=next(q for q in waiting if q.role == "safety"))
    return step


def first_option_swing(weights: Weights, id: str, winner: int, rival: int) -> tuple[int, int]:
    """Bounds that look at the first option alone."""
    row = next(iter(weights.choices[id].weights.values()))
    return min(0, row[winner] - row[rival]), max(0, row[winner] - row[rival])


def always_certain(_prepared: Prepared, _given: Answers) -> bool:
    """Certifies whatever it has."""
    return True


def not_sure_scores(weights: Weights, given: Answers) -> list[int]:
    """Takes "not sure" for the first option."""
    guessed = {
        id: next(iter(weights.choices[id].weights))
        for id, a in given.items()
        if a == NOT_SURE and id in weights.choices
    }
    return likeness.scores(weights, {**given, **guessed})


def keeps_everything(_: Iterable[Question], given: Answers) -> Answers:
    """Lets every answer count."""
    return dict(given)


def ignores_conditions(prepared: Prepared, given: Answers) -> Ask | Result:
    """Asks and counts whatever there is."""
    questions = tuple(replace(q, enable_when=()) for q in prepared.questions)
    quiz = replace(prepared.questionnaire.quiz, questions=questions)
    return questionnaire.next_step(replace(prepared, questionnaire=replace(prepared.questionnaire, quiz=quiz)), given)


ENGINES = [
    Fault("the first flag counts, not the highest", "P1", "level", engine=Engine(level=first_reason)),
    Fault("any is read as all", "P1", "level", engine=Engine(level=deaf_to_any)),
    Fault("switched-off flags count", "P1", "level", engine=Engine(level=counts_switched_off)),
    Fault("a harmless name lowers the level", "P1", "result", engine=Engine(next_step=calmed_by_likeness)),
    Fault("two ticks count as none", "P2", "bump", engine=Engine(level=one_tick_only)),
    Fault("the first question comes again", "P4", "age", engine=Engine(next_step=asks_again), how="by construction"),
    Fault("the path never ends", "P4", "path", engine=Engine(next_step=asks_again)),
    Fault("the number of questions is a fib", "P4", "path", engine=Engine(next_step=promises_one)),
    Fault("it ends before a flag is read", "P4", "path", EXAMPLE, Engine(next_step=stops_before_flags)),
    Fault("a doubt about looks counts as no", "P1", "level", told, Engine(level=deaf_to_doubt)),
    Fault("it ends before two looks are told", "P4", "path", told, Engine(next_step=looks_one_answer_ahead)),
    Fault("danger signs are skipped", "P6", "safety", engine=Engine(next_step=hurries)),
    Fault("danger signs come in the wrong order", "P6", "safety", engine=Engine(next_step=sees_no_emergency)),
    Fault("the bounds look at one option", "P7", "place", engine=Engine(swing=first_option_swing)),
    Fault("everything is certain", "P7", "baby-milia", engine=Engine(certified=always_certain)),
    Fault("not sure scores", "P8", "place", engine=Engine(scores=not_sure_scores)),
    Fault("switched-off answers are kept", "P8", "baby-now", engine=Engine(effective=keeps_everything)),
    Fault("switched-off flags count", "P8", "baby-now", engine=Engine(level=counts_switched_off)),
    Fault("switched-off answers reach the result", "P8", "depth", engine=Engine(next_step=ignores_conditions)),
]
