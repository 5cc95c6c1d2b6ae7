"""milia quiz: guided questions, and how soon to act."""

import sys
from typing import Annotated

import typer

from ..engine.advice import disposition_for, safety_net_for, steps_for, wants_advice_only, watched
from ..engine.explanation import Fit, Support
from ..engine.prepared import Prepared, prepare
from ..engine.questionnaire import Ask, Interview, Result, next_step, replay
from ..engine.urgency import AGE_UNKNOWN, YOUNG, holds
from ..errors import EXITS, AnswersMissing
from ..library import Library
from ..model import LEVELS, Answers, Cell, Question, Questionnaire
from ..render.document import Document
from ..render.output import Output, check_page, is_terminal, note
from ..render.views import quiz as view
from .opening import open_library
from .options import ContentOption, with_output
from .quiz_words import Words, words_for
from .showing import frame_of, show, today, warning_for

HELP = """Answer a few questions: how soon to act, whom to ask, what your answers fit.

\b
milia quiz  the questions, one by one
milia quiz --list  all of them, with their ids
milia quiz --answer age=adult --next  for programs: what comes after an answer
"""
EXITS_HERE = (
    f"{EXITS} 130 left at a prompt. With --exit-code: {', '.join(f'{n} {at}' for n, at in enumerate(LEVELS, 10))}."
)
"""All the exit codes of this command."""


@with_output
def quiz(
    output: Output,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Read answers, a line each such as age: adult; - is stdin."),
    ] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar="ID=VALUE", help="One answer. May be repeated.")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; exit 5 when an answer is missing.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List all questions and their ids.")] = False,
    next_: Annotated[bool, typer.Option("--next", help="Answers in, the next question or the result out.")] = False,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help="Write your answers to a new file, or to that of --resume."),
    ] = None,
    resume: Annotated[str | None, typer.Option("--resume", metavar="FILE", help="Go on from such a file.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Add how the result came about.")] = False,
    about: Annotated[bool, typer.Option("--about", help="Say how the quiz did on written stories.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 10 to 14: self-care to emergency.")] = False,
    content: ContentOption = None,
) -> None:
    """Ask, or take the answers given, and show the result."""
    library = open_library(content)
    if list_:
        _show_list(library, output)
        return
    if about:
        _show_about(library, output)
        return
    prepared, words = prepare(library.questionnaire()), None
    given = _given(prepared, answers, answer or [], resume)
    _check_save(save, resume, force=output.force)
    complete = bool(given) and not resume and isinstance(next_step(prepared, given), Result)
    if not (no_input or next_ or complete) and is_terminal(sys.stdin) and sys.stderr is not None:
        from .interview import interview

        check_page(output)
        words = words_for(library, None)  # what is broken is told now, and not after the last answer
        today()
        session = interview(library, prepared, given, output, save)
        given, explain = session.answers, explain or session.explain
    found = replay(prepared, given)
    words = words or words_for(library, found.step)
    try:
        _show_result(words, prepared, found, output, explain=explain, stateless=next_)
    finally:  # after the result, however that ended: a full disk must not swallow what is urgent
        _save(words, prepared, found, save)
    if exit_code and isinstance(found.step, Result):
        raise typer.Exit(10 + LEVELS.index(found.step.level))


def _show_about(library: Library, output: Output) -> None:
    from .record import show_record

    show_record(library, output)


def _check_save(path: str | None, resume: str | None, *, force: bool) -> None:
    """Whether answers can be saved there, told before any is given. The file of --resume may be written again."""
    if path is not None:
        from ..render.files import check_new, is_same

        check_new(path, force=force or (resume is not None and is_same(path, resume)))


def _save(words: Words, prepared: Prepared, found: Interview, path: str | None) -> None:
    if path is not None:
        from .answers import save_answers

        note(save_answers(prepared.questionnaire, words.frame.guide.version, found.answers, path))


def _given(prepared: Prepared, file: str | None, single: list[str], resume: str | None) -> Answers:
    """All answers from the command line; --answer beats --answers, which beats --resume."""
    if file is None and resume is None and not single:
        return {}
    from .answers import answers_from_file, answers_from_options, resumed

    given: Answers = {}
    given |= resumed(prepared.questionnaire, resume) if resume is not None else {}
    given |= answers_from_file(prepared.questions, file) if file is not None else {}
    given |= answers_from_options(prepared.questions, single)
    return given


def question_data(question: Question) -> dict[str, object]:
    """A question as JSON lists it. Each takes "not-sure" beside its options."""
    options = [{"id": o.id, "text": o.text, "exclusive": o.exclusive} for o in question.options]
    keys = ("id", "text", "hint", "why", "role", "type")
    given = {key: getattr(question, key) for key in keys}
    return {**given, "options": options, "not_sure": True, "enable_when": question.enable_when}


def _show_list(library: Library, output: Output) -> None:
    found = library.quiz()
    data = {"questions": [question_data(question) for question in found.questions]}
    document = Document("questions", data, found.meta.reviewed)
    show(view.questions_page(found.questions), document, output, frame_of(library), lambda: _csv(found.questions))


