"""What a search found, as a page: the best place in full with the words marked, then the others in short."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...engine.audience import concerns
from ...engine.places import Place
from ...engine.search import Found
from ...engine.spelling import fold, marked, words
from ...model import Audience, Claim, Command
from ..page import Block, Commands, Heading, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot
from .topic import Material, Wishes, claim_term, fit_mark

Forms = frozenset[str]
"""Forms of the words to mark."""
NONE: Forms = frozenset()


def search_page(
    query: str,
    found: Found,
    frame: Frame,
    audiences: Sequence[Audience],
    warning: str | None = None,
    *,
    marks: bool = True,
) -> Page:
    """The hits of a search that found something; ``marks`` sets off the words that were looked for."""
    marked_forms = found.forms if marks else NONE
    citations = Citations(frame)
    material = Material(frame, (), {}, Wishes(tuple(audiences)))
    best, *others = found.hits
    blocks: list[Block] = [Prose(Line(text)) for text in _readings(found)]
    blocks += _in_full(best, marked_forms, citations, material)
    if others:
        terms = tuple(
            _in_short(place, _telling_claim(place, found.forms), marked_forms, citations, material) for place in others
        )
        blocks += [Heading("More places"), Terms(terms)]
    number = "1 place matches" if found.total == 1 else f"{found.total} places match"
    metas = [place.meta for place in found.hits if place.meta]
    foot = page_foot(citations, metas, _next(query, found))
    return Page(f"{number}: {query}", tuple(blocks), foot, warning)


def _readings(found: Found) -> Iterator[str]:
    """How the query was understood, where that was not as it was typed."""
    for typed, read in found.read_as:
        yield f'"{typed}" is not in the guide; this is for "{read}".'
    if found.unknown:
        unknown = ", ".join(f'"{word}"' for word in found.unknown)
        yield f"Not in the guide: {unknown}."


def _next(query: str, found: Found) -> tuple[Command, ...]:
    if len(found.hits) == found.total:
        return ()
    return (Command(f"milia search --all {query}", f"all {found.total} places"),)


def _in_full(place: Place, forms: Forms, citations: Citations, material: Material) -> Iterator[Block]:
    yield Heading(place.title)
    yield from (Prose(Line(text)) for text in _fit_marks(place, material))
    text = [Prose(Line(marked(place.text, forms)))] if place.text else []
    yield from text if place.kind != "topic" else []
    terms = [_said(place, claim, forms, citations, material) for claim in place.claims]
    if terms and all(claim.term for claim in place.claims) and place.kind not in ("claim", "sign"):
        yield Terms(tuple(terms))
    else:
        yield from (Prose(line) for term in terms for line in _noted(term))
    yield from text if place.kind == "topic" else []
    yield Commands("", ((place.command, f"opens it, in {place.where}"),))


def _noted(term: Term) -> Iterator[Line]:
    """Lines of a term that stand without its name: the first has its notes."""
    first, *others = term.lines
    yield replace(first, certainty=", ".join(term.notes) or None)
    yield from others


def _said(place: Place, claim: Claim, forms: Forms, citations: Citations, material: Material) -> Term:
    """A statement as its own page shows it, with the words marked."""

    def told(text: str | None) -> str | None:
        return marked(text, forms) if text else text

    said = replace(claim, why=told(claim.why), instead=told(claim.instead), harm=told(claim.harm))
    term = claim_term(replace(said, text=marked(claim.text, forms)), citations, material)
    ungraded = material.frame.word("not-assessed")
    notes = tuple(note for note in term.notes if place.kind != "option" or note != ungraded)
    return replace(term, notes=notes, commands=())


def _in_short(place: Place, claim: Claim | None, forms: Forms, citations: Citations, material: Material) -> Term:
    """A place by its telling statement."""
    notes: tuple[str, ...] = (f"in {place.where}",)
    lines = tuple(Line(text) for text in _fit_marks(place, material))
    if claim:
        term = _said(place, claim, forms, citations, material)
        notes, lines = (*notes, *term.notes), (*lines, *term.lines)
    elif place.text:
        lines = (*lines, Line(marked(place.text, forms)))
    return Term(place.title, notes, lines, (place.command,))


def _fit_marks(place: Place, material: Material) -> Iterator[str]:
    """How a section or an option suits the audiences; a statement says so itself."""
    if place.kind not in ("claim", "sign"):
        yield from (fit_mark(fit, material.frame) for fit in concerns(place.fits, material.wishes.audiences))


def shown_claims(place: Place, forms: Forms, *, first: bool) -> tuple[Claim, ...]:
    """The statements of a hit that its page shows: all of the first, the one with most of the words of any other."""
    claim = _telling_claim(place, forms)
    return place.claims if first else (claim,) if claim else ()


def _telling_claim(place: Place, forms: Forms) -> Claim | None:
    """The statement of a place with the most of the words; the first of equals."""
    return max(place.claims, key=lambda claim: len(forms & _forms(claim)), default=None)


def _forms(claim: Claim) -> Forms:
    return frozenset(map(fold, words(f"{claim.term or ''} {claim.text} {claim.why or ''}")))


def said_text(place: Place, claims: Sequence[Claim], frame: Frame) -> str:
    """What a page says of a place, as one text without marks."""
    material, citations = Material(frame, (), {}, Wishes()), Citations(frame)
    terms = [_said(place, claim, NONE, citations, material) for claim in claims]
    said = [text for claim, term in zip(claims, terms, strict=True) for text in _texts(place, claim, term)]
    return " ".join([place.text, *said] if place.text else said)


def _texts(place: Place, claim: Claim, term: Term) -> Iterator[str]:
    if claim.term and place.kind not in ("claim", "sign"):
        yield f"{claim.term}:"
    yield from (line.text for line in term.lines)
