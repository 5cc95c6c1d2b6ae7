"""A record is a frozen dataclass in all that a caller sees; only the making of its class is quicker."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from milia_cli.model import Command, Fit, Meta, Source
from milia_cli.model.base import record


@record
class Ours:
    """A record with everything that records have."""

    id: str
    count: int = 3
    tags: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Theirs:
    """The same, made by the standard library."""

    id: str
    count: int = 3
    tags: tuple[str, ...] = ()


ARGUMENTS = st.tuples(
    st.lists(st.sampled_from(["a", 1, ()]), max_size=4),
    st.dictionaries(st.sampled_from(["id", "count", "tags", "other"]), st.sampled_from(["b", 2, ("t",)])),
)


@given(ARGUMENTS)
def test_a_record_takes_what_a_dataclass_takes(arguments: tuple[list[Any], dict[str, Any]]) -> None:
    """Any arguments make the same values, or a TypeError in both."""
    given, named = arguments
    try:
        theirs = Theirs(*given, **named)
    except TypeError:
        with pytest.raises(TypeError):
            Ours(*given, **named)
    else:
        ours = Ours(*given, **named)
        assert dataclasses.astuple(ours) == dataclasses.astuple(theirs)
        assert hash(ours) == hash(theirs)
        assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")


def test_records_are_equal_when_kind_and_values_are() -> None:
    """Equal values of one kind are equal, of two kinds not; one other value makes a difference."""
    assert Ours("a") == Ours("a", 3, ())
    assert Ours("a") != Ours("a", 4)
    other: object = Theirs("a")
    assert Ours("a") != other
    assert len({Ours("a"), Ours("a"), Ours("b")}) == 2


@pytest.mark.parametrize("name", ["id", "other"])
def test_a_record_cannot_be_changed(name: str) -> None:
    """Neither setting nor deleting works, of a field or of anything else."""
    made = Ours("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        setattr(made, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        delattr(made, name)


def test_dataclasses_read_a_record() -> None:
    """Fields with their types and defaults, replace, asdict and positional patterns work as on any dataclass."""
    ours, theirs = dataclasses.fields(Ours), dataclasses.fields(Theirs)
    assert [(f.name, f.type, f.default, f.init) for f in ours] == [(f.name, f.type, f.default, f.init) for f in theirs]
    assert dataclasses.replace(Ours("a"), count=4) == Ours("a", 4)
    assert dataclasses.asdict(Ours("a")) == {"id": "a", "count": 3, "tags": ()}
    match Ours("a", 5):
        case Ours(id, count):
            assert (id, count) == ("a", 5)
    assert dataclasses.is_dataclass(Ours)


def test_a_record_can_be_copied_and_pickled() -> None:
    """A copy, a deep copy and a pickle of a record equal it."""
    made = Fit("newborn", "suits", "Made for them.")
    assert copy.copy(made) == copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize("kind", [Meta, Source, Command])
def test_pydantic_checks_a_record(kind: type) -> None:
    """Unknown and missing keys are refused: so content is checked against the records themselves."""
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python({"no-such-key": "x"})
    assert {detail["type"] for detail in refused.value.errors()} == {"missing", "unexpected_keyword_argument"}
