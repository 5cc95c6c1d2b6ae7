"""P8: "not sure" never scores, and an answer to a question that is switched off never counts."""

from collections.abc import Iterator

from ..model import NOT_SURE, Answer, Answers, Question
from .answers import contexts, singles
from .bench import Bench, calm, typical
from .report import Case, Proof, conclude

SAMPLES = 6
"""Typical people beside whose other answers a "not sure" is tried."""


def prove(bench: Bench) -> list[Proof]:
    """Both halves, on the scores, on the answers that count and on whole results."""
    return [_not_sure_is_silent(bench), _never_a_reason(bench), _switched_off(bench), _results_ignore(bench)]


def _not_sure_is_silent(bench: Bench) -> Proof:
    against, count = [], 0
    weights = bench.prepared.weights
    for answers in _samples(bench):
        for question in bench.questions:
            count += 1
            rest = {id: answer for id, answer in answers.items() if id != question.id}
            if bench.engine.scores(weights, {**rest, question.id: NOT_SURE}) != bench.engine.scores(weights, rest):
                against.append(Case(question.id, {**rest, question.id: NOT_SURE}, "not sure scores"))
    return conclude("P8", "not sure never scores", "python", count, against)


def _samples(bench: Bench) -> Iterator[Answers]:
    yield {}
    for outcome in bench.questionnaire.outcomes[:SAMPLES]:
        yield {question.id: typical(outcome)(question) for question in bench.questions}


def _never_a_reason(bench: Bench) -> Proof:
    """No result names a "not sure" as speaking for or against an outcome."""
    against = []
    for walk in bench.walks:
        fits = (*walk.end.fits_best, *walk.end.also_possible) if walk.end else ()
        named = {support.question for fit in fits for support in (*fit.supporting, *fit.conflicting)}
        unsure = {id for id, answer in walk.answers.items() if answer == NOT_SURE}
        against += [Case(id, walk.answers, "not sure is a reason") for id in sorted(named & unsure)]
    return conclude("P8", "not sure is never named for or against an outcome", "python", len(bench.walks), against)


def _switched_off(bench: Bench) -> Proof:
    """Each answer to each conditional question, in each context that switches it off."""
    against, count = [], 0
    for question in bench.questions:
        for context in contexts(bench.questionnaire, question)[1]:
            kept = bench.engine.effective(bench.questions, context)
            level = bench.engine.level(bench.questionnaire, context)
            for answer in singles(question):
                count += 1
                answers = {**context, question.id: answer}
                same = bench.engine.effective(bench.questions, answers) == kept
                if not same or bench.engine.level(bench.questionnaire, answers) != level:
                    against.append(Case(question.id, answers, "counts although its question is switched off"))
    return conclude("P8", "an answer to a switched-off question never counts", "python", count, against)


def _results_ignore(bench: Bench) -> Proof:
    """Whole results: with a switched-off question answered in full, everything else stays."""
    against, count = [], 0
    everything = {question.id: calm(bench.questionnaire.outcomes[0])(question) for question in bench.questions}
    for question in bench.questions:
        for context in contexts(bench.questionnaire, question)[1][:1]:
            count += 1
            rest = {id: answer for id, answer in {**everything, **context}.items() if id != question.id}
            extra = {**rest, question.id: _loud(question)}
            if bench.engine.next_step(bench.prepared, extra) != bench.engine.next_step(bench.prepared, rest):
                against.append(Case(question.id, extra, "changes the result although it is switched off"))
    return conclude("P8", "the result ignores switched-off answers", "python", count, against)


def _loud(question: Question) -> Answer:
    ids = tuple(option.id for option in question.options if not option.exclusive)
    return ids[0] if question.type == "choice" else ids
