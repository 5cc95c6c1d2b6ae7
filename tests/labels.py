"""Labels for tests: invented ones, and the real ones of ../shared/labels where those are at hand."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from milia_cli.engine.label import Known, Reading, match, prepare, read
from milia_cli.library import Library
from milia_cli.model import Ingredients

HERE = Path(__file__).parent
CONTENT = HERE.parent / "content"
_REAL = HERE.parent.parent / "shared" / "labels" / "development.csv"
BASE = "Aqua, Glycerin, Propanediol, {}, Xanthan Gum, Phenoxyethanol"
"""A cream with a place for the names under test, the fourth of its list."""


@cache
def table() -> Ingredients:
    """The shipped table of ingredients."""
    return Library(str(CONTENT)).ingredients()


@cache
def known() -> Known:
    """The table, ready for looking up."""
    return prepare(table())


def reading(text: str) -> Reading:
    """A text read and matched."""
    return match(read(text), known())


def found(text: str) -> list[str]:
    """The names that a reading finds, quiet ones too, in the order of the label's parts."""
    return [finding.ingredient.name for finding in reading(text).findings]


def in_cream(names: str) -> list[str]:
    """What is found when the names stand in the list of a cream."""
    return found(BASE.format(names))


@cache
def real_labels() -> dict[str, dict[str, str]]:
    """Rows of the development labels by id; the test is skipped where they are not at hand."""
    if not _REAL.is_file():
        pytest.skip("../shared/labels is not here")
    with _REAL.open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def truth() -> list[dict[str, Any]]:
    """What a person read on each development label."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "label_truth.yaml").read_text(encoding="utf-8"))["labels"]
    return rows


INVENTED = {
    "plain": "Ingredients: Aqua, Petrolatum, Glycerin, Cera Alba, Isopropyl Myristate, Parfum, Tocopherol, Citric Acid",
    "nothing": "Aqua, Glycerin, Cetearyl Alcohol, Sodium Hyaluronate, Citric Acid, Dimethicone, Squalane, Parfum",
    "shop": "- Retinol 0.3%: for a smoother look\n- Squalane: softens\n\nWater, Glycerin, Squalane, Retinol, Lecithin",
    "panel": (
        "Drug Facts\nActive ingredients   Purpose\nAvobenzone 3%....Sunscreen\nHomosalate 8%....Sunscreen\n"
        "Inactive ingredients alcohol, beeswax, glycerin, silica, water"
    ),
    "steroid": "Active ingredient: Hydrocortisone 1%\nInactive ingredients: white petrolatum, mineral oil, water",
    "acids": "Aqua, Glycolic Acid, Salicylic Acid, Glycerin, Lactic Acid, Sodium Hydroxide, Xanthan Gum, Alcohol",
    "no commas": "AQUA PARAFFINUM LIQUIDUM GLYCERIN PETROLATUM LANOLIN ALCOHOL PARFUM ISOPROPYL PALMITATE RETINOL",
    "kit": (
        "Glow Day Cream: Aqua, Shea Butter, Zinc Oxide, Glycerin\n"
        "Glow Night Serum: Aqua, Retinyl Palmitate, Glycerin, Alcohol"
    ),
    "lightening": "Aqua, Glycerin, Hydroquinone, Calomel, Kojic Acid, Stearic Acid, Mercurio, Parfum",
    "balm": "Aqua, Mel, Melaleuca Alternifolia Leaf Oil, Glycerin, Lavandula Angustifolia (Lavender) Oil, Parfum",
    "misprint": "Aqua, Glycerin, Ethlyhexyl Palmitate, Cetyl Alcohol, Parfum",
    "unreadable": "A new day cream for everyone who likes roses.",
}
"""Made-up labels, one for each kind of trouble."""


def everything() -> Iterator[tuple[str, str]]:
    """The invented labels, and the real ones if they are at hand."""
    yield from INVENTED.items()
    try:
        yield from ((id, row["label_text"]) for id, row in real_labels().items())
    except pytest.skip.Exception:
        return
