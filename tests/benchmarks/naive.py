"""The design that milia is measured against: everything imported at the start, all content read by the pure-Python
YAML parser, checked by pydantic, and shown by Rich's Markdown. It says the same words as ``milia info TOPIC``."""

import os
from pathlib import Path
from typing import Any

import typer
import yaml
from pydantic import BaseModel
from rich.console import Console
from rich.markdown import Markdown

CONTENT = Path(os.environ["NAIVE_CONTENT"])


class Claim(BaseModel):
    """One statement."""

    id: str
    text: str
    certainty: str
    kind: str = "fact"
    sources: list[str] = []
    term: str | None = None
    why: str | None = None
    verdict: str | None = None
    instead: str | None = None
    harm: str | None = None


class Section(BaseModel):
    """A part of a topic."""

    id: str
    title: str
    lead: str | None = None
    claims: list[Claim] = []


class Topic(BaseModel):
    """A page."""

    id: str
    title: str
    scope: str
    answer: list[Claim]
    sections: list[Section]


class Source(BaseModel):
    """A reference."""

    id: str
    title: str
    publisher: str


def read(path: Path) -> Any:
    """One YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


TOPICS = {path.stem: Topic(**read(path)) for path in sorted(CONTENT.glob("topics/*.yaml"))}
SOURCES = {source["id"]: Source(**source) for source in read(CONTENT / "sources.yaml")["sources"]}
app = typer.Typer()


@app.callback()
def guide() -> None:
    """Milia, naively."""


@app.command()
def info(topic: str) -> None:
    """Show a topic."""
    found = TOPICS[topic]
    lines = [f"# {found.title}", *(claim.text for claim in found.answer), found.scope]
    cited = [id for claim in found.answer for id in claim.sources]
    for section in found.sections:
        lines += [f"## {section.title}", section.lead or ""]
        for claim in section.claims:
            said = " ".join(filter(None, (claim.text, claim.why, claim.instead, claim.harm)))
            lines.append(f"- **{claim.term or claim.id}** ({claim.certainty}) {said}")
            cited += claim.sources
    lines.append("## Sources")
    lines += [f"- {id}: {SOURCES[id].title}. {SOURCES[id].publisher}" for id in dict.fromkeys(cited)]
    Console().print(Markdown("\n\n".join(lines)))


if __name__ == "__main__":
    app()
