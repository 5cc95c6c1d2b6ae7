"""Command lines that show something, a few of every command; what holds everywhere is tried on all of them."""

from milia_cli.cli import COMMANDS

ALL = {
    "info": (
        "info",
        "info causes",
        "info causes sunscreen",
        "info when-to-get-help",
        "info myths s0-12",
        "info look-alikes --sources",
        "info treatments --for newborn --evidence",
    ),
    "compare": (
        "compare",
        "compare treatments",
        "compare treatments extraction retinol",
        "compare treatments --method",
        "compare look-alikes",
    ),
    "quiz": (
        "quiz --list",
        "quiz --about",
        "quiz --answer age=adult --next",
        "quiz --answers tests/answers/emergency.yaml",
        "quiz --answers tests/answers/newborn.yaml --explain",
    ),
    "check": ("check tests/answers/label.txt",),
    "search": ("search milk spots", "search --all retinol"),
    "sources": ("sources", "sources BB08"),
    "handout": ("handout", "handout parent", "handout adult", "handout visit --answers tests/answers/eyelid.yaml"),
    "validate": (),
    "completion": (),
}
"""By command; validate and completion show no page."""
SHOWN = tuple(line for verb, lines in ALL.items() if verb in COMMANDS for line in lines)
VERBS = tuple(COMMANDS)
