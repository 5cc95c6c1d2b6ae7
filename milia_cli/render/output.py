"""How a result leaves: its format, where to, with colour or without, through a pager or not."""

import os
import sys
import typing
from collections.abc import Callable
from typing import Any, Literal

from ..errors import CannotFinish, UsageMistake
from ..model.base import record
from .page import Page

Format = Literal["terminal", "plain", "json", "markdown", "html", "csv"]
Colour = Literal["auto", "always", "never"]
MARKS = "─┃•·"


@record
class Output:
    """What the reader asked for: format, file ("-" or None is stdout), whether to overwrite, colour, pager."""

    format: Format = "terminal"
    file: str | None = None
    force: bool = False
    colour: Colour = "auto"
    pager: bool = True

    @property
    def to_file(self) -> bool:
        """Whether the result goes into a file."""
        return self.file not in (None, "-")


def width(stream: Any = None) -> int:
    """Columns to lay out for: COLUMNS, else the terminal's, else 80. Nonsense and 0 count as not given."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given[:9]) > 0:
        return max(20, min(int(given[:9]), 1000))
    try:
        columns = os.get_terminal_size((stream or sys.stdout).fileno()).columns
    except (OSError, ValueError, AttributeError):
        columns = 0
    return max(20, columns) if columns > 0 else 80


def height(stream: Any) -> int:
    """Lines of a terminal's window, else 24."""
    try:
        return os.get_terminal_size(stream.fileno()).lines or 24
    except (OSError, ValueError, AttributeError):
        return 24


def wants_plain() -> bool:
    """Whether the environment asks for linear text."""
    return os.environ.get("ACCESSIBLE", "").lower() not in ("", "0", "false")


def colour_choice(word: str) -> Colour:
    """What --color asks for. Raises UsageMistake."""
    for choice in typing.get_args(Colour):
        if word == choice:
            return typing.cast(Colour, choice)
    raise UsageMistake(f'--color takes auto, always or never, not "{word}".')


def wants_colour(choice: Colour, *, is_terminal: bool) -> bool:
    """The precedence table: the option, NO_COLOR, TERM=dumb, FORCE_COLOR, then whether it is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR", "") not in ("", "0"):
        return True
    return is_terminal


def is_terminal(stream: Any) -> bool:
    """Whether a stream is a terminal; a closed or missing one is not."""
    try:
        return bool(stream is not None and stream.isatty())
    except ValueError:
        return False


def encodes(stream: Any, text: str) -> bool:
    """Whether a stream can write a text as it is."""
    try:
        text.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def render(page: Page, document: Callable[[], str], output: Output, table: Callable[[], str] | None = None) -> str:
    """The result in the format asked for. ``document`` and ``table`` make the JSON and CSV text when wanted."""
    match output.format:
        case "json":
            return document()
        case "csv":
            if table is None:
                raise _no_table()
            return table()
        case "markdown":
            from .markdown import markdown

            return markdown(page)
        case "html":
            from .html import html

            return html(page)
        case "plain":
            from .plain import plain

            return plain(page)
        case "terminal":
            return _for_terminal(page, output)


def _no_table() -> UsageMistake:
    return UsageMistake("--csv is for tables and lists; this is a page.", "milia compare treatments --csv")


_ENDINGS: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".csv": "csv",
}  # fmt: skip
"""Endings of files that people expect to hold another format than text."""


def wrote(output: Output, *, is_table: bool = False) -> str:
    """Where a result went; and that it is text, if its name has the ending of a format that was not asked for."""
    asked = _ENDINGS.get(os.path.splitext(str(output.file))[1].lower())
    if output.format == "terminal" and asked and (is_table or asked != "csv"):
        return f"Wrote {output.file}, as text. For the format of its ending, add --{asked} --force."
    return f"Wrote {output.file}."


def check_page(output: Output) -> None:
    """Raise at once what a page in this output would raise at the end, after a reader has typed many answers."""
    if output.format == "csv":
        raise _no_table()
    if output.to_file:
        from .files import check_new

        check_new(str(output.file), force=output.force)


def _for_terminal(page: Page, output: Output) -> str:
    if wants_plain() and not output.to_file:
        from .plain import plain

        return plain(page)
    from .terminal import terminal

    colour = not output.to_file and wants_colour(output.colour, is_terminal=is_terminal(sys.stdout))
    ascii_only = not output.to_file and not encodes(sys.stdout, MARKS)
    columns = 80 if output.to_file else width()
    return terminal(page, min(columns, page.columns or columns), colour=colour, ascii_only=ascii_only)


def deliver(text: str, output: Output) -> None:
    """Write a result to its file, the pager or stdout. Raises CannotFinish when it cannot be written."""
    if output.to_file:
        from .files import write_new

        write_new(str(output.file), text, force=output.force)
        return
    if output.format == "terminal" and output.pager and _wants_pager(text):
        from .pager import page_through

        if page_through(text):
            return
    write(text, encoding=None if output.format in ("terminal", "plain") else "utf-8")


def _wants_pager(text: str) -> bool:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)) or os.environ.get("TERM") == "dumb":
        return False
    try:
        rows = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    return 0 < rows <= text.count("\n")


def write(text: str, *, encoding: str | None = None) -> None:
    """Text to stdout in one go, in the stream's encoding or a given one. A full disk is CannotFinish."""
    stream = sys.stdout
    if stream is None or stream.closed:
        raise CannotFinish("cannot write: the output is closed.")
    try:
        if encoding:
            stream.buffer.write(text.encode(encoding, "replace"))
        else:
            stream.write(encodable(text, stream))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(stream)
        raise CannotFinish(f"cannot write: {error.strerror}.") from None


