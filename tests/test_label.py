"""Reads labels: every trouble that real ones have, on invented labels with the exact reading."""

import pytest

from milia_cli.engine.label import read

from .labels import found, in_cream, reading

SHEA, MINERAL, PETROLATUM = "Butyrospermum Parkii Butter", "Mineral Oil", "Petrolatum"

IN_A_LIST: dict[str, list[str]] = {
    # second names in brackets and at slashes: once
    "Butyrospermum Parkii (Shea) Butter": [SHEA],
    "Butyrospermum Parkii (Shea Butter)": [SHEA],
    "SHEA BUTTER / BUTYROSPERMUM PARKII BUTTER": [SHEA],
    "Paraffinum Liquidum / Mineral Oil / Huile Min\u00e9rale": [MINERAL],
    "PARAFFINUM LIQUIDUM (MINERAL OIL, HUILE MINERALE)": [MINERAL],
    "Vitis Vinifera (Cold Pressed White Grape) Seed Oil": ["Vitis Vinifera Seed Oil"],
    "Castor Oil (Ricinus Communis Seed Oil)": ["Ricinus Communis Seed Oil"],
    "Vitamin A (Retinyl Palmitate)": ["Retinyl Palmitate"],
    "Cera Alba [Beeswax]": ["Beeswax"],
    "Isopropyl Myristate (and) Lanolin": ["Lanolin", "Isopropyl Myristate"],
    "Shea Butter & Beeswax": ["Beeswax", SHEA],
    # other substances with a known name inside
    "Butyrospermum Parkii (Shea) Butter Extract": [],
    "Theobroma Cacao Extract": [],
    "Shea Butter Ethyl Esters": [],
    "Olive Oil PEG-7 Esters": [],
    "Castor Oil/IPDI Copolymer": [],
    "Jojoba Oil/Macadamia Seed Oil Esters": [],
    "Caprylic/Capric Triglyceride (Fractionated Coconut Oil)": [],
    "Hydrogenated Coconut Oil": [],
    "Diazolidinyl Urea, Hydroxyethyl Urea": [],
    "C13-14 Isoparaffin": [],
    "Mineral Water": [],
    "Beta-Carotene (Vitamin A)": [],
    "Bio-Retinol, Retinol-like Peptide": [],
    "Mineral Oil-free Complex": [],
    # what must never be flagged
    "Sodium Hyaluronate, Cetearyl Alcohol, Citric Acid": [],
    "Retinyl Palmitate": ["Retinyl Palmitate"],
    "Ascorbyl Palmitate": [],
    "Ethyl Palmitate": [],
    "Benzyl Salicylate, Butyloctyl Salicylate, Sodium Salicylate": [],
    "Polysilicone-11, Steareth-100, PEG-100 Stearate": [],
    "PEG-60 Hydrogenated Castor Oil": [],
    "PEG-60, Hydrogenated Castor Oil": [],
    "Paraffin": ["Paraffin"],
    # languages and spelling
    "vaseline": [PETROLATUM],
    "acido salicilico": ["Salicylic Acid"],
    "\u00c1CIDO SALIC\u00cdLICO": ["Salicylic Acid"],
    "palmitato de ascorbilo": [],
    "Bienenwachs, Paraffin\u00f6l, Kokos\u00f6l": [MINERAL, "Beeswax", "Cocos Nucifera Oil"],
    "cire d\u2019abeille, beurre de karit\u00e9": ["Beeswax", SHEA],
    "Sulphur": ["Sulfur"],
    # separators that are missing, stray or broken
    "Shea\nButter": [SHEA],
    "Sodium\nLaureth Sulfate": [],
    "Isopropyl Palmi-\ntate": ["Isopropyl Palmitate"],
    "Iso Propyl Myristate": ["Isopropyl Myristate"],
    "Liquid P araffin": [MINERAL],
    "Petrolatum Cetyl Alcohol": [PETROLATUM],
    "Organic Raw Shea Butter": [SHEA],
    "Bis-Ethylhexyloxyphenol, Methoxyphenyl Triazine": ["Bis-Ethylhexyloxyphenol Methoxyphenyl Triazine"],
    "1,2-Hexanediol, Petrolatum": [PETROLATUM],
    "Petrolatum*, Beeswax\u2020": [PETROLATUM, "Beeswax"],
    "1. Petrolatum": [PETROLATUM],
    "&quot;Petrolatum&amp;quot;": [PETROLATUM],
    "Petrolatum<br>": [PETROLATUM],
    "Petro\u00adlatum": [PETROLATUM],
    # amounts
    "Octisalate 5.0%, Oxybenzone": ["Ethylhexyl Salicylate", "Benzophenone-3"],
    "Petrolatum (40%)": [PETROLATUM],
    "Salicylic Acid 5 mg/g": ["Salicylic Acid"],
    # medicines keep their name whatever the salt
    "Hydrocortisone Aceponate": ["Hydrocortisone Aceponate"],
    "Betamethasone Benzoate": ["Betamethasone Valerate"],
}


