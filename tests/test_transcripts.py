"""What readers see: each transcript is played and compared to the letter."""

from pathlib import Path

import pytest

from .player import transcript

FILES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_transcript_plays_to_the_letter(path: Path, request: pytest.FixtureRequest) -> None:
    """Every command of a transcript prints exactly what stands below it."""
    now = transcript(path)
    if request.config.getoption("--bless"):
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
