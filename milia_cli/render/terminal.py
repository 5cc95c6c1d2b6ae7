"""A page for a terminal: laid out to its width, coloured by Rich where colour is wanted."""

from .layout import Space, page_lines
from .page import Page
from .styled import Role, Styled

STYLES: dict[Role, str] = {
    "bold": "bold",
    "command": "bright_blue",
    "now": "bold bright_red",
    "soon": "bold bright_magenta",
    "quiet": "bold",
    "now-bar": "bright_red",
    "soon-bar": "bright_magenta",
}
"""What a role looks like. Bold and three colours of the reader's own terminal, no more."""
TWINS = str.maketrans({"─": "-", "┃": "|", "•": "-", "·": "-"})
"""Stand-ins for a stream that cannot encode the originals."""


def terminal(page: Page, width: int, *, colour: bool, ascii_only: bool = False) -> str:
    """The page at a width in columns, as text that ends in one newline; without colour there is no escape byte."""
    return paint(list(page_lines(page, Space(width, drawings=not ascii_only))), colour=colour, ascii_only=ascii_only)


def paint(lines: list[Styled], *, colour: bool, ascii_only: bool = False) -> str:
    """Styled lines as text, each ended by a newline, without trailing spaces."""
    if ascii_only:
        lines = [[(text.translate(TWINS), role) for text, role in line] for line in lines]
    if not colour:
        return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
    return _with_colour(lines)


def _with_colour(lines: list[Styled]) -> str:
    """Each piece in its style. A page needs no more of Rich than its styles: its console takes as long as a page."""
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {role: Style.parse(style) for role, style in STYLES.items()}
    plain, parts = Style.null(), []
    for line in lines:
        ends = max((index for index, (text, _) in enumerate(line, 1) if text.strip()), default=0)
        for index, (text, role) in enumerate(line[:ends], 1):
            shown = text.rstrip() if index == ends else text
            parts.append(styles.get(role, plain).render(shown, color_system=ColorSystem.STANDARD))
        parts.append("\n")
    return "".join(parts)
