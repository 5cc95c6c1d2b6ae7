"""milia search: the section that a reader wants comes first or second, whatever words, spelling or slip were typed."""

import csv
import io
import json
import re
import shutil
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milia_cli.engine.places import Place
from milia_cli.engine.search import asks_nothing, search
from milia_cli.engine.spelling import fold, marked, words
from milia_cli.engine.word_index import Index, index, telling_words
from milia_cli.library import Library, content_root
from milia_cli.model import Claim, Synonym, Synonyms

from .player import Ran, milia

QUESTIONS = {
    "how to get rid of milia under eyes": "questions under-eyes | removal eyelids | compare treatments extraction",
    "can you pop or squeeze milia": "questions squeeze | compare treatments squeezing-at-home",
    "will milia go away on its own in adults": "questions go-away-adults | timeline older",
    "how long do newborn milk spots last": "questions newborn-how-long | babies how-long",
    "should I squeeze or scrub my baby's milk spots": "questions baby-squeeze | babies not-for-babies",
    "are milk spots caused by breast milk or formula": "questions milk-or-formula | causes milk | myths milk",
    "milia or whiteheads, how to tell": "questions whiteheads | compare look-alikes comedones-closed",
    "milia or baby acne": "questions baby-acne | compare look-alikes neonatal-acne",
    "milia or syringoma or xanthelasma on eyelids": "questions eyelid-bumps | look-alikes on-eyelids",
    "are milia cholesterol deposits": "questions cholesterol | causes cholesterol | myths cholesterol",
    "does eye cream or Vaseline cause milia": "questions eye-cream | causes heavy-creams | causes petroleum-jelly",
    "does sunscreen cause or worsen milia": "questions sunscreen | causes sunscreen | myths sunscreen",
    "what vitamin deficiency causes milia": "questions vitamin-lack | causes diet | myths vitamins",
    "does niacin or biotin get rid of milia": "questions niacin-biotin | compare treatments supplements",
    "does microdermabrasion remove milia": "questions microdermabrasion | compare treatments microdermabrasion",
    "does retinol, tretinoin or Differin work on milia": "questions retinoids | products acids-and-retinoids",
    "does salicylic or glycolic acid help milia": "questions acids | compare treatments home-acids",
    "how does a dermatologist remove milia, does it hurt": "questions how-removed | removal what-happens",
    "can an aesthetician remove milia, is it legal": "questions beautician | removal who-may-do-it",
    "milia removal cost, is it on the NHS": "questions cost | removal who-pays",
    "milia after laser, peel, burn or PDT": "questions after-skin-damage | causes resurfacing",
    "why do I keep getting milia": "questions keep-getting | causes",
    "do milia come back after removal": "questions come-back | removal coming-back",
    "are milia dangerous, could it be skin cancer": "questions dangerous | look-alikes must-be-seen",
    "are milia hereditary or contagious": "questions runs-in-families | myths family-and-genes",
    "milia on eyelid margin, who removes it": "questions lid-edge | removal lash-line",
    "milia on genitals or on the body": "questions body-or-genitals | look-alikes mouth-and-genitals",
    "sudden outbreak of milia": "questions sudden-crop | types eruptive | compare types milia-eruptive",
    "milia scars or dark marks after picking": "questions picking-marks | home-care dark-marks",
    "which products are safe for milia when pregnant": "questions pregnancy | products pregnancy",
}
"""The 30 questions of evidence.md section 9, each with what a reader would want to open. Written before the ranking."""
NAMES = {
    "milk spots": "glossary milk-spots | babies",
    "milkspots": "glossary milk-spots | babies",
    "oil seeds": "glossary oil-seeds | myths s1-2",
    "milia seeds": "glossary oil-seeds | overview | compare look-alikes milia",
    "white bumps under eyes": "questions under-eyes | removal eyelids",
    "white dots on my newborn": "babies | types newborn | questions newborn-how-long",
    "vaseline": "causes petroleum-jelly | products petroleum-jelly",
    "differin": "glossary adapalene | treatments adapalene",
    "accutane": "glossary isotretinoin | types medicine-isotretinoin",
    "sunblock": "causes sunscreen | products sunscreen",
    "sun screen": "causes sunscreen | products sunscreen",
    "chicken skin": "compare look-alikes keratosis-pilaris",
    "esthetician": "glossary aesthetician",
    "seborrheic keratosis": "glossary seborrhoeic-keratosis | compare look-alikes seborrhoeic-keratosis",
    "xanthel": "glossary xanthelasma | compare look-alikes xanthelasma",
    "cholestrol": "causes cholesterol | glossary cholesterol",
    "micrdermabrasion": "glossary microdermabrasion | treatments microdermabrasion | about microdermabrasion",
    "makeup": "home-care make-up | products make-up",
    "BB08": "sources BB08",
    "milia": "overview",
    "causes": "causes",
    "what are milia": "overview",
}
"""Plain, joined, misspelt, American and shortened names."""
SIGNS = ("baby with fever", "lump is growing and bleeding", "newborn blisters", "contact lenses red eye")
"""What must not wait leads to the page of danger signs."""


