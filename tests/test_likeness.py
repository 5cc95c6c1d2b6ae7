"""Scores, ranks and bounds, worked by hand from the frequency words of tests/example.py."""

from dataclasses import replace

import pytest

from milia_cli.engine.explanation import evidence
from milia_cli.engine.likeness import (
    Weights,
    compile_weights,
    gains,
    misfit,
    rank,
    scores,
    swing,
)
from milia_cli.model import NOT_SURE, Answers, Frequency, Question, Questionnaire

from .example import EXAMPLE, SMALL, outcome, question


def weights(value: Questionnaire) -> Weights:
    return compile_weights(value.quiz.questions, value.outcomes)


def two(prevalence: Frequency = "frequent") -> tuple[Question, Weights]:
    """Two outcomes, each sure of its own answer to one question."""
    asked = question("q", "one two")
    pair = (
        outcome("a", "frequent", "self-care", q={"one": "obligate"}),
        outcome("b", prevalence, "self-care", q={"two": "obligate"}),
    )
    return asked, compile_weights((asked,), pair)


# Order of the outcomes: milia, sebaceous hyperplasia, basal cell carcinoma; prevalence 0.90, 0.55, 0.025.
# top, smooth: P = .98/1.03 = .951, .17/1.095 = .155, .55/1.125 = .489; mean (weighted by prevalence) .647;
#   10 log10(.951/.647) = 1.7, 10 log10(.155/.647) = -6.2, 10 log10(.489/.647) = -1.2
# change, grows: P = .025/.95 = .026, .025/.95 = .026, .90/.95 = .947; mean .042; -2.0, -2.0, 13.5
WORKED = {
    ("top", "smooth"): (2, -6, -1),
    ("top", "dip"): (-11, 4, 2),
    ("top", "pore"): (0, 0, 0),
    ("colour", "white"): (2, -14, -4),
    ("colour", "yellow"): (-3, 2, -9),
    ("colour", "skin"): (-10, 4, 5),
    ("change", "same"): (0, 0, -15),
    ("change", "comes-goes"): (0, 0, 0),
    ("change", "grows"): (-2, -2, 14),
}


@pytest.mark.parametrize(("question", "option", "row"), [(*key, row) for key, row in WORKED.items()])
def test_weights_of_the_worked_example(question: str, option: str, row: tuple[int, ...]) -> None:
    assert weights(EXAMPLE).choices[question].weights[option] == row


def test_prior_of_a_serious_outcome_is_lifted() -> None:
    """10 log10(.55/.90) = -2; a rare cancer would start at -16 and is lifted to -8, a rare harmless outcome is not."""
    assert weights(EXAMPLE).prior == (0, -2, -8)
    harmless = replace(EXAMPLE.outcomes[2], floor="routine")
    assert weights(replace(EXAMPLE, outcomes=(*EXAMPLE.outcomes[:2], harmless))).prior == (0, -2, -16)


BASE: Answers = {"warning-signs": ("none",), "top": "smooth", "colour": "white", "change": "same"}
SCORES: list[tuple[Answers, list[int]]] = [
    ({}, [0, -2, -8]),
    (BASE, [4, -22, -28]),
    ({**BASE, "change": "grows"}, [2, -24, 1]),
    ({**BASE, "change": NOT_SURE}, [4, -22, -13]),
    ({**BASE, "warning-signs": ("hot-eye",)}, [4, -22, -28]),
    ({"top": NOT_SURE, "colour": NOT_SURE, "change": NOT_SURE}, [0, -2, -8]),
    ({"top": "dip", "colour": "skin", "change": "grows"}, [-23, 4, 13]),
]


@pytest.mark.parametrize(("answers", "expected"), SCORES)
def test_scores(answers: Answers, expected: list[int]) -> None:
    assert scores(weights(EXAMPLE), answers) == expected


def test_order_of_answers_does_not_matter() -> None:
    assert scores(weights(EXAMPLE), dict(reversed(BASE.items()))) == scores(weights(EXAMPLE), BASE)


def test_no_single_answer_counts_for_more_than_the_clamp() -> None:
    asked = question("q", "one two")
    never: Frequency = "excluded"
    pair = (
        outcome("a", "very-frequent", "self-care", q={"one": "obligate"}),
        outcome("b", "very-frequent", "self-care", q={"one": never, "two": "obligate"}),
    )
    # P(one | b) = .003/.983 = .003; mean .489; 10 log10 = -22
    assert compile_weights((asked,), pair).choices["q"].weights["one"] == (3, -20)


def test_an_outcome_that_says_nothing_about_a_question_is_neither_lifted_nor_lowered() -> None:
    asked = question("q", "one two"), question("r", "one two")
    said = outcome("a", "frequent", "self-care", q={"one": "obligate"}, r={"one": "frequent"})
    silent = outcome("b", "frequent", "self-care", r={"two": "frequent"})
    compiled = compile_weights(asked, (said, silent))
    assert compiled.choices["q"].weights == {"one": (0, 0), "two": (0, 0)}
    assert compiled.choices["q"].chances[1] is None


