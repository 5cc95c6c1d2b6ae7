"""Which names a result gives: those that answers speak for, few enough to read, and none when too little is known."""

from hypothesis import given, settings
from hypothesis import strategies as st

from milia_cli.engine.explanation import Backing, explain, supported
from milia_cli.engine.likeness import Ranking, rank
from milia_cli.engine.naming import MOST, Shown, level_of, listed, shown
from milia_cli.engine.prepared import prepare
from milia_cli.engine.questionnaire import Result, replay
from milia_cli.library import Library
from milia_cli.model import NOT_SURE, Answers, Question
from milia_cli.proofs.answers import every

from .record import CONTENT

PREPARED = prepare(Library(str(CONTENT)).questionnaire())
WEIGHTS = PREPARED.weights
SCREENS: Answers = {question.id: ("none",) for question in PREPARED.questions if question.type == "multi-choice"}
FEATURES = [question for question in PREPARED.questions if question.role == "feature"]


def result(answers: Answers) -> Result:
    """Where an adult's calm answers lead; "not sure" wherever nothing is said."""
    unsure: Answers = {question.id: NOT_SURE for question in FEATURES}
    step = replay(PREPARED, {"age": "adult", **SCREENS, **unsure, **answers}).step
    assert isinstance(step, Result)
    return step


RANKING = Ranking(best=(4, 2), possible=(7, 1), order=(4, 2, 7, 1, 0), scores=(0,) * 8)


def backing(some: set[int], enough: set[int]) -> Backing:
    """Which outcomes answers speak for at all, and which are spoken for enough."""
    return Backing(frozenset(some | enough), frozenset(enough), told=2)


def test_only_the_leader_may_be_named_without_enough_for_it() -> None:
    """Being frequent, or grave, names nothing that is not the likeliest."""
    assert shown(RANKING, backing(set(), {2, 1})) == Shown((4, 2), (1,))
    assert shown(RANKING, backing({4, 2}, {7})) == Shown((4,), (7,))
    assert shown(RANKING, backing({4, 2, 1}, set())) == Shown((4,), ())


def test_nothing_is_named_when_no_answer_speaks_for_anything_near() -> None:
    """Not even the leader, which would lead for being frequent alone."""
    assert shown(RANKING, backing({2, 7}, {0})) == Shown((), ())
    unsure = result({})
    assert (unsure.level, unsure.fits_best, unsure.also_possible, unsure.nothing_fits) == ("routine", (), (), True)
    assert [(reason.kind, reason.id) for reason in unsure.reasons] == [("nothing-fits", "too-little-known")]


def test_one_answer_alone_names_nothing() -> None:
    """Whatever it is: the place of a rare illness, or what milia feel like. It takes two, a ticked sign among them."""
    for question in FEATURES:
        for answer in every(question):
            alone = result({question.id: answer})
            assert (alone.fits_best, alone.also_possible) == ((), ()), (question.id, answer)
    assert result({"adult-bump": ("raised-rim",), "place": "nose"}).fits_best


def test_a_name_that_does_not_fit_is_a_reason_only_where_nothing_else_asks_for_as_much() -> None:
    """Beside a danger sign of the same level, no rare name that is merely the nearest is given as a reason."""
    grown = {"place": "face", "top": "closed", "size": "pinhead", "number": "one", "around": "calm", "since": "months"}
    found = result({**grown, "change": "bigger", "colour": "white", "feel": "grain", "adult-bump": ("growing",)})
    assert (found.level, found.nothing_fits) == ("soon", True)
    assert {reason.kind for reason in found.reasons} == {"red-flag", "nothing-fits"}


def test_a_rare_danger_is_not_named_to_somebody_who_said_nothing_of_it() -> None:
    """One answer that fits milia leaves no serious name beside them; answers that fit a cancer bring it up."""
    calm = result({"feel": "grain", "size": "pinhead"})
    assert calm.level in ("self-care", "routine")
    assert not [reason for reason in calm.reasons if reason.kind == "outcome" and reason.level == "soon"]
    grave = result({"place": "nose", "top": "crust-rim", "number": "one", "colour": "amber"})
    assert grave.level == "soon"
    assert "basal-cell-carcinoma" in {fit.outcome.id for fit in (*grave.fits_best, *grave.also_possible)}