@cache
def document(*arguments: str) -> dict[str, Any]:
    """The data of a search as JSON."""
    ran = milia("search", *arguments, "--json")
    assert (ran.err, ran.code) == ("", 0)
    found: dict[str, Any] = json.loads(ran.out)["data"]
    return found


def opened(*arguments: str) -> list[str]:
    """The commands of the hits, in order."""
    return [hit["command"] for hit in document(*arguments)["hits"]]


def wanted(said: str) -> set[str]:
    """Commands as the tables above write them: "milia info" is left out."""
    found = (part.strip() for part in said.split("|"))
    return {f"milia {part}" if part.split()[0] in ("compare", "sources") else f"milia info {part}" for part in found}


@pytest.mark.parametrize("query", [*QUESTIONS, *NAMES])
def test_the_right_section_comes_first_or_second(query: str) -> None:
    """A question as people ask it, or a name as they know it, leads to what they would want to open."""
    right = wanted({**QUESTIONS, **NAMES}[query])
    assert right.intersection(opened(query)[:2]), opened(query)


@pytest.mark.parametrize("query", SIGNS)
def test_danger_signs_come_first(query: str) -> None:
    """Words of an emergency lead to when-to-get-help before anything else."""
    assert opened(query)[0].startswith("milia info when-to-get-help ")