def note(text: str) -> None:
    """A note or a warning to stderr, without signs that a terminal acts on. When stderr is gone, nothing."""
    stream = sys.stderr
    if stream is None:
        return
    shown = printable(text)
    if is_terminal(stream) and not wants_plain():
        shown = _to_width(shown, width(stream))
    try:
        stream.write(encodable(shown, stream) + "\n")
        stream.flush()
    except OSError:
        give_up(stream)


def _to_width(text: str, columns: int) -> str:
    """Lines of at most so many columns, broken between words. A command to copy and a traceback stay whole."""
    from textwrap import TextWrapper

    from .wrap import width_of

    broken = TextWrapper(columns, break_long_words=False, break_on_hyphens=False).wrap  # a path to copy stays whole
    whole = ("Try: ", " ", "Traceback ")
    lines = text.split("\n")
    kept = ([line] if width_of(line) <= columns or line.startswith(whole) else broken(line) for line in lines)
    return "\n".join(part for parts in kept for part in parts)


def printable(text: str) -> str:
    """The text, with signs that a terminal acts on written out."""
    return "".join(sign if sign.isprintable() or sign == "\n" else ascii(sign)[1:-1] for sign in text)


def give_up(stream: Any) -> None:
    """Point a stream at nothing, so that the interpreter has nothing left to flush into it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError, AttributeError):
        return


_STAND_INS = {
    **dict.fromkeys((0x2010, 0x2011, 0x2013, 0x2014, 0x2212), "-"),  # hyphens, dashes, minus
    **dict.fromkeys((0x2018, 0x2019), "'"),
    **dict.fromkeys((0x201C, 0x201D), '"'),
    **{0x2026: "...", 0x2192: "->", 0x2264: "<=", 0x2265: ">=", 0x2248: "about ", 0xA0: " "},
    **{0xD7: "x", 0xB5: "u", 0x3BC: "u", 0xB0: " deg ", 0xBC: " 1/4", 0xBD: " 1/2", 0xBE: " 3/4"},
}
"""What is printed for a sign that a stream cannot encode; a letter loses its accent, anything else becomes "?"."""


def encodable(text: str, stream: Any) -> str:
    """The text in signs that a stream can encode."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encodes(stream, text):
        return text
    signs = (sign if encodes(stream, sign) else _stand_in(sign) for sign in text)
    return "".join(signs).encode(encoding, "replace").decode(encoding)


def _stand_in(sign: str) -> str:
    from unicodedata import category, normalize

    bare = normalize("NFKD", sign)[0] if category(sign)[0] == "L" else "?"
    return _STAND_INS.get(ord(sign), bare)
