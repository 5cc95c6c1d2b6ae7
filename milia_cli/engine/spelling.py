"""Words as a search compares them: British and American spellings, singular and plural, one form for each."""

import re
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_APART = {number: " " for number in range(128) if not chr(number).isalnum()}
"""Parts ASCII words as _WORD does, three times as fast."""
_SPELLINGS = (
    ("ae", "e"), ("oe", "e"), ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("isa", "iza"), ("yse", "yze"),
    ("ll", "l"), ("grey", "gray"), ("sulph", "sulf"), ("mould", "mold"), ("ogue", "og"), ("licence", "license"),
)  # fmt: skip
"""British letters and what Americans write. Both are read alike, so a word changed by chance still finds itself."""
_BRITISH = re.compile("|".join(british for british, _ in _SPELLINGS))
_ENDINGS = ("ing", "ion", "ed", "al")


def words(text: str) -> list[str]:
    """The words and numbers of a text in lower case, in order; hyphens and apostrophes part words."""
    return text.lower().translate(_APART).split() if text.isascii() else _WORD.findall(text.lower())


def compounds(text: str) -> list[str]:
    """Words with a hyphen, each in lower case as one word: whoever types "makeup" looks for "make-up"."""
    return [found.replace("-", "") for found in _COMPOUND.findall(text.lower())] if "-" in text else []


@cache
def fold(word: str) -> str:
    """The one form of a lower-case word: ``colours`` and ``color``, ``squeezing`` and ``squeeze`` are the same."""
    if _BRITISH.search(word):
        for british, american in _SPELLINGS:
            word = word.replace(british, american)
    return _stem(_singular(word))


def _singular(word: str) -> str:
    if len(word) < 4 or word[-1] != "s" or word[-2] in "sui":
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def _stem(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    rest = word[: len(word) - len(ending)]
    if ending and len(rest) > 2 and any(sign in "aeiouy" for sign in rest) and not word.endswith("eed"):
        word = rest[:-1] if rest[-1] == rest[-2] else rest
    if word.endswith(("tre", "bre")):
        return word[:-2] + "er"
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def matching(text: str, forms: frozenset[str]) -> dict[str, None]:
    """The words of a text, in lower case and in order, whose form is one of these or that are part of such a word."""
    parts = {part for whole in _COMPOUND.findall(text.lower()) for part in _parts(whole, forms)}
    return {word: None for word in words(text) if fold(word) in forms or word in parts}


def _parts(whole: str, forms: frozenset[str]) -> list[str]:
    """The parts of a word with a hyphen that is looked for as one."""
    return whole.split("-") if fold(whole.replace("-", "")) in forms else []
