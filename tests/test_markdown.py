"""What --markdown promises: a standard parser gives back the words of the page, and nothing else."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from milia_cli.render.markdown import markdown
from milia_cli.render.page import (
    Card,
    Commands,
    Foot,
    Grid,
    GridRow,
    Heading,
    Items,
    Line,
    Page,
    Prose,
    Reference,
    Term,
    Terms,
)
from milia_cli.render.plain import plain

from .every_block import DRAWING, EVERY, GRID, ODD, OVERVIEW, SMALL, TEXT, words

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

GOLDEN = """\
# Milk spots

They go by themselves. [sure: 1,2]

> **Today: speak to a doctor if**
>
> Ring.
>
> - there is pus

## What they are

```text
  /--\\
  \\--/
```

A shut sac.

1. Wash.
2. Wait. [unsure: 2]

<!-- -->

- **Burns** (sure): After a burn. [1] `milia info causes`

|  | Wait | Treat |
| --- | --- | --- |
| **Will they go?** | (unsure) Some \\| all. [1] | Not known. |

### Gentle

First.

| Option | Who |
| --- | --- |
| **wait** (suits) | \\*you\\* |

---

## Sources

1. [A review.](<https://a.example/?b&amp;c>) BB08
2. A page. S0

Version 1.0

## Next

- `milia quiz`: how soon
"""


def _inline(token: Token) -> str:
    kinds = {"softbreak": " ", "hardbreak": " "}
    return "".join(kinds.get(child.type, child.content) for child in token.children or ())


def _texts(source: str) -> list[str]:
    """The text of every paragraph, heading and cell, without what is only drawn."""
    return [_inline(token).strip() for token in PARSER.parse(source) if token.type == "inline"]


def _kinds(source: str) -> set[str]:
    tokens = PARSER.parse(source)
    return {token.type for top in tokens for token in (top, *(top.children or ()))}


def test_a_small_page_is_exactly_this() -> None:
    """What a page looks like as Markdown stays as it is until somebody decides otherwise."""
    assert markdown(SMALL) == GOLDEN


def test_words_are_those_of_plain() -> None:
    """A parser gives back the words of the plain format in the same order, whatever marks stand in them."""
    source = re.sub(r"(?m)^\d+\. ", "", plain(TEXT))
    assert words("\n".join(_texts(markdown(TEXT)))) == words(source)


def test_cells_are_as_given() -> None:
    """Every cell of a table comes back whole and in its place, with how sure it is before it."""
    texts = _texts(markdown(EVERY))
    grid = ["", "Wait", ODD, "Will they go?", "(unsure) Some go. [1,2]", ODD]
    grid += ["What " + ODD, "Nothing.", f"(sure) {ODD} [2]"]
    overview = ["Option", "Who does it", "How well", "wait (a|b)", "you", "(unsure) Some go. [1,2]"]
    overview += ["Something " + ODD, "First " + ODD, "Option", "Who does it", "How well"]
    overview += [ODD, ODD, f"(very unsure) {ODD} [2]"]
    assert texts[texts.index("Side by side") + 1 :][: len(grid)] == grid
    assert texts[texts.index("Nothing is done") + 1 :][: len(overview)] == overview
    assert (len(OVERVIEW.groups), len(GRID.rows)) == (2, 2)


def test_content_is_never_markup() -> None:
    """Text of the page never becomes a tag, an image, a rule, emphasis or a link that the page does not have."""
    tokens = PARSER.parse(markdown(EVERY))
    inside = [child for token in tokens for child in token.children or ()]
    links = [child.attrGet("href") for child in inside if child.type == "link_open"]
    assert links == ["https://doi.example/1?a=1&copy=2"]
    assert not {"html_inline", "image", "em_open", "s_open"} & {child.type for child in inside}
    assert {token.content for token in tokens if token.type == "html_block"} == {"<!-- -->\n"}
    assert sum(token.type == "hr" for token in tokens) == 1


def test_drawing_comes_back_line_by_line() -> None:
    """A drawing keeps its lines, even where it holds the marks that fence it, and its caption follows."""
    tokens = PARSER.parse(markdown(EVERY))
    place = next(index for index, token in enumerate(tokens) if token.type == "fence")
    assert tokens[place].content == DRAWING
    assert _inline(tokens[place + 2]) == "A shut sac. " + ODD


def test_lists_stay_apart() -> None:
    """Two lists after each other stay two lists, so that the steps of the second count from one."""
    steps = Items((Line("a"), Line("b")), numbered=True)
    tokens = PARSER.parse(markdown(Page("T", (steps, steps))))
    assert sum(token.type == "ordered_list_open" for token in tokens) == 2


def test_no_acting_characters() -> None:
    """Escape sequences, other control characters and marks that turn text round do not get through."""
    text = markdown(Page("a\x1b[31mb\x9bc\u202ed\x00", (Prose(Line("e\x1b]52;f")),)))
    assert text == "# a\ufffd\\[31mb\ufffdc\ufffdd\ufffd\n\ne\ufffd\\]52;f\n"


def test_address_that_is_not_one_is_no_link() -> None:
    """Only an address of the web becomes a link; whatever else stands there is left out."""
    urls = ("javascript:x", "https://a b", "https://a>b", "", "file:///etc/passwd")
    page = Page("T", (), Foot(tuple(Reference(n, "s", "ID", url) for n, url in enumerate(urls, 1))))
    assert "link_open" not in _kinds(markdown(page))


@given(st.text("ab1 \t\n-+*_`[]()<>!&;#|~\\$.=:\"'/é€0", min_size=1, max_size=24).filter(str.strip))
def test_any_text_comes_back_everywhere(text: str) -> None:
    """Any text, in any place of a page, comes out of a parser as it went in, its spaces apart."""
    line = Line(text)
    blocks = (Heading(text), Prose(line), Items((line,)), Card("soon", text, text, (text,), text), Prose(line))
    blocks2 = (Terms((Term(text, (text,), (line,)),)), Grid((text,), (GridRow(text, (line,)),)))
    blocks3 = (Commands(text, ((text, text),)),)
    foot = Foot((Reference(1, text, text, "https://a.example/"),), (text,))
    flat = " ".join(text.split())
    assert _texts(markdown(Page(text, (*blocks, *blocks2, *blocks3), foot, text))) == [
        *[flat] * 2,
        *[flat] * 8,
        f"{flat} ({flat}): {flat}",
        *["", flat, flat, flat],
        *[flat, f"{flat}: {flat}"],
        *["Sources", f"{flat} {flat}", flat],
    ]
