"""One text for young people as its rules judge it."""

from __future__ import annotations

from dataclasses import dataclass, field

from site_builder.check.young_people.texts import YoungText
from site_builder.problems import quoted
from site_builder.readability.text import Sentence
from site_builder.readability.vocabulary import Vocabulary
from site_builder.record.council import YoungPeople
from site_builder.record.second_version import SecondVersion

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
    second: SecondVersion = field(default_factory=SecondVersion)
    """For whom it is, and by which rules it is written."""

    @property
    def who(self) -> str:
        """For whom it is, as a finding calls them."""
        return self.second.who


def shown(sentence: Sentence) -> str:
    """A sentence as a finding quotes it."""
    return quoted(sentence.text, SHOWN)
