"""Colour is painted with Rich's styles, piece by piece; Rich's own console would write the same bytes."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from milia_cli.render import terminal
from milia_cli.render.styled import Styled

from .everything import EVERY
from .player import milia


def by_console(lines: list[Styled]) -> str:
    """The lines as Rich's console prints them."""
    whole = Text(end="")
    for line in lines:
        ends = max((index for index, (text, _) in enumerate(line, 1) if text.strip()), default=0)
        for index, (text, role) in enumerate(line[:ends], 1):
            whole.append(text.rstrip() if index == ends else text, terminal.STYLES.get(role))
        whole.append("\n")
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", width=100_000, legacy_windows=False)
    console.no_color = False
    console.print(whole, end="", soft_wrap=True)
    return stream.getvalue()


@pytest.mark.parametrize("line", EVERY)
def test_richs_console_would_print_the_same(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page in colour has the bytes that Rich's console gives."""
    painted: list[tuple[str, str]] = []

    def both(lines: list[Styled]) -> str:
        painted.append((ours(lines), by_console(lines)))
        return painted[-1][0]

    ours = terminal._with_colour
    monkeypatch.setattr(terminal, "_with_colour", both)
    milia(*line.split(), "--color", "always")
    assert [ours for ours, _ in painted] == [console for _, console in painted] != []
