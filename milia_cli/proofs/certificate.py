"""P7: the certificate is right: its bounds hold, and no completion of an interview changes what it certified."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice
from random import Random

from ..engine import certificate, likeness
from ..engine.likeness import Row
from ..model import LEVELS, Answers, Question
from . import reading
from .answers import enablers, every, singles
from .bench import SEED, Bench, calm
from .report import Case, Proof, conclude

COMPLETIONS = 10_000
TRIES = 300
"""Interviews that are tried before the completions are shared out among those that are certified."""
ENOUGH = 50
"""Certified interviews that are plenty."""
P7 = "completions of certified interviews keep the leader and never raise the level that comes from flags and names"


def prove(bench: Bench) -> list[Proof]:
    """The bounds for each question, option and pair of outcomes; then seeded random completions."""
    return [_bounds_hold(bench), _completions_hold(bench)]


def _rows(bench: Bench, question: Question) -> dict[object, Row]:
    """What each answer adds to each outcome, as the scores tell it."""
    start = bench.engine.scores(bench.prepared.weights, {})
    found: dict[object, Row] = {}
    for answer in every(question):
        after = bench.engine.scores(bench.prepared.weights, {question.id: answer})
        found[answer] = tuple(now - then for now, then in zip(after, start, strict=True))
    return found


def _bounds_hold(bench: Bench) -> Proof:
    """Of every question that can be open when the certificate is given: every one but the safety questions."""
    against: list[Case] = []
    count = 0
    for question in bench.questions:
        if question.role != "feature":
            continue
        rows = _rows(bench, question)
        count += len(rows) * len(bench.questionnaire.outcomes) ** 2
        against += _wrong_bounds(bench, question, rows)
    return conclude("P7", "the certificate's bounds hold for each question, option and pair", "python", count, against)


def _wrong_bounds(bench: Bench, question: Question, rows: dict[object, Row]) -> Iterator[Case]:
    weights, swing = bench.prepared.weights, bench.engine.swing
    columns = list(zip(*rows.values(), strict=True))
    for winner, mine in enumerate(columns):
        for rival, theirs in enumerate(columns):
            gaps = [one - other for one, other in zip(mine, theirs, strict=True)]
            least, most = swing(weights, question.id, winner, rival)
            if least > min(gaps) or most < max(gaps):
                pair = f"{weights.outcomes[winner].id} against {weights.outcomes[rival].id}"
                yield Case(question.id, {}, f"{pair}: {min(gaps)} to {max(gaps)} is not within {least} to {most}")


class _Certified:
    """A certified interview: its leader and its level, and what the open questions could still add."""

    def __init__(self, bench: Bench, given: Answers) -> None:
        self.bench = bench
        self.given = given
        self.leader, self.level = _standing(bench, given)

    @cached_property
    def open(self) -> list[tuple[Question, bool]]:
        """Questions without an answer that apply, or (second value) may come to apply as answers come."""
        value, found = self.bench.questionnaire, []
        for question in self.bench.questions:
            waits = any(enabler.id not in self.given for enabler in enablers(value, question))
            if question.id not in self.given and (waits or reading.applies_to(value, question, self.given)):
                found.append((question, waits))
        return found

    def completed(self, rng: Random) -> Answers:
        """Some of the open questions that apply, answered at random."""
        kept = dict(self.given)
        for question, waits in self.open:
            applies = not waits or reading.applies_to(self.bench.questionnaire, question, kept)
            if applies and rng.random() < 0.8:
                kept[question.id] = rng.choice(singles(question))
        return kept


def _standing(bench: Bench, given: Answers) -> tuple[str, int]:
    """The leader's id, and the level that comes from flags and names."""
    ranking = likeness.rank(bench.prepared.weights, given)
    level = certificate.level_now(bench.prepared, given, ranking)
    return bench.prepared.weights.outcomes[ranking.order[0]].id, LEVELS.index(level)


def _completions_hold(bench: Bench) -> Proof:
    rng = Random(SEED)
    found = list(_certified(bench, rng))
    against = []
    each = -(-COMPLETIONS // len(found)) if found else 0  # rounded up
    for interview in found:
        drawn = [interview.completed(rng) for _ in range(each)]
        for answers in {frozenset(answers.items()): answers for answers in drawn}.values():
            leader, level = _standing(bench, answers)
            if leader != interview.leader:
                against.append(Case(interview.leader, answers, f"{leader} leads after all"))
            elif level > interview.level:
                against.append(Case(interview.leader, answers, f"the level rises to {LEVELS[level]}"))
    witnesses = [Case(interview.leader, interview.given, "certified") for interview in found[:1]]
    return conclude("P7", P7, "python", each * len(found), against, witnesses)


def _certified(bench: Bench, rng: Random) -> Iterator[_Certified]:
    """Interviews that ended certified; then typical people with some later answers open who are certified."""
    ended = [walk.answers for walk in bench.walks if walk.end and walk.end.certified and not walk.end.ended_early]
    partly = (_partly(bench, rng) for _ in range(TRIES))
    certified = (given for given in chain(ended, partly) if bench.engine.certified(bench.prepared, given))
    yield from (_Certified(bench, given) for given in islice(certified, ENOUGH))


def _partly(bench: Bench, rng: Random) -> Answers:
    reply = calm(rng.choice(bench.questionnaire.outcomes))
    everything = {question.id: reply(question) for question in bench.questions}
    whole = bench.engine.effective(bench.questions, everything)
    later = [question.id for question in bench.questions if question.role == "feature" and question.id in whole]
    left = set(rng.sample(later, min(len(later), rng.randint(1, 6))))
    kept = {id: answer for id, answer in whole.items() if id not in left}
    return bench.engine.effective(bench.questions, kept)
