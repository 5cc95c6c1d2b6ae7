"""How milia search ranks places, on places made by hand."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from milia_cli.engine.places import Place
from milia_cli.engine.search import asks_nothing, search
from milia_cli.engine.spelling import fold, matching, words
from milia_cli.engine.word_index import Index, index
from milia_cli.model import Claim, Level, Sign, Synonym, Synonyms


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


def test_a_place_with_every_word_in_one_statement_comes_first() -> None:
    """Words that stand together in a statement count more than the same words in two statements of a place."""
    apart = (Claim("a", "Red here.", "high"), Claim("b", "Itch there.", "high"))
    known = made(
        Place("section", "Page", "apart", "Other", "milia info page apart", claims=apart),
        Place("section", "Page", "together", "Another", "milia info x", "Red skin can itch."),
    )
    found = search(known, "red itch")
    assert ([hit.id for hit in found.hits], found.whole, found.total) == (["together", "apart"], 1, 2)


def test_what_most_places_say_is_looked_for_in_titles() -> None:
    """A word that nearly every place has finds the places that are about it, and is not asked of others."""
    often = [place(f"c{number}", "Other", f"milia {number}") for number in range(30)]
    known = made(*often, place("page", "Milia"), place("pop", "Popping", "Not ever."))
    assert (ids(known, "milia"), ids(known, "pop milia")) == (["page"], ["pop"])
    assert search(known, "pop milia").whole == 1


def test_the_same_is_not_said_twice_among_the_best() -> None:
    """Of places on one page with the same title, or the same statement, the best is shown; --all has every one."""
    claim = Claim("zinc", "Zinc is a metal.", "high")
    same = [Place("section", "Page", f"s{n}", f"Zinc {n}", "milia info x", claims=(claim,)) for n in range(3)]
    twins = [Place("section", "Page", f"t{n}", "Zinc", "milia info x", f"Text {n}") for n in range(3)]
    known = made(*same, *twins)
    assert [hit.id for hit in search(known, "zinc", 5).hits] == ["t0", "s0"]
    assert len(search(known, "zinc").hits) == 6


def test_a_quoted_claim_comes_after_the_guides_own_statement() -> None:
    """What others claim ranks below the guide's own words of equal weight."""
    claims = [Claim("q", "Zinc.", "high", verdict="opinion"), Claim("o", "Zinc.", "high")]
    known = made(*(Place("claim", claim.id, claim.id, "Zinc", "milia info x", claims=(claim,)) for claim in claims))
    assert ids(known, "zinc") == ["o", "q"]


def test_what_stands_on_a_page_of_quotes_comes_after_the_guides_own_statement() -> None:
    """An answer to a story that somebody tells is not the plain answer, though it uses the same words."""
    own = Place("claim", "Page", "own", "Zinc", "milia info x", claims=(Claim("own", "Zinc.", "high"),))
    known = made(replace(own, id="story", page="Stories", quotes=True), own)
    assert ids(known, "zinc") == ["own", "story"]


def sign(id: str, level: Level, text: str) -> Place:
    """A danger sign by hand."""
    claim = Claim(id, text, "high", sign=Sign(level, f"ask if {text}"))
    return Place("sign", "Help", id, f"Has what is called {id}", f"milia info help {id}", claims=(claim,))


def test_danger_signs_that_must_not_wait_come_first() -> None:
    """Those with every word, what is for now before what is for today; others keep their place."""
    known = made(
        place("title", "Fever"),
        sign("later", "soon", "Fever and more."),
        sign("today", "same-day", "Fever."),
        sign("now", "emergency", "Some words more, and then at long last a fever."),
    )
    assert ids(known, "fever") == ["now", "today", "title", "later"]
    assert ids(known, "fever zinc")[0] == "now"
    assert search(known, "fever").alarms == 2


def test_three_danger_signs_at_most_go_before_the_rest() -> None:
    """The page that explains a word is still among the best."""
    known = made(place("title", "Fever"), *(sign(f"s{number}", "emergency", "Fever.") for number in range(5)))
    assert ids(known, "fever").index("title") == 3


def test_a_word_that_only_happens_to_stand_in_a_danger_sign_does_not_move_it() -> None:
    """Where many other places have a word, it is no word of danger."""
    known = made(*(place(f"n{number}", "Nose") for number in range(12)), sign("now", "emergency", "Nose."))
    assert ids(known, "nose")[0] != "now"


def test_a_number_can_be_part_of_a_synonym() -> None:
    """A 0 in what is typed stands for any number, and for nothing else."""
    known = made(place("baby", "Baby"), synonyms=(Synonym(("0 day old",), ("baby",)),))
    assert [ids(known, query) for query in ("10 day old", "3 days old", "0 day old")] == [["baby"]] * 3
    assert ids(known, "first day old") == []


def test_a_hyphen_does_not_hide_a_word() -> None:
    """Whoever types one word, two, or a hyphen finds what the guide writes with a hyphen."""
    known = made(place("a", "Make-up"), place("b", "Other", "It can make marks come up."))
    assert [ids(known, query)[0] for query in ("makeup", "make-up", "make up")] == ["a", "a", "a"]


def test_little_words_belong_to_a_phrase_of_one_telling_word() -> None:
    """ "take out" is a phrase; "take" in another sentence is not it."""
    known = made(
        place("get", "Removal"), ignored=("out it does how",), synonyms=(Synonym(("take out",), ("removal",)),)
    )
    assert (ids(known, "take it out"), ids(known, "take out"), ids(known, "how does it take")) == ([], ["get"], [])


def test_a_description_is_known_in_any_order() -> None:
    """Three words or more that mean something are found however a sentence puts them."""
    known = made(place("milk", "Milk spots"), synonyms=(Synonym(("white dots on baby",), ("milk spots",)),))
    assert ids(known, "my baby with dots that look white on") == ["milk"]


def test_what_a_hit_lacks_is_told() -> None:
    """A place that matches in part says what it does not have, as it was typed."""
    known = made(place("a", "Eye cream"), place("b", "Creams"))
    found = search(known, "eyes cream")
    assert [found.lacking(hit) for hit in found.hits] == [(), ("eyes",)]


def test_marks_are_the_words_that_match() -> None:
    """Every form of the word is marked, and nothing else; of a word with a hyphen both parts."""
    text = "Creams: a CREAM, ice-cream, scream, make-up, make."
    assert list(matching(text, frozenset({fold("cream")}))) == ["creams", "cream"]
    assert list(matching("Make-up for up.", frozenset({"makeup"}))) == ["make", "up"]


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
