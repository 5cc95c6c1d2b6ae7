"""A product's label to a page: what is worth asking about, pausing, keeping; what is unclear; what it cannot tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...engine.audience import concerns
from ...engine.label import Finding, NearMatch, Reading, ReadName
from ...model import Audience, Ingredient, IngredientGroup, Ingredients, LabelWords, Place, Stance
from ..csv import csv_text
from ..page import Block, Heading, Items, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot
from .topic import fit_mark

_PARTS = {"before": "before the list", "active": "as an active", "may-contain": "in some shades", "list": "in the list"}


@dataclass(frozen=True)
class Wishes:
    """What a reader asked for: for whom, where it is used, whether it is washed off, whether to name all."""

    audiences: tuple[Audience, ...] = ()
    where: Place | None = None
    rinse_off: bool = False
    all: bool = False

    @property
    def concerned(self) -> tuple[Audience, ...]:
        """For whom, with the place of use."""
        return (*self.audiences, *(("eyelids",) if self.where == "eyelids" and "eyelids" not in self.audiences else ()))


def findings_shown(reading: Reading, wishes: Wishes) -> tuple[Finding, ...]:
    """The findings to show: the quiet ones, and those that concern others alone, only when all are asked for."""
    return tuple(finding for finding in reading.findings if wishes.all or _main(finding, wishes))


def _main(finding: Finding, wishes: Wishes) -> bool:
    return finding.ingredient.tell == "main" and (not finding.group.only_for or _for_them_alone(finding.group, wishes))


def _for_them_alone(group: IngredientGroup, wishes: Wishes) -> bool:
    """Whether a group is mentioned for the sake of those whom the reader asks for."""
    return any(audience in wishes.audiences for audience in group.only_for)


def near_matches_shown(reading: Reading, wishes: Wishes) -> tuple[NearMatch, ...]:
    """The near matches to show."""
    return tuple(near for near in reading.near_matches if wishes.all or near.ingredient.tell == "main")


def label_page(
    reading: Reading, table: Ingredients, frame: Frame, wishes: Wishes, warning: str | None, name: str | None = None
) -> Page:
    """One label. ``name`` is the file that it came from, where there are several."""
    citations = Citations(frame)
    blocks = tuple(_blocks(reading, table, citations, wishes) if reading.readable else _unreadable(table))
    title = _title(reading, wishes) if reading.readable else "No list of ingredients"
    next_ = table.next if reading.readable else table.next[:1]
    return Page(f"{name}: {title}" if name else title, blocks, page_foot(citations, [table.meta], next_), warning)


def _title(reading: Reading, wishes: Wishes) -> str:
    count, listed, unclear = (
        len(reading.read),
        len(findings_shown(reading, wishes)),
        len(near_matches_shown(reading, wishes)),
    )
    names = "1 name read" if count == 1 else f"{count} names read"
    return f"{names}: {listed or 'none'} on our list" + (f", {unclear} unclear" if unclear else "")


def _unreadable(table: Ingredients) -> Iterator[Block]:
    yield Prose(Line(table.words.not_a_list))
    yield Items(tuple(Line(text) for text in table.words.how_to_copy), numbered=True)


def _blocks(reading: Reading, table: Ingredients, citations: Citations, wishes: Wishes) -> Iterator[Block]:
    words = table.words
    findings = findings_shown(reading, wishes)
    said: set[str] = set()
    yield Prose(Line(words.intro))
    yield from _first(words, citations, wishes)
    if wishes.where:
        yield Prose(Line(words.where[wishes.where]))
    if not findings:
        yield Prose(Line(words.nothing_found))
    for heading, lead, chosen in _sections(findings, table, wishes):
        if chosen:
            yield Heading(heading)
            yield from [Prose(Line(lead))] if lead else []
            yield Terms(tuple(_terms(chosen, table, citations, wishes, said)))
    yield from _unclear(near_matches_shown(reading, wishes), table)
    if wishes.all:
        yield from _left_out(reading.left_out, table)
    yield from _closing(reading, findings, table, wishes)


def _first(words: LabelWords, citations: Citations, wishes: Wishes) -> Iterator[Block]:
    """What those whom the reader asks for are told whatever the label holds, and for a baby when to get help."""
    concerned = (claim for claim in words.first if concerns(claim.fits, wishes.audiences))
    yield from (Prose(citations.line(claim)) for claim in concerned)
    if "newborn" in wishes.audiences:
        yield Prose(Line(citations.frame.notices.start_card))


_Section = tuple[str, str | None, list[Finding]]


def _sections(findings: Sequence[Finding], table: Ingredients, wishes: Wishes) -> Iterator[_Section]:
    """Heading, lead and findings of each part of the page: medicines first, what is only mentioned last."""
    words = table.words
    barred = [f for f in findings if _for_them_alone(f.group, wishes)]
    barred += [f for f in findings if f.group.stance == "may-help" and _barred(f.group, wishes)]
    washed = [f for f in findings if f.group.washed_off and wishes.rinse_off]

    def rest(stance: Stance) -> _Section:
        chosen = [f for f in findings if f.group.stance == stance and f not in barred and f not in washed]
        return words.headings[stance], words.leads.get(stance), chosen

    yield rest("ask")
    yield words.not_for, None, barred
    yield rest("pause")
    yield rest("keep")
    yield rest("may-help")
    yield words.washed_off, words.washed_off_lead, washed
    yield rest("leave-out")


def _barred(group: IngredientGroup, wishes: Wishes) -> bool:
    """Whether the group is not for those whom the reader asks for."""
    fits = (fit for caution in group.cautions for fit in concerns(caution.fits, wishes.concerned))
    return any(fit.fit == "not-for" for fit in fits)


def _terms(
    findings: Sequence[Finding], table: Ingredients, citations: Citations, wishes: Wishes, said: set[str]
) -> Iterator[Term]:
    """An entry for each name; the reason of a group stands with its first name, or with all of them together.

    Where the first has words of its own, those are not the others', so the reason stands with each.
    """
    for group in dict.fromkeys(finding.group for finding in findings):
        same = [finding for finding in findings if finding.group == group]
        sure = citations.frame.word(group.reason.certainty)
        if group.together:
            yield Term(group.title, (sure,), (_listed(same, citations), *_why(group, citations, wishes, said)))
            continue
        for finding in same:
            lines = list(_said_of(finding, table, citations))  # sources are numbered as they are named
            if finding is same[0]:
                lines += _why(group, citations, wishes, said)
            elif own_text(same[0]):
                lines.append(_reason(group, citations))
            else:
                lines.append(Line(f"Why: as for {plain_name(same[0].ingredient)}."))
            yield Term(plain_name(finding.ingredient), (*_notes(finding), sure), tuple(lines))


def _why(group: IngredientGroup, citations: Citations, wishes: Wishes, said: set[str]) -> Iterator[Line]:
    yield _reason(group, citations)
    yield from _cautions(group, citations, wishes, said)


def _reason(group: IngredientGroup, citations: Citations) -> Line:
    """Why a group is listed; how sure that is stands with its name."""
    return Line(group.reason.text, None, citations.cite(group.reason.sources))


def plain_name(ingredient: Ingredient) -> str:
    """The name that people use for it, else the one on labels."""
    return ingredient.title or ingredient.name


def _cautions(group: IngredientGroup, citations: Citations, wishes: Wishes, said: set[str]) -> Iterator[Line]:
    """Who should take care, each caution once a page; those whom the reader asks for come first, by name."""
    new = [caution for caution in group.cautions if caution.text not in said]
    said.update(caution.text for caution in new)
    for caution in sorted(new, key=lambda caution: not concerns(caution.fits, wishes.concerned)):
        concerned = concerns(caution.fits, wishes.concerned)
        text = fit_mark(replace(concerned[0], why=caution.text), citations.frame) if concerned else None
        yield citations.line(caution, text)


def own_text(finding: Finding) -> str:
    """What is known about this very name, and about its place near the end; "" if nothing is."""
    ingredient = finding.ingredient
    return " ".join(filter(None, (ingredient.text, ingredient.near_end if finding.near_end else None)))


def _notes(finding: Finding) -> Iterator[str]:
    """The place in words. A medicine has none: there the order would say nothing about the amount."""
    if finding.part == "list":
        if finding.position is not None and finding.group.stance != "ask":
            yield "near the end" if finding.near_end else _ordinal(finding.position)
    else:
        yield f"named {_PARTS[finding.part]}"


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _said_of(finding: Finding, table: Ingredients, citations: Citations) -> Iterator[Line]:
    """How a name was printed, where else, and what is known about it alone."""
    lists = list_names(finding, table)
    said = [
        f'Printed as "{finding.as_printed}".' if _printed_otherwise(finding) else "",
        f"Also named {' and '.join(_PARTS[part] for part in finding.also)}." if finding.also else "",
        f"On the list of: {', '.join(lists)}." if lists else "",
        own_text(finding),
    ]
    text = " ".join(filter(None, said))
    if text:
        yield Line(text, None, citations.cite(finding.ingredient.sources))


def _printed_otherwise(finding: Finding) -> bool:
    return finding.as_printed.lower() != plain_name(finding.ingredient).lower()


def list_names(finding: Finding, table: Ingredients) -> list[str]:
    """The lists of a kit that print it, by their kind alone: a brand is never repeated."""
    shown = (" ".join(word for word in title.lower().split() if word in table.kinds) for title in finding.titles)
    return list(dict.fromkeys(filter(None, shown)))


def _listed(findings: Sequence[Finding], citations: Citations) -> Line:
    """The names of one group in a sentence, and what is known about each alone."""
    printed = [f' (printed as "{finding.as_printed}")' if _printed_otherwise(finding) else "" for finding in findings]
    names = [plain_name(finding.ingredient) + how for finding, how in zip(findings, printed, strict=True)]
    texts = [f"{plain_name(finding.ingredient)}: {own_text(finding)}" for finding in findings if own_text(finding)]
    cited = citations.cite(id for finding in findings for id in finding.ingredient.sources)
    return Line(" ".join((f"{', '.join(names)}.", *texts)), None, cited)


def _unclear(nears: Sequence[NearMatch], table: Ingredients) -> Iterator[Block]:
    if nears:
        yield Heading(table.words.near_heading)
        yield Terms(tuple(_near_term(near, table) for near in nears))


def _near_term(near: NearMatch, table: Ingredients) -> Term:
    notes = (_ordinal(near.position),) if near.position and near.ingredient.group != "corticosteroid" else ()
    return Term(f'"{near.as_printed}"', notes, (Line(table.words.near.replace("{name}", near.ingredient.name)),))


def _left_out(names: Sequence[ReadName], table: Ingredients) -> Iterator[Block]:
    known = [name.ingredient for name in names if name.ingredient]
    explained = tuple(Line(f"{plain_name(one)}: {one.text}") for one in known if one.text)
    others = ", ".join(plain_name(one) for one in known if not one.text)
    lines = (*explained, *((Line(f"Also: {others}."),) if others else ()))
    if lines:
        yield Heading(table.words.left_out)
        yield Items(lines)


def _closing(reading: Reading, findings: Sequence[Finding], table: Ingredients, wishes: Wishes) -> Iterator[Block]:
    """What the rest of the names and a label as such cannot tell."""
    words = table.words
    shown = {finding.ingredient.name for finding in findings}
    rest = sum(name.ingredient is None or name.ingredient.name not in shown for name in reading.read)
    rest -= len(near_matches_shown(reading, wishes))
    lines = [words.rest.replace("{count}", str(rest))] if findings and rest > 1 else []
    ordered = any(name.position for name in reading.read)
    lines += [*words.limits, *([] if ordered or not findings else [words.no_order])]
    yield Heading("What this cannot tell")
    yield Items(tuple(Line(text) for text in lines))


def label_csv(rows: Sequence[dict[str, object]]) -> str:
    """One record a finding."""
    columns = ["inci_name", "group", "stance", "as_printed", "position", "part", "certainty", "text"]
    return csv_text(columns, [["" if row[column] is None else str(row[column]) for column in columns] for row in rows])
