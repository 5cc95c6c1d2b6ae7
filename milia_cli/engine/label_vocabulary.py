"""The words by which a label is read: headings, what is said to be absent, running text, chemistry around a name.

They are grammar, not content: none is shown to a reader. What is said about a name stands in content/ingredients.yaml.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any(*patterns: str) -> str:
    return "|".join(patterns)


HEADINGS: dict[str, str] = {
    "key": r"(?:key|star|hero|main|featured|highlighted|notable) (?:active )?ingredients?",
    "active": _any(
        r"(?:drug facts ?:? ?\n?)?active (?:drug |pharmaceutical )?ingredients?(?: ?[/&] ?purposes?)?",
        r"sunscreen (?:actives?|agents?)|active sunscreens?|(?:active|aktive) (?:substances?|stoffe?)|actives?(?= ?:)",
        r"principes? actifs?|substances? actives?|wirkstoffe?|principi?os? (?:activ[oi]s?|ativos?|attiv[oi])",
    ),
    "inactive": _any(
        r"(?:in ?-?active|non-? ?medicinal|non-? ?active|other) ingredients?(?: list)?|inactives?(?= ?:)|excipients?",
        r"autres composants|hilfsstoffe?|(?:die )?sonstigen? bestandteile|excipientes?|dem[aá]s componentes|eccipienti",
    ),
    "list": _any(
        r"(?:full |all |complete )?(?:[il1]?ngr[ée]dients?|inci)(?: list)?|edients(?= ?:)",
        r"contains(?= ?:)|contient(?= ?:)",
        r"ingredient[ei]s?|ingredienser|ingredi[eë]nten|inhaltsstoffe?|bestandteile|zusammensetzung|samenstelling",
        r"composici[oó]n|composi[cç][aã]o|composition|composizione|sk[lł]adniki",
    ),
    "may": _any(
        r"may (?:also )?contain|peut contenir|kann enthalten|puede contener|pode conter|pu[oò] contenere|kan bevatten",
        r"\+ ?/ ?-|±",
    ),
    "purpose": r"purposes?",
    "other": _any(
        r"drug facts|uses?|usage|indications?|directions?(?: for use)?|how to use|suggested use|benefits|claims?|note",
        r"warnings?|cautions?|precautions?|do not use|stop use|when using(?: this product)?|keep out of",
        r"for external use",
        r"other information|questions(?: or comments)?|ingredient benefits|storage|store (?:at|in|below)",
        r"manufactured|distributed|made in|conseils? d'utilisation|mode d'emploi|pr[eé]cautions",
        r"anwendung|hinweise?|warnhinweise?|modo de (?:uso|usar|empleo)|advertencias?|precauciones|avvertenze|gebruik",
    ),
}
"""Kind of heading -> its words in eight languages."""

PANEL = re.compile(r"\bdrug facts\b|\bactive ingredients?\b", re.I)

_AT_START = r"(?:(?<=^)|(?<=[\n.;,!?•-])|(?<=[\n.;,!?•-] ))"
ABSENT = re.compile(
    _any(
        r"(?:formulated|made|crafted|formul[eé]e?) (?:without|sans|ohne)|(?<![\w-])free (?:of|from)",
        r"contains? (?:no|neither)|(?:does|do) not contain|(?<![\d.,])0 ?%",
        r"(?<![\w-])(?:without|sans|ohne|frei von|sin|sem|senza|zonder|no added)(?= )",
        _AT_START + r"(?:no|never|keine?)(?= [a-z])",
    ),
    re.I,
)
"""What comes next is said not to be inside."""

DECLARES = re.compile(
    r"\b(?:contain(?:s|ing)?|contient|enth[aä]lt|contiene|cont[eé]m|base of|vehicle of|consist(?:s|ing) of)\b", re.I
)
"""What comes next in the sentence is said to be inside."""

SUN = re.compile(
    _any(
        r"\b(?:spf|lsf|fps|i\.?p\.?) ?:? ?\d{1,3}\b|\bpa ?\+{2,4}",
        r"\bsunscreens?\b|\bsun (?:protection|cream|filters?)\b",
        r"\buv filters?\b|\bbroad[ -]spectrum\b|\b(?:protecteur|protector|protetor|protection|cr[eè]me) solaire?\b",
        r"\bsonnenschutz|\bsonnencreme\b",
    ),
    re.I,
)
ADVISED = re.compile(r"\b(?:use|apply|wear|with|using|wearing|need|limit|utiliser|verwenden)\b[^.\n]{0,25}$", re.I)
"""Before a mention of sunscreen: one should use it besides."""
PROTECTS = re.compile(r"skin protectant|diaper|nappy|wundschutz|\brash\b|anorectal|astringent", re.I)
"""Of white powders that cover sore skin rather than keep off the sun."""

PLAIN_WORDS = _words("""
    the your our this that these those helps help is are was be been for with to you we it its which while keeps leaves
    not has have when if after before use used apply product products formula skin feels gives makes all other than
    more most also into an at as by on or but so of in they them who how what during
    votre vos pour peau sur dans est avec nous qui cette ce ces sont plus sans une des aux
    haut die der das mit fur ist nicht sie ihre wird zur zum auch
    piel para con que los las su sus pele com uma seu sua mais como este esta
