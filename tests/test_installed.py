"""An installed milia reads its content compiled: the same bytes as from YAML, and right when half of it is there."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from milia_cli.building import as_content, compiled_files
from milia_cli.commands.reading import search_index
from milia_cli.commands.showing import frame_of
from milia_cli.compiled import COMPILED, PACKAGED, SEARCH, compiled_name
from milia_cli.engine.places import Place
from milia_cli.engine.saved_index import restored, saved
from milia_cli.library import Library
from milia_cli.model import FILES
from milia_cli.model.base import decode
from milia_cli.yaml_door import read_yaml

from .everything import EVERY, once, slow
from .installed import another, installed, run
from .process import ROOT

CONTENT = str(ROOT / "content")
LINES = ("info causes", "search milk spots", "compare treatments extraction retinol")


# ---------------------------------------------------------------- the same


@pytest.mark.parametrize("line", [*EVERY, "--help", "--version", *(slow(f"{line} --json") for line in LINES)])
def test_an_installed_milia_prints_what_a_checkout_prints(line: str) -> None:
    """Every command line gives the same bytes and exit code from compiled content as from YAML."""
    ran, expected = run(installed(), line), once(line)
    assert (ran.out.decode(), ran.err.decode(), ran.code) == (expected.out, expected.err, expected.code)


def test_every_content_file_is_compiled() -> None:
    """Each file has its compiled form, which holds what the YAML holds; besides them there is only the index."""
    made = dict(compiled_files(CONTENT))
    names = [name for name, _ in Library(CONTENT).files()]
    assert list(made) == [*map(compiled_name, names), SEARCH]
    for name in names:
        text = Path(CONTENT, name).read_text(encoding="utf-8")
        assert json.loads(made[compiled_name(name)].partition(b"\n")[2]) == read_yaml(text, name)


def test_the_same_content_is_compiled_to_the_same_bytes() -> None:
    """Two builds agree, whatever order Python gives to its sets."""
    code = f"from milia_cli.building import *; print(*(crc32(held) for _, held in compiled_files({CONTENT!r})))"
    again = run(ROOT, "", python=("-c", f"from zlib import crc32; {code}"), PYTHONHASHSEED="1")
    assert again.out.decode().split() == [str(crc32(held)) for _, held in compiled_files(CONTENT)]


def test_a_saved_index_is_the_index() -> None:
    """Places, weights, numbers, forms, ignored words and synonyms come back as they were."""
    library = Library(CONTENT)
    index = search_index(library, frame_of(library))
    again = restored(saved(index, as_content), lambda data: decode(Place, data))
    assert list(again.places) == list(index.places)
    assert [field.weights for field in again.fields] == [field.weights for field in index.fields]
    assert [dict(field.postings) for field in again.fields] == [dict(field.postings) for field in index.fields]
    assert again.forms == {form: sorted(words) for form, words in index.forms.items()}
    assert (again.ordered, again.ignored) == (index.ordered, index.ignored)
    assert [list(field.owners) for field in again.fields] == [list(field.owners) for field in index.fields]
    assert (list(again.starts), list(again.descriptions)) == (list(index.starts), list(index.descriptions))
    assert again.synonyms == index.synonyms


# ---------------------------------------------------------------- changed by somebody

EDITS = {
    "topics/causes.yaml": ("Do not blame yourself", "you caused none of it", "info causes", "search caused none"),
    "sources.yaml": ("Milia: a review and classification", "Milia, reviewed", "sources BB08", "search reviewed"),
    "notices.yaml": ("high: sure", "high: certain", "info causes", "search sunscreen"),
    "quiz/red-flags.yaml": ("fever", "pyrexia", "info when-to-get-help", "search pyrexia"),
    "comparisons/types.yaml": ("newborn", "fresh baby", "compare types", "search fresh"),
    "synonyms.yaml": ("keratin seed", "zorkle", "search zorkle"),
    "ingredients.yaml": ("Lanolin", "Zorkle", "search zorkle"),
    "quiz/questions.yaml": ("Where", "On what place", "quiz --list", "search what place"),
    "guide.yaml": ("version: ", "version: 9.", "--version", "info causes"),
}


@pytest.mark.parametrize(
    "name", ["topics/causes.yaml", *(slow(name) for name in EDITS if name != "topics/causes.yaml")]
)
def test_an_edited_file_is_read_and_never_its_old_compiled_form(name: str, tmp_path: Path) -> None:
    """Whoever edits the installed YAML sees the edit, on the page and in the search, as if nothing were compiled."""
    old, new, *lines = EDITS[name]
    folder = another(tmp_path)
    path = folder / "milia_cli" / PACKAGED / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    compiled = [run(folder, line) for line in lines]
    shutil.rmtree(folder / "milia_cli" / COMPILED)
    assert compiled == [run(folder, line) for line in lines]
    assert compiled != [run(installed(), line) for line in lines]


def test_edits_are_tried_in_all_that_the_search_reads() -> None:
    """The list above has every kind of file that the search looks through, so that a new one is not forgotten."""
    searched = {name if name in FILES else name.split("/")[0] for name in Library(CONTENT).searched_files()}
    assert searched <= {name if name in FILES else name.split("/")[0] for name in EDITS}


def test_an_added_topic_is_found(tmp_path: Path) -> None:
    """A new file in the installed content is listed, shown and searched."""
    folder = another(tmp_path)
    topics = folder / "milia_cli" / PACKAGED / "topics"
    text = (topics / "causes.yaml").read_text(encoding="utf-8")
    (topics / "zebra.yaml").write_text(text.replace("id: causes", "id: zebra", 1).replace("Causes of milia", "Zebras"))
    assert b"zebra" in run(folder, "info").out
    assert run(folder, "info zebra").out.startswith(b"Zebras\n")
    assert b"milia info zebra" in run(folder, "search zebras").out


# ---------------------------------------------------------------- half installed


def _shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _blank(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _spoil(path: Path) -> None:
    held = bytearray(path.read_bytes())
    held[-2] ^= 1
    path.write_bytes(held)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _fold(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "missing": Path.unlink, "half": _shorten, "zeros": _blank, "one bit": _spoil, "empty": _empty, "a folder": _fold,
}  # fmt: skip


@pytest.mark.parametrize("damage", ["half", *(slow(damage) for damage in DAMAGE if damage != "half")])
def test_damaged_compiled_files_change_nothing(damage: str, tmp_path: Path) -> None:
    """Whatever became of the compiled files, the pages are the same, and nothing is said."""
    folder = another(tmp_path)
    for name in ("topics/causes.json", "sources.json", "comparisons/treatments.json", SEARCH):
        DAMAGE[damage](folder / "milia_cli" / COMPILED / name)
    assert [run(folder, line) for line in LINES] == [run(installed(), line) for line in LINES]


def test_without_compiled_files_nothing_changes(tmp_path: Path) -> None:
    """With the whole folder missing the YAML is read."""
    folder = another(tmp_path)
    shutil.rmtree(folder / "milia_cli" / COMPILED)
    assert [run(folder, line) for line in LINES] == [run(installed(), line) for line in LINES]


@pytest.mark.parametrize("line", LINES)
def test_without_its_content_milia_says_so(line: str, tmp_path: Path) -> None:
    """Content that is not there is one clear line and exit 4, never a page from the compiled form alone."""
    folder = another(tmp_path)
    shutil.rmtree(folder / "milia_cli" / PACKAGED)
    ran = run(folder, line)
    said = "milia: its own content is missing; this installation is not whole."
    said += "\nTry: pip install --force-reinstall milia\n"
    assert (ran.out, ran.err.decode(), ran.code) == (b"", said, 4)
    assert run(folder, "--help").code == 0


def test_a_missing_content_file_has_its_address(tmp_path: Path) -> None:
    """One file that is not there is named, although its compiled form is there."""
    folder = another(tmp_path)
    (folder / "milia_cli" / PACKAGED / "sources.yaml").unlink()
    ran = run(folder, "info causes")
    assert (ran.out, ran.code) == (b"", 4)
    assert b"sources.yaml:1:1: cannot be read: No such file or directory" in ran.err


# ---------------------------------------------------------------- an odd Python


@pytest.mark.parametrize("writable", [True, False])
def test_missing_bytecode_changes_nothing(writable: bool, tmp_path: Path) -> None:
    """Without bytecode, and where none can be written, a page is the same and nothing is said."""
    folder = another(tmp_path)
    cache = tmp_path / "cache" if writable else Path("/dev/null/cache")
    ran = run(folder, "info causes", python=("-P", "-m", "milia_cli"), PYTHONPYCACHEPREFIX=str(cache))
    assert ran == run(installed(), "info causes")
    assert cache.exists() == writable


def test_a_read_only_installation_works(tmp_path: Path) -> None:
    """Nothing is written beside the program."""
    folder = another(tmp_path)
    paths = [folder, *folder.rglob("*")]
    before = {path: path.stat().st_mtime_ns for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        ran = run(folder, "info causes", python=("-P", "-m", "milia_cli"), PYTHONPYCACHEPREFIX=str(tmp_path / "cache"))
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert ran == run(installed(), "info causes")
    assert before == {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}


STRAY = {
    "heavy": "import asyncio, decimal, logging, ssl, http.client, xml.dom",
    "collecting": "import gc; gc.enable(); gc.set_threshold(1)",
    "streams": "import sys; sys.stdout.reconfigure(line_buffering=True)",
    "recursion": "import sys; sys.setrecursionlimit(300)",
    "tracing": "import sys; sys.settrace(lambda *found: None)",
    "locale": "import locale; locale.setlocale(locale.LC_ALL, 'C')",
}


@pytest.mark.parametrize("stray", ["heavy", *(slow(stray) for stray in STRAY if stray != "heavy")])
def test_a_stray_sitecustomize_changes_nothing(stray: str, tmp_path: Path) -> None:
    """What somebody's Python does at its start is not seen on a page."""
    (tmp_path / "sitecustomize.py").write_text(STRAY[stray])
    ran = run(installed(), "info causes", PYTHONPATH=f"{tmp_path}:{installed()}")
    assert ran == run(installed(), "info causes")


def test_a_broken_sitecustomize_still_lets_a_page_be_read(tmp_path: Path) -> None:
    """Python complains on stderr; the page is the same."""
    (tmp_path / "sitecustomize.py").write_text("raise RuntimeError('stray')")
    ran = run(installed(), "info causes", PYTHONPATH=f"{tmp_path}:{installed()}")
    assert b"RuntimeError: stray" in ran.err
    assert (ran.out, ran.code) == (run(installed(), "info causes").out, 0)
