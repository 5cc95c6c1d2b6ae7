"""Topics to pages: the contents, a whole topic, one section, one claim."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...engine.audience import arrange, concerns
from ...engine.topic import Part, card_items
from ...model import Audience, Claim, Figure, Fit, RedFlag, Section, Sign, Topic
from ...model import Card as HelpCard
from ...model.base import record
from ..page import Block, Card, Commands, Foot, Heading, Items, Line, Page, Prose, Term, Terms
from ..page import Figure as Drawing
from .evidence import evidence, with_evidence
from .foot import Citations, Frame, certainty_word, first, next_of, page_foot, short_print, whom_to_ring

GROUPS = {"understand": "Understand", "act": "Act", "look-up": "Look up"}
ORDER = (
    "overview", "types", "causes", "look-alikes", "timeline", "when-to-get-help", "babies", "treatments", "removal",
    "home-care", "prevention", "products", "questions", "myths", "glossary", "about",
)  # fmt: skip
"""The order of reading; a topic that a pack adds comes after these."""


@record
class Wishes:
    """What a reader asked to see: for whom, with study types, with the sources in full, claims of one page only."""

    audiences: tuple[Audience, ...] = ()
    evidence: bool = False
    sources: bool = False
    claimed_by: str | None = None


@record
class Material:
    """What a topic page needs besides its topic."""

    frame: Frame
    flags: tuple[RedFlag, ...]
    figures: dict[str, Figure]
    wishes: Wishes


def reading_order(ids: Sequence[str]) -> list[str]:
    """Topic ids in the order of reading."""
    known = [id for id in ORDER if id in ids]
    return known + sorted(set(ids) - set(known))


def contents_page(heads: Sequence[dict[str, str]]) -> Page:
    """The list of topics; each head has id, title, summary and group."""
    blocks: list[Block] = [Prose(Line("Read one: milia info causes. One part of it: milia info causes sunscreen."))]
    for group, label in GROUPS.items():
        entries = tuple((head["id"], head["summary"]) for head in heads if head["group"] == group)
        if entries:
            blocks.append(Commands(label, entries))
    return Page("Topics", tuple(blocks))


def topic_page(topic: Topic, material: Material, warning: str | None) -> Page:
    """A whole topic: the answer, for whom, cards, sections, foot."""
    citations = Citations(material.frame)
    blocks: list[Block] = [Prose(_marked(claim, citations, material)) for claim in topic.answer]
    cards = cards_shown(topic.cards, material.flags, material.frame)
    blocks += cards if topic.cards_first else []
    blocks.append(Prose(Line(_scope(topic, material.frame))))
    sections = arrange(topic.sections, _fits, material.wishes.audiences)
    whole = topic.contents and material.wishes.claimed_by is None
    blocks += [_contents(topic.id, sections)] if whole and sections else []
    blocks += _arranged(sections, citations, material)
    blocks += [] if topic.cards_first else cards
    if material.wishes.sources:
        citations.cite(_signs_rest_on(topic, material))
        blocks += _sources_in_full(citations)
    return Page(topic.title, tuple(blocks), page_foot(citations, [topic.meta], topic.next), warning)


def _scope(topic: Topic, frame: Frame) -> str:
    """For whom a page is and, where it grades statements, what the words and numbers beside them mean."""
    claims = (*topic.answer, *(claim for section in topic.sections for claim in section.claims))
    graded = any(certainty_word(frame, claim) for claim in claims)
    return " ".join(text for text in (topic.scope, frame.notices.brackets if graded else None) if text)


def cards_shown(cards: Iterable[HelpCard], flags: Iterable[RedFlag], frame: Frame) -> list[Card]:
    """When to get help: a card a level, with the signs that it lists."""
    all_flags = tuple(flags)
    return [
        Card(
            card.level,
            first(card.level, card.title, frame),
            items=card_items(card, all_flags),
            last=whom_to_ring(card.level, frame.notices),
        )
        for card in cards
    ]


def _signs_rest_on(topic: Topic, material: Material) -> list[str]:
    """The sources of the danger signs on the cards, which a card itself leaves out."""
    shown = [id for card in topic.cards for id in card.flags]
    return [source for flag in material.flags if flag.id in shown for source in flag.sources]


def _fits(section: Section) -> tuple[Fit, ...]:
    return section.fits


def _contents(topic: str, sections: Sequence[Section]) -> Commands:
    """What a long page holds; each part can be read alone."""
    return Commands("On this page", tuple((f"milia info {topic} {section.id}", section.title) for section in sections))


def _arranged(sections: Sequence[Section], citations: Citations, material: Material) -> Iterator[Block]:
    for section in sections:
        yield Heading(section.title)
        yield from section_blocks(section, citations, material)


def section_blocks(section: Section, citations: Citations, material: Material) -> Iterator[Block]:
    """What stands under the heading of a section."""
    for fit in concerns(section.fits, material.wishes.audiences):
        yield Prose(Line(fit_mark(fit, material.frame)))
    if section.figure:
        figure = material.figures[section.figure]
        yield Drawing(figure.drawing, figure.ascii, figure.caption)
    if section.lead:
        yield Prose(Line(section.lead))
    claims = arranged(section, material.wishes.audiences)
    match section.layout:
        case "terms":
            headed = section.heads is not None
            terms = tuple(claim_term(claim, citations, material, headed=headed) for claim in claims)
            heads = [Term(section.heads.names, (), (Line(section.heads.texts),))] if section.heads else []
            yield from [Terms((*heads, *terms))] if claims else []
        case "steps" | "bullets":
            steps = section.layout == "steps"
            yield Items(tuple(_marked(claim, citations, material, every_fit=steps) for claim in claims), numbered=steps)
        case _:
            yield from (Prose(_marked(claim, citations, material)) for claim in claims)


def arranged(section: Section, audiences: Sequence[Audience]) -> Sequence[Claim]:
    """Claims with what suits the audiences first; steps stay in their order, which is part of what they say."""
    if section.layout == "steps":
        return section.claims
    return arrange(section.claims, lambda claim: claim.fits, audiences)


def _marked(claim: Claim, citations: Citations, material: Material, *, every_fit: bool = False) -> Line:
    """A claim in a list or as prose, with the reason where it does not simply suit the audiences, or every reason."""
    fits = (fit for fit in concerns(claim.fits, material.wishes.audiences) if every_fit or fit.fit != "suits")
    line = citations.line(claim, " ".join([claim.text, *(fit_mark(fit, material.frame) for fit in fits)]))
    return with_evidence(line, claim, material.frame, wanted=material.wishes.evidence)


def fit_mark(fit: Fit, frame: Frame) -> str:
    """How something suits an audience, in words: "Not for newborns: why"."""
    words = f"{frame.notices.fit_words[fit.fit]} {frame.notices.audience_words[fit.audience]}"
    if fit.fit == "care":
        words = f"{frame.notices.audience_words[fit.audience]}, {frame.notices.fit_words[fit.fit]}"
    return f"{words[0].upper()}{words[1:]}: {fit.why}"


def claim_term(claim: Claim, citations: Citations, material: Material, *, headed: bool = False) -> Term:
    """A claim under its name, with verdict and certainty as notes.

    ``headed`` is for lists with heads over names and texts: there how sure stands with the sources, as in prose.
    """
    frame = material.frame
    notes = [frame.notices.verdict_words[claim.verdict].lower()] if claim.verdict else []
    word = certainty_word(frame, claim)
    if claim.verdict == "opinion" and claim.certainty == "not-assessed":
        word = None
    notes += [word] if word and not headed else []
    lines = list(_claim_lines(claim, citations))
    if word and headed:
        lines[0] = replace(lines[0], certainty=word)
    lines += [Line(fit_mark(fit, frame)) for fit in concerns(claim.fits, material.wishes.audiences)]
    if material.wishes.evidence and (added := evidence(claim, frame)):
        lines.append(Line(added))
    return Term(claim.term or claim.id, tuple(notes), tuple(lines), (claim.more,) if claim.more else ())


def _claim_lines(claim: Claim, citations: Citations) -> Iterator[Line]:
    cites = citations.cite(claim.sources)
    if claim.kind != "myth":
        yield Line(claim.text, None, cites)
        yield from [Line(claim.why)] if claim.why else []
    else:
        yield Line(f"Claimed{_claimants(claim, citations.frame)}: {claim.text}")
        yield from [Line(claim.why, None, cites)] if claim.why else []
    yield from [Line(f"Instead: {claim.instead}")] if claim.instead else []
    yield from [Line(f"If acted on: {claim.harm}")] if claim.harm else []


def _claimants(claim: Claim, frame: Frame) -> str:
    return f" by {' and '.join(_who(id, frame) for id in claim.claimed_by)}" if claim.claimed_by else ""


def _who(id: str, frame: Frame) -> str:
    source = next(source for source in frame.sources.sources if source.id == id)
    sells = f" ({source.seller})" if source.seller else ""
    return f"{id}, {source.publisher}{sells}"


def part_page(topic: Topic, part: Part, material: Material, warning: str | None) -> Page:
    """One section, or one claim, as a page of its own."""
    citations = Citations(material.frame)
    if part.claim is not None and part.claim.sign:
        title, blocks = sign_title(part.claim.sign, material), _claim_page(part.claim, citations, material)
    elif part.claim is None:
        title, blocks = f"{topic.title}: {part.section.title}", list(section_blocks(part.section, citations, material))
    elif part.claim.kind == "myth":
        title, blocks = f"Myth: {part.claim.term}", [Terms(tuple(_myth_terms(part.claim, citations, material)))]
    else:
        title = f"{topic.title}: {part.claim.term or part.section.title}"
        blocks = _claim_page(part.claim, citations, material)
    if material.wishes.sources:
        blocks += _sources_in_full(citations)
    foot = Foot(citations.references(), short_print(material.frame, topic.meta), next_of(topic.next))
    return Page(title, tuple(blocks), foot, warning)


def sign_title(sign: Sign, material: Material) -> str:
    """What a danger sign asks for, and if what: it stands first wherever the sign is shown alone."""
    return first(sign.level, sign.text, material.frame)


def _claim_page(claim: Claim, citations: Citations, material: Material) -> list[Block]:
    term = claim_term(claim, citations, material)
    blocks: list[Block] = [Prose(citations.line(claim))]
    blocks += [Prose(line) for line in term.lines[1:]]
    if claim.verdict:
        blocks.append(Prose(Line(f"Verdict: {material.frame.notices.verdict_words[claim.verdict].lower()}.")))
    return blocks + ([Commands("Read", ((claim.more, "says more"),))] if claim.more else [])


def _myth_terms(claim: Claim, citations: Citations, material: Material) -> Iterator[Term]:
    frame = material.frame
    yield Term("The claim", (), (Line(claim.text),))
    if claim.claimed_by:
        who = "; ".join(_who(id, frame) for id in claim.claimed_by)
        yield Term("Who says so", (), (Line(f"{who}.", None, citations.cite(claim.claimed_by)),))
    if claim.verdict:
        yield Term("Verdict", (), (Line(f"{frame.notices.verdict_words[claim.verdict]}."),))
    if claim.why:
        yield Term("Why", (frame.word(claim.certainty),), (Line(claim.why, None, citations.cite(claim.sources)),))
    if claim.instead:
        yield Term("What to do instead", (), (Line(claim.instead),))
    if claim.harm:
        yield Term("If you act on it", (), (Line(claim.harm),))
    if material.wishes.evidence and (added := evidence(claim, frame)):
        yield Term("Evidence", (), (Line(added),))


def _sources_in_full(citations: Citations) -> list[Block]:
    by_id = {source.id: source for source in citations.frame.sources.sources}
    terms = []
    for reference in citations.references():
        source = by_id[reference.id]
        said = [f"{source.authors}."] if source.authors else []
        said += [f"{source.kind}; read: {source.read}.", source.url]
        said += [source.note] if source.note else []
        terms.append(Term(f"{reference.number}  {source.id}", (), tuple(Line(text) for text in [source.title, *said])))
    read_on = tuple((command.command, command.text) for command in citations.frame.notices.read_on)
    return [Heading("Sources in full"), Terms(tuple(terms)), Commands("Read on", read_on)] if terms else []
