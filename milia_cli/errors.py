"""Mistakes that a person can fix, each with its exit code. Commands raise them; only cli.py catches them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EXITS = "Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 content, 5 no answer."
"""What the help says about exit codes, in one line; README has them all."""


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a content file: where it is (lines and columns count from 1) and what is wrong."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class MiliaError(Exception):
    """Anything that ends a command with a message instead of a result. ``hint`` is a command that works."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CannotFinish(MiliaError):
    """A file that cannot be opened or written (exit 1)."""


class UsageMistake(MiliaError):
    """A wrong option, an unknown name, malformed answers (exit 2)."""

    exit_code = 2


class NothingFound(MiliaError):
    """A search or a source id that matches nothing (exit 3). The document is printed before it is raised."""

    exit_code = 3


class ContentInvalid(MiliaError):
    """Broken or missing content (exit 4)."""

    exit_code = 4

    def __init__(self, problems: Sequence[Problem]) -> None:
        shown = "\n".join(str(problem) for problem in problems[:5])
        more = f"\nand {len(problems) - 5} more" if len(problems) > 5 else ""
        count = "a mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        super().__init__(f"the content has {count}.\n{shown}{more}", "milia validate DIR")
        self.problems = tuple(problems)


class NoContent(MiliaError):
    """A content folder that is not there (exit 4)."""

    exit_code = 4


class AnswersMissing(MiliaError):
    """Answers are missing and there is nobody to ask (exit 5)."""

    exit_code = 5


class Left(MiliaError):
    """The reader left at a prompt: q, Ctrl-C or end of input (exit 130)."""

    exit_code = 130


def nearest(word: str, names: Iterable[str], alike: float = 0.6) -> str | None:
    """The name that looks most like a word, from 0 (not at all) to 1 (the same), or None when none does enough."""
    from difflib import get_close_matches  # only a mistake needs it

    by_lower = {name.lower(): name for name in names}
    starts = sorted((name for name in by_lower if name.startswith(word.lower())), key=len)
    found = starts[:1] if word and starts else get_close_matches(word.lower(), by_lower, 1, alike)
    return by_lower[found[0]] if found else None
