"""Planted sentences: what `milia validate` does not let the guide say, and near words that it does."""

import datetime
import shutil
from pathlib import Path

import pytest

from milia_cli.library import Library, content_root
from milia_cli.rules import check

BASE = Path(__file__).parent / "bad" / "base"
TODAY = datetime.date(2026, 6, 1)

PROMISES = {
    "It treats your milia.": "treats your",
    "It is curing them.": "curing",
    "It is completely safe.": "completely safe",
    "It is safe for all.": "is safe",
    "A cream safe for all skin.": "safe for all",
    "A cream safe for everyone.": "safe for everyone",
    "Safe for every age.": "Safe for every",
    "This is the safest way.": "safest",
    "It removes milia permanently.": "permanently",
    "It clears them for good.": "clears them for good",
    "It can detect cancer.": "detect",
    "This rules out cancer.": "rules out",
    "It is doctor recommended.": "doctor recommended",
    "A dermatologist-tested cream.": "dermatologist-tested",
    "It is recommended by doctors.": "recommended by",
    "It has no side effects.": "no side effects",
    "It works for everyone.": "works for everyone",
    "It is very effective.": "very effective",
    "A clinically shown cream.": "clinically shown",
    "It cures milia.": "cures",
    "The best cream.": "best",
    "It can diagnose milia.": "diagnose",
    "It does not hurt and is completely safe.": "completely safe",
    "We do not know why, but it is very effective.": "very effective",
    "No doubt it cures milia.": "cures",
    "No other cream cures milia.": "cures",
    "It cures them with no scars.": "cures",
    "With no scar it cures milia.": "cures",
    "It does not only cure milia.": "cure",
    "It can not harm you: it is guaranteed.": "guaranteed",
    "Nobody is harmed as it cures them.": "cures",
    "It does not cure them, it permanently removes them.": "permanently",
    "It has no risk.": "no risk",
}
SHARES = {
    "A third of them go.": "A third of them",
    "Two thirds of adults have them.": "Two thirds of adults",
    "Half of adults have them.": "Half of adults",
    "Half the babies have them.": "Half the babies",
    "Most milia go.": "Most milia go",
    "About 30 percent go.": "percent",
    "About 30% go.": "%",
    "1 in 3 go.": "1 in 3",
    "Two in five have them.": "Two in five",
    "3 in 10 have them.": "3 in 10",
    "1 in 1,000 have them.": "1 in 1,000",
    "Four out of ten have them.": "Four out of ten",
    "9 out of 10 go.": "9 out of 10",
    "One in every ten babies has them.": "One in every ten",
    "1 in 3 go in ten days.": "1 in 3",
}
COMMON = {"Milia are common.": "Milia are common", "They are very common.": "They are very common"}
MEDICAL = [
    "telangiectasia", "infundibulum", "pilosebaceous", "eccrine", "hyperpigmentation", "teratogenic", "vesicle",
    "analgesia", "iatrogenic", "anaesthetic", "vesicles", "desquamation", "hypersensitivity", "ophthalmological",
]  # fmt: skip
FINE = [
    "It is not a diagnosis.",
    "Fits best",
    "Put it in a safe place.",
    "We do not know if it is safe.",
    "We do not know that it is safe for all.",
    "This does not rule out cancer.",
    "The quiz cannot detect cancer.",
    "It can permanently scar skin.",
    "It can scar skin permanently.",
    "No way is more effective than any other.",
    "There is no risk-free way.",
    "Nothing is sure, and nothing is guaranteed.",
    "It is no cure.",
    "No study shows that it cures milia.",
    "Nobody has shown that it works for all.",
    "Put it on for one in two days.",
    "Use it on 1 in 3 nights.",
    "About 8 out of 100 go in one in two weeks.",
    "Keep sun protection, to be on the safe side.",
    "Doctors use it to treat a sore.",
    "About 8 out of 100 go.",
    "They are common: 8 of 102 people had them.",
    "They are less common in babies born early.",
    "Milia are common. There are no good numbers.",
    "Feed half as much.",
    "It numbs (an anaesthetic).",
    "Small blisters (vesicles) form.",
    "An ordinary thermometer shows the temperature.",
    "Look on television, or in a supermarket.",
    "It is actually comfortable.",
    "Tell them immediately.",
]


def told(text: str, folder: Path, kind: str = "notice", more: str = "") -> list[str]:
    """What the rules say of one sentence, laid into the first statement of a small guide."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    shutil.copy(Path(content_root()) / "medical-words.yaml", folder)
    file = folder / "topics" / "glossary.yaml"
    old = "text: Here are the words., kind: notice, certainty: not-assessed"
    base = file.read_text(encoding="utf-8")
    assert old in base
    new = f'text: "{text}", kind: {kind}, certainty: not-assessed{more}'
    file.write_text(base.replace(old, new), encoding="utf-8")
    return [str(problem) for problem in check(Library(str(folder)), TODAY)]


def promises(problems: list[str]) -> list[str]:
    """The problems that are about a promise, not about a word being long."""
    return [problem for problem in problems if "promises" in problem]


@pytest.mark.parametrize("text", PROMISES)
def test_no_promise_beyond_the_purpose(text: str, tmp_path: Path) -> None:
    """A planted promise is refused at its place, by the words that promise; in a quoted claim it may stand."""
    message = f'"{PROMISES[text]}" promises more than this guide can; say it otherwise'
    assert promises(told(text, tmp_path)) == [f"topics/glossary.yaml:6:24: {message}"]
    quoted = told(text, tmp_path, "myth", ", verdict: unproven, why: Nobody knows., claimed_by: [SHOP]")
    assert promises(quoted) == []


@pytest.mark.parametrize("text", SHARES)
def test_no_share_but_out_of_100(text: str, tmp_path: Path) -> None:
    """A share that is no count is refused at its place."""
    message = f'"{SHARES[text]}" is hard to picture; write it as N out of 100'
    assert told(text, tmp_path) == [f"topics/glossary.yaml:6:24: {message}"]


@pytest.mark.parametrize("text", COMMON)
def test_common_needs_a_count(text: str, tmp_path: Path) -> None:
    """That milia are common is refused where no count, or the want of one, stands beside it."""
    message = f'"{COMMON[text]}" does not say how often; write N out of 100, or "no good numbers"'
    assert told(text, tmp_path) == [f"topics/glossary.yaml:6:24: {message}"]


@pytest.mark.parametrize("word", MEDICAL)
def test_no_medical_word_without_plain_ones(word: str, tmp_path: Path) -> None:
    """A medical word, or a long one that is on no list, is refused where nothing explains it."""
    (problem,) = told(f"It shows {word}.", tmp_path)
    assert problem.startswith("topics/glossary.yaml:6:24: the ")
    assert "is not explained here" in problem


@pytest.mark.parametrize("text", FINE)
def test_near_words_may_stand(text: str, tmp_path: Path) -> None:
    """What only looks like a promise, a share or a medical word is let through."""
    assert told(text, tmp_path) == []
