"""For whom something suits: what does comes first, what does not is marked, nothing is hidden."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..model import Audience, Fit

_T = TypeVar("_T")
_ORDER = {"suits": 0, "care": 2, "not-for": 3}


def concerns(fits: Iterable[Fit], audiences: Sequence[Audience]) -> tuple[Fit, ...]:
    """What is said for these audiences, most restrictive first."""
    found = [fit for fit in fits if fit.audience in audiences]
    return tuple(sorted(found, key=lambda fit: -_ORDER[fit.fit]))


def arrange(items: Iterable[_T], fits: Callable[[_T], Iterable[Fit]], audiences: Sequence[Audience]) -> list[_T]:
    """Items with what suits the audiences first and what does not last; otherwise in the order given."""

    def place(item: _T) -> int:
        found = concerns(fits(item), audiences)
        return _ORDER[found[0].fit] if found else 1

    return sorted(items, key=place)
