"""A page by hand with every kind of block, and text that Markdown or HTML would read as something else."""

from milia_cli.render.page import (
    Card,
    Commands,
    Figure,
    Foot,
    Form,
    FormLine,
    Grid,
    GridRow,
    Heading,
    Items,
    Line,
    Overview,
    OverviewRow,
    Page,
    Prose,
    Reference,
    Term,
    Terms,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:y)",
    "![x](y)",
    "a|b||c",
    "*b* **c** _d_ __e__",
    "`t` ``u`` ```v",
    "&amp; & &lt; &#60; &nbsp;",
    "\\*e\\ \\",
    "# h #",
    "<!-- c --> <b>d</b> <https://e.example>",
    "~~f~~ $g$ {{ page }} {% if %}",
    "\"' onclick=x",
    "</style></title></pre><style>*{display:none}</style>",
    "]]> [r]: /url",
)
ODD = " ".join(HOSTILE)
DRAWING = "  .---.  <b>\n  | k |  ```\n  '---'  &lt;\n"

OVERVIEW = Overview(
    ("Option", "Who does it", "How well"),
    (
        ("Nothing is done", None, (OverviewRow("wait", (Line("you"), Line("Some go.", "unsure", (1, 2))), ("a|b",)),)),
        ("Something " + ODD, "First " + ODD, (OverviewRow(ODD, (Line(ODD), Line(ODD, "very unsure", (2,)))),)),
    ),
    "How sure",
)
GRID = Grid(
    ("Wait", ODD),
    (
        GridRow("Will they go?", (Line("Some go.", "unsure", (1, 2)), Line(ODD))),
        GridRow("What " + ODD, (Line("Nothing."), Line(ODD, "sure", (2,)))),
    ),
)
TEXT = Page(
    "Bumps " + ODD,
    (
        Prose(Line("Most go. " + ODD, "sure", (1, 2))),
        Card("emergency", "Now: ring " + ODD, "Say " + ODD, ("a fever", "blue " + ODD)),
        Card("soon", "Within two weeks: see a doctor", None, ("it grows",)),
        Card("same-day", "Today: ask", None, ("pus",), "Ring " + ODD),
        Card("self-care", "At home: wait", "Nothing has to be done."),
        Heading("How " + ODD),
        Figure(DRAWING, "ascii", "A shut sac. " + ODD),
        Items((Line("Wash.", None, (1,)), Line("Wait " + ODD, "unsure", (2,))), numbered=True),
        Items((Line("one " + ODD), Line("two", "unsure"))),
        Heading("Triggers"),
        Terms(
            (
                Term("Burns " + ODD, ("sure", ODD), (Line("After a burn. " + ODD, None, (1,)), Line("Ask first."))),
                Term("Creams", ("very unsure",), (Line("Not known.", None, (1, 2)),), ("milia info `causes` |",)),
                Term("leave-alone", (), (Line("Nothing is done."),), (), typed=True),
                Term("Nose", (), (Line("Dots. " + ODD, "unsure", (1, 2)), Line("Wait.", "sure"))),
            )
        ),
        Form((FormLine("Place " + ODD, "nose; " + ODD), FormLine("Age " + ODD), FormLine("Notes", None, 3))),
        Commands("Start " + ODD, (("milia quiz", "how soon " + ODD), ("milia check `a` | b", "a label"))),
    ),
    Foot(
        (
            Reference(1, "A review, 2008. " + ODD, "BB08", "https://doi.example/1?a=1&copy=2"),
            Reference(2, "A page " + ODD, "S0-12", "javascript:alert(1)"),
        ),
        ("How sure: sure, unsure. " + ODD, "Not yet checked."),
        (("milia info causes", "why " + ODD),),
    ),
    "Review was due. " + ODD,
)
EVERY = Page(
    TEXT.title, (*TEXT.blocks, Heading("Options"), OVERVIEW, Heading("Side by side"), GRID), TEXT.foot, TEXT.warning
)

SMALL = Page(
    "Milk spots",
    (
        Prose(Line("They go by themselves.", "sure", (1, 2))),
        Card("same-day", "Today: speak to a doctor if", "Ring.", ("there is pus",)),
        Heading("What they are"),
        Figure("  /--\\\n  \\--/\n", "x", "A shut sac."),
        Items((Line("Wash."), Line("Wait.", "unsure", (2,))), numbered=True),
        Terms((Term("Burns", ("sure",), (Line("After a burn.", None, (1,)),), ("milia info causes",)),)),
        Grid(("Wait", "Treat"), (GridRow("Will they go?", (Line("Some | all.", "unsure", (1,)), Line("Not known."))),)),
        Overview(("Option", "Who"), (("Gentle", "First.", (OverviewRow("wait", (Line("*you*"),), ("suits",)),)),), ""),
    ),
    Foot(
        (Reference(1, "A review.", "BB08", "https://a.example/?b&c"), Reference(2, "A page.", "S0", "")),
        ("Version 1.0",),
        (("milia quiz", "how soon"),),
    ),
)


def words(text: str) -> list[str]:
    """Words as they are, without the marks of a list in plain text, the colon after a name, and lines to write on."""
    lines = [line.removeprefix("- ") for line in text.split("\n")]
    found = [word.rstrip(":") for line in lines for word in line.split()]
    return [word for word in found if word.strip("_")]
