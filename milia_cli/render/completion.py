"""What a completion script holds: static words, so that an answer to TAB starts no program."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class ByFirst:
    """Words that an option takes after each first word of a command; before any first word, all of them."""

    after: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every word, once."""
        return tuple(dict.fromkeys(word for _, words in self.after for word in words))


Value = Literal["file", "folder", "other"] | tuple[str, ...] | ByFirst
"""What an option takes: a path, something that nobody can guess, or one of these words."""
HELP = "explain a command"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def plain_words(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once that means nothing to a shell; no id that a shell could run reaches a script."""
    return tuple(word for word in dict.fromkeys(words) if _PLAIN.fullmatch(word))


@dataclass(frozen=True)
class Option:
    """Names of one option; ``value`` is None for a switch."""

    names: tuple[str, ...]
    value: Value | None = None


@dataclass(frozen=True)
class Verb:
    """One command: its first words, the words that follow each of them, and whether more than one may follow."""

    name: str
    text: str
    options: tuple[Option, ...] = ()
    first: tuple[str, ...] = ()
    then: Mapping[str, Sequence[str]] = field(default_factory=dict)
    many: bool = False
    paths: Literal["file", "folder"] | None = None


@dataclass(frozen=True)
class Program:
    """Everything that can be completed, and what it was made from."""

    made_from: str
    verbs: tuple[Verb, ...]
    options: tuple[Option, ...]

    @property
    def verb_names(self) -> str:
        """All commands, as words."""
        return " ".join(verb.name for verb in self.verbs)

    @property
    def valued(self) -> dict[str, Value]:
        """Every option that takes a value, of any command, with that value."""
        found = [option for verb in self.verbs for option in verb.options] + list(self.options)
        return {name: option.value for option in found if option.value is not None for name in option.names}
