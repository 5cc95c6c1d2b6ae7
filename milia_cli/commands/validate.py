"""milia validate: every problem of the content with its address, and the proofs about the quiz."""

from typing import Annotated

import typer

from ..errors import ContentInvalid
from ..library import Library, content_root
from ..render.output import Output, note, write
from .options import ContentOption, with_output
from .showing import today


@with_output
def validate(
    output: Output,
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help="A content folder; without it, the one in use.")] = None,
    content: ContentOption = None,
) -> None:
    """For authors: check the content, one line for each problem, and prove the quiz sound."""