def answers(question: Question) -> st.SearchStrategy[object]:
    """Some answer to a question."""
    return st.sampled_from(list(every(question)))


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({}, optional={question.id: answers(question) for question in FEATURES}))
def test_what_is_named_has_a_reason_on_the_page(said: Answers) -> None:
    """Every name that asks for a level is the leader, or has an answer that speaks for it."""
    found = result(said)
    fits = {fit.outcome.id: fit for fit in (*found.fits_best, *found.also_possible)}
    leader = found.scores[0][0] if found.scores else None
    for reason in found.reasons:
        if reason.kind == "outcome" and reason.id != leader:
            assert fits[reason.id].supporting, reason.id
    assert len([fit for fit in fits.values() if fit.outcome.floor in ("self-care", "routine")]) <= MOST
    assert found.nothing_fits or len(fits) >= 2 or found.certified


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({}, optional={question.id: answers(question) for question in FEATURES}))
def test_supported_is_what_an_explanation_says(said: Answers) -> None:
    """Some answer speaks for an outcome when its explanation lists one; enough is one that does clearly, or two."""
    spoken: Answers = {"age": "adult", **SCREENS, **said}
    near = rank(WEIGHTS, spoken).order[:20]
    support = supported(WEIGHTS, spoken, near)
    for index in near:
        words = [item.strength for item in explain(WEIGHTS, PREPARED.questions, spoken, index, 0).supporting]
        assert (index in support.some) == bool(words)
        assert (index in support.enough) == (len(words) > 1 or words in (["clearly"], ["strongly"]))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([option.id for option in PREPARED.questions[0].options]),
    st.fixed_dictionaries({}, optional={question.id: answers(question) for question in PREPARED.questions[1:]}),
)
def test_no_name_is_shown_at_an_age_that_it_excludes(age: str, said: Answers) -> None:
    """No parent reads of a cancer of old people, no adult of a newborn's rash."""
    unsure: Answers = {question.id: NOT_SURE for question in FEATURES}
    step = replay(PREPARED, {**SCREENS, **unsure, **said, "age": age}).step
    assert isinstance(step, Result)
    for fit in (*step.fits_best, *step.also_possible):
        ages = next((f.answers for f in fit.outcome.findings if f.question == "age"), {})
        assert ages.get(age) != "excluded", fit.outcome.id


def test_answers_against_the_leader_mean_that_nothing_fits() -> None:
    """Two answers that speak strongly against even the likeliest name leave none; one alone does not."""
    calm: Answers = {"place": "eyelids", "top": "closed", "feel": "grain", "size": "pinhead", "colour": "white"}
    assert not result(calm).nothing_fits
    assert not result({**calm, "size": "pea"}).nothing_fits
    odd = result({"place": "hands-feet", "top": "stalk", "feel": "rough", "size": "pea", "colour": "brown"})
    assert (odd.nothing_fits, odd.fits_best) == (True, ())
    assert odd.level != "self-care"


def test_a_list_of_names_is_cut_where_nothing_is_lost() -> None:
    """The least likely that ask for nothing go; one that asks for an earlier visit stays, wherever it stands."""
    harmless = [i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "self-care"][: MOST + 2]
    grave = next(i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "soon")
    ranking = Ranking((), (), (*harmless, grave), (0,) * len(WEIGHTS.outcomes))
    named = Shown((harmless[0],), (*harmless[1:], grave))
    cut = listed(WEIGHTS, ranking, named, "soon", alone=False, young=False)
    assert cut.all == (*harmless[:MOST], grave)
    assert level_of(WEIGHTS, cut, young=False) == level_of(WEIGHTS, named, young=False) == "soon"


def test_a_list_of_names_is_filled_with_what_asks_for_no_more() -> None:
    """A name alone gets the next likeliest beside it, but none that would ask for a sooner visit than the result."""
    harmless = [i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "self-care"][:2]
    grave = next(i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "soon")
    ranking = Ranking((), (), (harmless[0], grave, harmless[1]), (0,) * len(WEIGHTS.outcomes))
    alone = Shown((harmless[0],), ())
    assert listed(WEIGHTS, ranking, alone, "self-care", alone=False, young=False).all == tuple(harmless)
    assert listed(WEIGHTS, ranking, alone, "self-care", alone=True, young=False).all == (harmless[0],)


def test_a_name_is_filled_in_by_likeness_and_not_by_harmlessness() -> None:
    """What asks for an ordinary visit where it leads, and is the next likeliest, stands beside a harmless leader."""
    harmless = [i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "self-care"][:2]
    ordinary = next(i for i, o in enumerate(WEIGHTS.outcomes) if o.floor == "routine")
    ranking = Ranking((), (), (harmless[0], ordinary, harmless[1]), (0,) * len(WEIGHTS.outcomes))
    filled = listed(WEIGHTS, ranking, Shown((harmless[0],), ()), "self-care", alone=False, young=False)
    assert filled.all == (harmless[0], ordinary)
    assert level_of(WEIGHTS, filled, young=False) == "self-care"
