"""milia check: read the ingredient list of a product. It explains; it does not judge."""

import os
import shlex
import sys
from dataclasses import dataclass
from typing import Annotated, get_args

import typer

from ..engine.label import Finding, Known, Reading, ReadName, match, prepare, read
from ..errors import CannotFinish, MiliaError, UsageMistake, nearest
from ..model import Ingredients, Place
from ..render import output as out
from ..render.document import Document, envelope, json_text
from ..render.output import Output, is_terminal, note
from ..render.views import label as view
from ..render.views.foot import Frame
from .opening import open_library
from .options import ContentOption, ForOption, audiences, with_output
from .showing import frame_of, in_language, warning_for

MOST_BYTES = 2_000_000
"""No label is longer; the longest that we know has 6,000 characters."""
_HINT = "milia check --help"
HELP = """Read a product's list of ingredients, from a file or as you paste it. Nothing is kept or sent.

\b
cat label.txt | milia check --where eyelids  a label for use near the eyes
cat label.txt | milia check --for newborn  a label for use on a baby
"""
_PLACES: tuple[Place, ...] = get_args(Place)


@with_output
def check(
    output: Output,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE|-]...", help="Text of a label; - or nothing is standard input.")
    ] = None,
    where: Annotated[str | None, typer.Option(metavar="PLACE", help="Used on: eyelids, face or body.")] = None,
    rinse_off: Annotated[bool, typer.Option("--rinse-off", help="It is washed off, like a cleanser.")] = False,
    for_: ForOption = None,
    all_: Annotated[bool, typer.Option("--all", help="Name the quiet ones too, and what is left out.")] = False,
    content: ContentOption = None,
) -> None:
    """Show what is worth asking about, pausing or keeping on one label or several."""
    wishes = view.Wishes(audiences(for_), _place(where), rinse_off, all_)
    names = files or ["-"]
    if names.count("-") > 1:
        raise UsageMistake('"-" is standard input; it can be read once.', _HINT)
    if len(names) > 1 and output.format in ("html", "csv"):
        raise UsageMistake(f"--{output.format} takes one label at a time.", _HINT)
    _refuse_text(names)
    library = open_library(content)
    table = library.ingredients()
    known = prepare(table)
    labels = [_checked(name, known, alone=len(names) == 1) for name in names]
    _show(labels, table, frame_of(library), wishes, output)
    _end(labels, table)


def _refuse_text(names: list[str]) -> None:
    """A list of ingredients, or a medicine with its strength, typed where files are named: say how to give it."""
    text = " ".join(names)
    if ("," in text or "%" in text) and not any(name == "-" or os.path.lexists(name) for name in names):
        said = f'there is no file "{_printable(names[0])}". A list of ingredients is read from standard input.'
        raise CannotFinish(said, f"echo {shlex.quote(_printable(text))} | milia check")


def _place(name: str | None) -> Place | None:
    found = next((place for place in _PLACES if place == name), None)
    if name is None or found:
        return found
    near = nearest(name, _PLACES)
    more = f"Did you mean {near}?" if near else f"It knows: {', '.join(_PLACES)}."
    raise UsageMistake(f'--where does not know "{_printable(name)}". {more}', _HINT)


@dataclass(frozen=True)
class _Checked:
    """One label: where it came from, and what was read, or why nothing could be."""

    name: str
    reading: Reading | None = None
    error: MiliaError | None = None


def _checked(name: str, known: Known, *, alone: bool) -> _Checked:
    """One label read. Where it is not alone, a file that cannot be read does not stop the others."""
    try:
        return _Checked(_printable(name), match(read(_text(name)), known))
    except MiliaError as error:
        if alone:
            raise
        note(f"milia: {error.message}")
        return _Checked(_printable(name), error=error)


def _text(name: str) -> str:
    shown = "standard input" if name == "-" else _printable(name)
    raw = _bytes(name, shown)
    if len(raw) > MOST_BYTES:
        raise UsageMistake(f"{shown}: longer than {MOST_BYTES} bytes, so it is no label.", _HINT)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageMistake(f"{shown}: not UTF-8 text.", _HINT) from None
    if "\0" in text:
        raise UsageMistake(f"{shown}: not a text.", _HINT)
    return text


def _bytes(name: str, shown: str) -> bytes:
    """The start of a file or of standard input, a byte more than may be. Raises CannotFinish when it cannot be read."""
    try:
        if name != "-":
            with open(name, "rb") as stream:
                return stream.read(MOST_BYTES + 1)
        if is_terminal(sys.stdin):
            end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D on a line of its own"
            note(f"Paste the list of ingredients, then press {end}.")
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "it is closed"
        raise CannotFinish(f'cannot read "{shown}": {reason}.') from None


