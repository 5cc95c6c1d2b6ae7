"""What readers see: each transcript is played and compared to the letter."""

from pathlib import Path

import pytest

from .conftest import pinned
from .player import transcript

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


HELP = {"start"}
"""Transcripts with the parser's own help."""


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[pinned] if path.stem in HELP else [], id=path.stem) for path in FILES]
)
def test_a_transcript_plays_to_the_letter(path: Path, request: pytest.FixtureRequest) -> None:
    """Every command of a transcript prints exactly what stands below it."""
    now = transcript(path)
    if request.config.getoption("--bless"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
