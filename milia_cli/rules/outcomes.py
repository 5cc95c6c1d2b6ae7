"""Rules about outcomes: what each says about answers must be whole, possible and enough to tell it apart."""

from collections.abc import Iterator

from ..errors import Problem
from ..model import Finding, Frequency, Outcome, Question
from ..yaml_door import Path
from .content import Content, File, no_such

BANDS: dict[Frequency, tuple[float, float]] = {
    "obligate": (0.98, 1.0),
    "very-frequent": (0.80, 0.99),
    "frequent": (0.30, 0.79),
    "occasional": (0.05, 0.29),
    "very-rare": (0.01, 0.04),
    "excluded": (0.0, 0.0),
}
"""Lower and upper edge of each HPO frequency word."""
ENOUGH = 10
"""Feature questions that an outcome says something about, at least (or all, if there are fewer)."""
_ROUNDING = 1e-9


def findings_match_questions(content: Content) -> Iterator[Problem]:
    """A finding is about a question that exists, once, and about options of it that exist."""
    known = _questions(content)
    for file in content.outcomes:
        seen: set[str] = set()
        for path, finding in file.each(Finding):
            if finding.question not in known:
                yield file.problem((*path, "question"), no_such("question", finding.question, known))
            elif finding.question in seen:
                yield file.problem((*path, "question"), f'"{finding.question}" has a finding already')
            else:
                yield from _options(file, path, finding, known[finding.question])
            seen.add(finding.question)


def _options(file: File[Outcome], path: Path, finding: Finding, question: Question) -> Iterator[Problem]:
    known = [option.id for option in question.options if not option.exclusive]
    for id in finding.answers:
        if id not in known:
            yield file.problem((*path, "answers", id, "?"), no_such("answer", id, known, f' to "{question.id}"'))


def findings_add_up(content: Content) -> Iterator[Problem]:
    """The bands of a single-choice finding can add up to all people with the outcome."""
    known = _questions(content)
    for file in content.outcomes:
        for path, finding in file.each(Finding):
            question = known.get(finding.question)
            if question and question.type == "choice":
                low = sum(BANDS[word][0] for word in finding.answers.values())
                high = sum(BANDS[word][1] for word in finding.answers.values())
                if low > 1 + _ROUNDING:
                    yield file.problem((*path, "answers"), f"these words ask for {low * 100:.0f} out of 100 people")
                elif high < 1 - _ROUNDING:
                    yield file.problem((*path, "answers"), f"these words cover only {high * 100:.0f} out of 100 people")


def outcomes_are_told_apart(content: Content) -> Iterator[Problem]:
    """Every outcome says something about age and about enough feature questions."""
    features = {question.id for question in content.quiz.value.questions if question.role == "feature"}
    least = min(ENOUGH, len(features))
    for file in content.outcomes:
        said = {finding.question for finding in file.value.findings}
        if "age" not in said:
            yield file.problem(("findings",), "no finding is about age")
        if len(said & features) < least:
            message = f"{len(said & features)} of the feature questions have a finding; at least {least} are needed"
            yield file.problem(("findings",), message)


def emergencies_have_no_findings(content: Content) -> Iterator[Problem]:
    """No finding is about a question that an emergency flag reads: such an answer ends the quiz."""
    flags = content.flags.value.flags
    screens = {c.question for flag in flags if flag.level == "emergency" for c in flag.when}
    for file in content.outcomes:
        for path, finding in file.each(Finding):
            if finding.question in screens:
                message = f'"{finding.question}" is an emergency screen, which ends the quiz; leave this finding out'
                yield file.problem((*path, "question"), message)


def outcomes_can_be_compared(content: Content) -> Iterator[Problem]:
    """Every outcome is an option of the look-alikes table, or of the types table if it is a kind of milia."""
    for file in content.outcomes:
        id = file.value.id
        name = "types" if id.startswith("milia-") else "look-alikes"
        table = content.table(name)
        known = [option.id for option in table.options] if table else []
        if id not in known:
            yield file.problem(("id",), no_such("option", id, known, f" in the table {name}"))


def _questions(content: Content) -> dict[str, Question]:
    return {question.id: question for question in content.quiz.value.questions}
