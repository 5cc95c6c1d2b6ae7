"""Cuts a cleaned label at its headings into parts: what stands before the list, actives, lists, what it may contain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .label_text import BULLET

PartKind = Literal["before", "active", "list", "may-contain", "other"]
"""before: shop text and the like; other: directions, warnings, notes. The rest are lists."""
_INGREDIENTS = (
    r"ingredients?|ingredient[ei]s?|ingredienser|ingredi[e\u00eb]nten|ingr[\u00e9e]dients?|inci|inhaltsstoffe?|bestandteile"
    r"|composici[o\u00f3]n|composi[c\u00e7][a\u00e3]o|composition|composizione|zusammensetzung|samenstelling|sk[l\u0142]adniki"
)
_WORDS: dict[str, str] = {
    "key": r"(?:key|star|hero|main|featured|highlighted|notable) (?:active )?ingredients?",
    "active": (
        r"(?:drug facts ?:? ?\n?)?active (?:drug |pharmaceutical )?ingredients?(?: ?[/&] ?purposes?)?|sunscreen (?:actives?|agents?)"
        r"|active sunscreens?|principes? actifs?|wirkstoffe?|principi?os? (?:activ[oi]s?|ativos?|attiv[oi])|actives?(?= ?:)"
    ),
    "inactive": (
        r"(?:in ?-?active|non-? ?medicinal|non-? ?active|other) ingredients?(?: list)?|excipients?|hilfsstoffe?|sonstige bestandteile"
        r"|excipientes?|eccipienti"
    ),
    "list": rf"(?:full |all |complete )?(?:{_INGREDIENTS})(?: list)?|edients(?= ?:)|contains(?= ?:)|contient(?= ?:)",
    "may": (
        r"may (?:also )?contain|peut contenir|kann enthalten|puede contener|pode conter|pu[o\u00f2] contenere|kan bevatten"
        r"|\+ ?/ ?-|\u00b1"
    ),
    "purpose": r"purposes?",
    "other": (
        r"drug facts|uses?|indications?|warnings?|cautions?|precautions?|directions?(?: for use)?|how to use|suggested use|usage"
        r"|other information|questions(?: or comments)?|do not use|stop use|when using(?: this product)?|keep out of|for external use"
        r"|manufactured|distributed|made in|storage|store (?:at|in|below)|ingredient benefits|benefits|note|claims?"
        r"|conseils? d'utilisation|mode d'emploi|pr[e\u00e9]cautions|anwendung|hinweise?|warnhinweise?|modo de (?:uso|usar|empleo)"
        r"|advertencias?|precauciones|avvertenze|gebruik"
    ),
}
_HEADING = re.compile(
    r"(?:^|(?<=[\s.;:,()\[\]]))(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
    + r")(?![\w'])(?P<aside> ?\([^(),;\n]{0,40}\))?(?P<colon> ?[:=])?",
    re.I,
)
_KINDS: dict[str, PartKind] = {"key": "before", "active": "active", "may": "may-contain", "purpose": "other", "other": "other"}
"""What a heading begins; "list" and "inactive" begin a list."""
_PANEL_KINDS = frozenset(("active", "inactive", "other", "purpose"))
_PANEL = re.compile(r"\bdrug facts\b|\bactive ingredients?\b", re.I)
_ABSENT = re.compile(
    r"(?:(?:formulated|made|crafted|formul[e\u00e9]e?) (?:without|sans|ohne)|(?<![\w-])free (?:of|from)|contains? (?:no|neither)"
    r"|(?:does|do) not contain|(?<![\w-])(?:without|sans|ohne|frei von|sin|sem|senza|zonder|no added)(?= )|(?<![\d.,])0 ?%"
    r"|(?:(?<=^)|(?<=[\n.;,!?\u2022-])|(?<=[\n.;,!?\u2022-] ))(?:no|never|keine?)(?= [a-z]))",
    re.I,
)
_LONGEST_ABSENCE = 1500
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\n")
_HEAD_OF_LINE = re.compile(r"(?P<dash>[-\u2022] ?)?(?P<head>[^:,;\n]{2,80}): ?(?P<rest>.*)")
_KIT_TITLE = re.compile(r"([^\W\d_][^:,;.\n]{1,60}):(?= ?[^\n,]{2,80},[^\n,]{2,80},)")
_SUN = re.compile(
    r"\b(?:spf|lsf|fps|i\.?p\.?) ?:? ?\d{1,3}\b|\bpa ?\+{2,4}|\bsunscreens?\b|\bsun (?:protection|cream|filters?)\b|\buv filters?\b"
    r"|\bbroad[ -]spectrum\b|\b(?:protecteur|protector|protetor|protection|cr[e\u00e8]me) solaire?\b|\bsonnenschutz|\bsonnencreme\b",
    re.I,
)
_ADVISED = re.compile(r"\b(?:use|apply|wear|with|using|wearing|need|limit|utiliser|verwenden)\b[^.\n]{0,25}$", re.I)


@dataclass(frozen=True)
class Part:
    """A stretch of the label. ``title`` is what stands before the heading of a list, as in a kit; "" if nothing does."""

    kind: PartKind
    text: str
    title: str = ""


@dataclass(frozen=True)
class Parts:
    """All parts in the order printed, and what the text as a whole shows.

    ``headed``: a list stands under a heading; ``panel``: it has a panel of actives, so that order means nothing;
    ``sun``: the text itself speaks of a sun product.
    """

    parts: tuple[Part, ...]
    headed: bool
    panel: bool
    sun: bool


def cut(text: str) -> Parts:
    """The parts of a cleaned label."""
    text = _without_absent(text)
    headings = list(_headings(text))
    kinds = {heading.kind for heading in headings}
    stretches = list(_stretches(text, headings))
    parts = tuple(part for stretch in stretches for part in _put_together(_lines(stretch.part)))
    headed = bool(kinds & {"active", "inactive", "list"})
    sun = any(_speaks_of_sun(stretch.part.text) for stretch in stretches if stretch.heading != "other")
    return Parts(parts, headed, bool(kinds & {"active", "inactive"}), sun)


def _without_absent(text: str) -> str:
    """The text with what it says is not inside taken out: to the end of the sentence, or of the bullets after a colon."""
    kept, at = [], 0
    for found in _ABSENT.finditer(text):
        if found.start() >= at:
            kept += [text[at : found.start()], "\n"]
            at = _absence_end(text, found.end())
    return "".join(kept) + text[at:] if kept else text


def _absence_end(text: str, start: int) -> int:
    stop = min(len(text), start + _LONGEST_ABSENCE)
    line = text.find("\n", start, stop)
    while line >= 0 and (text[line - 1] in ",:;" or text[line + 1 : line + 2] in ("-", BULLET)):
        line = text.find("\n", line + 1, stop)
    stop = stop if line < 0 else line
    sentence = _SENTENCE_END.search(text, start, stop)
    stop = sentence.start() if sentence else stop
    return next((start + heading.start for heading in _headings(text[start:stop])), stop)


@dataclass(frozen=True)
class _Heading:
    kind: str
    start: int
    end: int
    title: str


def _headings(text: str) -> Iterator[_Heading]:
    """Each heading; the name of a list that stands before it on its line belongs to it."""
    panel = bool(_PANEL.search(text))
    for found in _HEADING.finditer(text):
        kind = next(kind for kind in _WORDS if found.group(kind))
        if _is_heading(text, found, kind, panel=panel):
            title = _title(text, found.start()) if kind in {"list", "inactive"} else ""
            yield _Heading(kind, found.start() - len(title), found.end(), title.strip(" :-\n"))


def _is_heading(text: str, found: re.Match[str], kind: str, *, panel: bool) -> bool:
    """A heading has a colon, or begins a line and is not followed by plain words, or is a capitalised word of a drug panel."""
    if kind == "may" or found["colon"]:
        return True
    after = text[found.end() : found.end() + 2].lstrip(" ")[:1]
    window = text[max(0, found.start() - 3) : found.start()]
    begins_line = not window.rpartition("\n")[2].strip(" -#" + BULLET) and ("\n" in window or found.start() <= len(window) < 3)
    if begins_line or not found.start():
        sure = kind in {"active", "inactive"} or " " in found.group(kind)
        return after in ("", "\n") or not after.islower() or panel or sure
    return panel and found.group(kind)[0].isupper() and kind in _PANEL_KINDS


def _title(text: str, start: int) -> str:
    """What stands before a heading in its line or sentence, if it is short: the name of one list of a kit."""
    window = text[max(0, start - 60) : start]
    cut_at = max(window.rfind("\n") + 1, window.rfind(". ") + 2 if ". " in window else 0)
    if cut_at == 0 and start > 60:
        return ""
    title = window[cut_at:]
    return title if 0 < len(title.split()) <= 6 and "," not in title else ""


@dataclass(frozen=True)
class _Stretch:
    heading: str
    part: Part


def _stretches(text: str, headings: list[_Heading]) -> Iterator[_Stretch]:
    has_list = any(heading.kind in {"active", "inactive", "list"} for heading in headings)
    first = headings[0].start if headings else len(text)
    yield _Stretch("", Part("before" if has_list and headings[0].kind != "may" else "list", text[:first]))
    current: PartKind = "list"
    for index, heading in enumerate(headings):
        stop = headings[index + 1].start if index + 1 < len(headings) else len(text)
        # "Purpose" right behind "Active ingredients" heads the second column of the same table
        second_column = heading.kind == "purpose" and current == "active" and not text[headings[index - 1].end : heading.start].strip()
        current = "active" if second_column else _KINDS.get(heading.kind, "list")
        yield _Stretch(heading.kind, Part(current, text[heading.end : max(heading.end, stop)], heading.title))


def _lines(part: Part) -> Iterator[Part]:
    """A list part cut at the names of a kit's lists, and without lines that praise one ingredient ("-X: smooths ...")."""
    if part.kind != "list" or ":" not in part.text:
        yield part
        return
    title = part.title
    for line in part.text.split("\n"):
        kit = _KIT_TITLE.match(line)
        if kit:
            title = kit.group(1).strip()
            yield Part("list", line[kit.end() :], title)
        else:
            yield Part("before", line) if _praises(line) else Part("list", line, title)


def _praises(line: str) -> bool:
    found = _HEAD_OF_LINE.match(line)
    return bool(found and (found["dash"] or found["rest"].count(",") < 2) and len(found["rest"].split()) > 2)


def _put_together(parts: Iterator[Part]) -> Iterator[Part]:
    """Parts with neighbours of one kind and title that came apart at a line joined again; empty ones dropped."""
    held: list[str] = []
    kind: PartKind = "list"
    title = ""
    for part in parts:
        if held and (part.kind, part.title) != (kind, title):
            yield from _part(kind, held, title)
            held = []
        kind, title = part.kind, part.title
        held.append(part.text)
    yield from _part(kind, held, title)


def _part(kind: PartKind, texts: list[str], title: str) -> Iterator[Part]:
    text = "\n".join(texts)
    if text.strip():
        yield Part(kind, text, title)


def _speaks_of_sun(text: str) -> bool:
    """Whether a text says that this is a sun product; that one should use one besides does not count."""
    return any(not _ADVISED.search(text[max(0, found.start() - 40) : found.start()]) for found in _SUN.finditer(text))
