"""A questionnaire made ready for questions: its weights compiled, and what each answer could set off."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import LEVELS, Answers, Level, Question, Questionnaire, RedFlag
from . import likeness
from .likeness import Weights
from .urgency import Reason, above, outcome_floor, reasons_from_answers


@dataclass(frozen=True)
class Prepared:
    """A questionnaire with its weights, compiled once."""

    questionnaire: Questionnaire
    weights: Weights

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order written."""
        return self.questionnaire.quiz.questions

    def reasons(self, answers: Answers) -> tuple[Reason, ...]:
        """Floors set by red flags and by "not sure", most urgent first; ``answers`` are effective ones.

        Only flags of which an answer holds a condition can fire or be in doubt, as a doubt needs looks that hold.
        """
        given = ((id, (answer,) if isinstance(answer, str) else answer) for id, answer in answers.items())
        places = {place for id, options in given for option in options for place in self._showing.get((id, option), ())}
        flags = tuple(self.questionnaire.flags[place] for place in sorted(places))
        return reasons_from_answers(self.questionnaire, answers, flags)

    @cached_property
    def _showing(self) -> dict[tuple[str, str], list[int]]:
        """Question and option -> places of the red flags that it helps to show."""
        found = defaultdict(list)
        for place, flag in enumerate(self.questionnaire.flags):
            for condition in (*flag.when, *flag.also):
                for option in condition.any_of:
                    found[condition.question, option].append(place)
        return dict(found)

    @cached_property
    def told(self) -> dict[str, tuple[Level, ...]]:
        """Question -> levels of the red flags that an answer about looks could help to show."""
        read = [(flag.level, {condition.question for condition in flag.also}) for flag in self.questionnaire.flags]
        return {question.id: tuple(level for level, ids in read if question.id in ids) for question in self.questions}

    @cached_property
    def flags_reading(self) -> dict[str, tuple[tuple[RedFlag, float], ...]]:
        """Question -> red flags that an answer to it helps to show, each with the share of options that do not."""
        return {question.id: tuple(self._read_by(question)) for question in self.questions}

    def _read_by(self, question: Question) -> Iterator[tuple[RedFlag, float]]:
        for flag in self.questionnaire.flags:
            read = [condition for condition in (*flag.when, *flag.also) if condition.question == question.id]
            if read:
                showing = {option for condition in read for option in condition.any_of}
                yield flag, 1 - len(showing) / len(question.options)

    @cached_property
    def asking_for_more(self) -> dict[tuple[Level, bool], tuple[tuple[int, ...], tuple[int, ...]]]:
        """Level, and whether young -> outcomes that ask for more than it where they lead, and where they do not."""
        return {
            (level, young): (self._above(level, leads=True, young=young), self._above(level, leads=False, young=young))
            for level in LEVELS
            for young in (False, True)
        }

    def _above(self, level: Level, *, leads: bool, young: bool) -> tuple[int, ...]:
        outcomes = enumerate(self.weights.outcomes)
        return tuple(i for i, o in outcomes if above(outcome_floor(o, leads=leads, young=young), level))

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