def _csv(questions: tuple[Question, ...]) -> str:
    from ..render.csv import csv_text

    rows = [[q.id, q.role, q.type, q.text, option.id, option.text] for q in questions for option in q.options]
    return csv_text(["question", "role", "type", "text", "option", "option-text"], rows)


def _show_result(
    words: Words, prepared: Prepared, found: Interview, output: Output, *, explain: bool, stateless: bool
) -> None:
    frame = words.frame
    metas = view.metas_of(prepared, found.step)
    warning, reviewed = warning_for(metas), min(meta.reviewed for meta in metas)
    warnings = [warning] if warning else []
    if found.waiting:
        named = ", ".join(found.waiting)
        warnings.append(f"Not counted yet, an earlier answer is missing: {named}. Act on a danger sign all the same.")
        note(warnings[-1])
    if found.not_counted:
        named = ", ".join(found.not_counted)
        warnings.append(
            f"Not counted, as these questions are not asked with the age or place given: {named}. "
            "Act on a danger sign all the same."
        )
        note(warnings[-1])
    document = Document("quiz", quiz_data(prepared, found, words.telling), reviewed, tuple(warnings))
    if isinstance(found.step, Result):
        extras = view.Extras(words.telling, explain, words.record, warning)
        page = view.result_page(prepared, found, found.step, frame, extras)
        show(page, document, output, frame)
        return
    if stateless or output.format == "json":
        show(view.question_page(found.step), document, output, frame)
    if not stateless:
        if so_far := view.level_so_far(prepared, found.answers):
            note(so_far)
        raise _missing(found.step)


def _missing(ask: Ask) -> AnswersMissing:
    """What is missing. The way out gives no answer as an example: whoever copies it would add a false finding."""
    count = "1 answer is" if ask.at_most == 1 else f"up to {ask.at_most} answers are"
    message = f"{count} missing and there is nobody to ask. The first is {ask.question.id}."
    return AnswersMissing(message, "milia quiz --list")


def quiz_data(prepared: Prepared, found: Interview, telling: dict[str, Cell]) -> dict[str, object]:
    """The result, or how far the answers lead, as JSON. ``telling``: what tells each look-alike from milia."""
    step = found.step
    result = step if isinstance(step, Result) else None
    return {
        "status": "complete" if result else "incomplete",
        "disposition": None,
        "reasons": result.reasons if result else [],
        "fits_best": _fits(result.fits_best, telling) if result else [],
        "also_possible": _fits(result.also_possible, telling) if result else [],
        "nothing_fits": bool(result and result.nothing_fits),
        "certified": bool(result and result.certified),
        "ended_early": bool(result and result.ended_early),
        "could_change": result.could_change if result else [],
        "asked": found.asked,
        "not_sure": found.not_sure,
        "unanswered": found.unanswered,
        "answers": found.answers,
        "next_question": question_data(step.question) if isinstance(step, Ask) else None,
        "steps": [],
        "safety_net": None,
        "next": [],
        **(_advice(prepared.questionnaire, result, found.answers) if result else {}),
    }


def _advice(questionnaire: Questionnaire, result: Result, answers: Answers) -> dict[str, object]:
    """What a result says to do, in the words for a baby where the person is one."""
    quiz, young, unknown = questionnaire.quiz, holds(YOUNG, answers), holds(AGE_UNKNOWN, answers)
    advice = wants_advice_only(result, questionnaire.flags)
    chosen = disposition_for(quiz, result.level, young=young, advice=advice)
    net = safety_net_for(quiz, chosen, young=young, unknown=unknown)
    text = f"{chosen.title}: {chosen.text}. {chosen.detail}"
    parts = ("not_certain", "how_long", "where_to_go", "come_back")
    watch_for = [{"level": level, "text": sign} for level, sign in watched(net, result.level)]
    steps = steps_for(chosen, result, questionnaire.flags, young=young)
    return {
        "disposition": {"id": chosen.id, "text": text, "timeframe": chosen.timeframe},
        "steps": [{"text": step.text, "certainty": step.certainty, "sources": step.sources} for step in steps],
        "safety_net": {**{part: getattr(net, part) for part in parts}, "watch_for": watch_for},
        "next": view.next_for(result, young=young, unknown=unknown),
    }


def _fits(fits: tuple[Fit, ...], telling: dict[str, Cell]) -> list[dict[str, object]]:
    return [
        {
            "outcome": fit.outcome.id,
            "title": fit.outcome.title,
            "supporting": _supports(fit.supporting),
            "conflicting": _supports(fit.conflicting),
            "sources": fit.outcome.sources,
            "summary": fit.outcome.summary,
            "skin": fit.outcome.skin,
            "skin_sources": fit.outcome.skin_sources,
            "telling_difference": _told(telling.get(fit.outcome.id)),
            "read": fit.outcome.read,
        }
        for fit in fits
    ]


def _told(cell: Cell | None) -> dict[str, object] | None:
    return {"text": cell.text, "certainty": cell.certainty, "sources": cell.sources} if cell else None


def _supports(items: tuple[Support, ...]) -> list[dict[str, str]]:
    return [{"question": s.question, "option": s.option, "text": s.text, "strength": s.strength} for s in items]
