"""Reads a product's label: the names it prints, in parts, and those that the guide has something to say about."""

from .label_index import Known, prepare
from .label_match import match
from .label_names import Label, LabelPart, names
from .label_parts import cut
from .label_reading import Finding, NearMatch, Reading, ReadName
from .label_text import clean
from .label_vocabulary import PROTECTS

__all__ = ["Finding", "Known", "Label", "LabelPart", "NearMatch", "ReadName", "Reading", "match", "prepare", "read"]


def read(text: str) -> Label:
    """The names in a pasted text, part by part."""
    cleaned = clean(text)
    found = cut(cleaned)
    parts = tuple(LabelPart(part.kind, part.title, names(part)) for part in found.parts)
    return Label(parts, found.headed, found.panel, found.sun, bool(PROTECTS.search(cleaned)))
