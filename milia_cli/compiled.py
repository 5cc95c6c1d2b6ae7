"""Content as the wheel carries it: each YAML file once more as JSON, which is read in a fiftieth of the time, and the
index for the search.

The build makes these files (building.py). A checkout has none, nor has a folder that somebody chose: those are read as
YAML, so that a mistake in them has its address. The first line of a compiled file holds a digest of the YAML that it
was made from and one of the JSON below it. Where either differs, because somebody edited the installed YAML or a file
is only half there, it counts as missing and the YAML is read: still right, only slower. Both files are read whole for
that, which is cheap; sizes and dates would not do, since a copy keeps the one and an unpacked wheel invents the other.
A CRC with the length misses one accident in four thousand million, and malice, which could write the program as well.
"""

import os
from collections.abc import Iterable
from zlib import crc32

PACKAGED, COMPILED = "_content", "_compiled"
"""Folders of an installed package: the YAML, and the same compiled."""
SEARCH = "search.jsonl"
"""The compiled index."""


def compiled_name(name: str) -> str:
    """The name of the compiled form of a content file."""
    return f"{name.removesuffix('.yaml')}.json"


def digest(parts: Iterable[bytes]) -> str:
    """What changes when the bytes of some files do, or their order."""
    return " ".join(f"{crc32(part):08x}-{len(part)}" for part in parts)


def packed(parts: Iterable[bytes], body: bytes) -> bytes:
    """A compiled file that holds ``body``, made from the YAML files with these bytes."""
    return f"{digest(parts)}/{digest([body])}\n".encode() + body


def folder_for(root: str) -> str | None:
    """Where the compiled form of a content folder stands, if it is the folder of an installed package."""
    package = os.path.dirname(os.path.abspath(__file__))
    return os.path.join(package, COMPILED) if root == os.path.join(package, PACKAGED) else None


def read_compiled(path: str, made_from: Iterable[str]) -> bytes | None:
    """What a compiled file holds, or None unless it is whole and was made from the YAML files at these paths."""
    try:
        head, _, body = _bytes(path).partition(b"\n")
        fresh = head == f"{digest(map(_bytes, made_from))}/{digest([body])}".encode()
    except OSError:
        return None
    return body if fresh else None


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:
        return stream.readall()
