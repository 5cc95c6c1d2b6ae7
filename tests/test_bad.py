"""Each file of tests/bad/ holds one mistake, and names in its last comment lines where and what it is.

Its first line names the content file that it stands for. With "on base", top keys that it leaves out are taken
from the same file of tests/bad/base/, below its own text, so that its line numbers stay as an editor shows them.
"""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from milia_cli.library import Library
from milia_cli.rules import RULES, check
from milia_cli.rules.content import read_content
from milia_cli.shapes import check_shapes
from milia_cli.yaml_door import MAX_BYTES

BAD = Path(__file__).parent / "bad"
CASES = sorted(BAD.glob("*.yaml"))
TODAY = datetime.date(2026, 6, 1)
HEAD = re.compile(rb"# (\S+)( on base)?\n")
EXPECTED = re.compile(r"# (?:(\S+):)?(\d+:\d+: .+)")
TOP_KEY = re.compile(rb"(?m)^(?=[a-z_]+:)")


def lay_over(case: Path, folder: Path) -> str:
    """Copy the base into a folder with the case in its place; give back the name of the case's content file."""
    shutil.copytree(BAD / "base", folder, dirs_exist_ok=True)
    raw = case.read_bytes()
    head = HEAD.match(raw)
    assert head, f"{case.name} must begin with the name of a content file"
    name = head[1].decode()
    if head[2]:
        own = {block.partition(b":")[0] for block in TOP_KEY.split(raw)}
        blocks = TOP_KEY.split((BAD / "base" / name).read_bytes())
        raw += b"".join(block for block in blocks if block.partition(b":")[0] not in own)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(raw)
    return name