@pytest.mark.parametrize(("names", "expected"), IN_A_LIST.items(), ids=list(IN_A_LIST))
def test_names_in_the_list_of_a_cream(names: str, expected: list[str]) -> None:
    assert in_cream(names) == expected


WHOLE: dict[str, list[str]] = {
    # separators
    "AQUA. GLYCERIN. PETROLATUM. PARFUM. ALCOHOL.": [PETROLATUM],
    "Aqua - Glycerin - Petrolatum - Parfum": [PETROLATUM],
    "Aqua \u2022 Glycerin \u2022 Petrolatum \u2022 Parfum": [PETROLATUM],
    "Aqua\nGlycerin\nPetrolatum\nCetyl\nAlcohol\nIsopropyl\nMyristate": [PETROLATUM, "Isopropyl Myristate"],
    "['Aqua', 'Glycerin', 'Petrolatum', 'Parfum']": [PETROLATUM],
    "AQUA PETROLATUM GLYCERIN CERA MICROCRISTALLINA LANOLIN ALCOHOL PARFUM": [
        PETROLATUM,
        "Lanolin Alcohol",
        "Microcrystalline Wax",
    ],
    # headings and what stands round a list
    "lNGREDIENTS: AQUA, PETROLATUM, GLYCERIN": [PETROLATUM],
    "New! Rich feel.\nIngr\u00e9dients : AQUA, PETROLATUM, GLYCERIN. F.I.L. C12345/1": [PETROLATUM],
    "Aqua, Glycerin, Salicylic Acid. [BI 123]": ["Salicylic Acid"],
    "Aqua, Glycerin, Silica, Retinol. Directions: do not use with salicylic acid.": ["Retinol"],
    "Ingredients: Aqua, Butyrospermum Parkii Butter, Parfum\n\nBestandteile: Wasser, Sheabutter, Duft": [SHEA],
    # said not to be inside
    "0% parabens, mineral oil\nIngredients: Aqua, Glycerin, Squalane, Parfum": [],
    "Free of mineral oil and petrolatum. Aqua, Glycerin, Squalane, Parfum": [],
    "Formulated WITHOUT:\n- Mineral Oils\n- Retinyl Palmitate\n\nAqua, Glycerin, Squalane, Parfum": [],
    "Aqua, Glycerin, Squalane. Made without parabens, mineral oil,\noxybenzone and retinyl palmitate.": [],
    "A retinol alternative: bakuchiol. Aqua, Glycerin, Bakuchiol, Parfum": [],
    # panels, with and without their headings
    "Avobenzone 3%, Octinoxate 7.5%, Homosalate 5%Aqua, Glycerin, Silica": [
        "Butyl Methoxydibenzoylmethane",
        "Ethylhexyl Methoxycinnamate",
        "Homosalate",
    ],
    "Hydrocortisone 1%\nInactive ingredients: water, cetyl alcohol, glycerin": ["Hydrocortisone"],
    "Inactive ingredients: water, cetyl alcohol, glycerin\nHydrocortisone 1%": ["Hydrocortisone"],
    "Inactive ingredients: water, glycerin, talc\nActive ingredient: Hydrocortisone 1%": ["Hydrocortisone"],
    "Active ingredient   Purpose\nHydrocortisone 1%.....Anti-itch\nInactive ingredients water": ["Hydrocortisone"],
    "Mild Cream contains hydrocortisone acetate 10 mg/g in a base of water, glycerin and wool fat.": [
        "Hydrocortisone Acetate",
        "Lanolin",
    ],
    "The active substance is hydrocortisone. The other ingredients are white soft paraffin, wool fat and water.": [
        "Hydrocortisone",
        PETROLATUM,
        "Lanolin",
    ],
    # white pigments count in a sun product alone
    "Sodium Palmate, Aqua, Glycerin, Titanium Dioxide (CI 77891)": [],
    "Day Fluid SPF 30\nIngredients: Aqua, Glycerin, Titanium Dioxide (CI 77891)": ["Titanium Dioxide"],
    "Aqua, Glycerin, Octocrylene, Titanium Dioxide": ["Octocrylene", "Titanium Dioxide"],
    "Aqua, Glycerin, Zinc Oxide, Talc. Directions: wear a sunscreen SPF 30 by day.": [],
    "Active ingredient: Zinc oxide 40%. Purpose: Skin protectant. Inactive ingredients: water, wool fat": ["Lanolin"],
    # what a shade may contain
    "Aqua, Glycerin, Mica. May contain: CI 77491, Carmine, Beeswax": ["Beeswax"],
    "Aqua, Glycerin, Mica (+/- Petrolatum, Carmine)": [PETROLATUM],
    "Ingredients: Petrolatum": [PETROLATUM],
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.items(), ids=list(WHOLE))
def test_whole_labels(text: str, expected: list[str]) -> None:
    assert found(text) == expected


