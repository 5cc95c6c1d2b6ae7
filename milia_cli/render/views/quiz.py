"""The quiz to pages: its opening, a question, the list of answers, the result and how it came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...engine.advice import disposition_for, safety_net_for, steps_for, wants_advice_only, watched
from ...engine.explanation import Fit
from ...engine.prepared import Prepared
from ...engine.questionnaire import Ask, Interview, Result
from ...engine.urgency import AGE_UNKNOWN, YOUNG, Reason, ReasonKind, above, highest, holds
from ...model import (
    NOT_SURE,
    Answer,
    Answers,
    Cell,
    Claim,
    Command,
    Disposition,
    Level,
    Meta,
    Notices,
    Question,
    SafetyNet,
)
from ..page import Block, Card, Heading, Items, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot, whom_to_ring

_CITED = 3
"""Sources of one line that a result cites; JSON has them all."""
ALSO = "Also: w why we ask, n not sure, b back, r review, h this help, q quit."
KEYS = f"Type a number, then Enter. {ALSO}"
"""How to answer, as the opening says it."""


def opening_page(prepared: Prepared, save: str | None = None) -> Page:
    """What stands before the first question; with ``save``, the file for the answers, it says where they go."""
    quiz = prepared.questionnaire.quiz
    kept = f"Nothing is sent. Your answers will be written to {save}, also if you stop early." if save else quiz.privacy
    said = (*quiz.intro, quiz.limits, kept, KEYS)
    return Page(quiz.title, tuple(Prose(Line(text)) for text in said))


def questions_page(questions: Sequence[Question]) -> Page:
    """Every question with its options and ids."""
    terms = []
    for question in questions:
        options = [Line(f"{option.id}: {option.text}") for option in question.options]
        lines = [Line(question.text), *options, Line(f"{NOT_SURE}: not sure"), Line(f"Why: {question.why}")]
        terms.append(Term(question.id, (question.type,), tuple(lines), typed=True))
    return Page("Questions", (Terms(tuple(terms)),))


def question_page(ask: Ask) -> Page:
    """One question, as `--next` shows it."""
    return Page(ask.question.text, (*_hint(ask.question), Terms(tuple(_options(ask.question)))))


def _hint(question: Question) -> Iterator[Block]:
    if question.hint:
        yield Prose(Line(question.hint))


def _options(question: Question) -> Iterator[Term]:
    for option in question.options:
        yield Term(option.id, (), (Line(option.text),), typed=True)
    yield Term(NOT_SURE, (), (Line("Not sure"),), typed=True)


def said(question: Question, answer: Answer) -> str:
    """An answer in words."""
    if answer == NOT_SURE:
        return "not sure"
    given = (answer,) if isinstance(answer, str) else answer
    words = {option.id: option.said or option.text for option in question.options}
    text = "; ".join(words[id] for id in given)
    return text[:1].lower() + text[1:]


def answers_terms(prepared: Prepared, answers: Answers) -> Terms:
    """Numbered answers, in the order given."""
    by_id = {question.id: question for question in prepared.questions}
    return Terms(
        tuple(
            Term(f"{number}  {by_id[id].label}", (), (Line(said(by_id[id], answer)),))
            for number, (id, answer) in enumerate(answers.items(), 1)
        )
    )


@dataclass(frozen=True)
class Extras:
    """What a result page shows besides the result.

    ``telling`` holds the telling difference from milia of each look-alike, ``record`` the line on written stories,
    ``warning`` that of content whose review is overdue.
    """

    telling: dict[str, Cell]
    explain: bool = False
    record: str | None = None
    warning: str | None = None


def result_page(
    prepared: Prepared,
    interview: Interview,
    result: Result,
    frame: Frame,
    extras: Extras,
) -> Page:
    """The result: next step first, then why, what to do, the safety net, and only then names."""
    citations = Citations(frame)
    quiz = prepared.questionnaire.quiz
    young = holds(YOUNG, interview.answers)
    flags = prepared.questionnaire.flags
    disposition = disposition_for(quiz, result.level, young=young, advice=wants_advice_only(result, flags))
    blocks: list[Block] = [card(disposition, frame.notices)]
    blocks += _why(result, citations)
    blocks += _what_to_do(steps_for(disposition, result, flags, young=young), citations)
    unknown = holds(AGE_UNKNOWN, interview.answers)
    blocks += _safety_net(safety_net_for(quiz, disposition, young=young, unknown=unknown), result.level, frame)
    if not result.ended_early:
        blocks += _names(prepared, result, extras.telling, citations)
        blocks += _open_ends(prepared, interview, result)
    if extras.explain:
        blocks += _explanation(interview, result, frame)
    next_ = next_for(result, young=young, unknown=unknown)
    foot = page_foot(citations, metas_of(prepared, result), next_, [extras.record] if extras.record else [])
    return Page("Your result", tuple(blocks), foot, extras.warning)


def metas_of(prepared: Prepared, step: Ask | Result) -> list[Meta]:
    """The governance of what a step shows: of the questions, and of each outcome named."""
    named = (*step.fits_best, *step.also_possible) if isinstance(step, Result) else ()
    return [prepared.questionnaire.quiz.meta, *(fit.outcome.meta for fit in named)]


def card(disposition: Disposition, notices: Notices) -> Card:
    """The box at the top of a result: what to do, and by when."""
    text = f"{disposition.detail} When: {disposition.timeframe}."
    last = whom_to_ring(disposition.id, notices)
    return Card(disposition.id, f"{disposition.title}: {disposition.text}", text, last=last)


def _why(result: Result, citations: Citations) -> Iterator[Block]:
    top = [reason for reason in result.reasons if reason.level == result.level]
    rest = [reason for reason in result.reasons if reason.level != result.level]
    yield Heading("Why")
    yield Items(tuple(_reason(reason, citations) for reason in top))
    if rest:
        yield Prose(Line("Also from your answers:"))
        yield Items(tuple(_reason(reason, citations) for reason in rest))


def _reason(reason: Reason, citations: Citations) -> Line:
    named = reason.kind == "outcome"  # its sources stand with the name, below
    return Line(reason.text, None, () if named else citations.cite(reason.sources))


def _what_to_do(steps: Sequence[Claim], citations: Citations) -> Iterator[Block]:
    yield Heading("What to do")
    cited = (replace(step, sources=step.sources[:_CITED]) for step in steps)
    yield Items(tuple(citations.line(step) for step in cited), numbered=True)


_NET_HEADINGS: dict[Level, str] = {
    "emergency": "On the way, and afterwards",
    "same-day": "Until someone has looked",
    "soon": "Sooner, if something changes",
}


def _safety_net(net: SafetyNet, level: Level, frame: Frame) -> Iterator[Block]:
    """The five parts: not certain, what to watch for, how long, where to go, fine to come back."""
    yield Heading(_NET_HEADINGS.get(level, "Have them seen if something changes"))
    yield Prose(Line(net.not_certain))
    words = frame.notices.level_words
    yield Terms(
        (
            *(Term(words[at], (), (Line(text),)) for at, text in watched(net, level)),
            Term("How long", (), (Line(net.how_long),)),
            Term("Where to go", (), (Line(net.where_to_go),)),
            Term("At any time", (), (Line(net.come_back),)),
        )
    )


def _names(prepared: Prepared, result: Result, telling: dict[str, Cell], citations: Citations) -> Iterator[Block]:
    quiz = prepared.questionnaire.quiz
    if not (result.fits_best or result.also_possible):
        return
    yield Heading("Nearest on our list" if result.nothing_fits else "What your answers fit")
    if above(result.level, "routine"):
        yield Prose(Line(f"{quiz.whatever} {quiz.fit_notice}"))
    else:
        yield Prose(Line(quiz.fit_notice))
    terms = [_fit(fit, "fits best", telling, citations) for fit in result.fits_best]
    other = "nearest" if result.nothing_fits else "also possible"
    for fit in result.also_possible:
        terms.append(_fit(fit, "less likely" if fit in result.less_likely else other, telling, citations))
    yield Terms(tuple(terms))
    if len(terms) == 1:
        (alone,) = (*result.fits_best, *result.also_possible)
        said = quiz.only_milia if alone.outcome.variant_group == "milia" else quiz.only_another
        yield from [Prose(Line(said))] if said else []
    if any(not fit.outcome.skin for fit in (*result.fits_best, *result.also_possible)):
        yield Prose(Line(citations.frame.notices.skin_colour))


def _fit(fit: Fit, note: str, telling: dict[str, Cell], citations: Citations) -> Term:
    def listed(kind: str) -> str:
        found = fit.supporting if kind == "For" else fit.conflicting
        words = ", ".join(f"{item.text} ({item.strength})" for item in found)
        return f"{kind}: {words or 'no answer that weighs much'}."

    lines = [Line(fit.outcome.summary, None, citations.cite(fit.outcome.sources[:_CITED]))]
    lines += [Line(listed("For")), Line(listed("Against"))]
    cell = telling.get(fit.outcome.id)
    lines += [Line(f"What tells it from milia: {cell.text}", None, citations.cite(cell.sources))] if cell else []
    skin = fit.outcome.skin
    lines += [Line(skin, None, citations.cite(fit.outcome.skin_sources))] if skin else []
    return Term(fit.outcome.title, (note,), tuple(lines), (fit.outcome.read,))


def _open_ends(prepared: Prepared, interview: Interview, result: Result) -> Iterator[Block]:
    labels = {question.id: question.label.lower() for question in prepared.questions}
    if interview.not_sure or result.could_change:
        yield Heading("What is still open")
    if interview.not_sure:
        yield Prose(Line(f"You were not sure about: {', '.join(labels[id] for id in interview.not_sure)}."))
    if result.could_change:
        asked = ", ".join(labels[id] for id in result.could_change)
        yield Prose(Line(f"Not asked, as an answer seldom makes it more urgent, though it can: {asked}."))


def _explanation(interview: Interview, result: Result, frame: Frame) -> Iterator[Block]:
    words = frame.notices.level_words
    yield Heading("How this came about")
    yield Prose(Line(_ending(result)))
    yield Prose(Line("What asks for which level (the highest counts):"))
    yield Items(tuple(Line(f"{words[reason.level]}: {_FLOOR[reason.kind]} ({reason.id})") for reason in result.reasons))
    yield Prose(Line(f"Asked: {', '.join(interview.asked)}."))
    if result.scores:
        top = result.scores[0][1]
        yield Prose(
            Line("How far each name is behind the likeliest, in decibans. At 10 the likeliest fits 10 times as well:")
        )
        yield Items(tuple(Line(f"{id}: {top - score}") for id, score in result.scores[:8]))
    fits = (*result.fits_best, *result.also_possible)
    if fits:
        yield Prose(Line("What each answer adds, in decibans: above 0 for the name, below 0 against it."))
    for fit in fits:
        weights = ", ".join(f"{s.question}={s.option} {s.decibans:+d}" for s in (*fit.supporting, *fit.conflicting))
        yield Prose(Line(f"{fit.outcome.id}: {weights or 'no answer adds or takes more than 2'}."))


_FLOOR: dict[ReasonKind, str] = {
    "red-flag": "a warning sign",
    "not-sure": "not sure about a warning sign",
    "outcome": "a name shown",
    "nothing-fits": "no name fits",
    "none": "no warning sign",
}


def _ending(result: Result) -> str:
    if result.ended_early:
        return "A danger sign ended the questions; nothing else counts."
    if result.certified:
        return "No answer to any further question of ours could change the likeliest name or make it more urgent."
    return (
        "Further questions seldom change such a result, so they ended here. "
        "But we cannot rule out that one more answer would change it."
    )


def level_so_far(prepared: Prepared, answers: Answers) -> str | None:
    """What answers that count ask for before the end, as one sentence; None while that is nothing."""
    reasons = prepared.reasons(answers)
    if not reasons:
        return None
    level = highest(reasons)
    found = disposition_for(prepared.questionnaire.quiz, level, young=holds(YOUNG, answers))
    return f"What you answered so far asks for this. {found.title}: {found.text}."


def next_for(result: Result, *, young: bool, unknown: bool) -> tuple[Command, ...]:
    """Commands to go on with, for a baby, for anybody else, or for somebody who may be either."""
    help_ = Command("milia info when-to-get-help", "every warning sign, and how soon")
    if result.ended_early:
        return (help_,)
    babies = Command("milia info babies", "milk spots, for parents")
    if young and not unknown:
        return (help_, babies, Command("milia handout parent", "one page"))
    visit = Command("milia handout visit", "one page to take to a visit")
    if unknown:
        return (help_, visit, babies)
    if result.level == "self-care":
        return (Command("milia compare treatments", "if you would like them gone"), help_, visit)
    return (help_, visit, Command("milia compare look-alikes", "milia beside what looks like them"))