""")
"""Words of running text, folded. No ingredient has two of them."""
ROLES = frozenset((
    "sunscreen", "sunscreens", "purpose", "skin protectant", "anti itch", "antiitch", "acne treatment",
    "usp", "bp", "nf", "ph eur", "fcc", "w w", "q s", "qs", "each", "each gram",
))  # fmt: skip
"""What a drug panel prints beside a name."""

POLYMER = _words("copolymer crosspolymer polymer esters ester glycerides glyceride triglyceride triglycerides")
"""Last words of names whose sides of a slash are no names."""
DERIVED = _words("esters ester glycerides glyceride unsaponifiables unsaponifiable")
"""Words that make a name a mere part of another even from a little way off: shea butter ethyl esters."""
CHANGES_NEXT = _words("""
    hydrogenated hydrolyzed hydrolysed ethoxylated propoxylated sulfated sulfonated acetylated acetyl fractionated
    saponified maleated hydroxylated oxidized oxidised quaternized sodium potassium magnesium calcium ammonium lithium
    tea mea poly mono non no not sans without ohne sin sem pro phyto bio plant pseudo vegan zero anti
""")
"""A word before a name that makes it the name of something else, or says that it is not there."""
CHANGES_LAST = POLYMER | _words("""
    extract extracts extrakt extrait extracto estratto ferment filtrate lysate unsaponifiables unsaponifiable amino
    sterols sterol protein proteins peptide peptides dimer decylglucoside acid acids oil butter wax free frei
    alternative alternatives like peg ppg polyglyceryl sulfonic carboxylic chloride bromide
""")
"""A word after a name that makes it the name of something else, or says that it is not there."""
ETHOXY = _words("peg ppg polyglyceryl")
FATTY = re.compile(r"oil|butter|lanolin|wax|stearate|laurate|oleate|palmitate|myristate|glycerides|cera")
"""Names that a PEG before them makes soluble."""

LIKE_INCI = re.compile(
    r"(?:"
    + _any(
        r"ates?|ol|one|ide|ine|ose|ane|ene|amide|glycerin|lecithin|edta|silica|mica|parfum|perfume|fragrance|aroma|gum",
        r"wax|butter|oil|acid|alcohol|aqua|water|eau|acqua|agua|wasser|extract|extrait|extracto|extrakt|juice|copolymer",
        r"crosspolymer|carbomer|ferment|filtrate|parabene?|glycol|betaine|ato|ico|oxid|saure",
        r"talc|kaolin|bht|bha|[a-z]{3,}(?:olin|toin|atin|osin)",
    )
    + r")$|^(?:ci \d{5}|peg \d|ppg \d|huile|aqua|eau|polysorbate|ceramide|polyquaternium)"
)
"""How names of cosmetic ingredients end or begin, folded."""
LATIN = re.compile(r"\([A-Z][a-z]{3,30} [a-z]{4,30}\b")
"""A plant's name in brackets."""
