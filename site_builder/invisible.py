"""Signs that nobody sees, which come with text copied from elsewhere: which they are, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no text holds on purpose; some of them cannot stand in a feed at all."""
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Turn round the text after them, so that a reader sees other words than a program does."""
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff]")
"""Break words for search and for those who listen. Joiners (U+200C, U+200D), which emoji and Persian need, and marks
of direction (U+200E, U+200F), which Arabic needs, are none of them."""


def invisible_signs(line: str, place: Place) -> Iterator[Problem]:
    """A finding for the first sign of each sort in a line of a file."""
    if line.isascii():
        return
    if match := _TURNS.search(line):
        message = f"There is an invisible sign {_where(line, match.start())}, {named(match.group())}, which turns round the text after it; delete it."
        yield Problem(place, Code.INVISIBLE_SIGN, message)
    if match := _UNSEEN.search(line):
        message = f"There is an invisible sign {_where(line, match.start())}, {named(match.group())}, which breaks the word for search and for those who listen; delete it."
        yield Problem(place, Code.INVISIBLE_SIGN, message, Severity.WARNING)


def turning_sign(value: str) -> str:
    """The first sign in a value that turns round the text after it; "" where there is none."""
    match = _TURNS.search(value)
    return match.group() if match else ""


def unseen_sign(name: str) -> str:
    """The first sign in a name that nobody sees, or that no text holds; "" where there is none."""
    found = () if name.isascii() else (pattern.search(name) for pattern in (_TURNS, _UNSEEN, FORBIDDEN))
    return next((match.group() for match in found if match), "")


def coded_sign(code: str, sign: str, place: Place) -> Problem | None:
    """The finding for a code such as `&#x202e;` that stands for a sign which nobody sees; None for any other sign."""
    if _TURNS.match(sign):
        message = f"{quoted(code)} is the code of an invisible sign, {named(sign)}, which turns round the text after it; delete it."
        return Problem(place, Code.INVISIBLE_SIGN, message)
    if _UNSEEN.match(sign):
        message = f"{quoted(code)} is the code of an invisible sign, {named(sign)}, which breaks the word for search and for those who listen; delete it."
        return Problem(place, Code.INVISIBLE_SIGN, message, Severity.WARNING)
    return None


def strange_in_key(key: str) -> str:
    """What stands in a key that no key holds, in words: an invisible sign, or a letter of another alphabet; or ""."""
    for position, sign in enumerate(key):
        if not sign.isascii():
            shown = "an invisible sign" if not sign.isprintable() or sign.isspace() else quoted(sign)
            return f"{shown}, {named(sign)}, {_where(key, position)}"
    return ""


def named(sign: str) -> str:
    """A sign as Unicode names it: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def _where(line: str, position: int) -> str:
    """Between which visible signs something stands."""
    before, after = line[:position].split(), line[position + 1 :].split()
    if position and before and not line[position - 1].isspace():
        return f"after {quoted(before[-1])}"
    return f"before {quoted(after[0])}" if after else "at the end of the line"
