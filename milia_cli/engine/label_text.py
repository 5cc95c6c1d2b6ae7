"""Cleans a pasted label and folds names, so that one name is one key however it was printed.

Every pattern here is of bounded length between its fixed parts: time is linear in the length of the text.
"""

import html
import re
import unicodedata
from functools import lru_cache

_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_BREAKING_TAG = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|h[1-6])\b", re.I)
_MARKS = (
    "*\u2020\u2021\u00a7\u00ae\u2122\u00a9\u00b0\u00ba\u2731"
    "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
)
_FOOTNOTE = re.compile(
    r"(?:^|(?<=[\s.,;)]))[*\u2020\u2021]{1,4} ?"
    r"(?=(?:from|certified|organic|indicates?|denotes?|issus?|natural|aus|de)\b)",
    re.I,
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2219\u30fb\u2027|"
BULLET = "\u2022"
_COMMAS = "\u060c\u3001\uff0c"
_SEMICOLONS = "\u061b\uff1b"
_CHARACTERS = {
    **dict.fromkeys(map(ord, _MARKS), " "),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _BULLETS), BULLET),
    **dict.fromkeys(map(ord, _COMMAS), ","),
    **dict.fromkeys(map(ord, _SEMICOLONS), ";"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u2032\u0060\u00b4"), "'"),
    **dict.fromkeys(map(ord, '\u201c\u201d\u201e\u00ab\u00bb"'), " "),
    ord("\t"): " ",
    ord("\r"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n\n",
}
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]{0,20}[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\))")
"""What could steer a terminal, whole; what is left of others falls to _INVISIBLE."""
_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_SPACED_NEWLINE = re.compile(r" ?\n ?")
_BLANK_LINES = re.compile(r"\n{3,}")
_BROKEN_WORD = re.compile(r"(?<=[A-Za-z0-9])-\n{1,2}(?=[a-z0-9])")
_CODE = re.compile(
    r"(?:\( ?)?\b(?:code )?f ?\.? ?[ij] ?\.? ?l ?\.? ?[:n]? ?[a-z]?\d[\w./]{0,20} ?\)?"
    r"|\[[^\[\]\n]{0,12}\d[^\[\]\n]{0,12}\]",
    re.I,
)
"""What a factory stamps behind a list: F.I.L. C12345/1, [BI 561]."""
_NOT_NAME = re.compile(r"[^a-z0-9]+")
_SAME_LETTERS = {
    ord("\u00df"): "ss", ord("\u00e6"): "ae", ord("\u0153"): "oe", ord("\u00f8"): "o", ord("\u0142"): "l",
    ord("\u0131"): "i", ord("\u0111"): "d",
}  # fmt: skip
_AMERICAN = (("sulph", "sulf"), ("aluminium", "aluminum"), ("colour", "color"))


def clean(text: str) -> str:
    """Text without HTML, control characters and footnote marks; one kind of dash, space, quote and bullet.

    Lines stay; a word that was broken by a hyphen at a line's end is joined.
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub(lambda tag: "\n" if _BREAKING_TAG.match(tag.group()) else " ", text)
    text = _INVISIBLE.sub("", _ESCAPE.sub("", text.replace("\r\n", "\n")))
    text = _FOOTNOTE.sub("\nNote: ", text).translate(_CHARACTERS)
    text = unicodedata.normalize("NFKC", text).translate(_CHARACTERS)
    text = _SPACED_NEWLINE.sub("\n", _SPACES.sub(" ", text))
    text = _BROKEN_WORD.sub("-", _BLANK_LINES.sub("\n\n", text))
    return _CODE.sub(" ", text).strip()


def fold(text: str) -> str:
    """Small letters without accents, in American spelling."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.casefold().translate(_SAME_LETTERS)
    text = text.lower()
    for british, american in _AMERICAN:
        if british in text:
            text = text.replace(british, american)
    return text


def words(text: str) -> list[str]:
    """The folded words of a name, without brackets, hyphens and other signs."""
    return [word for word in _NOT_NAME.split(fold(text)) if word]


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What two prints of one name have in common: folded letters and digits, no spaces, hyphens or signs.

    Labels repeat names, and one name is looked up in several ways, so the latest keys are kept.
    """
    return _NOT_NAME.sub("", fold(text))
