"""What answers may look like, and what is said of those that may not."""

import pytest

from milia_cli.engine.answers import check_answer, check_answers
from milia_cli.errors import UsageMistake
from milia_cli.model import NOT_SURE, Answer

from .example import SMALL

SIGNS = SMALL.quiz.questions[2]
PLACE = SMALL.quiz.questions[4]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("grows", ("grows",)),
        (["bleeds", "grows"], ("grows", "bleeds")),
        (("grows", "grows"), ("grows",)),
        (["none"], ("none",)),
        (NOT_SURE, NOT_SURE),
        ([NOT_SURE], NOT_SURE),
    ],
)
def test_ticks_are_put_in_one_form(given: object, expected: Answer) -> None:
    assert check_answer(SIGNS, given) == expected


@pytest.mark.parametrize(("given", "expected"), [("lid", "lid"), (["lid"], "lid"), ([NOT_SURE], NOT_SURE)])
def test_choices_are_put_in_one_form(given: object, expected: Answer) -> None:
    assert check_answer(PLACE, given) == expected


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"bmup": "grows"}, 'there is no question "bmup". Did you mean bump?'),
        ({"zzz": "grows"}, 'there is no question "zzz".'),
        ({"bump": "grow"}, '"grow" is not an answer to "bump". Did you mean grows?'),
        ({"bump": "zzz"}, '"zzz" is not an answer to "bump". It has: grows, bleeds, none, not-sure.'),
        ({"bump": ["none", "grows"]}, '"none" excludes the other answers to "bump".'),
        ({"bump": ["not-sure", "grows"]}, '"not-sure" excludes the other answers to "bump".'),
        ({"place": ["lid", "cheek"]}, '"place" takes one answer, not 2.'),
        ({"bump": []}, 'the answer to "bump" must be one of its options, or a list of them.'),
        ({"bump": None}, 'the answer to "bump" must be one of its options, or a list of them.'),
        ({"bump": {"grows": True}}, 'the answer to "bump" must be one of its options, or a list of them.'),
        ({"bump": [1]}, 'the answer to "bump" must be one of its options, or a list of them.'),
        ({"age": True}, 'the answer to "age" must be one of its options, or a list of them.'),
    ],
)
def test_a_malformed_answer_is_the_readers_mistake(raw: dict[str, object], message: str) -> None:
    with pytest.raises(UsageMistake) as caught:
        check_answers(SMALL.quiz.questions, raw)
    assert caught.value.message.startswith(message)


def test_answers_keep_their_order() -> None:
    raw: dict[str, object] = {"top": "dip", "age": "adult"}
    assert list(check_answers(SMALL.quiz.questions, raw)) == ["top", "age"]
