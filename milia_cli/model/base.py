"""What every record is: a frozen dataclass, without the time that making one takes.

``dataclasses.dataclass`` writes and compiles six methods for every class, in half a millisecond; sixty classes cost
more than the page that they are for. Here all classes share their methods, and the table of fields, which
``dataclasses`` and pydantic look for, is made when somebody first asks for it.
"""

import dataclasses
import typing

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


def _initializer(names: tuple[str, ...], defaults: dict[str, typing.Any]) -> typing.Callable[..., None]:
    wanted, put = frozenset(names), object.__setattr__

    def init(self: typing.Any, /, *given: typing.Any, **named: typing.Any) -> None:
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

    def __get__(self, instance: object, owner: type) -> dict[str, dataclasses.Field[typing.Any]]:
        defaults = {name: vars(owner)[name] for name in owner.__annotations__ if name in vars(owner)}
        held = {"__doc__": owner.__doc__ or owner.__name__, "__annotations__": owner.__annotations__, **defaults}
        twin = type(owner.__name__, (), held)
        dataclasses.dataclass(init=False, repr=False, eq=False)(twin)  # with a docstring there is nothing to compile
        made: dict[str, dataclasses.Field[typing.Any]] = vars(twin)["__dataclass_fields__"]
        type.__setattr__(owner, "__dataclass_fields__", made)
        return made
