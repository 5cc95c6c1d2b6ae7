"""A page as CommonMark with GFM tables: a parser gives the words of the plain format back, in the same order."""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from .page import (
    BLANK,
    Block,
    Card,
    Commands,
    Figure,
    Foot,
    Form,
    FormLine,
    Grid,
    Heading,
    Items,
    Line,
    Overview,
    OverviewRow,
    Page,
    Prose,
    Reference,
    Term,
    Terms,
)

_SPACE = re.compile(r"[ \t-\r]+")
_MARKS = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)")
_OPENS_BLOCK = re.compile(r"^(?=[-+](?: |-|$))|^(\d{1,9})(?=[.)](?: |$))")
"""Where a backslash goes in what would open a list or a rule."""
_LIST = re.compile(r"- |\d+\. ")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that a terminal acts on, or that reorder text: never passed on, whatever brought them here."""
_ADDRESS = re.compile(r"https?://[^\s<>\\]+")


def markdown(page: Page) -> str:
    """The whole page as Markdown that ends in one newline."""
    parts = [f"**{_text(page.warning)}**"] if page.warning else []
    parts.append(f"# {_text(page.title)}")
    for block in page.blocks:
        parts += _block(block)
    parts += _foot(page.foot)
    return _UNSEEN.sub("\ufffd", "\n\n".join(_apart(parts))) + "\n"


def _apart(parts: Iterable[str]) -> Iterator[str]:
    """A comment between two lists, which a parser would read as one."""
    previous = ""
    for part in parts:
        if _LIST.match(previous) and _LIST.match(part):
            yield "<!-- -->"
        yield part
        previous = part


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"## {_text(block.text)}"
        case Prose():
            yield _cited(block.line, block.line.certainty)
        case Items():
            yield _list((_cited(line, line.certainty) for line in block.lines), numbered=block.numbered)
        case Terms():
            yield _list(_term(term) for term in block.terms)
        case Card():
            yield _card(block)
        case Figure():
            yield from (_fenced(block.drawing), _text(block.caption))
        case Commands():
            yield from _commands(block.label, block.commands)
        case Overview():
            yield from _overview(block)
        case Grid():
            yield _table(("", *block.options), ((f"**{_text(row.question)}**", row.cells) for row in block.rows))
        case Form():
            yield _list(_form_line(line) for line in block.lines)
        case _:
            assert_never(block)


def _text(text: str) -> str:
    """Text that a parser reads as text, wherever it stands in a line."""
    flat = _SPACE.sub(" ", text).strip()
    return _OPENS_BLOCK.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", flat))


def _code(text: str) -> str:
    """A code span. Nothing can be escaped inside, so its fence is longer than any run of backticks in it."""
    flat = _SPACE.sub(" ", text).strip()
    fence = "`" * (_longest_run(flat) + 1)
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def _fenced(drawing: str) -> str:
    fence = "`" * max(3, _longest_run(drawing) + 1)
    return "\n".join([f"{fence}text", *(line.rstrip() for line in drawing.rstrip().split("\n")), fence])


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)


def _cited(line: Line, certainty: str | None = None) -> str:
    numbers = ",".join(str(number) for number in line.cites)
    inside = ": ".join(part for part in (_text(certainty or ""), numbers) if part)
    return f"{_text(line.text)} [{inside}]" if inside else _text(line.text)


def _list(items: Iterable[str], *, numbered: bool = False) -> str:
    return "\n".join((f"{number}. " if numbered else "- ") + item for number, item in enumerate(items, 1))


def _noted(name: str, notes: Iterable[str]) -> str:
    said = ", ".join(_text(note) for note in notes)
    return f"{name} ({said})" if said else name


def _term(term: Term) -> str:
    name = _code(term.name) if term.typed else _text(term.name)
    said = [
        *(_cited(line, line.certainty) for line in term.lines),
        *(_code(command) for command in term.commands),
    ]
    return _noted(f"**{name}**", term.notes) + ": " + " ".join(said)


def _form_line(line: FormLine) -> str:
    blank = " ".join(["\\_" * BLANK] * line.room)
    return f"**{_text(line.label)}**: {blank if line.text is None else _text(line.text)}"


def _card(card: Card) -> str:
    parts = [f"**{_text(card.first)}**"]
    parts += [_text(card.text)] if card.text else []
    parts += [_list(_text(item) for item in card.items)] if card.items else []
    parts += [_text(card.last)] if card.last else []
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(parts).split("\n"))


def _commands(label: str, commands: Iterable[tuple[str, str]]) -> Iterator[str]:
    if label:
        yield f"## {_text(label)}"
    yield _list(f"{_code(command)}: {_text(text)}" if text else _code(command) for command, text in commands)


def _overview(block: Overview) -> Iterator[str]:
    sure = bool(block.sure_label)
    for title, lead, rows in block.groups:
        yield from [f"### {_text(title)}"] if title else []
        yield from [_text(lead)] if lead else []
        records = ((_named(row), row.cells) for row in rows)
        yield _table(block.columns, records, sure=sure)


def _named(row: OverviewRow) -> str:
    said = ", ".join([*([_code(row.id)] if row.id else []), *(_text(note) for note in row.notes)])
    return f"**{_text(row.name)}**" + (f" ({said})" if said else "")


def _table(columns: Iterable[str], rows: Iterable[tuple[str, tuple[Line, ...]]], *, sure: bool = True) -> str:
    heads = [_text(column) for column in columns]
    lines = [heads, ["---"] * len(heads)]
    lines += [[head, *(_cell(cell, sure=sure) for cell in cells)] for head, cells in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: Line, *, sure: bool) -> str:
    """How sure stands before what is said, as it does in the plain format."""
    word = f"({_text(cell.certainty)}) " if sure and cell.certainty else ""
    return word + _cited(cell)


def _foot(foot: Foot) -> Iterator[str]:
    if foot.references or foot.lines:
        yield "---"
    if foot.references:
        yield "## Sources"
        yield "\n".join(_reference(reference) for reference in foot.references)
    yield from (_text(line) for line in foot.lines)
    if foot.next:
        yield from _commands("Next", foot.next)


def _reference(reference: Reference) -> str:
    text = _text(reference.text)
    if _ADDRESS.fullmatch(reference.url):
        text = f"[{text}](<{reference.url.replace('&', '&amp;')}>)"
    return f"{reference.number}. {text} {_text(reference.id)}"
