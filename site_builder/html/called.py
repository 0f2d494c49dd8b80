"""Telephone numbers in a finished page as links, so that one tap calls them."""

from __future__ import annotations

import re

from site_builder.record.tags import cut, joined
from site_builder.record.telephones import telephones

_LEFT_ALONE = frozenset(
    {
        *("a", "abbr", "button", "code", "kbd", "label", "option", "pre", "samp", "script", "style", "summary", "svg"),
        *("textarea", "time", "title", "var"),
    }
)
_IN_A_SENTENCE = frozenset({"b", "em", "i", "strong"})
_MAY_BE_NUMBER = re.compile(r"0[0-9]{2}|\+44|999|1[01][0-9]")
"""How every number begins in its own piece of text; most pieces have nothing of the kind."""


def called(html: str) -> str:
    """HTML with each number that is surely a telephone number of the United Kingdom as a link that calls it.

    Links, buttons, dates, drawings and code are left alone."""
    return joined(call_links(cut(html)))


def call_links(pieces: list[str]) -> list[str]:
    """The same for HTML that was cut at its tags (`record/tags.py`), whose texts are changed where they stand."""
    before, depth = "", 0
    for at in range(0, len(pieces), 4):
        slash, name = pieces[at - 2 : at] if at else ("", "")
        if name in _LEFT_ALONE:
            depth += -1 if slash else 1
        if name not in _IN_A_SENTENCE:
            before = ""
        text = pieces[at]
        if not depth and _MAY_BE_NUMBER.search(text):
            pieces[at] = _linked(text, before)
        before += text
    return pieces


def _linked(text: str, before: str) -> str:
    """A text with its numbers as links; what stands before it in its sentence says what they are."""
    for found in reversed(telephones(before + text)):
        start, end = found.start - len(before), found.end - len(before)
        if start >= 0:
            text = f'{text[:start]}<a href="tel:{found.dialled}">{text[start:end]}</a>{text[end:]}'
    return text
