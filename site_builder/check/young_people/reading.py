"""One text for young people as its rules judge it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.check.young_people.texts import YoungText
from site_builder.problems import quoted
from site_builder.readability.text import Sentence
from site_builder.readability.vocabulary import Vocabulary
from site_builder.record.council import YoungPeople

SHOWN = 100
"""How many characters of a sentence a finding quotes."""


@dataclass(frozen=True)
class Reading:
    """A text, and what it is judged by."""

    text: YoungText
    vocabulary: Vocabulary
    """The words that count as hard, known or jargon on this site."""
    settings: YoungPeople
    """The council's limits and helplines."""


def shown(sentence: Sentence) -> str:
    """A sentence as a finding quotes it."""
    return quoted(sentence.text, SHOWN)
