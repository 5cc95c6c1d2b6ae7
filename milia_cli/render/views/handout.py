"""Handouts to pages for paper: the list of them, and one page composed of what stands elsewhere in the guide."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ...engine import handout as engine
from ...engine.audience import concerns
from ...engine.explanation import Fit
from ...engine.told import Reached
from ...engine.urgency import above
from ...model import Audience, Claim, Disposition, Meta, Quiz
from ..page import Block, Card, Commands, Foot, Form, FormLine, Heading, Items, Line, Overview, Page, Prose
from .comparison import option_row
from .foot import Citations, Frame, small_print
from .topic import fit_mark

COLUMNS = 78
"""What a handout is laid out to; 66 lines of it fill a sheet."""


@dataclass(frozen=True)
class Material:
    """What a handout needs besides its blocks. ``quiz`` is there when somebody's answers are."""

    frame: Frame
    audiences: tuple[Audience, ...]
    quiz: Quiz | None = None


def handouts_page(heads: Sequence[dict[str, str]]) -> Page:
    """The list of handouts; each head has id, title and summary."""
    entries = tuple((f"milia handout {head['id']}", head["summary"]) for head in heads)
    return Page("Pages to print", (Commands("", entries),))


def handout_page(
    title: str, blocks: Sequence[engine.Block], material: Material, metas: Iterable[Meta], warning: str | None
) -> Page:
    """One page for paper. What answers ask for today or now also stands above its title."""
    citations = Citations(material.frame)
    shown = tuple(found for block in blocks for found in _block(block, material, citations))
    above_title = " ".join([*_urgent(blocks), *([warning] if warning else [])]) or None
    foot = Foot(citations.references(titles=False), small_print(material.frame, metas, on_paper=True))
    return Page(title, shown, foot, above_title, columns=COLUMNS)


def _urgent(blocks: Sequence[engine.Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Reached) and block.disposition and above(block.disposition.id, "soon"):
            yield f"{_first(block.disposition)}."


def _first(disposition: Disposition) -> str:
    return f"{disposition.title}: {disposition.text}"


def _block(block: engine.Block, material: Material, citations: Citations) -> Iterator[Block]:
    match block:
        case engine.Claims():
            yield from _claims(block, material, citations)
        case engine.Signs():
            word = material.frame.notices.level_words[block.card.level]
            findings = tuple(flag.finding for flag in block.flags)
            yield Card(block.card.level, f"{word}: {block.card.title}", None, findings)
        case engine.Choices():
            yield from _choices(block, material, citations)
        case engine.Ask():
            yield from _headed(block.title, Items(tuple(Line(text) for text in block.questions)))
        case engine.Form():
            lines = tuple(FormLine(line.label, line.text, line.room) for line in block.lines)
            yield from _headed(block.title, Form(lines))
        case Reached():
            yield from _reached(block, material, citations)
        case _:
            assert_never(block)


def _headed(title: str | None, *blocks: Block) -> Iterator[Block]:
    yield from [Heading(title)] if title else []
    yield from blocks


def _claims(block: engine.Claims, material: Material, citations: Citations) -> Iterator[Block]:
    marks = [Prose(Line(fit_mark(fit, material.frame))) for fit in concerns(block.fits, material.audiences)]
    lines = tuple(_claim(claim, material, citations) for claim in block.claims)
    if block.layout == "prose":
        yield from _headed(block.title, *marks, *(Prose(line) for line in lines))
    else:
        yield from _headed(block.title, *marks, Items(lines, numbered=block.layout == "steps"))


def _claim(claim: Claim, material: Material, citations: Citations) -> Line:
    """A claim under its name, if it has one, with how it suits the audiences."""
    named = f"{claim.term}: {claim.text}" if claim.term else claim.text
    marks = (fit_mark(fit, material.frame) for fit in concerns(claim.fits, material.audiences))
    return citations.line(claim, " ".join([named, *marks]))


def _choices(block: engine.Choices, material: Material, citations: Citations) -> Iterator[Block]:
    attributes = block.table.attributes
    rows = tuple(option_row(o.title, o, attributes, citations, material.audiences) for o in block.table.options)
    columns = ("Option", *(attribute.short for attribute in attributes))
    sure = "How sure" if any(attribute.outcome for attribute in attributes) else ""
    yield from _headed(block.title, Overview(columns, (("", None, rows),), sure))


def _reached(block: Reached, material: Material, citations: Citations) -> Iterator[Block]:
    """The next step, and below it what the answers fit, or in an emergency what to do."""
    yield from _headed(block.title)
    if block.disposition:
        how = block.disposition.detail if block.signs else f"When: {block.disposition.timeframe}."
        yield Card(block.disposition.id, _first(block.disposition), how, block.signs)
    if block.steps:
        yield Items(tuple(citations.line(step) for step in block.steps), numbered=True)
    if not block.complete:
        yield Prose(Line("Not all questions were answered, so this can still change."))
    if block.fits_best or block.also_possible:
        yield from _fits(block, material)


def _fits(block: Reached, material: Material) -> Iterator[Block]:
    """What the answers fit. Where the result is urgent, that nothing fits is no reason to wait for a visit."""
    assert material.quiz
    quiz = material.quiz
    urgent = bool(block.disposition and above(block.disposition.id, "routine"))
    said = [quiz.whatever] if urgent else []
    said += [quiz.fit_notice, *([quiz.nothing_fits] if block.nothing_fits and not urgent else [])]
    yield Prose(Line(" ".join(said)))
    others = "Nearest" if block.nothing_fits else "Also possible"
    near = tuple(fit for fit in block.also_possible if fit not in block.less_likely)
    names = *_names("Fits best", block.fits_best), *_names(others, near), *_names("Less likely", block.less_likely)
    yield Form(names)


def _names(label: str, fits: Sequence[Fit]) -> Iterator[FormLine]:
    if fits:
        yield FormLine(label, "; ".join(fit.outcome.title for fit in fits))
