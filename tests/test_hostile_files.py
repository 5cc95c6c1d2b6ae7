"""Hostile content packs and files of answers: one mistake with its address, never a traceback."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from .everything import once, slow
from .player import Ran, milia
from .process import process

if sys.platform == "win32":
    pytest.skip("named pipes and links are POSIX only", allow_module_level=True)


BASE = Path(__file__).parent / "bad" / "base"

# ---------------------------------------------------------------- content packs


def _no_folder(path: str) -> Ran:
    return Ran("", f'milia: there is no content folder "{path}".\nTry: milia info --content DIR\n', 4)


@pytest.mark.parametrize("line", ["info", "info causes --json", "compare", "quiz --no-input"])
def test_a_folder_that_is_none_is_exit_4(line: str) -> None:
    """--content on a file or on nothing: one line and exit 4, by option and by environment."""
    for path in ("README.md", "/nowhere"):
        assert milia(*line.split(), "--content", path) == _no_folder(path)
        assert milia(*line.split(), MILIA_CONTENT=path) == _no_folder(path)


def test_an_empty_content_setting_counts_as_none() -> None:
    """MILIA_CONTENT= reads the built-in content."""
    assert milia("info", MILIA_CONTENT="") == once("info")


def test_help_needs_no_content() -> None:
    """A broken content folder takes away neither the help nor the version."""
    assert milia("--help", MILIA_CONTENT="/nowhere").code == 0
    assert milia("info", "--help", MILIA_CONTENT="/nowhere") == once("info --help")


def _pack(folder: Path, glossary: bytes | None = None) -> Path:
    """A sound content folder in which one topic was replaced."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    if glossary is not None:
        (folder / "topics" / "glossary.yaml").write_bytes(glossary)
    return folder


HOSTILE_YAML = {
    "billion laughs": (
        b"a: &a [lol, lol, lol]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nid: [*c, *c, *c]\n",
        "1:4: anchors and aliases are not allowed; write it out",
    ),
    "a list of itself": (b"&x [*x]\n", "1:1: anchors and aliases are not allowed; write it out"),
    "a depth bomb": (b"id: " + b"[" * 50_000 + b"]" * 50_000, "1:35: nested deeper than 30 levels"),
    "a depth bomb of mappings": (
        b"".join(b" " * depth + b"a:\n" for depth in range(200)),
        "32:32: nested deeper than 30 levels",
    ),
    "10 MB in one scalar": (b"id: " + b"a" * 10_000_000, "1:1: the file is larger than 1000000 characters"),
    "code": (
        b"id: !!python/object/apply:os.system ['id']\n",
        "1:5: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
    ),
    "an escape sequence": (b"id: \x1b[2J\n", "1:5: the character U+001B is not allowed"),
    "an escape sequence, written out": (b'id: "\\e[2J"\n', "1:5: the character U+001B is not allowed"),
    "the clipboard": (b'id: "\\x1b]52;c;aGk=\\a"\n', "1:5: the character U+001B is not allowed"),
    "an escape of one byte": ("id: a\u009b2J\n".encode(), "1:6: the character U+009B is not allowed"),
    "text from right to left": ("id: ad\u202eult\n".encode(), "1:5: the character U+202E is not allowed"),
    "isolated text": (b'id: "\\u2066x\\u2069"\n', "1:5: the character U+2066 is not allowed"),
    "a null byte": (b"id: a\x00b\n", "1:6: the character U+0000 is not allowed"),
    "a key twice": (b"id: glossary\nid: other\n", '2:1: the key "id" is here twice'),
    "two documents": (b"id: a\n---\nid: b\n", "2:1: a second document is not allowed"),
    "another encoding": ("id: é\n".encode("latin-1"), "1:5: not UTF-8 text"),
    "nothing": (b"", "1:1: the file is empty"),
    "half a line": (b'id: "glossary', "1:14: not valid YAML: found unexpected end of stream"),
}


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_a_hostile_pack_is_refused_with_its_address(name: str, tmp_path: Path) -> None:
    """DESIGN 8: what was written to hurt is one mistake with file, line and column; exit 4, nothing printed."""
    raw, problem = HOSTILE_YAML[name]
    ran = milia("info", "glossary", "--content", str(_pack(tmp_path, raw)))
    said = f"milia: the content has a mistake.\ntopics/glossary.yaml:{problem}\nTry: milia validate DIR\n"
    assert ran == Ran("", said, 4)


