"""Telephone numbers as they are written in the United Kingdom, found in a text, and as they are dialled.

Sources: Ofcom, "The National Telephone Numbering Plan" (ranges, lengths and short numbers); GOV.UK, "Style guide:
telephone numbers" (how they are spaced). What is not surely a number to call is left alone: a link to nowhere is worse
than none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_GAP = "[ \u00a0]"
_NUMBER = re.compile(
    rf"(?<![\w£$€#/.,+=@-])(?<![0-9][: \u00a0])"
    rf"(?:\+44{_GAP}?(?:\(0\){_GAP}?)?[1-9]|\(0(?=[0-9]{{2,4}}\))|0)[0-9]{{2,4}}\)?(?:{_GAP}?[0-9]{{2,8}}){{0,4}}"
)
"""What may be one: digits that begin with 0 or +44, in a row or in groups of two or more."""
_AFTER = re.compile(
    rf"{_GAP}[0-9]{{1,2}}(?:[.:][0-9]{{2}})?{_GAP}?(?:am|pm|hours?|hrs|/7)\b|(?!{_GAP}?[0-9]|\w|[-–/.,:][0-9]|%)"
)
"""What may follow a number: an hour ("8am", "24 hours a day"), or nothing that goes on with figures or letters."""
_RANGE = re.compile(
    r"0(?:2[03489][2-9][0-9]{7}|1(?:1[3-8]|[2-69]1)[2-9][0-9]{6}|1[2-9][0-9]{2}[2-9][0-9]{5}"  # of a place
    r"|3[0347][0-9]{8}|5[56][0-9]{8}|7[0-9]{9}|80[08][0-9]{7}|800[0-9]{6}|8001111|845464[67]"
    r"|84[2-5][0-9]{7}|87[0-3][0-9]{7}|9[018][0-9]{8})"
)
_FIRST_GROUP = re.compile(r"02[0-9]{1,2}|01(?:1[3-8]|[2-69]1)|01[2-9][0-9]{2}|0[35789][0-9]{2,3}")
"""The area code or the like that stands by itself where a number is written in groups."""
_SOMETHING_ELSE = re.compile(
    r"\b(?:ref|refs|reference|urn|uprn|isbn|issn|case|file|account|invoice|order|licence|charity|company|ticket|id|"
    r"identifier|version|sort code|fax|sms|(?<!or )text)\W{0,3}(?:(?:number|numbers|no|nos|code|id|is|was)\W{0,3}){0,2}\Z",
    re.IGNORECASE,
)
"""Words before a number that say what it is instead, or that nobody answers it."""
_SHORT_NUMBER = rf"(?:999|112|111|101|105|119|116{_GAP}?(?:000|111|117|123))"
_SHORT = re.compile(
    rf"\b(?:call|dial|phone|ring|telephone|calling|dialling|phoning|ringing)"
    rf"(?:{_GAP}[^0-9.;!?]{{1,30}}?{_GAP}on)?{_GAP}(?:NHS{_GAP})?"
    rf"(?P<one>{_SHORT_NUMBER})(?:{_GAP}(?:or|and){_GAP}(?P<other>{_SHORT_NUMBER}))?"
    rf"(?=\Z|[.,;:!?)’”\n]|{_GAP}(?:24|and|any|as|at|for|free|from|if|immediately|in|now|or|so|straight|to|when)\b)",
    re.IGNORECASE,
)
"""A short number, which could as well be a count, after a word for calling: "call 999", "ring the police on 101"."""


@dataclass(frozen=True, order=True)
class Telephone:
    """One number in a text, from the position `start` up to `end`."""

    start: int
    end: int
    dialled: str
    """Its digits as typed, "01632960001" or "+441632960001"; without the zero of "+44 (0)1632"."""


def telephones(text: str) -> list[Telephone]:
    """The telephone numbers in a plain text, in its order."""
    if not any(sign in text for sign in ("0", "11", "999")):
        return []
    return sorted({*_long(text), *_short(text)})


@lru_cache(maxsize=256)  # those that help children stand on every page of theirs
def dialled(typed: str) -> str:
    """A typed telephone number as `tel:` takes it (RFC 3966): without what is written around it, such as "(option 2)".

    The digits of one from abroad, with any plus before them."""
    found = telephones(typed)
    return found[0].dialled if found else "".join(sign for sign in typed if sign in "+0123456789")


def _long(text: str) -> Iterator[Telephone]:
    for match in _NUMBER.finditer(text):
        groups = list(re.finditer("[0-9]+", match.group()))
        ends = [match.start() + group.end() for group in groups]
        for end in ends:  # the shortest, where an hour follows
            number = _of_a_range(text[match.start() : end])
            if number and _AFTER.match(text, end) and not _SOMETHING_ELSE.search(text, 0, match.start()):
                yield Telephone(match.start(), end, number)
                break


def _short(text: str) -> Iterator[Telephone]:
    for match in _SHORT.finditer(text):
        for name in ("one", "other"):
            if number := match[name]:
                yield Telephone(*match.span(name), "".join(re.findall("[0-9]", number)))


def _of_a_range(typed: str) -> str:
    """What is dialled for a number of one of Ofcom's ranges, grouped as such numbers are; "" for anything else."""
    groups = re.findall("[0-9]+", re.sub(rf"\A\+44{_GAP}?(?:\(0\))?{_GAP}?", "0", typed))
    digits = "".join(groups)
    is_grouped_well = len(groups) == 1 or _FIRST_GROUP.fullmatch(groups[0])
    if not is_grouped_well or not _RANGE.fullmatch(digits):
        return ""
    return f"+44{digits[1:]}" if typed.startswith("+") else digits
