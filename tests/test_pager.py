"""The pager, and a paste, at a real terminal. POSIX only."""

import sys
from pathlib import Path

import pytest

from .everything import once, slow
from .player import milia
from .process import environment

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX only", allow_module_level=True)

import pexpect

from .screen import Reader, reading

# ---------------------------------------------------------------- a paste


def test_a_label_can_be_pasted() -> None:
    """cli.md C14: check at a terminal says first how to end the paste, then reads it like a file."""
    with reading("check", "--plain", env={"NO_COLOR": "1"}) as reader:
        reader.child.expect("Paste the list of ingredients, then press Ctrl-D on a line of its own.\r\n")
        for line in ("Ingredients: Aqua, Lanolin,\r", "Retinol.\r"):
            reader.press(line.encode())
        reader.press(b"\x04")
        shown = reader.end()
    pasted = milia("check", "-", "--plain", given=b"Ingredients: Aqua, Lanolin,\nRetinol.\n")
    assert shown.endswith(f"\n{pasted.out}")
    assert reader.code == 0


def test_a_paste_can_be_broken_off() -> None:
    """B16: Ctrl-C in the middle of a paste is 130, in one line."""
    with reading("check") as reader:
        reader.child.expect("Ctrl-D on a line of its own.\r\n")
        reader.press(b"Aqua, \x03")
        assert reader.end().endswith("\nmilia: interrupted.\n")
    assert reader.code == 130
    assert reader.left == reader.found


# ---------------------------------------------------------------- the pager


def pager(folder: Path, script: str) -> dict[str, str]:
    """An environment whose pager is a small script; it notes that it ran and what it was given."""
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return {"PAGER": f"{path} 'an argument'", "SEEN": str(folder / "seen")}


LESS = r"FIRX -Ps?eThe end\.  q\: done\.:Space or Enter\: more\.  q\: done\..$"
NOTING = 'cat >"$SEEN"; echo "paged with $1 and LESS=$LESS"'


def test_a_page_taller_than_the_screen_is_paged(tmp_path: Path) -> None:
    """C27, B15: PAGER with its arguments gets the whole page, uncoloured unless it is less; LESS says how to end."""
    with reading("info", "causes", env=pager(tmp_path, NOTING), rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == (f"paged with an argument and LESS={LESS}\n", 0)
    assert (tmp_path / "seen").read_text(encoding="utf-8") == once("info causes").out


@pytest.mark.parametrize(
    ("line", "env"),
    [
        ("compare", {}),
        ("info causes --no-pager", {}),
        slow("info causes --plain", {}),
        slow("info causes --json", {}),
        slow("info causes", {"TERM": "dumb"}),
        ("info causes", {"PAGER": "cat"}),
        slow("info causes", {"PAGER": ""}),
        slow("info causes", {"PAGER": "/nowhere/less -R"}),
        ("info causes", {"PAGER": "less 'unbalanced"}),
    ],
)
def test_nothing_else_is_paged(line: str, env: dict[str, str], tmp_path: Path) -> None:
    """C27: a short page, --no-pager, another format, a dumb terminal, PAGER=cat, no pager: printed as it is."""
    given = {**pager(tmp_path, NOTING), "NO_COLOR": "1", **env}
    with reading(*line.split(), env=given, rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == (once(line).out, 0)
    assert not (tmp_path / "seen").exists()


def test_leaving_the_pager_early_is_success(tmp_path: Path) -> None:
    """C28: a pager that reads one line and ends."""
    with reading("info", "causes", env=pager(tmp_path, "head -n 1"), rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == ("Causes of milia\n", 0)


def test_a_pager_that_is_no_program_is_passed_over(tmp_path: Path) -> None:
    """C27: what cannot be run does not stop the page."""
    path = tmp_path / "pager"
    path.write_bytes(b"\x00not a program")
    path.chmod(0o755)
    with reading("info", "causes", env={"PAGER": str(path), "NO_COLOR": "1"}, rows=24) as reader:
        shown = reader.end()
    assert (shown, reader.code) == (once("info causes").out, 0)


def test_a_pipe_is_never_paged(tmp_path: Path) -> None:
    """C27: with stdout in a file there is no pager, terminal or not."""
    target = tmp_path / "page"
    line = f'"{sys.executable}" -B -m milia_cli info causes >{target}'
    child = pexpect.spawn("/bin/sh", ["-c", line], env=environment(**pager(tmp_path, NOTING)), dimensions=(24, 80))
    reader = Reader(child, (24, 80))
    assert (reader.end(), reader.code) == ("", 0)
    assert target.read_text(encoding="utf-8") == once("info causes").out
