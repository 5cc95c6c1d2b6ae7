"""What every record of the model is: a frozen dataclass that refuses unknown keys when content is checked."""

import dataclasses
import typing
from collections.abc import Callable

_T = typing.TypeVar("_T")


@typing.dataclass_transform(frozen_default=True)
def record(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass whose unknown keys are refused when content is checked."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    make: Callable[[type[_T]], type[_T]] = dataclasses.dataclass(frozen=True)
    return make(cls)
