"""What somebody types at a question, read as an answer: numbers, ids, yes and no; and what is told about the rest."""

import re
from collections.abc import Callable

from ..engine.urgency import above
from ..errors import nearest
from ..model import Answer, AnswerOption, Question
from .views.quiz import ALSO
from .wrap import GLUE

_NUMBERS = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?")
"""A number, or a range of them."""


def way_out(question: Question) -> AnswerOption | None:
    """The option of a screen of signs that says "none of these"; it stands last."""
    last = question.options[-1] if question.options else None
    return last if last and question.type == "multi-choice" and last.exclusive else None


def numbered(question: Question) -> list[tuple[int, AnswerOption]]:
    """Each option with its number: from 1, and 0 for "none of these", so that it is the same on every screen."""
    none = way_out(question)
    return [(0 if option is none else number, option) for number, option in enumerate(question.options, 1)]


def _range(question: Question) -> str:
    """The numbers that are shown."""
    numbers = [number for number, _ in numbered(question)]
    return f"{min(numbers, default=0)} to {max(numbers, default=0)}"


def help_for(question: Question) -> str:
    """How to answer a question, and every key."""
    if question.type == "choice":
        return f"Type a number, then Enter. {ALSO}"
    none = ", or 0 for none of these" if way_out(question) else ""
    return f"Type one number, or several: 1{GLUE}3{none}. Then Enter. {ALSO}"


def is_it_no(question: Question) -> str | None:
    """What to ask back when n may have been typed for "no", which would count as a danger sign or as nothing."""
    number, no = next((found for found in numbered(question) if _means(found[1], "no")), (0, None))
    if no is None:
        return None
    if question.type == "choice":
        return f"n is for not sure. For no, type {number}. If you cannot tell, type n again."
    if question.not_sure is None or not above(question.not_sure.floor, "routine"):
        return None
    return (
        f"Not sure counts as a yes here. If you looked and saw none, type {number}: {no.text}. "
        "If you cannot tell, type n again."
    )


def _means(option: AnswerOption, word: str) -> bool:
    """Whether somebody who types yes or no means this option."""
    return (word == "no" and option.exclusive) or re.match(rf"{word}\b", option.text, re.IGNORECASE) is not None


def parse(question: Question, typed: str, tell: Callable[[str], None]) -> Answer | None:
    """What was typed as an answer, or None after telling what is allowed."""
    words = typed.replace(",", " ").split()
    if (word := {"y": "yes"}.get(typed.lower(), typed.lower())) in ("yes", "no"):
        words = [option.id for option in question.options if _means(option, word)][:1] or words
    chosen: list[str] = []
    for word in words:
        found = _named(question, word)
        if not found:
            tell(_no_answer(question, word))
            return None
        chosen += found
    return _allowed(question, list(dict.fromkeys(chosen)), tell)


def _named(question: Question, word: str) -> list[str]:
    """The options that one word names: an id, a number, or a range such as 1-3; none when it names no option.

    Only a number that is shown counts, so that a slip such as 11 for 1 does not say "none of these".
    """
    ids = {str(number): option.id for number, option in numbered(question)}
    if word in ids.values():
        return [word]
    found = _NUMBERS.fullmatch(word)
    if not found:
        return []
    low, high = int(found[1]), int(found[2] or found[1])
    if not 0 <= high - low < len(ids) or low == 0 < high:
        return []
    meant = [ids.get(str(number), "") for number in range(low, high + 1)]
    return meant if all(meant) else []


def _no_answer(question: Question, word: str) -> str:
    """What to type instead of a word that is no answer; where options have the word, their numbers."""
    where = _where(question, word)
    what = "the number" if question.type == "choice" else "every number"
    return f'Type {what} of what fits, {_range(question)}; "{_shown(word)}" is not one.{where} h is help.'


def _where(question: Question, word: str) -> str:
    """Where a word that is no answer stands among the options, or what id it is a slip of; empty for a short one."""
    options = numbered(question) if len(word) > 2 else []
    has = [str(n) for n, option in options if word.lower() in option.text.lower()]
    if has:
        return f" It stands in {' and '.join(has[:3])}."
    near = nearest(word, [option.id for _, option in options])
    return next((f" Did you mean {near}? It is {n}." for n, option in options if option.id == near), "")


def _allowed(question: Question, chosen: list[str], tell: Callable[[str], None]) -> Answer | None:
    if not chosen:
        tell(f"Type {_range(question)}, n if you are not sure, or h for help.")
        return None
    if question.type == "choice":
        if len(chosen) == 1:
            return chosen[0]
        tell("One answer here: choose the closest.")
        return None
    alone = [option.text for option in question.options if option.exclusive and option.id in chosen]
    if alone and len(chosen) > 1:
        tell(f'"{alone[0]}" does not go with another answer.')
        return None
    return tuple(option.id for option in question.options if option.id in chosen)


def _shown(word: str) -> str:
    """What somebody typed, without control characters, at most 40 signs."""
    return "".join(sign if sign.isprintable() else "?" for sign in word[:40])