def expected(case: Path, name: str) -> list[str]:
    """The problems that the last comment lines of a case name, in order."""
    found: list[str] = []
    for line in reversed(case.read_text(encoding="utf-8", errors="replace").splitlines()):
        match = EXPECTED.fullmatch(line)
        if not match:
            break
        found.append(f"{match[1] or name}:{match[2]}")
    return found[::-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_told_with_its_address(case: Path, tmp_path: Path) -> None:
    """A content folder with one mistake gives exactly the problems that its case names, and nothing more."""
    name = lay_over(case, tmp_path)
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problems == expected(case, name)
    assert problems


def test_the_base_is_sound() -> None:
    """The folder over which the cases are laid has no problem of its own."""
    assert check(Library(str(BAD / "base")), TODAY) == []


def test_every_rule_is_broken_by_a_case(tmp_path: Path) -> None:
    """Each house rule is shown by at least one small broken file."""
    broken: set[str] = set()
    for case in CASES:
        folder = tmp_path / case.stem
        lay_over(case, folder)
        library = Library(str(folder))
        if not check_shapes(library):
            content = read_content(library, TODAY)
            broken |= {rule.__name__ for rule in RULES if any(rule(content))}
    assert [rule.__name__ for rule in RULES if rule.__name__ not in broken] == []


def test_every_rule_says_what_it_asks() -> None:
    """The docstring of each rule is its documentation, in one or more sentences."""
    assert [rule.__name__ for rule in RULES if not (rule.__doc__ or "").rstrip().endswith(".")] == []


GOVERNED = ("version", "licence", "purpose", "authors", "authors_statement", "funding", "conflicts", "update_rule")


@pytest.mark.parametrize("field", [*GOVERNED, "feedback", "method"])
def test_the_guide_cannot_leave_out_who_made_it(field: str, tmp_path: Path) -> None:
    """Each field that says who made the guide, for what and with whose money is asked for by name."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    blocks = TOP_KEY.split((BAD / "base" / "guide.yaml").read_bytes())
    kept = [block for block in blocks if not block.startswith(f"{field}:".encode())]
    (tmp_path / "guide.yaml").write_bytes(b"".join(kept))
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    (problem,) = problems
    assert problem.startswith(f'guide.yaml:1:1: "{field}" is missing; write ')


@pytest.mark.parametrize("field", GOVERNED)
def test_the_guide_cannot_leave_blank_who_made_it(field: str, tmp_path: Path) -> None:
    """A field of spaces says nothing, so it is refused at its place."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    blank = '[{name: " ", role: "  "}]' if field == "authors" else '"  "'
    blocks = TOP_KEY.split((BAD / "base" / "guide.yaml").read_text(encoding="utf-8").encode())
    kept = [block for block in blocks if not block.startswith(f"{field}:".encode())]
    (tmp_path / "guide.yaml").write_bytes(f"{field}: {blank}\n".encode() + b"".join(kept))
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    column = len(field) + 3
    said = (
        ['guide.yaml:1:18: "name" is blank', 'guide.yaml:1:29: "role" is blank']
        if field == "authors"
        else [f'guide.yaml:1:{column}: "{field}" is blank']
    )
    way = 'say it, or "None." where so' if field in {"funding", "conflicts"} else "say it"
    assert problems == [f"{line}; {way}" for line in said]


@pytest.mark.parametrize("name", ["sources", "notices", "figures"])
def test_a_file_cannot_leave_out_its_dates(name: str, tmp_path: Path) -> None:
    """Files without a topic of their own are dated too; the mistake says what to write."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    file = tmp_path / f"{name}.yaml"
    file.write_text(re.sub(r"(?m)^meta: .*\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    (problem,) = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problem.startswith(f'{name}.yaml:1:1: "meta" is missing; write meta: {{updated: 2026-11-22, ')


def test_only_the_guide_is_asked_what_it_is_for(tmp_path: Path) -> None:
    """A quiz without a purpose is not told what to write for the guide."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    quiz = tmp_path / "quiz" / "questions.yaml"
    text = quiz.read_text(encoding="utf-8")
    assert "\npurpose: They say how soon to act.\n" in text
    quiz.write_text(text.replace("purpose: They say how soon to act.\n", ""), encoding="utf-8")
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problems == ['quiz/questions.yaml:1:1: "purpose" is missing']


@pytest.mark.parametrize("field", ["updated", "reviewed", "next_review"])
def test_a_topic_cannot_leave_out_its_dates(field: str, tmp_path: Path) -> None:
    """Each review date of a content file is asked for by name."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    topic = tmp_path / "topics" / "glossary.yaml"
    text = topic.read_text(encoding="utf-8")
    topic.write_text(re.sub(rf"\b{field}: [\d-]+,? ?", "", text), encoding="utf-8")
    line = text[: text.index("meta:")].count("\n") + 1
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    (problem,) = problems
    assert problem.startswith(
        f'topics/glossary.yaml:{line}:7: "meta.{field}" is missing; write a day such as 2026-11-22'
    )


def test_a_missing_file_and_folder_are_told(tmp_path: Path) -> None:
    """A content folder without a file or a folder that commands read says which."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "guide.yaml").unlink()
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problems == ["guide.yaml:1:1: cannot be read: No such file or directory"]
    shutil.rmtree(tmp_path / "topics")
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problems == ["topics:1:1: there is no such folder"]


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    """A content file that is too large is refused before it is read as YAML."""
    shutil.copytree(BAD / "base", tmp_path, dirs_exist_ok=True)
    (tmp_path / "guide.yaml").write_text("funding: " + "a" * MAX_BYTES, encoding="utf-8")
    problems = [str(problem) for problem in check(Library(str(tmp_path)), TODAY)]
    assert problems == [f"guide.yaml:1:1: the file is larger than {MAX_BYTES} characters"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A link in a content folder that leads out of it is a problem, even to a sound file."""
    shutil.copytree(BAD / "base", tmp_path / "content")
    outside = tmp_path / "outside.yaml"
    shutil.copy(BAD / "base" / "topics" / "glossary.yaml", outside)
    link = tmp_path / "content" / "topics" / "glossary.yaml"
    link.unlink()
    link.symlink_to(outside)
    problems = [str(problem) for problem in check(Library(str(tmp_path / "content")), TODAY)]
    assert problems == ["topics/glossary.yaml:1:1: the link leads out of the content folder"]
