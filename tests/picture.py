"""The picture in README: a real run as an SVG. `python -m tests.picture` writes it; a test checks that it is fresh."""

import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from .player import milia

FILE = Path(__file__).parent / "picture.svg"
COMMAND = ("compare", "treatments", "leave-alone", "extraction", "microdermabrasion")
LINES = 46


def picture() -> str:
    """The first lines of the command's output as an SVG without web fonts."""
    ran = milia(*COMMAND, "--color", "always", COLUMNS="84")
    console = Console(record=True, width=84, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    console.print(Text.assemble(("$ ", "bold"), " ".join(("milia", *COMMAND))))
    console.print(Text.from_ansi("\n".join(ran.out.splitlines()[:LINES])))
    console.file.close()
    svg = console.export_svg(title="milia", unique_id="milia")
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    FILE.write_text(picture(), encoding="utf-8")
