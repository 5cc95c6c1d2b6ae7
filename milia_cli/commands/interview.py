"""The quiz at a terminal: ask, go back, review, change, save."""

from ..engine.questionnaire import Ask, Prepared, next_step
from ..engine.urgency import effective
from ..errors import Left
from ..library import Library
from ..model import Answers, Figure
from ..render.output import Output
from ..render.page import Heading
from ..render.prompt import Move, Prompt
from ..render.views import quiz as view


def interview(library: Library, prepared: Prepared, given: Answers, output: Output, save: str | None) -> Answers:
    """Ask until the answers lead to a result that the reader has reviewed. Raises Left when the reader leaves."""
    prompt = Prompt(output)
    figures = {figure.id: figure for figure in library.figures().figures}
    answers = dict(given)
    try:
        prompt.show_page(view.opening_page(prepared))
        if save:
            prompt.tell("You asked for --save, so your answers will be written to that file, also if you stop early.")
        return _ask_all(prompt, prepared, answers, figures)
    except (Left, KeyboardInterrupt) as left:
        if isinstance(left, KeyboardInterrupt):
            prompt.end_line()
        kept = _kept(library, prepared, answers, save)
        raise Left(kept) from None


def _kept(library: Library, prepared: Prepared, answers: Answers, save: str | None) -> str:
    if not save:
        return "stopped. Nothing was saved."
    from .answers import save_answers

    save_answers(library, effective(prepared.questions, answers), save)
    return "stopped."


def _ask_all(prompt: Prompt, prepared: Prepared, answers: Answers, figures: dict[str, Figure]) -> Answers:
    while True:
        step = next_step(prepared, answers)
        if not isinstance(step, Ask):
            if step.ended_early or _reviewed(prompt, prepared, answers, figures):
                return answers
            continue
        number, more = len(effective(prepared.questions, answers)) + 1, step.at_most - 1
        head = f"Question {number}, " + (f"at most {more} more" if more else "the last one")
        moved = prompt.ask(step.question, head, figures.get(step.question.figure or ""))
        if not isinstance(moved, Move):
            answers[step.question.id] = moved
        elif moved.to == "b":
            _back(prompt, prepared, answers)
        else:
            _reviewed(prompt, prepared, answers, figures)


def _back(prompt: Prompt, prepared: Prepared, answers: Answers) -> None:
    """Take back the last answer that counts, and with it what was answered after it and counts no more."""
    if not effective(prepared.questions, answers):
        prompt.tell("This is the first question.")
    while answers:
        counted = effective(prepared.questions, answers)
        if answers.popitem()[0] in counted:
            break


def _reviewed(prompt: Prompt, prepared: Prepared, answers: Answers, figures: dict[str, Figure]) -> bool:
    """Show the answers; True when the reader goes on, False after an answer was changed."""
    shown = effective(prepared.questions, answers)
    ordered = {id: answers[id] for id in answers if id in shown}
    if not ordered:
        prompt.tell("There is no answer yet.")
        return True
    prompt.show_block(Heading("Your answers"))
    prompt.show_block(view.answers_terms(prepared, ordered))
    prompt.tell("Type a number to change that answer; the others stay. Enter goes on.")
    while typed := prompt.read():
        if typed.lower() == "q":
            raise Left("")
        if typed.isdecimal() and 1 <= int(typed) <= len(ordered):
            _change(prompt, prepared, answers, (int(typed), list(ordered)[int(typed) - 1]), figures)
            return False
        prompt.tell(f"Type 1 to {len(ordered)}, Enter to go on, or q to quit.")
    return True


def _change(
    prompt: Prompt, prepared: Prepared, answers: Answers, chosen: tuple[int, str], figures: dict[str, Figure]
) -> None:
    number, id = chosen
    question = next(question for question in prepared.questions if question.id == id)
    changed = prompt.ask(question, f"Question {number} again", figures.get(question.figure or ""))
    if not isinstance(changed, Move):
        answers[id] = changed
