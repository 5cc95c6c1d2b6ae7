"""The content that a command works on."""

import os

from ..errors import ContentInvalid
from ..library import Library, content_root


def open_library(chosen: str | None = None) -> Library:
    """The content in use. A folder that somebody chose is checked whole first (ContentInvalid)."""
    library = Library(content_root(chosen))
    if chosen is not None or os.environ.get("MILIA_CONTENT"):
        from ..rules import check_references
        from ..shapes import check_shapes  # pydantic, only for chosen content

        problems = check_shapes(library) or check_references(library)
        if problems:
            raise ContentInvalid(problems)
    return library