@pytest.mark.parametrize("name", HOSTILE_YAML)
def test_validate_tells_a_hostile_pack_in_one_line(name: str, tmp_path: Path) -> None:
    """DESIGN 3: the author of such a pack gets its address on stdout and the count on stderr."""
    raw, problem = HOSTILE_YAML[name]
    ran = milia("validate", str(_pack(tmp_path, raw)))
    assert (ran.out, ran.code) == (f"topics/glossary.yaml:{problem}\n", 4)
    assert re.fullmatch(r"milia: 1 problem in 1 of \d+ files\.\n", ran.err)


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../../outside.yaml", "/dev/tty"])
def test_a_link_out_of_a_pack_is_not_followed(target: str, tmp_path: Path) -> None:
    """A link that leads out of the folder is a mistake, and what it leads to is not even read."""
    shutil.copy(BASE / "topics" / "glossary.yaml", tmp_path / "outside.yaml")
    pack = _pack(tmp_path / "pack")
    (pack / "topics" / "glossary.yaml").unlink()
    (pack / "topics" / "glossary.yaml").symlink_to(target)
    said = "topics/glossary.yaml:1:1: the link leads out of the content folder"
    ran = milia("info", "glossary", "--content", str(pack))
    assert ran == Ran("", f"milia: the content has a mistake.\n{said}\nTry: milia validate DIR\n", 4)


def test_a_named_pipe_in_a_pack_does_not_make_it_wait(tmp_path: Path) -> None:
    """What is neither file nor folder is a mistake, and is not opened."""
    pack = _pack(tmp_path)
    (pack / "topics" / "glossary.yaml").unlink()
    os.mkfifo(pack / "topics" / "glossary.yaml")
    said = "topics/glossary.yaml:1:1: this is no plain file"
    ran = milia("info", "glossary", "--content", str(pack))
    assert ran == Ran("", f"milia: the content has a mistake.\n{said}\nTry: milia validate DIR\n", 4)


MARKUP = (
    "[bold]x[/]",
    "[/]",
    "[/x]",
    "\\[",
    ":warning:",
    ":sun:",
    "{x}",
    "{0}",
    "%s",
    "%(a)s",
    "<script>alert(1)</script>",
    "&amp;",
    "$HOME",
    "`id`",
    "**b**",
    "{{ page }}",
    "{% raw %}",
    "[link=https://e.example]e[/link]",
    "\\x1b[2J",
    "é→≥½",
)


@pytest.mark.parametrize("text", MARKUP)
def test_text_that_looks_like_markup_stays_as_written(text: str, tmp_path: Path) -> None:
    """B1: content is text; in the terminal, in colour, in plain and in JSON it comes out to the letter."""
    raw = (BASE / "topics" / "glossary.yaml").read_text(encoding="utf-8")
    quoted = text.replace("'", "''")
    pack = _pack(tmp_path, raw.replace("A round top.", f"'One {text} two.'").encode())
    for form in ("--color=never", "--color=always", "--plain", "--json"):
        ran = milia("info", "glossary", form, "--content", str(pack))
        shown = text.replace("\\", "\\\\") if form == "--json" else text
        assert (f"One {shown} two." in ran.out, ran.err, ran.code) == (True, "", 0), quoted


def test_signs_without_a_place_in_the_code_page_get_stand_ins(tmp_path: Path) -> None:
    """C39, B7: typographic signs and accents of a pack become readable ASCII, and a half stays a half."""
    raw = (BASE / "topics" / "glossary.yaml").read_text(encoding="utf-8")
    typed = (
        "Caf\u00e9 \u2013 \u201cso\u201d, it\u2019s \u2265 \u00bd \u00d7 3 \u00b5m at 5\u00b0 \u2192 done\u2026 \u2603"
    )
    pack = _pack(tmp_path, raw.replace("A round top.", f'"{typed}"').encode())
    done = process("info", "glossary", "--plain", "--content", str(pack), env={"PYTHONIOENCODING": "ascii"})
    assert b'Dome (sure): Cafe - "so", it\'s >=  1/2 x 3 um at 5 deg  -> done... ? [1]\n' in done.out
    assert done.code == 0


# ---------------------------------------------------------------- answers


def _answers(raw: bytes, folder: Path) -> str:
    path = folder / "answers.yaml"
    path.write_bytes(raw)
    return str(path)


