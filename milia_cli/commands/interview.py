"""The quiz at a terminal: ask, go back, review, change, save."""

from dataclasses import dataclass, field

from ..engine.advice import disposition_for
from ..engine.answers import offered
from ..engine.prepared import Prepared
from ..engine.questionnaire import Ask, next_step
from ..engine.urgency import YOUNG, effective, holds
from ..errors import Left, MiliaError
from ..library import Library
from ..model import Answer, Answers, Figure, Notices
from ..render.files import check_new
from ..render.output import Output, printable
from ..render.page import Heading
from ..render.prompt import Move, Prompt
from ..render.views import quiz as view

_REVIEW = "Type a number to change that answer; those that still apply stay. Enter goes on."
_OFFERS = "Also: s FILE saves your answers to a new file, e adds to the result how it came about."


_SLIP = "Enter shows what to do. If an answer was a slip: b goes back to the last one, r shows them all."


@dataclass
class Session:
    """One reader's answers so far, and what was asked for on the way: ``explain`` the result, ``saved`` somewhere.

    ``latest`` is the question answered last, and ``before`` all answers as they were before that.
    """

    content_version: str
    prompt: Prompt
    prepared: Prepared
    answers: Answers
    figures: dict[str, Figure]
    notices: Notices
    explain: bool = False
    saved: bool = False
    latest: str | None = None
    before: Answers = field(default_factory=dict)

    @property
    def counted(self) -> Answers:
        """The answers that count, as the questions order them."""
        return effective(self.prepared.questions, self.answers)

    @property
    def numbered(self) -> Answers:
        """The answers that count, in the order given; a review numbers them so."""
        shown = self.counted
        return {id: self.answers[id] for id in self.answers if id in shown}

    def take(self, id: str, answer: Answer) -> None:
        """Take an answer, and tell which others it leaves without a question."""
        counted = self.counted
        self.latest, self.before = id, dict(self.answers)
        self.answers[id] = answer
        lost = counted.keys() - self.counted.keys()
        if lost:
            names = "; ".join(question.label for question in self.prepared.questions if question.id in lost)
            self.prompt.tell(
                f"Not asked with this answer, so no longer counted: {names}. Change it back to count them."
            )

    def keep(self, path: str) -> None:
        """Write the answers that count to a file."""
        from .answers import save_answers

        said = save_answers(self.prepared.questionnaire, self.content_version, self.counted, path)
        self.prompt.tell(printable(said))
        self.saved = True


def interview(library: Library, prepared: Prepared, given: Answers, output: Output, save: str | None) -> Session:
    """Ask until the answers lead to a result that the reader has reviewed. Raises Left when the reader leaves."""
    figures = {figure.id: figure for figure in library.figures().figures}
    session = Session(library.guide().version, Prompt(output), prepared, dict(given), figures, library.notices())
    prompt = session.prompt
    try:
        prompt.show_page(view.opening_page(prepared, printable(save) if save else None))
        _ask_all(session)
    except (Left, KeyboardInterrupt) as left:
        if isinstance(left, KeyboardInterrupt):
            prompt.end_line()
        if so_far := view.level_so_far(prepared, session.counted):
            prompt.tell(so_far)
        if save:
            session.keep(save)
        raise Left("stopped." if session.saved else "stopped. Nothing was saved.") from None
    return session


def _ask_all(session: Session) -> None:
    while True:
        step = next_step(session.prepared, session.answers)
        if isinstance(step, Ask):
            _ask(session, step)
        elif _goes_on(session) if step.ended_early else _reviewed(session):
            return


def _ask(session: Session, step: Ask) -> None:
    number, more = len(session.counted) + 1, step.at_most - 1
    head = f"Question {number}, " + (f"at most {more} more" if more else "the last one")
    moved = session.prompt.ask(step.question, head, session.figures.get(step.question.figure or ""))
    if not isinstance(moved, Move):
        session.take(step.question.id, moved)
    elif moved.to == "b":
        _back(session)
    else:
        _reviewed(session)


def _goes_on(session: Session) -> bool:
    """Say at once what an emergency answer asks for. False when the reader took it back. Raises Left on q."""
    prompt, quiz = session.prompt, session.prepared.questionnaire.quiz
    now = disposition_for(quiz, "emergency", young=holds(YOUNG, session.counted))
    prompt.show_block(view.card(now, session.notices))
    prompt.tell(_SLIP)
    while typed := prompt.read().lower():
        if typed == "q":
            raise Left("")
        if typed == "r" or (typed == "b" and session.latest is None):
            return _reviewed(session)
        if typed == "b":
            _take_back(session)
            return False
        prompt.tell(_SLIP)
    return True


def _take_back(session: Session) -> None:
    """Take back what was answered last. An answer that was changed is asked for again; b and r leave it as it was."""
    id, session.answers = session.latest, session.before
    if id is not None and id in session.answers:
        _change(session, id)


def _back(session: Session) -> None:
    """Take back the last answer that counts, and with it what was answered after it and counts no more."""
    if not session.counted:
        session.prompt.tell("This is the first question.")
    while session.answers:
        counted = session.counted
        if session.answers.popitem()[0] in counted:
            break


def _reviewed(session: Session) -> bool:
    """Show the answers; True when the reader goes on, False after an answer was changed."""
    prompt, ordered = session.prompt, session.numbered
    if not ordered:
        prompt.tell("There is no answer yet.")
        return True
    prompt.show_block(Heading("Your answers"))
    prompt.show_block(view.answers_terms(session.prepared, ordered))
    prompt.tell(_REVIEW)
    prompt.tell(_OFFERS)
    while typed := prompt.read():
        if typed.isdecimal() and 1 <= int(typed) <= len(ordered):
            _change(session, list(ordered)[int(typed) - 1])
            return False
        if not _offered(session, typed):
            prompt.tell(f"Type 1 to {len(ordered)}, Enter to go on, or q to quit.")
    return True


def _offered(session: Session, typed: str) -> bool:
    """Do what a review offers besides changing an answer; False when that was not asked for. Raises Left on q."""
    word, _, path = typed.partition(" ")
    match word.lower():
        case "q" if not path:
            raise Left("")
        case "h" | "?" if not path:
            session.prompt.tell(_REVIEW)
            session.prompt.tell(_OFFERS)
        case "e" if not path:
            session.explain = True
            session.prompt.tell("The result will say how it came about.")
        case "s" if path.strip():
            _save(session, path.strip())
        case _:
            return False
    return True


def _save(session: Session, path: str) -> None:
    """Save to a new file; what is in the way is told, and the reader may name another."""
    try:
        check_new(path, force=False)
        session.keep(path)
    except MiliaError as error:
        session.prompt.tell(error.message.partition(" Add --force")[0])


def _change(session: Session, id: str) -> None:
    number = list(session.numbered).index(id) + 1
    question = next(question for question in session.prepared.questions if question.id == id)
    question = offered(question, session.counted)
    changed = session.prompt.ask(question, f"Question {number} again", session.figures.get(question.figure or ""))
    if not isinstance(changed, Move):
        session.take(id, changed)