NO_LIST = (
    "",
    " \n\n ",
    "Rose Glow Day Cream 50 ml",
    "Is this cream safe? I use retinol, glycolic acid, and salicylic acid at night.",
    "2 cups flour, 1 cup sugar, 3 eggs, 100 g butter, salt, olive oil, vanilla extract",
    "Ingredients: sugar, cocoa butter, whole milk powder, cocoa mass, emulsifier (soya lecithin), vanilla extract",
    "\u6c34, \u7518\u6cb9, \u4e01\u4e8c\u9187, \u51e1\u58eb\u6797",
    "\u0645\u0627\u0621\u060c \u062c\u0644\u0633\u0631\u064a\u0646\u060c \u0639\u0637\u0631",
    "Skin Care Routine, Moisture Control, Daily Use, Someone",
    "We turn coconut oil into a light fluid. The coconut oil then feels light, and the skin feels soft.",
    "%PDF-1.4 \x00\x01\x02 \ufffd\ufffd",
)


@pytest.mark.parametrize("text", NO_LIST)
def test_what_is_no_list(text: str) -> None:
    """A pack front, a question, a recipe, another script: nothing is read, and so nothing is said about it."""
    told = reading(text)
    assert (told.readable, told.read, told.findings, told.near_matches) == (False, (), (), ())


