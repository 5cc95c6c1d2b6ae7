"""The quiz is proved, and each proof catches the faults that it is there for."""

import sys
from functools import cache

import pytest

from milia_cli.engine import questionnaire
from milia_cli.engine.prepared import prepare
from milia_cli.engine.questionnaire import Result
from milia_cli.library import Library
from milia_cli.model import NOT_SURE
from milia_cli.proofs import PROPERTIES, Property, Report, prove
from milia_cli.proofs.answers import every, quiet

from .conftest import skip_without
from .example import EXAMPLE, SMALL
from .faults import CONTENT, ENGINES, Fault


def needs_z3() -> None:
    try:
        import z3  # noqa: F401
    except ImportError:
        skip_without("z3-solver")


@cache
def report() -> Report:
    """The proofs of the quiz that is shipped."""
    return prove(Library("content").questionnaire())


# ---------------------------------------------------------------- the quiz that is shipped


@pytest.mark.parametrize("property", PROPERTIES)
def test_quiz_is_proved(property: Property) -> None:
    found = [proof for proof in report().proofs if proof.property == property and proof.status != "skipped"]
    assert found
    assert [str(case) for proof in found for case in proof.counterexamples] == []


def test_nothing_is_skipped() -> None:
    needs_z3()
    assert report().skipped == ()
    assert {proof.how for proof in report().proofs} == {"by construction", "python", "z3"}


def test_enough_is_tried() -> None:
    completions = [proof for proof in report().proofs if "completions" in proof.claim]
    assert [proof.cases >= 10_000 for proof in completions] == [True]
    (longest,) = [case for proof in report().proofs for case in proof.witnesses if case.subject == "longest"]
    assert len(longest.answers) <= Library("content").quiz().max_questions


def test_witnesses_replay() -> None:
    """Each outcome leads or ties in the result of its witness, as the reader would get it."""
    value = Library("content").questionnaire()
    prepared = prepare(value)
    (proof,) = [proof for proof in report().proofs if "outcome" in proof.claim and proof.property == "P3"]
    assert {case.subject for case in proof.witnesses} == {outcome.id for outcome in value.outcomes}
    for case in proof.witnesses:
        step = questionnaire.replay(prepared, case.answers).step
        assert isinstance(step, Result)
        assert case.subject in [fit.outcome.id for fit in step.fits_best]


# ---------------------------------------------------------------- small questionnaires


def test_small_questionnaire_is_proved() -> None:
    found = prove(SMALL)
    assert [str(case) for proof in found.failed for case in proof.counterexamples] == []
    assert {proof.property for proof in found.proofs} == set(PROPERTIES)


def test_example_has_one_option_that_never_matters() -> None:
    """The worked example keeps every promise but one: no outcome says anything about a dark dot on top."""
    needs_z3()
    (proof,) = prove(EXAMPLE).failed
    assert [(case.subject, case.note) for case in proof.counterexamples] == [("top=pore", "there are no such answers")]


def test_without_z3_its_proofs_are_named_as_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    found = prove(SMALL)
    assert [(proof.property, proof.how) for proof in found.skipped] == [("P1", "z3"), ("P2", "z3")]
    assert "weak-growth" in [case.subject for case in found.skipped[0].witnesses]
    assert found.failed == ()


def test_proofs_are_the_same_twice() -> None:
    assert prove(SMALL) == prove(SMALL)


def test_every_answer_is_tried() -> None:
    screen_ = SMALL.quiz.questions[2]
    assert list(every(screen_)) == [("grows",), ("bleeds",), ("none",), NOT_SURE, ("grows", "bleeds")]
    assert (quiet(screen_), quiet(SMALL.quiz.questions[4])) == (("none",), NOT_SURE)


# ---------------------------------------------------------------- planted faults


@pytest.mark.parametrize(
    "fault", [*CONTENT, *ENGINES], ids=lambda fault: f"{fault.property}: {fault.name} ({fault.how})"
)
def test_planted_fault_is_caught(fault: Fault) -> None:
    if fault.how == "z3":
        needs_z3()
    found = prove(fault.value, fault.engine, (fault.property,)).failed
    caught = {case.subject for proof in found if proof.how == fault.how for case in proof.counterexamples}
    assert fault.subject in caught


def test_every_property_has_its_fault() -> None:
    faults = [*CONTENT, *ENGINES]
    assert {fault.property for fault in faults} == set(PROPERTIES)
    assert len({(fault.property, fault.name) for fault in faults}) >= 12
