"""The exact words of named people, as an update shows them: long ones in two parts, of which the second is folded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from site_builder.readability.text import read_plain
from site_builder.record.updates import Quote

LONG = 60
"""Words: a longer quotation is folded after the sentences that fit into `BEGINNING`."""
BEGINNING = 40
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Said:
    """What somebody said."""

    name: str
    role: str
    organisation: str
    elected: bool
    """Whether the speaker is a councillor, a mayor or a Member of Parliament."""
    text: str
    """The words, or their beginning."""
    rest: str = ""
    """The other sentences of a long quotation with the space before them, or ""."""
    folded: int = 0
    """How many words the rest has."""


def said(quote: Quote) -> Said:
    """A quotation, cut between two sentences if it is long; the two parts together are its exact words."""
    place, folded = _cut(quote.text)
    return Said(
        name=quote.name,
        role=quote.role,
        organisation=quote.organisation,
        elected=quote.elected,
        text=quote.text[:place],
        rest=quote.text[place:],
        folded=folded,
    )


def _cut(text: str) -> tuple[int, int]:
    """Where a quotation is cut, and how many words come after that; its end and 0 for one that stays whole."""
    words = list(_WORD.finditer(text))
    shown = _beginning(text) if len(words) > LONG else []
    is_exact = shown == [word.group() for word in words[: len(shown)]]
    if not shown or not is_exact or len(shown) == len(words):
        return len(text), 0
    return words[len(shown) - 1].end(), len(words) - len(shown)


def _beginning(text: str) -> list[str]:
    """The words of the first sentence, and of those after it that fit."""
    shown: list[str] = []
    for piece in read_plain(text, (), 1):
        for sentence in piece.sentences:
            words = sentence.text.split()
            if shown and len(shown) + len(words) > BEGINNING:
                return shown
            shown += words
    return shown
