"""A reader who answers, jumps, changes their mind, goes back, saves and resumes, on the quiz that is shipped."""

import json
from functools import cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from milia_cli.engine.answers import check_answers
from milia_cli.engine.prepared import Prepared, prepare
from milia_cli.engine.questionnaire import Ask, Result, next_step, replay
from milia_cli.engine.urgency import effective, enabled, highest, reasons_from_answers
from milia_cli.library import Library
from milia_cli.model import LEVELS, NOT_SURE, Answer, Answers, Question
from milia_cli.proofs.answers import quiet

PICK = st.integers(0, 10**6)


@cache
def quiz() -> Prepared:
    return prepare(Library("content").questionnaire())


def chosen(question: Question, pick: int) -> Answer:
    """An answer by number: mostly the quiet one to a screen of danger signs, so that most readers get beyond it."""
    ids = [option.id for option in question.options if not option.exclusive]
    if question.type == "choice":
        return ids[pick % len(ids)]
    ticked = tuple(id for place, id in enumerate(ids) if pick >> place & 1)
    return ticked if ticked and pick % 11 == 5 else quiet(question)


class Reader(RuleBasedStateMachine):
    """``answers`` is all there is; ``before`` remembers where each ``back`` must lead."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: Answers = {}
        self.before: list[tuple[Answers, Ask | Result]] = []

    @property
    def given(self) -> Answers:
        return effective(quiz().questions, self.answers)

    def level(self) -> int:
        return LEVELS.index(highest(reasons_from_answers(quiz().questionnaire, self.given)))

    def add(self, question: Question, answer: Answer) -> None:
        """One answer more: the level that comes from flags and "not sure" never falls."""
        level = self.level()
        self.before.append((dict(self.answers), next_step(quiz(), self.answers)))
        self.answers[question.id] = answer
        assert self.level() >= level

    @rule(picks=st.lists(PICK, min_size=1, max_size=8))
    def answer_next(self, picks: list[int]) -> None:
        for pick in picks:
            step = next_step(quiz(), self.answers)
            if isinstance(step, Ask):
                self.add(step.question, chosen(step.question, pick))

    @rule(pick=PICK)
    def next_is_unclear(self, pick: int) -> None:
        step = next_step(quiz(), self.answers)
        if isinstance(step, Ask) and (step.question.role == "feature" or pick % 4 == 0):
            self.add(step.question, NOT_SURE)

    @rule(pick=PICK)
    def answer_any(self, pick: int) -> None:
        waiting = [q for q in quiz().questions if q.id not in self.answers and enabled(q, self.given)]
        if waiting:
            question = waiting[pick % len(waiting)]
            self.add(question, chosen(question, pick))

    @precondition(lambda self: self.answers)
    @rule(pick=PICK)
    def change(self, pick: int) -> None:
        """A changed answer keeps the others, and those that still apply go on counting."""
        others = dict(self.answers)
        question = next(q for q in quiz().questions if q.id == list(self.answers)[pick % len(self.answers)])
        self.answers[question.id] = chosen(question, pick)
        self.before.clear()
        kept = self.given
        assert all(kept[id] == others[id] for id in kept if id != question.id)
        assert all(id in kept for id in others if enabled(self.question(id), kept) and id != question.id)

    @precondition(lambda self: self.before)
    @rule()
    def back(self) -> None:
        self.answers.popitem()
        assert (self.answers, next_step(quiz(), self.answers)) == self.before.pop()

    @rule()
    def save_and_resume(self) -> None:
        saved = json.loads(json.dumps(self.answers))
        resumed = check_answers(quiz().questions, saved)
        assert list(resumed.items()) == list(self.answers.items())
        self.answers = resumed

    def question(self, id: str) -> Question:
        return next(question for question in quiz().questions if question.id == id)

    @invariant()
    def nobody_is_asked_twice(self) -> None:
        step = next_step(quiz(), self.answers)
        assert isinstance(step, Result) or step.question.id not in self.given
        assert isinstance(step, Result) or enabled(step.question, self.given)

    @invariant()
    def disabled_answers_never_count(self) -> None:
        assert all(enabled(self.question(id), self.given) for id in self.given)
        hidden = {id: answer for id, answer in self.answers.items() if id not in self.given}
        assert not any(enabled(self.question(id), self.given) for id in hidden)

    @invariant()
    def emergency_ends_at_once(self) -> None:
        step = next_step(quiz(), self.answers)
        ended = isinstance(step, Result) and step.ended_early
        assert ended == (self.level() == LEVELS.index("emergency"))
        if isinstance(step, Result) and ended:
            assert (step.level, step.fits_best, step.also_possible) == ("emergency", (), ())

    def teardown(self) -> None:
        """The state is what a replay of its answers gives."""
        interview = replay(quiz(), self.answers)
        assert interview.answers == self.given
        assert interview.step == next_step(quiz(), interview.answers)
        assert len(set(interview.asked)) == len(interview.asked)
        assert set(interview.not_sure) == {id for id, answer in self.given.items() if answer == NOT_SURE}
        again = replay(quiz(), dict(reversed(self.answers.items())))
        assert (again.asked, again.step, again.answers) == (interview.asked, interview.step, interview.answers)


TestReader = Reader.TestCase
TestReader.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
