"""Telephone numbers in a finished page as links, so that one tap calls them."""

from __future__ import annotations

import re

from site_builder.record.tags import TAG
from site_builder.record.telephones import telephones

_LEFT_ALONE = re.compile(
    r"<(/?)(?:a|abbr|button|code|kbd|label|option|pre|samp|script|style|summary|svg|textarea|time|title|var)\b"
)

_IN_A_SENTENCE = re.compile(r"</?(?:b|em|i|strong)\b")
_MAY_BE_NUMBER = re.compile(r"(?<!\w)0[0-9]{2}|\+44|(?<![0-9])(?:999|1[01][0-9])")
"""How every number begins in its own piece of text; most pieces have nothing of the kind."""


def called(html: str) -> str:
    """HTML with each number that is surely a telephone number of the United Kingdom as a link that calls it.

    Links, buttons, dates, drawings and code are left alone."""
    pieces = TAG.split(html)
    before, depth = "", 0
    for number, piece in enumerate(pieces):
        if number % 2:
            match = _LEFT_ALONE.match(piece)
            depth += (-1 if match.group(1) else 1) if match else 0
            before = before if _IN_A_SENTENCE.match(piece) else ""
        else:
            if not depth and _MAY_BE_NUMBER.search(piece):
                pieces[number] = _linked(piece, before)
            before += piece
    return "".join(pieces)


def _linked(text: str, before: str) -> str:
    """A text with its numbers as links; what stands before it in its sentence says what they are."""
    for found in reversed(telephones(before + text)):
        start, end = found.start - len(before), found.end - len(before)
        if start >= 0:
            text = f'{text[:start]}<a href="tel:{found.dialled}">{text[start:end]}</a>{text[end:]}'
    return text