def test_places_count_from_one_in_each_list() -> None:
    kit = reading("Day Cream: Aqua, Petrolatum, Talc, Alcohol\nNight Cream: Aqua, Talc, Shea Butter, Petrolatum")
    assert [(f.ingredient.name, f.position, f.titles) for f in kit.findings] == [
        (PETROLATUM, 2, ("Day Cream", "Night Cream")),
        (SHEA, 3, ("Night Cream",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Active ingredients: Avobenzone 3%\nInactive ingredients: Water, Beeswax, Glycerin",
        "Alcohol, Beeswax, Carbomer, Dimethicone, Fragrance, Glycerin, Lanolin, Mica, Petrolatum, Silica",
        "AQUA PETROLATUM GLYCERIN CERA MICROCRISTALLINA LANOLIN ALCOHOL PARFUM " + "CETYL ALCOHOL DIMETHICONE " * 6,
    ],
    ids=["panel", "alphabet", "no separators"],
)
def test_no_place_where_order_means_nothing(text: str) -> None:
    told = reading(text)
    assert told.findings
    assert {name.position for name in told.read} == {None}


def test_a_name_near_the_end_is_there_for_other_reasons() -> None:
    names = ["Aqua", *(f"Ceramide {number * 7 % 40}" for number in range(38)), "Salicylic Acid", "Talc", "Mica"]
    (salicylic,) = reading(", ".join([*names, "Parfum"])).findings
    assert (salicylic.position, salicylic.near_end) == (40, True)
    assert salicylic.ingredient.near_end is not None


def test_a_name_is_told_once_with_all_its_parts() -> None:
    told = reading("- Retinol 0.3%: smooths the look of lines\n\nAqua, Retinol, Glycerin, Talc. May contain: Retinol")
    assert [(f.part, f.position, f.also) for f in told.findings] == [("list", 2, ("may-contain", "before"))]


def test_a_misprint_is_asked_about_and_no_finding() -> None:
    told = reading("Aqua, Ethlyhexyl Palmitate, Dromerizole Trisiloxane, Glycerin, PEG-101 Stearate, Acetic Acid")
    assert told.findings == ()
    assert [(near.as_printed, near.ingredient.name, near.position) for near in told.near_matches] == [
        ("Ethlyhexyl Palmitate", "Ethylhexyl Palmitate", 2),
        ("Dromerizole Trisiloxane", "Drometrizole Trisiloxane", 3),
    ]


def test_what_is_read_holds_every_name_in_order() -> None:
    told = reading("Water (Aqua), Strange Root Extract, Petrolatum, Glycerin")
    assert [(name.name, name.position, name.ingredient and name.ingredient.name) for name in told.read] == [
        ("Water (Aqua)", 1, None),
        ("Strange Root Extract", 2, None),
        ("Petrolatum", 3, "Petrolatum"),
        ("Glycerin", 4, "Glycerin"),
    ]
    assert told.unknown == ("Water (Aqua)", "Strange Root Extract")
    assert [name.name for name in told.left_out] == ["Glycerin"]


def test_no_control_character_survives() -> None:
    told = reading("Aqua, Glycerin, \x1b[31mPetrolatum\x1b[0m, \x1b]0;gone\x07Talc, \u202eBeeswax, \x9b2J\u200bMica")
    printed = "".join(name.name for name in told.read)
    assert printed.isprintable()
    assert [finding.as_printed for finding in told.findings] == ["Petrolatum", "Beeswax"]


def test_reading_needs_no_table() -> None:
    """What a text prints is one thing, what the guide knows another."""
    label = read("Actives: Avobenzone 3%\nIngredients: Aqua, Talc")
    assert [(part.kind, [name.text for name in part.names]) for part in label.parts] == [
        ("active", ["Avobenzone"]),
        ("list", ["Aqua", "Talc"]),
    ]


LINES = {
    "Tretinoin 0.05% cream": ["Tretinoin"],
    "Adapalene 0.1% gel": ["Adapalene"],
    "HYDROCORTISONE OINTMENT 1 %": ["Hydrocortisone"],
    "Clobetasol propionate 0.05 %": ["Clobetasol Propionate"],
    "Tretinoin cream, 0,025 %": ["Tretinoin"],
    "Mometasone furoate 1 mg/g cream 30 g": ["Mometasone Furoate"],
    "Clindamycin 1.2% and tretinoin 0.025% gel": ["Tretinoin"],
    "Adapalene 0.1% / benzoyl peroxide 2.5% gel": ["Adapalene"],
}


@pytest.mark.parametrize("text", LINES)
def test_a_medicine_with_its_strength_is_read_as_on_a_tube(text: str) -> None:
    """One line with a name, a strength and a form is read, the name as an active; the form is no name."""
    told = reading(text)
    assert told.readable
    assert [finding.ingredient.name for finding in told.findings] == LINES[text]
    assert {(name.part, name.position) for name in told.read} == {("active", None)}
    assert not {"cream", "gel", "ointment"} & {name.name.lower() for name in told.read}


@pytest.mark.parametrize(
    "text",
    [
        "Retinol 1% serum is it good?",
        "I use tretinoin 0.05% cream at night",
        "0% retinol cream",
        "Cream 5%",
        "Milk 3.5%",
    ],
)
def test_a_sentence_with_a_strength_is_no_label(text: str) -> None:
    assert not reading(text).readable
