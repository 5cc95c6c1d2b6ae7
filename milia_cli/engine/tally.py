"""Counts as people out of 100, and how far chance leaves them uncertain."""

from math import ceil, floor

Z = 1.959964
"""Standard deviations on either side that hold 95 of 100 results."""


def per_100(count: int, of: int) -> int:
    """A count out of 100, rounded; 0 and 100 only when it is none and all. Of nothing it is 0."""
    if count in (0, of):
        return 100 if count else 0
    return min(99, max(1, round(100 * count / of)))


def interval(count: int, of: int, independent: int | None = None) -> tuple[int, int]:
    """The Wilson interval of a share, out of 100, rounded outwards.

    ``independent`` is how many of the cases are independent, when that is fewer than all.
    """
    size = of if independent is None else min(of, independent)
    if not size:
        return 0, 100
    share = count / of
    middle = share + Z**2 / (2 * size)
    spread = Z * (share * (1 - share) / size + Z**2 / (4 * size**2)) ** 0.5
    whole = 1 + Z**2 / size
    low, high = (middle - spread) / whole, (middle + spread) / whole
    return floor(round(100 * low, 6)), ceil(round(100 * high, 6))
