"""milia validate: every problem of the content with its address, and the proofs about the quiz."""

from typing import Annotated

import typer

from ..errors import MiliaError, NoContent, Problem
from ..library import Library, built_in_root, content_root
from ..render.document import Document
from ..render.output import Output, deliver, note
from ..render.page import Items, Line, Page
from .options import ContentOption, with_output
from .showing import frame_of, show, today

HELP = """For authors: check the content, one line for each problem, and prove the quiz sound.

\b
milia validate  the content in use
"""


_KEYS = ("file", "line", "column", "message")


class Invalid(MiliaError):
    """The content has problems; the document is printed before this is raised."""

    exit_code = 4


@with_output
def validate(
    output: Output,
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help="A folder; else the content in use.")] = None,
    content: ContentOption = None,
) -> None:
    """Show every problem, and say what the proofs found."""
    from ..rules import check

    library = Library(_root(content if folder is None else folder))
    problems = check(library, today())
    if not problems:
        problems, said = _proved(library)
        for line in said:
            note(line)
    _print(problems, library, output)
    if problems:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise Invalid(f"{count} in {len({problem.file for problem in problems})} of {_count(library)} files.")


def _root(folder: str | None) -> str:
    import os

    if folder is not None and not os.path.isdir(folder):
        raise NoContent(f'there is no content folder "{folder}".', "milia validate")
    return content_root(folder)


def _count(library: Library) -> int:
    return sum(1 for _ in library.files())


def _proved(library: Library) -> tuple[list[Problem], list[str]]:
    """What the proofs found, as problems, and what to say about them on stderr."""
    from ..proofs import prove

    report = prove(library.questionnaire())
    problems = [
        Problem("quiz/questions.yaml", 1, 1, f"{proof.property} does not hold: {proof.claim}; {case}")
        for proof in report.failed
        for case in proof.counterexamples
    ]
    shown = sum(proof.status == "shown" for proof in report.proofs)
    said = [f"{_count(library)} files, no problems in the words."]
    said.append(f"Proofs about the quiz: {shown} shown, {len(report.failed)} failed, {len(report.skipped)} skipped.")
    if report.skipped:
        claims = "; ".join(f"{proof.property} {proof.claim}" for proof in report.skipped)
        said.append(f"Skipped because z3-solver is not installed: {claims}.")
    return problems, said


def _print(problems: list[Problem], library: Library, output: Output) -> None:
    """One problem a line, never wrapped, so that an editor can follow the address; other formats show a page."""
    if output.format in ("terminal", "plain"):
        if problems or output.to_file:
            deliver("".join(f"{problem}\n" for problem in problems), output)
        if output.to_file:
            note(f"Wrote {output.file}.")
        return
    rows = [{key: getattr(problem, key) for key in _KEYS} for problem in problems]
    frame = frame_of(Library(built_in_root()) if problems else library)
    show(_page(problems), Document("problems", {"problems": rows}, None), output, frame, lambda: _csv(rows))


def _page(problems: list[Problem]) -> Page:
    lines = tuple(Line(str(problem)) for problem in problems)
    return Page(f"Problems: {len(problems)}", (Items(lines),) if lines else ())


def _csv(rows: list[dict[str, object]]) -> str:
    from ..render.csv import csv_text

    return csv_text(_KEYS, [[str(value) for value in row.values()] for row in rows])
