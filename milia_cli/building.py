"""Makes the compiled form of the content; only the build of a wheel does."""

import datetime
import json
import os
from collections.abc import Iterator
from typing import Any

from .commands.reading import search_index
from .commands.showing import frame_of
from .compiled import SEARCH, compiled_name, packed
from .engine.saved_index import saved
from .library import Library
from .yaml_door import read_file, read_yaml


def compiled_files(root: str) -> Iterator[tuple[str, bytes]]:
    """Each compiled file of a content folder: its name and its bytes. Raises ContentInvalid for broken YAML.

    The same content gives the same bytes. ``root`` is a folder of YAML that has no compiled form yet.
    """
    library = Library(root)
    for name, _ in library.files():
        data = read_yaml(read_file(os.path.join(root, name), name), name)
        body = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield compiled_name(name), packed([_bytes(root, name)], body.encode())
    index = saved(search_index(library, frame_of(library)), as_content)
    yield SEARCH, packed([_bytes(root, name) for name in library.searched_files()], index.encode())


def as_content(value: Any) -> Any:
    """A record as content writes it: what ``decode`` makes the same record of."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime.date():
            return value.isoformat()
        case tuple():
            return [as_content(item) for item in value]
    names = getattr(value, "__match_args__", None)
    if names is None:
        return value
    kept = {name: getattr(value, name) for name in names}
    defaults = vars(type(value))
    return {name: as_content(held) for name, held in kept.items() if name not in defaults or held != defaults[name]}


def _bytes(root: str, name: str) -> bytes:
    with open(os.path.join(root, name), "rb") as stream:
        return stream.read()
