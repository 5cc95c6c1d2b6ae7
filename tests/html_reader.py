"""Reads an HTML page as a person who listens to it: its tags, and what is said, in order."""

import re
from html.parser import HTMLParser

INLINE = {"a", "code", "mark", "span", "strong"}
VOID = {"meta"}


class Reader(HTMLParser):
    """Collects tags with their attributes, and the text that a person hears; complains about tags left open."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.said = ""
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        self.said += "" if tag in INLINE else "\n"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.said += "" if tag in INLINE else "\n"

    def handle_data(self, data: str) -> None:
        place = self.open[-1] if self.open else ""
        self.texts[place] = self.texts.get(place, "") + data
        if place not in ("style", "title", "pre"):
            self.said += re.sub(r"\s+", " ", data)

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a kind."""
        return [attributes for found, attributes in self.tags if found == tag]
