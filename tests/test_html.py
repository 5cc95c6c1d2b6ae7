"""What --html promises: one file that says what plain says, loads and runs nothing, and has its structure in tags."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from milia_cli.render.html import html
from milia_cli.render.page import Card, Foot, Grid, GridRow, Heading, Line, Page, Prose, Reference, Term, Terms
from milia_cli.render.plain import plain

from .every_block import DRAWING, EVERY, ODD, SMALL, TEXT, words
from .html_reader import INLINE, Reader

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "footer",
        "section",
        "div",
        "h1",
        "h2",
        "p",
        "ul",
        "ol",
    ),
    *("li", "dl", "dt", "dd", "figure", "pre", "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *INLINE,
}
"""Every tag that a page may have: nothing that runs, loads, embeds or asks."""

GOLDEN = """\
<body>
<main>
<h1 id="title">Milk spots</h1>
<p>They go by themselves. <span class="cites">[sure: <a href="#source-1" role="doc-noteref">1</a>,\
<a href="#source-2" role="doc-noteref">2</a>]</span></p>
<section class="card same-day" aria-labelledby="part-2">
<p class="first" id="part-2">Today: speak to a doctor if</p>
<p>Ring.</p>
<ul>
<li>there is pus</li>
</ul>
</section>
<h2 id="part-3">What they are</h2>
<figure>
<pre aria-hidden="true">
  /--\\
  \\--/