def _printable(text: str) -> str:
    """A file's name without what could steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


def _show(labels: list[_Checked], table: Ingredients, frame: Frame, wishes: view.Wishes, output: Output) -> None:
    """One page a label, in one output; as JSON one document."""
    warning = warning_for([table.meta])
    several = len(labels) > 1
    document = Document("label", _data(labels, table, wishes), table.meta.reviewed, (warning,) if warning else ())

    read_ = [(label.name if several else None, label.reading) for label in labels if label.reading]
    found = (view.label_page(reading, table, frame, wishes, warning, name) for name, reading in read_)
    pages = [in_language(page, frame) for page in found]

    def as_json() -> str:
        return json_text(envelope(document, frame.guide, frame.sources, pages))

    def as_csv() -> str:
        return view.label_csv(_findings(read_[0][1], table, wishes))

    text = (
        as_json() if output.format == "json" else "\n".join(out.render(page, as_json, output, as_csv) for page in pages)
    )
    out.deliver(text, output)
    if output.to_file:
        note(out.wrote(output, is_table=len(read_) == 1))


def _data(labels: list[_Checked], table: Ingredients, wishes: view.Wishes) -> dict[str, object]:
    """All labels in one document: ``labels`` lists the files, and everything else says from which file it is."""
    read_ = [(label.name, label.reading) for label in labels if label.reading]
    return {
        "readable": len(read_) == len(labels) and all(reading.readable for _, reading in read_),
        "labels": [
            {
                "file": label.name,
                "readable": bool(label.reading and label.reading.readable),
                "error": label.error.message if label.error else None,
            }
            for label in labels
        ],
        "read": [{**name, "file": file} for file, reading in read_ for name in _names(reading, wishes)],
        "findings": [{**found, "file": file} for file, reading in read_ for found in _findings(reading, table, wishes)],
        "near_matches": [{**near, "file": file} for file, reading in read_ for near in _near_data(reading, wishes)],
        "unknown": list(dict.fromkeys(name for _, reading in read_ for name in reading.unknown)),
        "left_out": [{**name, "file": file} for file, reading in read_ for name in _left_out_data(reading)],
    }


def _near_data(reading: Reading, wishes: view.Wishes) -> list[dict[str, object]]:
    near = view.near_matches_shown(reading, wishes)
    return [{"as_printed": n.as_printed, "inci_name": n.ingredient.name, "position": n.position} for n in near]


def _left_out_data(reading: Reading) -> list[dict[str, object]]:
    known = [(name.printed, name.ingredient) for name in reading.left_out if name.ingredient]
    return [{"inci_name": one.name, "as_printed": printed, "text": one.text} for printed, one in known]


def _names(reading: Reading, wishes: view.Wishes) -> list[dict[str, object]]:
    shown = {finding.ingredient.name for finding in view.findings_shown(reading, wishes)}
    return [_name_data(name, shown) for name in reading.read]


def _name_data(name: ReadName, shown: set[str]) -> dict[str, object]:
    """One name of a label; ``reason`` is the group it is mentioned for, or why it is left out."""
    known = name.ingredient
    mentioned_for = known.group if known and known.name in shown else None
    return {
        "name": name.name,
        "part": name.part,
        "position": name.position,
        "inci_name": known.name if known else None,
        "match": name.how,
        "reason": mentioned_for or (known.text if known else None),
    }


def _findings(reading: Reading, table: Ingredients, wishes: view.Wishes) -> list[dict[str, object]]:
    return [_finding_data(finding, table) for finding in view.findings_shown(reading, wishes)]


def _finding_data(finding: Finding, table: Ingredients) -> dict[str, object]:
    reason = finding.group.reason
    return {
        "inci_name": finding.ingredient.name,
        "title": view.plain_name(finding.ingredient),
        "group": finding.group.id,
        "stance": finding.group.stance,
        "as_printed": finding.as_printed,
        "position": finding.position,
        "near_end": finding.near_end,
        "part": finding.part,
        "also": finding.also,
        "lists": view.list_names(finding, table),
        "text": " ".join(filter(None, (view.own_text(finding), reason.text))),
        "certainty": reason.certainty,
        "cautions": finding.group.cautions,
        "sources": list(dict.fromkeys((*reason.sources, *finding.ingredient.sources))),
    }


def _end(labels: list[_Checked], table: Ingredients) -> None:
    """Say on stderr what went wrong, or how many labels were read; and end with the worst exit code."""
    unlisted = [label for label in labels if label.reading and not label.reading.readable]
    failed = [label for label in labels if label.error]
    if len(labels) == 1:
        if unlisted:
            raise UsageMistake(table.words.not_a_list[0].lower() + table.words.not_a_list[1:], _HINT)
        return
    read_ = len(labels) - len(unlisted) - len(failed)
    note(f"{len(labels)} labels: {read_} read, {len(unlisted)} without a list, {len(failed)} that could not be read.")
    if failed or unlisted:
        raise typer.Exit(min([label.error.exit_code for label in failed if label.error], default=2))
