"""Whose an opinion is: planted sentences that quote doctors or a seller, and near words that quote nobody."""

import pytest

from milia_cli.rules.evidence import names_its_seller, quotes_doctors

QUOTED = [
    "Doctors say that it helps.",
    "GPs say that it helps.",
    "Health visitors warn against oil.",
    "According to doctors, it helps.",
    "According to many skin doctors, it helps.",
    "A doctor says that it helps.",
    "A nurse often advises a cloth.",
    "Doctors often ask about fever.",
    "Doctors will ask about fever.",
    "What doctors say is that it helps.",
    "If a cream stings, doctors say to stop.",
    "Midwives call them milk spots.",
    "Midwives agree that it helps.",
    "Milia are said to go.",
]
NOBODY_QUOTED = [
    "This guide does not replace what your doctor tells you.",
    "Do what your doctor says.",
    "A doctor can tell.",
    "A nurse will tell you.",
    "A pharmacist may say who should see it.",
    "If a doctor asks, say so.",
    "If doctors ask, say so.",
    "Show it to a nurse who tells them apart.",
    "Ask a doctor to name it.",
    "We think that a doctor should look.",
]
SOLD = [
    "A shop's page says that lemon helps.",
    "A company says that lemon helps.",
    "A spa says that lemon helps.",
    "The maker claims that lemon helps.",
    "Two pharmacies list it.",
    "Clinics' own pages name 14 pounds.",
    "A doctor with a clinic told a magazine that lemon helps.",
    "The one page that we read it on sells treatments.",
    "Lemon helps: a salon says so.",
    "According to a brand, lemon helps.",
]
NOT_SAID_TO_BE_SOLD = [
    "Go to a clinic: lemon helps.",
    "Lemon helps. Buy it in a shop.",
    "Doctors say that lemon helps.",
    "A page says that lemon helps.",
    "Doctors say so. Ask in a salon.",
]


@pytest.mark.parametrize("text", QUOTED)
def test_what_doctors_say_or_do_is_quoted(text: str) -> None:
    """A sentence that tells what doctors, nurses or the like say needs a source or a row of general knowledge."""
    assert quotes_doctors(text)


@pytest.mark.parametrize("text", NOBODY_QUOTED)
def test_a_doctor_who_may_yet_speak_is_not_quoted(text: str) -> None:
    """To send a reader to a doctor, or to leave open what one will say, quotes nobody."""
    assert not quotes_doctors(text)


@pytest.mark.parametrize("text", SOLD)
def test_a_seller_who_speaks_is_named(text: str) -> None:
    """An opinion says that it is a seller's in the clause in which the seller speaks."""
    assert names_its_seller(text)


@pytest.mark.parametrize("text", NOT_SAID_TO_BE_SOLD)
def test_a_seller_who_is_only_mentioned_says_nothing(text: str) -> None:
    """A clinic to go to, or a page of nobody, does not make an opinion a seller's."""
    assert not names_its_seller(text)
