"""Reads a product's label: the names it prints, in parts, and those among them that the guide has something to say about."""

import re

from .label_index import Known, prepare
from .label_match import Finding, NearMatch, Reading, ReadName, match
from .label_names import Label, LabelPart, names
from .label_parts import cut
from .label_text import clean

__all__ = ["Finding", "Known", "Label", "LabelPart", "NearMatch", "ReadName", "Reading", "match", "prepare", "read"]

_PROTECTS = re.compile(r"skin protectant|diaper|nappy|wundschutz|\brash\b|anorectal|astringent", re.I)


def read(text: str) -> Label:
    """The names in a pasted text, part by part."""
    cleaned = clean(text)
    found = cut(cleaned)
    parts = tuple(LabelPart(part.kind, part.title, names(part)) for part in found.parts)
    return Label(parts, found.headed, found.panel, found.sun, bool(_PROTECTS.search(cleaned)))