def test_ticks_are_separate_findings() -> None:
    """Carcinoma .55, the other four .025: weighted mean .030; left: .45 and .975 against .970."""
    grows, bleeds = weights(SMALL).ticks["bump"]
    assert (grows.ticked, grows.left) == ((-1, -1, -1, 13, -1), (0, 0, 0, -3, 0))
    one = scores(weights(SMALL), {"bump": ("grows",)})
    assert [after - before for after, before in zip(one, weights(SMALL).prior, strict=True)] == [-1, -1, -1, 10, -1]
    assert scores(weights(SMALL), {"bump": ("none",)})[3] == weights(SMALL).prior[3] - 6
    assert scores(weights(SMALL), {"bump": NOT_SURE}) == list(weights(SMALL).prior)
    assert bleeds.option == "bleeds"


def test_a_screen_that_offers_nothing_but_none_weighs_nothing() -> None:
    empty = question("bump", "none", many=True)
    compiled = compile_weights((empty,), (outcome("a", "frequent", "self-care", bump={"grows": "frequent"}),))
    assert scores(compiled, {"bump": ("none",)}) == list(compiled.prior)


def test_rank_lists_best_possible_and_order() -> None:
    found = rank(weights(EXAMPLE), {**BASE, "change": "grows"})
    assert (found.best, found.possible, found.order) == ((0, 2), (), (0, 2, 1))
    found = rank(weights(EXAMPLE), {})
    assert (found.best, found.possible, found.order) == ((0, 1), (2,), (0, 1, 2))


def test_equal_scores_are_listed_by_id() -> None:
    _, compiled = two()
    assert rank(compiled, {}).order == (0, 1)
    assert rank(replace(compiled, outcomes=compiled.outcomes[::-1]), {}).order == (1, 0)


def test_only_the_likeliest_of_a_variant_group_is_listed() -> None:
    """Milia and baby-milia share a group."""
    found = rank(weights(SMALL), {})
    assert found.order == (0, 2, 4, 3)
    assert 0 not in rank(weights(SMALL), {"age": "baby"}).order
    assert 1 in rank(weights(SMALL), {"age": "baby"}).best


@pytest.mark.parametrize(
    ("question", "winner", "rival", "expected"),
    [
        ("top", 0, 1, (-15, 8)),
        ("top", 1, 0, (-8, 15)),
        ("top", 0, 2, (-13, 3)),
        ("change", 0, 1, (0, 0)),
        ("change", 0, 2, (-16, 15)),
        ("change", 0, 0, (0, 0)),
        ("warning-signs", 0, 1, (0, 0)),
    ],
)
def test_swing(question: str, winner: int, rival: int, expected: tuple[int, int]) -> None:
    assert swing(weights(EXAMPLE), question, winner, rival) == expected


def test_swing_counts_an_answer_that_is_never_given() -> None:
    """However sure all answers are for the winner, "not sure" adds nothing."""
    _, compiled = two()
    assert swing(compiled, "q", 0, 1) == (-16, 16)
    only = replace(compiled.choices["q"], weights={"one": (3, -13)})
    assert swing(replace(compiled, choices={"q": only}), "q", 0, 1) == (0, 16)


def test_misfit() -> None:
    """Milia and the top: P .951, .024, .024; 0.22, 16.1, 16.1 decibans of surprise; mean .99, deviation 3.42."""
    assert misfit(weights(EXAMPLE), {"top": "smooth"}, 0) == pytest.approx((0.22 - 0.99) / 3.42, abs=0.01)
    assert misfit(weights(EXAMPLE), {"top": "dip"}, 0) == pytest.approx((16.15 - 0.99) / 3.42, abs=0.01)
    assert misfit(weights(EXAMPLE), {"top": NOT_SURE}, 0) == 0
    assert misfit(weights(EXAMPLE), {"warning-signs": ("bleeds",)}, 0) == 0


def test_gain() -> None:
    """P .975 and .025, so 3 and -13 decibans; read back .9755 and .0245; 2 (.488^2 + .012^2) / .5 - .5 = .452."""
    _, compiled = two()
    assert gains(compiled, [0, 0], ["q"])["q"] == pytest.approx(0.452, abs=0.001)
    assert gains(compiled, [0, -31], ["q"])["q"] == pytest.approx(0)
    assert gains(weights(EXAMPLE), [4, -22, -28], ["change"])["change"] < 0.03


def test_evidence_is_against_the_other_outcomes() -> None:
    """White: milia .84, the others .022 (weighted .55) and .19 (weighted .025), which is .03 together: +14."""
    found = [(item.question, item.option, item.decibans) for item in evidence(weights(EXAMPLE), BASE, 0)]
    assert found == [("colour", "white", 14), ("top", "smooth", 7), ("change", "same", 0)]
    against = [item.decibans for item in evidence(weights(EXAMPLE), BASE, 1)]
    assert against == [-16, -8, 0]


def test_not_sure_and_age_are_no_evidence() -> None:
    assert evidence(weights(EXAMPLE), {"top": NOT_SURE}, 0) == ()
    assert evidence(weights(SMALL), {"age": "baby"}, 1) == ()


def test_age_weighs_the_others_even_when_no_outcome_speaks_of_it() -> None:
    asked = question("age", "baby adult", kind="safety")
    silent = compile_weights((asked, *EXAMPLE.quiz.questions), EXAMPLE.outcomes)
    assert evidence(silent, {"age": "baby", **BASE}, 0) == evidence(weights(EXAMPLE), BASE, 0)


def test_ticked_options_are_evidence() -> None:
    found = evidence(weights(SMALL), {"age": "adult", "bump": ("grows",)}, 3)
    assert [(item.question, item.option, item.decibans) for item in found] == [("bump", "grows", 13)]
