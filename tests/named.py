"""Which tests there are, read from their files without running them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def test_ids() -> frozenset[str]:
    """Every test of the repository as ``tests/test_x.py::test_y``."""
    return frozenset(id for path in sorted((ROOT / "tests").rglob("test_*.py")) for id in _in(path))


test_ids.__test__ = False  # type: ignore[attr-defined]  # a name for people, not a test


def _in(path: Path) -> Iterator[str]:
    file = path.relative_to(ROOT).as_posix()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield f"{file}::{node.name}"
