"""Shares of a count, as people out of 100."""


def per_100(count: int, of: int) -> int:
    """A count out of 100, rounded; 0 and 100 only when it is none and all. Of nothing it is 0."""
    if count in (0, of):
        return 100 if count else 0
    return min(99, max(1, round(100 * count / of)))