BAD_ANSWERS = {
    "nothing": (b"", ":1:1: the file is empty"),
    "blank lines": (b"\n\n", ":3:1: the file is empty"),
    "a list": (b"- age\n- adult\n", ": answers must be a mapping: question: answer."),
    "a word": (b"adult\n", ": answers must be a mapping: question: answer."),
    "latin-1": (b"age: adult\nplace: \xff\n", ": not UTF-8 text."),
    "utf-16": ("age: adult\n".encode("utf-16"), ": not UTF-8 text."),
    "billion laughs": (b"a: &a [x, x]\nb: [*a, *a]\n", ":1:4: anchors and aliases are not allowed; write it out"),
    "a depth bomb": (b"age: " + b"[" * 9000, ":1:36: nested deeper than 30 levels"),
    "code": (
        b"age: !!python/object/apply:os.system ['id']\n",
        ":1:6: the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed",
    ),
    "a key twice": (b"age: adult\nage: child\n", ':2:1: the key "age" is here twice'),
    "an escape": (b"age: \x1b[2J\n", ":1:6: the character U+001B is not allowed"),
    "bidi": ("age: ad\u202eult\n".encode(), ":1:6: the character U+202E is not allowed"),
    "two documents": (b"age: adult\n---\nage: child\n", ":2:1: a second document is not allowed"),
    "half a line": (b'age: "adult', ":1:12: neither JSON nor YAML: found unexpected end of stream"),
    "half a JSON": (b'{"age": "adult"', ":2:1: neither JSON nor YAML: did not find expected ',' or '}'"),
    "a foreign JSON": (
        b'{"title": "left-pad", "dependencies": {}}',
        ':1:2: there is no question "title".',
    ),
    "our own result": (b'{"schema": "milia/1", "kind": "quiz"}', ': schema is "milia/1", not "milia-answers/1".'),
    "a saved file without answers": (
        b'{"schema": "milia-answers/1"}',
        ": answers must be a mapping: question: answer.",
    ),
    "an unknown question": (b"# mine\nagee: adult\n", ':2:1: there is no question "agee". Did you mean age?'),
    "an unknown answer": (
        b"age: adult\nplace: eyelid\n",
        ':2:1: "eyelid" is not an answer to "place". Did you mean eyelids?',
    ),
    "two answers where one fits": (b"age: [adult, child]\n", ':1:1: "age" takes one answer, not 2.'),
    "an exclusive answer with another": (
        b"age: under-6-weeks\nbaby-now: [none, fit]\n",
        ':2:1: "none" excludes the other answers to "baby-now".',
    ),
    "not sure with another": (
        b"age: under-6-weeks\nbaby-now: [not-sure, fit]\n",
        ':2:1: "not-sure" excludes the other answers to "baby-now".',
    ),
}


@pytest.mark.parametrize("name", [slow(name) if name in HOSTILE_YAML else name for name in BAD_ANSWERS])
def test_bad_answers_are_told_with_their_address(name: str, tmp_path: Path) -> None:
    """Bad input: a file of answers that is wrong is exit 2, with what, where and what to do; stdout stays empty."""
    raw, problem = BAD_ANSWERS[name]
    path = _answers(raw, tmp_path)
    said = f"milia: {path}{problem}\nTry: milia quiz --list\n"
    assert milia("quiz", "--answers", path) == Ran("", said, 2)


@pytest.mark.parametrize("raw", [b"age: {adult: yes}\n", b"age: []\n", b"age: [[adult]]\n"])
def test_an_answer_of_another_shape_is_told(raw: bytes, tmp_path: Path) -> None:
    """A mapping, an empty list or a list of lists is no answer."""
    path = _answers(raw, tmp_path)
    said = f'milia: {path}:1:1: the answer to "age" must be one of its options, or a list of them.\n'
    assert milia("quiz", "--answers", path) == Ran("", said, 2)


def test_a_hundred_megabytes_of_answers_are_refused(tmp_path: Path) -> None:
    """A huge file is not read to its end."""
    path = tmp_path / "answers.yaml"
    path.touch()
    os.truncate(path, 100_000_000)
    said = f"milia: {path}:1:1: the file is larger than 1000000 characters\nTry: milia quiz --list\n"
    assert milia("quiz", "--answers", str(path)) == Ran("", said, 2)


@pytest.mark.parametrize("option", ["--answers", "--resume"])
def test_answers_that_cannot_be_opened_are_exit_1(option: str, tmp_path: Path) -> None:
    """A missing file and a folder: one line with the reason."""
    missing = tmp_path / "none.yaml"
    assert milia("quiz", option, str(missing)) == Ran(
        "", f'milia: cannot read "{missing}": No such file or directory.\n', 1
    )
    assert milia("quiz", option, str(tmp_path)) == Ran("", f'milia: cannot read "{tmp_path}": Is a directory.\n', 1)
    assert milia("quiz", option, "") == Ran("", 'milia: cannot read "": No such file or directory.\n', 1)


SINGLE = (
    ("age", '--answer needs ID=VALUE, not "age".', "milia quiz --answer age=adult"),
    ("=adult", 'there is no question "".', "milia quiz --list"),
    ("age=adult age=child", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult age=adult", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult,child", '"age" is answered twice.', "milia quiz --list"),
    ("age=adult=x", '"adult=x" is not an answer to "age". Did you mean adult?', "milia quiz --list"),
)


