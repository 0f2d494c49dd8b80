"""The figures of a text. They are a signal, not a proof that a child understands it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from site_builder.readability.syllables import LONG, syllables
from site_builder.readability.text import Piece, Sentence

YEARS_BEFORE_SCHOOL = 5
"""Added to a grade to give an age: a grade is a year of school in the United States, which begins at about five."""

LAST_GRADE = 18
"""The age at the end of university."""


@dataclass(frozen=True)
class Figures:
    """Counts of a text of at least one sentence; headings are not counted."""

    words: int
    sentences: int
    syllables: int
    letters: int
    longest: int
    """Words of the longest sentence."""

    @property
    def mean(self) -> float:
        """Words per sentence, on average."""
        return self.words / self.sentences

    @property
    def ease(self) -> float:
        """Flesch reading ease (Flesch 1948): 100 is very easy, 0 very hard."""
        return 206.835 - 1.015 * self.mean - 84.6 * self.syllables / self.words

    @property
    def grade(self) -> float:
        """Flesch-Kincaid grade (Kincaid and others 1975): long sentences, and syllables."""
        return 0.39 * self.mean + 11.8 * self.syllables / self.words - 15.59

    @property
    def letters_grade(self) -> float:
        """Automated readability index (Smith and Senter 1967): long sentences, and letters."""
        return 4.71 * self.letters / self.words + 0.5 * self.mean - 21.43

    @property
    def ages(self) -> tuple[float, float]:
        """The reading age in years by each of the two grades, from 5 to 23: beyond that the formulas mean nothing."""
        return _age(self.grade), _age(self.letters_grade)

    @property
    def reading_age(self) -> float:
        """The higher of the two ages: a text is as hard as its words or its sentences make it."""
        return max(self.ages)


def _age(grade: float) -> float:
    return min(max(grade, 0), LAST_GRADE) + YEARS_BEFORE_SCHOOL


def figures(sentences: Iterable[Sentence]) -> Figures | None:
    """The figures of some sentences; None if there are none."""
    counted = list(sentences)
    words = [word for sentence in counted for word in sentence.words]
    if not words:
        return None
    return Figures(
        words=len(words),
        sentences=len(counted),
        syllables=sum(syllables(word) for word in words),
        letters=sum(map(_letters, words)),
        longest=max(len(sentence.words) for sentence in counted),
    )


@lru_cache(maxsize=20_000)  # a text has few words, and each many times
def _letters(word: str) -> int:
    """How many letters and digits a word has."""
    return sum(map(str.isalnum, word))


def difficulty(sentence: Sentence) -> int:
    """A sort key for how hard a sentence is: its number of words, where one of three or more syllables counts as three.

    The formulas above are not made for single sentences: to them, "The government agreed." is very hard."""
    return len(sentence.words) + 2 * sum(syllables(word) >= LONG for word in sentence.words)


def sentences_of(pieces: Iterable[Piece]) -> list[Sentence]:
    """The sentences of a text, without its headings."""
    return [sentence for piece in pieces if not piece.is_label for sentence in piece.sentences]
