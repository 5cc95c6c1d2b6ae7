"""What rests on each source, and where sources differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Claim, Disagreement
from .places import Place


@dataclass(frozen=True)
class Use:
    """One statement that rests on a source, or is quoted from it, and the place where it stands."""

    place: Place
    claim: Claim

    @property
    def name(self) -> str:
        """What the statement stands under."""
        return self.claim.term or self.place.title


def uses(places: Iterable[Place]) -> dict[str, tuple[Use, ...]]:
    """Source id -> what rests on it or is quoted from it, in the order of the places."""
    found: dict[str, list[Use]] = {}
    for place in places:
        for claim in () if place.parts else place.claims:
            for id in dict.fromkeys((*claim.sources, *claim.claimed_by)):
                found.setdefault(id, []).append(Use(place, claim))
    return {id: tuple(used) for id, used in found.items()}


def commands(used: Iterable[Use], differing: Iterable[Disagreement]) -> list[str]:
    """The commands that open what rests on a source, each once."""
    opened = [use.place.command for use in used]
    opened += ["milia sources --disagreements"] if any(differing) else []
    return list(dict.fromkeys(opened))


def differing(disagreements: Iterable[Disagreement], id: str) -> tuple[Disagreement, ...]:
    """The disagreements in which a source takes a side."""
    return tuple(found for found in disagreements if any(id in side.sources for side in found.sides))


def by_page(used: Iterable[Use]) -> Iterator[tuple[str, tuple[Use, ...]]]:
    """Uses by the page that they are on, pages in the order of their first use."""
    pages: dict[str, list[Use]] = {}
    for use in used:
        page = use.place.title if use.place.kind in ("topic", "table") else use.place.page
        pages.setdefault(page, []).append(use)
    return ((page, tuple(found)) for page, found in pages.items())


def by_command(used: Iterable[Use]) -> Iterator[tuple[str, tuple[Use, ...]]]:
    """Uses by the command that opens them, in the order of their first use."""
    opened: dict[str, list[Use]] = {}
    for use in used:
        opened.setdefault(use.place.command, []).append(use)
    return ((command, tuple(found)) for command, found in opened.items())
