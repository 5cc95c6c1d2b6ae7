"""What every record is: a frozen dataclass, without the time that making one takes; and how data become one.

``dataclasses.dataclass`` writes and compiles six methods for every class, in half a millisecond; sixty classes cost
more than the page that they are for. Here all classes share their methods, and the table of fields, which
``dataclasses`` and pydantic look for, is made when somebody first asks for it.

So ``@record`` is for what content holds, for every block of a page, and for what is loaded on the way to a page of
``info``, ``compare`` and ``search``. Elsewhere (the quiz, a label, a page to print, rules, proofs, tests)
``@dataclass(frozen=True)`` is what readers of Python know, and it costs only the command that needs it.
``errors.Problem`` is one too: it sorts, and errors import no other room.
"""

import dataclasses
import datetime
import types
import typing
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any

from .words import EMPTY

_T = typing.TypeVar("_T")


@typing.dataclass_transform(frozen_default=True)
def record(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass whose unknown keys are refused when content is checked. Defaults are plain values."""
    names = tuple(cls.__annotations__)
    defaults = {name: vars(cls)[name] for name in names if name in vars(cls)}
    methods = {
        "__init__": _initializer(names, defaults),
        "__eq__": lambda self, other: self.__dict__ == other.__dict__ if type(other) is cls else NotImplemented,
        "__hash__": lambda self: hash(tuple(self.__dict__[name] for name in names)),
        "__repr__": lambda self: f"{cls.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})",
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__match_args__": names,
        "__dataclass_fields__": _Table(),
        "__pydantic_config__": {"extra": "forbid"},
    }
    for name, value in methods.items():
        setattr(cls, name, value)
    return cls


def _initializer(names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    wanted, put = frozenset(names), object.__setattr__

    def init(self: Any, /, *given: Any, **named: Any) -> None:
        if given:
            if len(given) > len(names) or not named.keys().isdisjoint(names[: len(given)]):
                raise TypeError(f"{type(self).__name__} takes each of {', '.join(names)} once")
            named.update(zip(names, given, strict=False))
        held = defaults | named
        if held.keys() != wanted:
            raise TypeError(f"{type(self).__name__} differs in {', '.join(sorted(held.keys() ^ wanted))}")
        for name in names:
            put(self, name, held[name])

    return init


def _refuse(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r} of {type(self).__name__}")


class _Table:
    """``__dataclass_fields__`` of a record: made by ``dataclasses`` from the same fields, at the first look."""

    def __get__(self, instance: object, owner: type) -> dict[str, dataclasses.Field[Any]]:
        defaults = {name: vars(owner)[name] for name in owner.__annotations__ if name in vars(owner)}
        held = {"__doc__": owner.__doc__ or owner.__name__, "__annotations__": owner.__annotations__, **defaults}
        twin = type(owner.__name__, (), held)
        dataclasses.dataclass(init=False, repr=False, eq=False)(twin)  # with a docstring there is nothing to compile
        made: dict[str, dataclasses.Field[Any]] = vars(twin)["__dataclass_fields__"]
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made


def _unchanged(data: Any) -> Any:
    return data


def _number(data: Any) -> int:
    return int(data)


def _truth(data: Any) -> bool:
    return {"true": True, "false": False}[data]


_SCALARS: dict[Any, Callable[[Any], Any]] = {
    str: _unchanged,
    int: _number,
    bool: _truth,
    datetime.date: datetime.date.fromisoformat,
}


def _is_empty(data: Any) -> bool:
    return isinstance(data, str) and data in EMPTY


@cache
def _converter(kind: Hashable) -> Callable[[Any], Any]:
    """How data become a value of this type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and "__dataclass_fields__" in vars(kind):
        return _record_converter(kind)
    if origin is tuple:
        each = _converter(arguments[0])
        return lambda data: tuple([each(item) for item in data])
    if origin is dict:
        value = _converter(arguments[1])
        return lambda data: {key: value(item) for key, item in data.items()}
    if origin is types.UnionType or origin is typing.Union:
        return _converter(arguments[0])
    return _SCALARS.get(kind, _unchanged)


def _record_converter(kind: Any) -> Callable[[Any], Any]:
    fields = {name: _converter(type_) for name, type_ in kind.__annotations__.items()}

    def convert(data: Any) -> Any:
        return kind(**{name: fields[name](value) for name, value in data.items() if not _is_empty(value)})

    return convert


def decode(kind: type[_T], data: Any) -> _T:
    """Data as a record. Raises ValueError, TypeError, KeyError or AttributeError when the shape is wrong."""
    made: _T = _converter(typing.cast(Hashable, kind))(data)
    return made
