"""How the quiz did on written stories, as a page and as the line under a result."""

from collections.abc import Iterator

from ...engine.shares import per_100
from ...model import Level, Measure, Notices, Record, Tried
from ..page import Block, Heading, Items, Line, Page, Prose, Term, Terms
from .foot import Citations, Frame, page_foot


def filled(record: Record, text: str) -> str:
    """A text of the record with its numbers in place of {stories} and the like."""
    numbers = {name: str(getattr(record, name)) for name in ("stories", "not_named", "asked_median", "asked_max")}
    for measure in record.counts:
        numbers[measure.id] = str(per_100(measure.count, measure.of) or record.zero)
        numbers[f"{measure.id}-count"] = str(measure.count or record.zero)
        numbers[f"{measure.id}-of"] = str(measure.of)
        numbers[f"{measure.id}-range"] = f"{measure.low} to {measure.high}"
    return _put(text, numbers)


def _put(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text


def record_page(record: Record, frame: Frame, warning: str | None) -> Page:
    """The whole record: what was tried, each measure out of 100, what small changes do, misses, limits."""
    blocks: list[Block] = [Prose(Line(filled(record, text))) for text in (*record.summary, record.ranges)]
    blocks += [Heading("Results"), Items(_counts(record, record.measures))]
    blocks += [Heading("Limits"), Items(tuple(Line(filled(record, text)) for text in record.limits))]
    blocks += [Heading("With a small change"), Prose(Line(filled(record, record.changes)))]
    blocks.append(Terms(tuple(Term(trial.text, (), _counts(record, trial.measures)) for trial in record.robustness)))
    blocks += _misses(record, frame.notices)
    foot = page_foot(Citations(frame), [record.meta], record.next)
    return Page(record.title, tuple(blocks), foot, warning)


def _counts(record: Record, measures: tuple[Measure, ...]) -> tuple[Line, ...]:
    return tuple(Line(f"{measure.text} {_counted(record, measure)}") for measure in measures)


def _counted(record: Record, measure: Measure) -> str:
    numbers = {name: str(getattr(measure, name)) for name in ("count", "of", "low", "high")}
    return _put(record.counted, {**numbers, "per_100": str(per_100(measure.count, measure.of))})


def _misses(record: Record, notices: Notices) -> Iterator[Block]:
    """The stories in which something else than the right answer came first."""
    missed = [tried for tried in record.tried if tried.urgency != "exact" or tried.named in ("among-three", "missed")]
    if missed:
        yield Heading("Stories that came out otherwise")
        yield Items(tuple(Line(_told(record, tried, notices)) for tried in missed))


def _told(record: Record, tried: Tried, notices: Notices) -> str:
    words: dict[Level, str] = notices.level_words
    return _put(
        record.story_line,
        {
            "id": tried.id,
            "expected": ", ".join(words[level].lower() for level in tried.expected),
            "given": words[tried.given].lower(),
            "urgency": record.urgency_words[tried.urgency],
            "named": record.named_words[tried.named],
        },
    )
