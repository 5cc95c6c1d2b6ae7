"""Cuts a cleaned label at its headings into parts: what stands before the list, actives, lists, what it may contain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from .label_text import BULLET, words
from .label_vocabulary import ABSENT, ADVISED, HEADINGS, PANEL, PLAIN_WORDS, SUN

PartKind = Literal["before", "active", "list", "may-contain", "other"]
"""before: shop text and the like; other: directions, warnings, notes. The rest are lists."""
_HEADING = re.compile(
    r"(?:^|(?<=[\s.;:,()\[\]]))(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in HEADINGS.items())
    + r")(?![\w'])(?P<aside> ?\([^(),;\n]{0,40}\))?(?P<colon> ?[:=]| (?:is|are|ist|sind|est|sont|es|son)\b)?",
    re.I,
)
_KINDS: dict[str, PartKind] = {
    "key": "before", "active": "active", "may": "may-contain", "purpose": "other", "other": "other",
}  # fmt: skip
"""What a heading begins; "list" and "inactive" begin a list."""
_PANEL_KINDS = frozenset(("active", "inactive", "other", "purpose"))
_LONGEST_ABSENCE = 1500
_LONGEST_TITLE = 60
_LONGEST_PRAISE = 200
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n\n")
_HEAD_OF_LINE = re.compile(r"(?P<dash>[-\u2022] ?)?(?P<head>[^:,;\n]{2,80}): ?(?P<rest>.*)")
_HEAD_BEGINS = re.compile(
    r"(?:(?<=[.!?)])| )(?=-[A-Z][^:,.\n]{2,60}:)|(?<=[.;]) (?=[^\W\d_][^:,;.\n]{1,40}: ?[^\n,]{2,80},[^\n,]{2,80},)"
)
_PRAISE_ENDS = re.compile(r"[.!?](?=\s|$|[A-Z])")
_KIT_TITLE = re.compile(r"([^\W\d_][^:,;.\n]{1,60}):(?= ?$| ?[^\n,]{2,80},[^\n,]{2,80},)")
_LEAST_LIST = 4


@dataclass(frozen=True)
class Part:
    """A stretch of the label. ``title`` is what stands before the heading of a list, as in a kit, or ""."""

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
    """The text without what it says is not inside: up to the end of the sentence, or of the bullets after a colon."""
    kept, at = [], 0
    for found in ABSENT.finditer(text):
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
    panel = bool(PANEL.search(text))
    for found in _HEADING.finditer(text):
        kind = next(kind for kind in HEADINGS if found.group(kind))
        if _is_heading(text, found, kind, panel=panel):
            title = _title(text, found.start()) if kind in {"list", "inactive"} else ""
            yield _Heading(kind, found.start() - len(title), found.end(), title.strip(" :-\n"))


def _is_heading(text: str, found: re.Match[str], kind: str, *, panel: bool) -> bool:
    """A heading has a colon, or begins a line before no plain word, or is a capitalised word of a drug panel."""
    if kind == "may" or (found["colon"] or "").strip() in {":", "="}:
        return True
    if found["colon"]:
        return kind in {"active", "inactive"}
    after = text[found.end() : found.end() + 2].lstrip(" ")[:1]
    lead = text[max(0, found.start() - 4) : found.start()] if found.start() > 3 else "\n" + text[: found.start()]
    if "\n" in lead and not lead.rpartition("\n")[2].strip(" -#" + BULLET):
        sure = kind in {"active", "inactive"} or " " in found.group(kind)
        return after in ("", "\n") or not after.islower() or panel or sure
    return panel and found.group(kind)[0].isupper() and kind in _PANEL_KINDS


def _title(text: str, start: int) -> str:
    """What stands before a heading in its line or sentence, if it is short: the name of one list of a kit."""
    window = text[max(0, start - _LONGEST_TITLE) : start]
    cut_at = max(window.rfind("\n") + 1, window.rfind(". ") + 2 if ". " in window else 0)
    if cut_at == 0 and start > _LONGEST_TITLE:
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
    end = 0
    for heading, following in zip_longest(headings, headings[1:]):
        # "Purpose" right behind "Active ingredients" heads the second column of the same table
        second_column = heading.kind == "purpose" and current == "active" and not text[end : heading.start].strip()
        current = "active" if second_column else _KINDS.get(heading.kind, "list")
        end = heading.end
        stop = following.start if following else len(text)
        yield _Stretch(heading.kind, Part(current, text[end : max(end, stop)], heading.title))


def _lines(part: Part) -> Iterator[Part]:
    """A list part cut at the names of a kit's lists, and without lines that praise one ingredient ("-X: smooths")."""
    if part.kind != "list" or ":" not in part.text:
        yield part
        return
    title = part.title
    for line in _HEAD_BEGINS.sub("\n", part.text).split("\n"):
        kit = None if _is_prose(line) else _KIT_TITLE.match(line)
        if kit:
            title = kit.group(1).strip()
            yield Part("list", line[kit.end() :], title)
        else:
            praise = _praise_ends(line)
            yield Part("before", line[:praise])
            yield Part("list", line[praise:], title)


def _is_prose(line: str) -> bool:
    return sum(word in PLAIN_WORDS for word in words(line[:_LONGEST_PRAISE])) > 1


def _praise_ends(line: str) -> int:
    """Where the praise of one ingredient ends: at the line's end, or where a list follows its first sentence."""
    found = _HEAD_OF_LINE.match(line)
    if not found or (not found["dash"] and len(found["rest"].split()) < 3):
        return 0
    commas = found["rest"].count(",")
    if commas < (_LEAST_LIST if found["dash"] else 2) or (commas < _LEAST_LIST and _is_prose(line)):
        return len(line)
    sentence = _PRAISE_ENDS.search(line, found.start("rest"))
    return sentence.end() if sentence and line.count(",", sentence.end()) >= _LEAST_LIST else 0


def _put_together(parts: Iterator[Part]) -> Iterator[Part]:
    """Parts with neighbours of one kind and title that came apart at a line joined again; empty ones dropped."""
    held: list[str] = []
    kind: PartKind = "list"
    title = ""
    for part in parts:
        if not part.text:
            continue
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
    return any(not ADVISED.search(text[max(0, found.start() - 40) : found.start()]) for found in SUN.finditer(text))
