"""What a search found, as a page: the best place in full with the words marked, then the others in short."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...engine.audience import concerns
from ...engine.places import Place
from ...engine.search import Found
from ...engine.spelling import fold, matching, words
from ...model import Audience, Claim, Command, Sign
from ..page import Block, Commands, Heading, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot
from .topic import Material, Wishes, claim_term, fit_mark, sign_title

Forms = frozenset[str]
"""Forms of the words to mark."""
NONE: Forms = frozenset()


def search_page(
    query: str, found: Found, frame: Frame, audiences: Sequence[Audience], warning: str | None = None
) -> Page:
    """The hits of a search that found something."""
    citations = Citations(frame)
    material = Material(frame, (), {}, Wishes(tuple(audiences)))
    best, *others = found.hits
    blocks = list(_in_full(best, found, citations, material))
    if others:
        terms = tuple(_in_short(place, found, citations, material) for place in others)
        blocks += [Heading("More places"), Terms(terms)]
    above = [Prose(Line(text)) for text in (*_readings(found), *_words_found(blocks))]
    metas = [place.meta for place in found.hits if place.meta]
    foot = page_foot(citations, metas, _next(query, found))
    return Page(f"{_count(found)}: {query}", (*above, *blocks), foot, warning)


def _count(found: Found) -> str:
    """How many places have every word, and how many have some."""
    part = found.total - found.whole
    if not found.whole:
        return "1 place matches in part" if part == 1 else f"{part} places match in part"
    whole = "1 place matches" if found.whole == 1 else f"{found.whole} places match"
    return f"{whole}, {part} more in part" if part else whole


def _readings(found: Found) -> Iterator[str]:
    """How the query was understood, where that was not as it was typed."""
    for typed, read in found.read_as:
        yield f'"{typed}" is not in the guide; this is for "{read}".'
    if found.unknown:
        unknown = ", ".join(f'"{word}"' for word in found.unknown)
        yield f"Not in the guide: {unknown}."


def _words_found(blocks: Sequence[Block]) -> Iterator[str]:
    """The words that are marked, for whoever cannot see marks: a screen reader, a pipe, plain text."""
    terms = (term for block in blocks if isinstance(block, Terms) for term in block.terms)
    lines = [block.line for block in blocks if isinstance(block, Prose)]
    lines += [line for term in terms for line in term.lines]
    said = dict.fromkeys(word for line in lines for word in words(line.text) if word in line.marks)
    if said:
        yield f"Words found: {', '.join(said)}."


def _next(query: str, found: Found) -> tuple[Command, ...]:
    if len(found.hits) == found.total:
        return ()
    return (Command(f"milia search --all {query}", f"all {found.total} places"),)


def _in_full(place: Place, found: Found, citations: Citations, material: Material) -> Iterator[Block]:
    yield Heading(_heading(place, material))
    yield from (Prose(Line(text)) for text in _fit_marks(place, material))
    yield from (Prose(Line(f'Not in this one: "{typed}".')) for typed in found.lacking(place))
    text = [Prose(_marked(Line(place.text), found.forms))] if place.text else []
    yield from text if place.kind != "topic" else []
    terms = [_said(place, claim, found.forms, citations, material) for claim in place.claims]
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


def _marked(line: Line, forms: Forms) -> Line:
    return replace(line, marks=frozenset(matching(line.text, forms)))


def _said(place: Place, claim: Claim, forms: Forms, citations: Citations, material: Material) -> Term:
    """A statement as its own page shows it, with the words marked."""
    term = claim_term(claim, citations, material)
    ungraded = material.frame.word("not-assessed")
    notes = tuple(note for note in term.notes if place.kind != "option" or note != ungraded)
    return replace(term, notes=notes, lines=tuple(_marked(line, forms) for line in term.lines), commands=())


def _in_short(place: Place, found: Found, citations: Citations, material: Material) -> Term:
    claim = _telling_claim(place, found.forms)
    notes = (f"in {place.where}", *(f'without "{typed}"' for typed in found.lacking(place)))
    lines = tuple(Line(text) for text in _fit_marks(place, material))
    if claim:
        term = _said(place, claim, found.forms, citations, material)
        notes, lines = (*notes, *term.notes), (*lines, *term.lines)
    elif place.text:
        lines = (*lines, _marked(Line(place.text), found.forms))
    sign = _sign(place)
    if sign is None:
        return Term(place.title, notes, lines, (place.command,))
    level, asked = material.frame.notices.level_words[sign.level], f"{sign.text[0].upper()}{sign.text[1:]}."
    return Term(level, notes, (_marked(Line(asked), found.forms), *lines), (place.command,))


def _heading(place: Place, material: Material) -> str:
    """The title of a place; of a danger sign what it asks for, and if what."""
    sign = _sign(place)
    return sign_title(sign, material) if sign else place.title


def _sign(place: Place) -> Sign | None:
    """The danger sign that a place is about."""
    return place.claims[0].sign if place.kind == "sign" and place.claims else None


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
    heading = [f"{_heading(place, material)}."] if _sign(place) else []
    return " ".join([*heading, place.text, *said] if place.text else [*heading, *said])


def _texts(place: Place, claim: Claim, term: Term) -> Iterator[str]:
    if claim.term and place.kind not in ("claim", "sign"):
        yield f"{claim.term}:"
    yield from (line.text for line in term.lines)