</pre>
<figcaption>A shut sac.</figcaption>
</figure>
<ol>
<li>Wash.</li>
<li>Wait. <span class="cites">[unsure: <a href="#source-2" role="doc-noteref">2</a>]</span></li>
</ol>
<dl class="terms">
<div>
<dt>Burns <span class="note">(sure)</span></dt>
<dd>
<p>After a burn.\u00a0<span class="cites">[<a href="#source-1" role="doc-noteref">1</a>]</span></p>
<p><code>milia info causes</code></p>
</dd>
</div>
</dl>
<div class="scroll" role="group" aria-labelledby="part-3" tabindex="0">
<table role="table" aria-labelledby="part-3">
<thead role="rowgroup">
<tr role="row">
<td role="cell"></td>
<th role="columnheader" scope="col">Wait</th>
<th role="columnheader" scope="col">Treat</th>
</tr>
</thead>
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row">Will they go?</th>
<td role="cell" data-head="Wait"><span class="sure">(unsure)</span> Some | all.\u00a0\
<span class="cites">[<a href="#source-1" role="doc-noteref">1</a>]</span></td>
<td role="cell" data-head="Treat">Not known.</td>
</tr>
</tbody>
</table>
</div>
<div class="scroll" role="group" aria-labelledby="part-8-1" tabindex="0">
<table role="table" aria-labelledby="part-8-1">
<caption><strong id="part-8-1">Gentle</strong> First.</caption>
<thead role="rowgroup">
<tr role="row">
<th role="columnheader" scope="col">Option</th>
<th role="columnheader" scope="col">Who</th>
</tr>
</thead>
<tbody role="rowgroup">
<tr role="row">
<th role="rowheader" scope="row">wait <span class="note">(suits)</span></th>
<td role="cell" data-head="Who">*you*</td>
</tr>
</tbody>
</table>
</div>
</main>
<footer>
<h2>Sources</h2>
<ol>
<li id="source-1" value="1"><a href="https://a.example/?b&amp;c">A review.</a> BB08</li>
<li id="source-2" value="2">A page. S0</li>
</ol>
<p>Version 1.0</p>
<h2>Next</h2>
<ul>
<li><code>milia quiz</code>: how soon</li>
</ul>
</footer>
</body>
</html>
"""


def _said(source: str) -> list[str]:
    return [line.strip() for line in Reader(source).said.split("\n") if line.strip()]


def test_a_small_page_is_exactly_this() -> None:
    """What stands in the body of a page stays as it is until somebody decides otherwise."""
    text = html(SMALL)
    assert text[text.index("<body>") :] == GOLDEN


def test_words_are_those_of_plain() -> None:
    """A reader hears the words of the plain format in the same order, whatever marks stand in them."""
    source = re.sub(r"(?m)^\d+\. ", "", plain(TEXT))
    assert words(Reader(html(TEXT)).said) == words(source)


def test_cells_are_as_given() -> None:
    """Every cell of a table comes back whole and in its place, with how sure it is before it."""
    said = _said(html(EVERY))
    grid = ["Wait", ODD, "Will they go?", "(unsure) Some go. [1,2]", ODD]
    grid += ["What " + ODD, "Nothing.", f"(sure) {ODD} [2]", "Sources"]
    overview = ["Option", "Who does it", "How well", "wait (a|b)", "you", "(unsure) Some go. [1,2]"]
    overview += [f"Something {ODD} First {ODD}", "Option", "Who does it", "How well"]
    overview += [ODD, ODD, f"(very unsure) {ODD} [2]"]
    assert said[said.index("Side by side") + 1 :][: len(grid)] == grid
    assert said[said.index("Nothing is done") + 1 :][: len(overview)] == overview


def test_content_is_never_markup() -> None:
    """Text of the page never becomes a tag or an attribute: only our own tags are there, and none of them acts."""
    reader = Reader(html(EVERY))
    names = {name for _, attributes in reader.tags for name in attributes}
    assert {tag for tag, _ in reader.tags} <= TAGS
    assert not {name for name in names if name.startswith("on") or name in ("src", "style", "srcdoc", "action")}
    assert len(reader.of("style")) == 1


def test_policy_allows_this_style_and_nothing_else() -> None:
    """The policy of the page refuses everything but its one style sheet, which it names by its hash."""
    text = html(EVERY)
    style = text[text.index("<style>") + len("<style>") : text.index("</style>")]
    named = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{named}'; base-uri 'none'; form-action 'none'"
    assert {"http-equiv": "Content-Security-Policy", "content": policy} in Reader(text).of("meta")
    assert not re.search(r"url\(|@import", style)


def test_head_names_language_and_title() -> None:
    """The page says in which language it is and what it is called."""
    reader = Reader(html(Page(ODD, (), language="cy")))
    assert reader.of("html") == [{"lang": "cy"}]
    assert reader.texts["title"] == ODD


def test_headings_never_skip_a_level() -> None:
    """One heading of the first level comes first, and no level is left out after it."""
    levels = [int(tag[1]) for tag, _ in Reader(html(EVERY)).tags if re.fullmatch("h[1-6]", tag)]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_reference_inside_the_page_leads_somewhere() -> None:
    """Citations and labels point at an id that is there, and no id is there twice."""
    tags = Reader(html(EVERY)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = [str(attributes["href"]) for tag, attributes in tags if tag == "a"]
    labels = {attributes["aria-labelledby"] for _, attributes in tags if "aria-labelledby" in attributes}
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} | labels <= set(ids)
    assert [link for link in links if not link.startswith("#")] == ["https://doi.example/1?a=1&copy=2"]


def test_citation_without_its_source_is_text() -> None:
    """A number that is not among the sources of the page is shown, and is no link."""
    text = html(Page("T", (Prose(Line("a", None, (7,))),)))
    assert "[7]" in text
    assert "<a " not in text


def test_tables_say_what_their_heads_are_for() -> None:
    """Every head has a scope, every table a name, and what scrolls can be reached by keyboard."""
    reader = Reader(html(EVERY))
    assert {head["scope"] for head in reader.of("th")} == {"col", "row"}
    assert all(table["aria-labelledby"] for table in reader.of("table"))
    around = [part for part in reader.of("div") if part.get("class") == "scroll"]
    assert len(around) == len(reader.of("table"))
    assert all(part["tabindex"] == "0" and part["aria-labelledby"] for part in around)


def test_drawing_is_seen_and_its_caption_heard() -> None:
    """A drawing keeps its lines for the eye, is silent for a screen reader, and its caption says the same."""
    reader = Reader(html(EVERY))
    assert reader.of("pre") == [{"aria-hidden": "true"}]
    assert reader.texts["pre"].strip("\n") == DRAWING.strip("\n")
    assert reader.texts["figcaption"] == "A shut sac. " + ODD


def test_no_acting_characters() -> None:
    """Escape sequences, other control characters and marks that turn text round do not get through."""
    text = html(Page("a\x1b[31mb\x9bc\u202ed\x00", (Prose(Line("e\x1b]52;f")),)))
    assert '<h1 id="title">a\ufffd[31mb\ufffdc\ufffdd\ufffd</h1>' in text
    assert "<p>e\ufffd]52;f</p>" in text


@given(st.text("ab1 \t\n+-*_`[]()<>!&;#|~\\$.=:\"'/é€{}%", min_size=1, max_size=24).filter(str.strip))
def test_any_text_comes_back_everywhere(text: str) -> None:
    """Any text, in any place of a page, comes out of a parser as it went in, its spaces apart."""
    line = Line(text)
    blocks = (Heading(text), Card("soon", text, text, (text,), text), Terms((Term(text, (text,), (line,)),)))
    grid = Grid((text,), (GridRow(text, (line,)),))
    foot = Foot((Reference(1, text, text, "https://a.example/"),), (text,), ((text, text),))
    expected = [
        *[text] * 7,
        f"{text} ({text})",
        *[text] * 4,
        "Sources",
        f"{text} {text}",
        text,
        "Next",
        f"{text}: {text}",
    ]
    said = _said(html(Page(text, (*blocks, grid), foot, text)))
    assert [part.split() for part in said] == [part.split() for part in expected]
