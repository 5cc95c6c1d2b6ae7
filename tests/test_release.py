"""What was released stays what it is: content that changed since has another version in guide.yaml."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from milia_cli.library import Library, content_root
from milia_cli.yaml_door import read_yaml

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
_VERSION = re.compile(r"(?m)^(?:- )?Version (?P<version>\d[\d.]*\d)(?: \(digest (?P<digest>[0-9a-f]{16})\))?:")


def digest(root: str) -> str:
    """What changes when anything does that content says; comments and line breaks do not count."""
    names = sorted(name for name, _ in Library(root).files())
    texts = {name: read_yaml((Path(root) / name).read_text(encoding="utf-8"), name) for name in names}
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]


def mistake(changelog: str, version: str, now: str) -> str | None:
    """Why content of this version and digest cannot be given out, or None. Before a release it may change freely."""
    for part in changelog.split("\n## ")[1:]:
        released = not part.startswith("Unreleased\n")
        for found in _VERSION.finditer(part):
            if found["version"] == version and not released:
                return None
            if found["version"] == version:
                noted = found["digest"]
                return None if noted == now else f"{version} is out with digest {noted}; this is {now}"
    return f"no line under Content says what version {version} is"


def test_content_that_changed_since_a_release_has_another_version() -> None:
    """CHANGELOG names the version of guide.yaml: as not released, or with the digest of what is here."""
    root = content_root()
    assert mistake(CHANGELOG.read_text(encoding="utf-8"), Library(root).guide().version, digest(root)) is None


NOTED = (
    "# Changelog\n\n## {}\n\n### Content\n\n- Version 1.1{}: 16 topics.\n\n## 0.1.0 - 2026-11-21\n\nVersion 1.0: 9.\n"
)
HERE, THERE = "0123456789abcdef", "fedcba9876543210"


@pytest.mark.parametrize(
    ("heading", "noted", "version", "expected"),
    [
        ("Unreleased", "", "1.1", None),
        ("0.2.0 - 2026-12-01", f" (digest {HERE})", "1.1", None),
        ("0.2.0 - 2026-12-01", f" (digest {THERE})", "1.1", f"1.1 is out with digest {THERE}; this is {HERE}"),
        ("0.2.0 - 2026-12-01", "", "1.1", f"1.1 is out with digest None; this is {HERE}"),
        ("Unreleased", "", "1.0", f"1.0 is out with digest None; this is {HERE}"),
        ("Unreleased", "", "1.2", "no line under Content says what version 1.2 is"),
    ],
)
def test_what_a_changelog_must_say(heading: str, noted: str, version: str, expected: str | None) -> None:
    """Nothing while a version is being written; its digest once it is out; a version of its own for what differs."""
    assert mistake(NOTED.format(heading, noted), version, HERE) == expected


def test_the_digest_sees_words_and_not_their_layout(tmp_path: Path) -> None:
    """A comment changes nothing, a word does."""
    root = Path(content_root())
    for path in root.rglob("*.yaml"):
        copy = tmp_path / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    notices = tmp_path / "notices.yaml"
    notices.write_text("# A remark.\n" + notices.read_text(encoding="utf-8"), encoding="utf-8")
    assert digest(str(tmp_path)) == digest(str(root))
    notices.write_text(notices.read_text(encoding="utf-8").replace("high: sure", "high: certain"), encoding="utf-8")
    assert digest(str(tmp_path)) != digest(str(root))
