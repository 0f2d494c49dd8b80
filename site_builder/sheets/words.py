"""The words of a column with a closed set: as the council's site says them, and whatever else people type for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from site_builder.edition import Edition
from site_builder.record.actions import Status
from site_builder.record.forms import Word, YesOrNo
from site_builder.record.measures import Better
from site_builder.record.promises import End, Nature
from site_builder.record.ratings import Delivery, Impact
from site_builder.sheets.columns import Form

_NATURES = {Nature.PROMISED: "Promised", Nature.EXPECTED: "Expected", Nature.REQUIRED: "Required"}
_OF_SHEET_WORDS: dict[type[StrEnum], str] = {Delivery: "delivery", Impact: "impact", Status: "status"}


@dataclass(frozen=True)
class Vocabulary:
    """What may be typed in a column."""

    words: dict[str, str]
    """The word that sheets show for each code, in the order of the scale; no two are the same."""
    own: dict[str, str]
    """Codes by further words that the configuration maps to them."""
    may_be_mapped: bool = False
    """Whether the configuration can map words to them."""

    def word(self, code: str) -> str:
        """The word for a code; the code itself if there is none."""
        return self.words.get(code, code)

    def exact(self, typed: str) -> str:
        """The code of a word that is typed exactly as sheets show it; "" for others."""
        return next((code for code, word in self.words.items() if word == typed), "")

    def code(self, typed: str) -> str:
        """The code that is meant, whatever the capitals, spaces and hyphens; "" if nobody could know."""
        known = {_plain(word): code for word, code in self.own.items()}
        known |= {_plain(code): code for code in self.words}
        known |= {_plain(word): code for code, word in self.words.items()}
        return known.get(_plain(typed), "")


def _plain(word: str) -> str:
    return re.sub(r"[\s_\u2010-\u2015-]+", " ", word).strip(" .").casefold()


YES_OR_NO = Vocabulary({"true": "Yes", "false": "No"}, {"y": "true", "n": "false"})


def vocabulary(form: Form, edition: Edition) -> Vocabulary | None:
    """The words of a column's form; None where people may type anything."""
    if isinstance(form, YesOrNo):
        return YES_OR_NO
    if not isinstance(form, Word):
        return None
    words = {code.value: _word(code, edition) for code in form.words}
    doubled = {word for word in words.values() if list(words.values()).count(word) > 1}
    words = {code: f"{word} ({code})" if word in doubled else word for code, word in words.items()}
    column = _OF_SHEET_WORDS.get(form.words, "")
    own = {one.word: getattr(one, column) for one in edition.council.sheet_words if column and getattr(one, column)}
    return Vocabulary(words, own, may_be_mapped=bool(column))


def _word(code: StrEnum, edition: Edition) -> str:
    if isinstance(code, Delivery | Impact):
        return edition.rating_words(code)
    if isinstance(code, Nature):
        return _NATURES[code]
    section = {Status: "status", Better: "better", End: "standing"}[type(code)]
    return edition.messages.plain(f"{section}.{code.value}")
