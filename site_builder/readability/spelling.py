"""How dates, numbers and capitals are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from site_builder.readability.syllables import is_english

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_NUMBERS = {
    *{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"},
    *{"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"},
    *{"sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million"},
}
_WRONG_DATES = (
    re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b"),
    re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b"),
    re.compile(r"\b\d{1,2}-\d{1,2}-\d{4}\b"),
    re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTH})\b(?: \d{{4}})?", re.IGNORECASE),
    re.compile(rf"(?<!\b\d )(?<!\b\d\d )\b(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b(?!\d)"),
    re.compile(rf"\b\d{{1,2}} (?:{_SHORT})\b\.?(?: \d{{2,4}})?|\b(?:{_SHORT})\.? \d{{4}}\b"),
    re.compile(rf"\b\d{{1,2}} (?:{_MONTH}),? '?\d{{2}}\b(?!\d)"),
)
"""17/07/2025, 2025-07-17, 17-07-2025, 17th July, July 17, 17 Jul 2025, 17 July 25."""
_DIGIT = re.compile(r"\d")
_DAY_AND_MONTH = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})\b(?! (?:\d{{4}}|(?:to|and|until|or) \d))")
_PERCENT = re.compile(r"\d[\d.,]{0,30}\s?%|\bper ?cent(?:age)?s?\b", re.IGNORECASE)
_ROMAN = re.compile(r"\b(?:XX?I?[IVX]|X?V?I{2,3}|X?I[VX]|VI{1,3}|XVI?|XI{1,3})\b")
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)[^\s@]+@\S+")


def wrong_dates(text: str) -> list[str]:
    """The dates in a text that are not written like "17 July 2025" or "July 2025"."""
    if not _DIGIT.search(text):  # most sentences: a date has one in any form
        return []
    plain = _ADDRESS.sub("", text)
    return [match.group() for pattern in _WRONG_DATES for match in pattern.finditer(plain)]


def dates_without_year(text: str) -> list[str]:
    """The dates in a text that have a day and a month but no year: "17 July"."""
    if not _DIGIT.search(text):
        return []
    return [match.group() for match in _DAY_AND_MONTH.finditer(text)]


def percentages(text: str) -> list[str]:
    """The percentages in a text, and words for them."""
    return [match.group() for match in _PERCENT.finditer(text)]


def roman_numbers(text: str) -> list[str]:
    """The Roman numerals in a text; "I", "V" and "X" by themselves do not count."""
    return [match.group() for match in _ROMAN.finditer(text)]


def numbers_in_words(words: tuple[str, ...]) -> Iterator[int]:
    """The positions of words in a sentence that are numbers and would be easier to read as digits.

    "One" does not count, since it is often not a number; nor does the first word: no sentence begins with a digit."""
    if not _NUMBERS.isdisjoint(map(str.lower, words)):
        yield from (at for at, word in enumerate(words) if at and word.lower() in _NUMBERS)


@lru_cache(maxsize=20_000)  # a text has few words, and each many times
def is_abbreviation(word: str) -> bool:
    """Whether a word looks like an abbreviation: two or more capitals, such as "SEND", "DfE" or "MPs"; also "e.g."."""
    if "." not in word and word[1:].islower():  # nearly every word
        return word in ("etc", "viz", "cf", "approx")
    if re.fullmatch(r"(?:e\.?g|i\.?e|etc|viz|cf|approx)\.?", word, re.IGNORECASE) and word.lower() not in ("eg", "ie"):
        return True
    capitals = sum(sign.isupper() for sign in word)
    letters = sum(sign.isalpha() for sign in word)
    return capitals >= 2 and letters <= 8 and capitals * 2 >= letters and "@" not in word


def is_shouted(word: str) -> bool:
    """Whether a word is a common English word in capitals, such as "NOT", and so not an abbreviation."""
    return len(word) > 2 and word.isupper() and is_english(word)