@pytest.mark.parametrize(
    ("british", "american"),
    [("colour", "color"), ("tumour", "tumor"), ("paediatric", "pediatric"), ("moisturiser", "moisturizer")],
)
def test_british_and_american_spellings_find_the_same(british: str, american: str) -> None:
    """The guide writes British; whoever types American finds as much."""
    assert opened(british, "--all") == opened(american, "--all") != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colours", "color"),
        ("squeezing", "squeeze"),
        ("popped", "pop"),
        ("removal", "removed"),
        ("exfoliation", "exfoliate"),
        ("babies", "baby"),
        ("patches", "patch"),
        ("anaesthetic", "anesthetic"),
        ("oedema", "edema"),
        ("labelled", "labeled"),
        ("centre", "center"),
        ("bleeding", "bleed"),
    ],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """Spelling, plural and ending do not part a word from itself."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("milia", "miliaria"), ("acne", "acid"), ("scar", "scab"), ("red", "red-eye")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    """Reading forms alike does not make two words one."""
    assert fold(one) != fold(other)


# ---------------------------------------------------------------- ranking, on places made by hand


def place(id: str, title: str = "Other", text: str = "", *names: str) -> Place:
    """A place by hand."""
    return Place("section", "Page", id, title, f"milia info page {id}", text, names)


def made(*places: Place, **synonyms: Any) -> Index:
    """Their index, beside 20 places that are about nothing in question."""
    others = (place(f"o{number}", "Filling", f"nothing{number} here") for number in range(20))
    return index((*places, *others), Synonyms(**synonyms))


def ids(known: Index, query: str) -> list[str]:
    """The ids of the hits."""
    return [hit.id for hit in search(known, query).hits]


def test_a_title_counts_more_than_a_name_and_that_more_than_text() -> None:
    """The same word: in a title, in another name, in the text."""
    known = made(
        place("text", text="of zinc and more"), place("name", "Other", "", "zinc paste"), place("title", "Zinc")
    )
    assert ids(known, "zinc") == ["title", "name", "text"]


def test_a_whole_word_counts_more_than_its_beginning() -> None:
    """A word that only begins as typed comes after the word itself; shorter beginnings than three letters are none."""
    known = made(place("longer", "Creamery"), place("whole", "Cream"))
    assert ids(known, "cream") == ["whole", "longer"]
    assert ids(known, "crea") == ["longer", "whole"]
    assert ids(known, "cr") == []


def test_a_slip_is_read_as_the_nearest_word_only_when_the_word_is_unknown() -> None:
    """A misspelt word finds the right one, and the result says so; a known word is never read as another."""
    known = made(place("a", "Keratin"), place("b", "Kerosene"))
    found = search(known, "keratn")
    assert ([hit.id for hit in found.hits], found.read_as, found.unknown) == (["a"], (("keratn", "keratin"),), ())
    assert search(known, "keratin").read_as == ()


def test_words_written_together_or_apart_are_found() -> None:
    """One word for two finds the two, and two for one the one."""
    known = made(place("two", "Milk spots"), place("one", "Sunscreen"))
    assert (ids(known, "milkspots"), ids(known, "sun screen")) == (["two"], ["one"])
    assert search(known, "milkspots").read_as == (("milkspots", "milk spots"),)


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    """Of two words in titles, the one that few places have decides."""
    often = [place(f"c{number}", "Common thing") for number in range(6)]
    known = made(*often, place("rare", "Rare thing"))
    assert ids(known, "common rare")[0] == "rare"


def test_more_of_the_query_counts_more() -> None:
    """A place with both words comes before places with one, and hides them once there are enough."""
    both = [place(f"b{number}", "Eye cream") for number in range(5)]
    assert ids(made(place("one", "Cream"), both[0]), "eye cream") == ["b0", "one"]
    assert ids(made(place("one", "Cream"), *both), "eye cream") == [f"b{number}" for number in range(5)]


def test_synonyms_find_what_the_guide_calls_otherwise() -> None:
    """A typed phrase finds its meaning, and so do its other forms; the words of a longer one are not looked for."""
    synonym = Synonym(("vaseline", "white bumps under eyes"), ("petroleum jelly",))
    known = made(place("jelly", "Petroleum jelly"), place("eyes", "White eyes"), synonyms=(synonym,))
    assert (ids(known, "vaselines"), ids(known, "white bumps under eyes")) == (["jelly"], ["jelly"])


def test_ignored_words_ask_for_nothing() -> None:
    """Little words are passed over; a query of nothing else has no word to look for."""
    known = made(place("a", "The end"), ignored=("the of a",))
    assert (ids(known, "the end"), asks_nothing(known, "the, of A!"), asks_nothing(known, "the end")) == (
        ["a"],
        True,
        False,
    )


def test_a_section_is_not_shown_below_its_own_statement() -> None:
    """Among the best, a section whose statement is already there would only say the same again; --all has both."""
    claim = Claim("zinc", "Zinc is a metal.", "high", term="Zinc")
    whole = Place("section", "Page", "metals", "Metals, zinc", "milia info page metals", claims=(claim,), parts=True)
    part = Place("claim", "Page", "zinc", "Zinc", "milia info page zinc", claims=(claim,), part="Metals, zinc")
    known = made(whole, part)
    assert [hit.id for hit in search(known, "zinc", 5).hits] == ["zinc"]
    assert [hit.id for hit in search(known, "zinc").hits] == ["zinc", "metals"]


def test_marks_stand_round_the_words_that_match() -> None:
    """Every form of the word is marked, and nothing else."""
    assert marked("Creams: a CREAM, ice-cream, scream.", frozenset({fold("cream")})) == (
        "*Creams*: a *CREAM*, ice-*cream*, scream."
    )


@given(st.text(max_size=60))
def test_any_text_can_be_looked_for(query: str) -> None:
    """No query breaks the search, and the same one gives the same hits."""
    known = made(place("a", "Milk spots", "On a baby's nose."), place("b", "Zürich"), ignored=("the",))
    assert search(known, query) == search(known, query)
    assert all(word == word.lower() for word in words(query))


@given(st.text(alphabet="abcdefghilmorsuyz", min_size=1, max_size=12))
def test_every_word_finds_itself(word: str) -> None:
    """However a word is folded, its own place is a hit."""
    assert "a" in ids(made(place("a", word)), word)


# ---------------------------------------------------------------- the command


def test_the_best_hit_is_shown_whole_and_the_next_in_short() -> None:
    """Title, text with the words marked, certainty, sources, and the command that opens each."""
    total = document("epstein pearls")["total"]
    said = milia("search", "epstein", "pearls", "--plain").out.split("\n\n")
    assert said[:2] == [f"{total} places match: epstein pearls", "Epstein pearls"]
    assert re.fullmatch(
        r"Small white \*pearls\* in a newborn's mouth, like milia of the mouth\. .* \[sure: 1,2\]", said[2]
    )
    assert said[3].startswith("milia info glossary epstein-pearls: opens it, in Medical words in plain ones: ")
    assert (said[4], len(said[5].splitlines())) == ("More places", 4)
    assert re.search(r"(?m)^White bumps in a baby's mouth .* milia compare look-alikes epstein-pearls$", said[5])
    assert said[-1] == f"Next\nmilia search --all epstein pearls: all {total} places\n"


def test_five_are_shown_and_all_with_all() -> None:
    """Without --all the best five, with it every one, the same five first, and no more to go on to."""
    best, every = document("retinol"), document("retinol", "--all")
    assert (len(best["hits"]), len(every["hits"])) == (5, best["total"])
    assert best["total"] == every["total"] > 5
    assert "--all" not in milia("search", "retinol", "--all", "--plain").out


def test_the_words_are_marked_in_every_view_and_not_in_json() -> None:
    """The mark is in the text, not in a colour; data carry the bare words."""
    line = ("search", "vaseline")
    for ran in (milia(*line), milia(*line, "--plain"), milia(*line, "--color", "always"), milia(*line, "--html")):
        assert "*petroleum* *jelly*" in " ".join(re.sub("\x1b\\[[0-9;]*m", "", ran.out).split()).lower()
    assert r"\*petroleum\* \*jelly\*" in milia(*line, "--markdown").out.lower()
    assert "*" not in milia(*line, "--json").out + milia(*line, "--csv").out


def test_a_quoted_claim_is_never_shown_as_the_guides_own() -> None:
    """A claim of a seller comes with who claims it and the verdict."""
    hit = document("niacin pills work better")["hits"][0]
    assert (hit["command"], hit["text"].startswith("Claimed by S0")) == ("milia info myths s0-21", True)
    said = milia("search", "niacin", "pills", "work", "better", "--plain").out.split("\n\n")[2]
    assert re.match(r"Claimed by S0, [^\n]+ \[not supported, ", said)


def test_every_hit_opens() -> None:
    """Each command of a long list of hits runs."""
    for command in sorted(set(opened("pregnancy", "--all"))):
        code = milia(*command.split()[1:]).code if "FILE" not in command else 0
        assert code == (5 if command == "milia quiz" else 0), command


def test_for_puts_first_what_suits_and_says_what_does_not() -> None:
    """--for: nothing is hidden, what suits comes first, what does not is marked with the reason."""
    plain, babies = document("squeeze", "--all"), document("squeeze", "--all", "--for", "newborn")
    assert sorted(hit["command"] for hit in plain["hits"]) == sorted(hit["command"] for hit in babies["hits"])
    assert babies["hits"][0]["command"] == "milia info questions baby-squeeze"
    said = milia("search", "squeeze", "--for", "newborn", "--all", "--plain").out
    assert "Not for newborns: Never squeeze a baby's spots." in said
    assert "Not for newborns:" not in milia("search", "squeeze", "--all", "--plain").out


def test_a_slip_is_told() -> None:
    """What was read as something else, and what is not in the guide, stands above the hits."""
    said = milia("search", "cholestrol", "xyzzyq", "--plain").out.split("\n\n")
    assert said[1:3] == [
        '"cholestrol" is not in the guide; this is for "cholesterol".',
        'Not in the guide: "xyzzyq".',
    ]
    found = document("cholestrol", "xyzzyq")
    assert (found["read_as"], found["unknown"]) == ([{"typed": "cholestrol", "read": "cholesterol"}], ["xyzzyq"])


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("search", "search needs a word to look for.", "milia search eye cream"),
        ("search -- ", "search needs a word to look for.", "milia search eye cream"),
        ("search the of", '"the of" has no word to look for.', "milia search eye cream"),
        ("search ?!", '"?!" has no word to look for.', "milia search eye cream"),
        ("search milk --for baby", '--for does not know "baby".', None),
    ],
)
def test_a_query_without_a_word_is_a_mistake(line: str, message: str, hint: str | None) -> None:
    """Nothing, or only little words: exit 2, stdout empty."""
    ran = milia(*line.split())
    assert (ran.out, ran.code, ran.err.startswith(f"milia: {message}")) == ("", 2, True)
    assert hint is None or ran.err == f"milia: {message}\nTry: {hint}\n"


def test_nothing_found_names_the_nearest_words() -> None:
    """Exit 3; stdout is empty but for the JSON document; the hint works."""
    said = 'milia: nothing found for "eyecreem". Nearest words: cream.\nTry: milia search cream\n'
    assert milia("search", "eyecreem") == Ran("", said, 3)
    assert milia("search", "xylophone") == Ran("", 'milia: nothing found for "xylophone".\nTry: milia info\n', 3)
    ran = milia("search", "eyecreem", "--json")
    data = {"query": "eyecreem", "total": 0, "hits": [], "read_as": [], "unknown": ["eyecreem"], "nearest": ["cream"]}
    assert (json.loads(ran.out)["data"], ran.err, ran.code) == (data, said, 3)
    assert milia("search", "cream").code == 0


def test_a_query_never_reaches_the_terminal_as_control_characters() -> None:
    """Escape and bidi characters in a query are left out of what is printed."""
    for ran in (milia("search", "eye\x1b]52;c;x\x07 cream\u202e"), milia("search", "zz\x1b[31mzz\u202eq")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)


def test_ingredients_are_found_by_any_of_their_names() -> None:
    """The plain name and the name on the pack find the same; what the label check leaves out is not found."""
    for query in ("shea butter", "butyrospermum parkii butter"):
        hit = document(query)["hits"][0]
        assert (hit["where"], hit["title"], hit["command"]) == ("Ingredients", "Shea butter", "milia check FILE")
    assert "Ascorbyl Palmitate" not in {hit["title"] for hit in document("palmitate", "--all")["hits"]}


def test_hits_as_csv() -> None:
    """One record a hit, with a header."""
    rows = list(csv.reader(io.StringIO(milia("search", "biopsy", "--csv").out)))
    keys = ["where", "kind", "id", "title", "text", "command"]
    assert rows == [keys, *([hit[key] for key in keys] for hit in document("biopsy")["hits"])]


def test_a_folder_without_synonyms_is_searched_too(tmp_path: Path) -> None:
    """A content folder may do without words for the search alone: then only its own words find something."""
    shutil.copytree(content_root(), tmp_path / "content", ignore=shutil.ignore_patterns("synonyms.yaml"))
    ran = milia("search", "cholesterol", "--content", str(tmp_path / "content"), "--json")
    assert (ran.err, ran.code) == ("", 0)
    assert milia("search", "diaper", "--content", str(tmp_path / "content")).code == 3


# ---------------------------------------------------------------- the words for the search alone, and speed


@cache
def shipped() -> tuple[Index, Synonyms]:
    """The index of the shipped content."""
    from milia_cli.commands.reading import searched_places
    from milia_cli.commands.showing import frame_of

    library = Library(content_root())
    synonyms = library.synonyms()
    return index(searched_places(library, frame_of(library)), synonyms), synonyms


def test_every_synonym_leads_somewhere() -> None:
    """Each meaning is made of words that the guide uses, and each typed phrase has a word to look for, once."""
    known, synonyms = shipped()
    for synonym in synonyms.synonyms:
        for text in synonym.means:
            assert [word for word in words(text) if word not in known.ignored and fold(word) not in known.forms] == []
    typed = [
        tuple(map(fold, telling_words(text, known.ignored))) for found in synonyms.synonyms for text in found.typed
    ]
    assert [phrase for phrase in typed if not phrase or typed.count(phrase) > 1] == []


def test_a_search_of_1000_topics_takes_less_than_10_ms() -> None:
    """With the content read, half of the 30 questions take less than 10 ms of processor time each at 1,000 topics."""
    known, synonyms = shipped()
    text = [word for found in known.places for claim in found.claims for word in claim.text.split()]
    many = [*known.places]
    for number in range(10_000):
        start = number * 37 % (len(text) - 62)
        claim = Claim("x", " ".join(text[start : start + 62]), "high")
        title = " ".join(text[start : start + 4])
        many.append(Place("claim", f"Topic {number // 10}", "x", title, "milia info x", claims=(claim,)))
    large = index(many, synonyms)
    spent = sorted(min(_spent(large, query) for _ in range(3)) for query in QUESTIONS)
    assert spent[len(spent) // 2] < 0.010


def _spent(known: Index, query: str) -> float:
    start = time.process_time()
    search(known, query, 5)
    return time.process_time() - start
