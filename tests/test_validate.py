"""What milia validate leaves: the same problems in every format, on stdout and in a file."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from milia_cli.commands import validate

from .player import milia

BAD = Path(__file__).parent / "bad"
FORMATS = ("", "--plain", "--json", "--markdown", "--html", "--csv")
SAID = "No problems, and the proofs hold."


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A small pack with one problem."""
    folder = tmp_path / "pack"
    shutil.copytree(BAD / "base", folder)
    (folder / "figures.yaml").unlink()
    return folder


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small pack without problems, its quiz taken as proved."""
    monkeypatch.setattr(validate, "_proved", lambda _: ([], [SAID]))
    return BAD / "base"


def written(form: str, folder: Path, file: Path) -> str:
    """What -o writes, when it says so and leaves stdout empty."""
    ran = milia("validate", str(folder), *form.split(), "-o", str(file))
    assert ran.out == ""
    assert f"Wrote {file}.\n" in ran.err
    return file.read_bytes().decode()


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_holds_what_stdout_would(form: str, broken: Path, tmp_path: Path) -> None:
    """-o FILE writes each format as it would be printed, and says so; the exit code is still 4."""
    ran = milia("validate", str(broken), *form.split())
    assert ran.code == 4
    assert "figures.yaml" in ran.out
    assert written(form, broken, tmp_path / "problems") == ran.out


@pytest.mark.parametrize("form", FORMATS)
def test_no_problems_are_written_too(form: str, sound: Path, tmp_path: Path) -> None:
    """Sound content gives a file as well: no line of text, or a document, page or table without problems."""
    ran = milia("validate", str(sound), *form.split())
    assert (ran.code, ran.err) == (0, f"{SAID}\n")
    assert written(form, sound, tmp_path / "problems") == ran.out
    assert bool(ran.out) == (form not in ("", "--plain"))


def test_each_format_is_what_it_says(broken: Path) -> None:
    """A page of HTML is HTML, Markdown has a heading and a list; JSON holds that page beside the data."""

    def out(form: str) -> str:
        return milia("validate", str(broken), form).out

    assert out("--html").startswith("<!DOCTYPE html>")
    assert out("--markdown").startswith("# Problems: 1\n\n- figures")
    assert out("--csv").startswith("file,line,column,message\r\nfigures.yaml,1,1,")
    found: dict[str, Any] = json.loads(out("--json"))
    [problem], [page] = found["data"]["problems"], found["pages"]
    line = "{file}:{line}:{column}: {message}".format(**problem)
    assert [item["text"] for item in page["blocks"][0]["lines"]] == [line]
    assert milia("validate", str(broken)).out == f"{line}\n"
