"""How the quiz did on written stories: the checked-in record, as a line and as a page."""

from ..engine.shares import per_100
from ..errors import UsageMistake
from ..library import Library
from ..model import Measure, Record, Trial
from ..render.document import Document, plain_data
from ..render.output import Output
from ..render.views import record as view
from .showing import frame_of, show, warning_for


def record_line(library: Library) -> str | None:
    """One line for the foot of a result, or None when a pack has no record."""
    record = library.record(tried=False)
    return view.filled(record, record.line) if record else None


def show_record(library: Library, output: Output) -> None:
    """Show the whole record. Raises UsageMistake when a pack has none."""
    record = library.record()
    if record is None:
        raise UsageMistake("this content does not say how its quiz did.", "milia quiz")
    frame, warning = frame_of(library), warning_for([record.meta])
    document = Document("record", record_data(record), record.meta.reviewed, (warning,) if warning else ())
    show(view.record_page(record, frame, warning), document, output, frame, lambda: _csv(record))


def record_data(record: Record) -> dict[str, object]:
    """The record as JSON: {title, summary, limits, stories, not_named, asked_median, asked_max, measures, ...}."""
    texts = ("summary", "limits")
    plain = ("title", "stories", "not_named", "asked_median", "asked_max", "tried", "next")
    data: dict[str, object] = {name: getattr(record, name) for name in plain}
    data |= {name: [view.filled(record, text) for text in getattr(record, name)] for name in texts}
    data |= {name: view.filled(record, getattr(record, name)) for name in ("line", "ranges", "changes")}
    data["measures"] = [_measure(measure) for measure in record.measures]
    data["robustness"] = [_trial(trial) for trial in record.robustness]
    return data


def _trial(trial: Trial) -> dict[str, object]:
    return {"id": trial.id, "text": trial.text, "measures": [_measure(measure) for measure in trial.measures]}


def _measure(measure: Measure) -> dict[str, object]:
    return {**plain_data(measure), "per_100": per_100(measure.count, measure.of)}


def _csv(record: Record) -> str:
    from ..render.csv import csv_text

    found = [_measure(measure) for measure in record.counts]
    return csv_text(list(found[0]), [[str(value) for value in row.values()] for row in found])
