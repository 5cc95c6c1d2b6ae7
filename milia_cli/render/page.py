"""A page: a title, a few kinds of plain blocks, and a foot. Every format knows these and nothing else.

Strings are text as it is, never markup. A citation is the number of a source in the foot of the same page.
"""

from ..model import Level
from ..model.base import record


@record
class Line:
    """A sentence or two. ``certainty`` is its word ("unsure"), ``cites`` numbers of sources in the foot.

    ``marks`` are words in lower case that the eye should find in it; a format without bold leaves them as they are.
    ``people`` is a chance out of 100 that the text tells, from and to; formats that can draw it as well.
    """

    text: str
    certainty: str | None = None
    cites: tuple[int, ...] = ()
    marks: frozenset[str] = frozenset()
    people: tuple[int, int] | None = None


@record
class Heading:
    """The heading of a part of the page."""

    text: str


@record
class Prose:
    """A paragraph."""

    line: Line


@record
class Items:
    """Bullets or numbered steps."""

    lines: tuple[Line, ...]
    numbered: bool = False


@record
class Term:
    """A name with its notes (certainty, verdict), and what is said under it. ``commands`` can be typed.

    How sure stands once: among the notes, or with a line.
    """

    name: str
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    commands: tuple[str, ...] = ()
    typed: bool = False


@record
class Terms:
    """Names with text beside them, or under them where it is narrow."""

    terms: tuple[Term, ...]


@record
class Card:
    """When to get help: ``first`` opens with the level in words; ``last`` stands under the signs."""

    level: Level
    first: str
    text: str | None = None
    items: tuple[str, ...] = ()
    last: str | None = None


@record
class Figure:
    """A drawing; its caption says the same in words."""

    drawing: str
    ascii: str
    caption: str


@record
class Commands:
    """Commands to type, each with what it gives, under a label."""

    label: str
    commands: tuple[tuple[str, str], ...]


@record
class OverviewRow:
    """One option of an overview: its name, its notes, and one line a column. ``id`` is what can be typed for it."""

    name: str
    cells: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    id: str = ""


@record
class Overview:
    """All options of a table, in groups of title, reason and rows. ``columns`` heads the name and then each cell.

    ``sure_label`` heads the certainty of cells too; without it no cell shows how sure it is.
    """

    columns: tuple[str, ...]
    groups: tuple[tuple[str, str | None, tuple[OverviewRow, ...]], ...]
    sure_label: str


@record
class GridRow:
    """One question, and the answer of each option, in the order of the options."""

    question: str
    cells: tuple[Line, ...]


@record
class Grid:
    """Options side by side, question by question."""

    options: tuple[str, ...]
    rows: tuple[GridRow, ...]


BLANK = 40
"""Underscores that stand for one line to write on, where nothing says how long a line is."""


@record
class FormLine:
    """A label with what was filled in; None is room to write by hand, in so many lines."""

    label: str
    text: str | None = None
    room: int = 1


@record
class Form:
    """Lines to fill in, some of them filled."""

    lines: tuple[FormLine, ...]


Block = Heading | Prose | Items | Terms | Card | Figure | Commands | Overview | Grid | Form


@record
class Reference:
    """A numbered source in the foot: what is printed, and its id."""

    number: int
    text: str
    id: str
    url: str


@record
class Foot:
    """Sources, the small print, and commands to go on with."""

    references: tuple[Reference, ...] = ()
    lines: tuple[str, ...] = ()
    next: tuple[tuple[str, str], ...] = ()


@record
class Page:
    """Everything that one command shows. ``warning`` stands above the title.

    A page with ``columns`` is for paper: every format that has columns is laid out to that many.
    ``language`` is that of the content; a page gets it where it leaves.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: Foot = Foot()
    warning: str | None = None
    language: str = "en-GB"
    columns: int | None = None