@pytest.mark.parametrize(("given", "message", "hint"), SINGLE)
def test_a_bad_single_answer_is_told(given: str, message: str, hint: str) -> None:
    """--answer without =, twice, or with what is not on the list: exit 2."""
    options = [word for item in given.split() for word in ("--answer", item)]
    assert milia("quiz", *options) == Ran("", f"milia: {message}\nTry: {hint}\n", 2)


def test_a_multi_choice_question_collects_single_answers() -> None:
    """DESIGN 3: --answer twice for a question that takes several is both."""
    both = milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=fit", "--answer", "baby-now=drowsy")
    assert both == milia("quiz", "--answer", "age=under-6-weeks", "--answer", "baby-now=drowsy,fit")
    assert both.code == 0


def _saved(folder: Path, *answers: str) -> Path:
    path = folder / "saved.json"
    options = [word for item in answers for word in ("--answer", item)]
    assert milia("quiz", *options, "--no-input", "--save", str(path)).code in (0, 5)
    return path


def test_a_single_answer_beats_a_file_which_beats_a_saved_one(tmp_path: Path) -> None:
    """DESIGN 3: --answers with --resume, and --answer with both, each wins over the one before."""
    saved = _saved(tmp_path, "age=child", "child-now=none")
    file = _answers(b"age: adult\nadult-now: none\n", tmp_path)
    line = ("quiz", "--next", "--json", "--resume", str(saved))
    assert '"age": "child"' in milia(*line).out
    assert '"age": "adult"' in milia(*line, "--answers", file).out
    assert '"age": "adult-50"' in milia(*line, "--answers", file, "--answer", "age=adult-50").out
    assert milia(*line, "--answers", file).code == 0


def test_only_a_saved_file_can_be_resumed() -> None:
    """--resume on a plain file of answers says what it wants."""
    path = "tests/answers/eyelid.yaml"
    said = f"milia: {path}: this is not a file that --save wrote.\nTry: milia quiz --save FILE\n"
    assert milia("quiz", "--resume", path) == Ran("", said, 2)


@pytest.mark.parametrize(
    ("place", "said", "code"),
    [
        ("none/saved.json", 'cannot write "{}": there is no folder "{parent}".', 1),
        (".", '"{}" is a folder; name a file.', 2),
    ],
)
def test_a_place_where_nothing_can_be_saved_is_told_first(place: str, said: str, code: int, tmp_path: Path) -> None:
    """--save is checked before the questions, so that no answers are lost at the end."""
    path = tmp_path / place
    message = said.replace("{}", str(path)).replace("{parent}", str(path.parent))
    assert milia("quiz", "--save", str(path), "--no-input") == Ran("", f"milia: {message}\n", code)


def test_a_disk_that_is_full_does_not_swallow_what_is_urgent(tmp_path: Path) -> None:
    """The result of an emergency is printed before the answers are saved, and that they were not is told after it."""
    if sys.platform != "linux":
        pytest.skip("/dev/full is Linux only")
    full = tmp_path / "full.json"
    full.symlink_to("/dev/full")
    signs = ("--answer", "age=under-6-weeks", "--answer", "baby-spots=grouped")
    ran = milia("quiz", *signs, "--save", str(full), "--force", "--plain")
    assert ran.code == 1
    assert ran.out.startswith("Your result\n\nNow: get emergency help\n")
    assert re.fullmatch(r'milia: cannot write ".*": .*\n', ran.err)


def test_a_saved_file_that_was_damaged_has_its_address(tmp_path: Path) -> None:
    """An answer that nobody could have given is told with file, line and column."""
    path = _saved(tmp_path, "age=adult", "place=nose")
    path.write_text(path.read_text(encoding="utf-8").replace('"nose"', '"noze"'), encoding="utf-8")
    ran = milia("quiz", "--next", "--resume", str(path))
    assert ran.code == 2
    assert re.match(
        r'milia: .*saved\.json:\d+:\d+: "noze" is not an answer to "place"\. Did you mean nose\?\n', ran.err
    )


def test_saved_answers_are_for_the_owner_alone(tmp_path: Path) -> None:
    """DESIGN 8: --save writes 0600, whole, and says where."""
    path = tmp_path / "saved.json"
    ran = milia("quiz", "--answers", "tests/answers/emergency.yaml", "--save", str(path))
    assert ran.err == f"Saved to {path}. It holds your answers; delete it when you are done.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["saved.json"]
    assert milia("quiz", "--answers", str(path)).out == ran.out
