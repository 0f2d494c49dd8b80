"""The figures of texts as a table, hardest first: those for young people, and those for adults with their hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from site_builder.adult_texts import AdultText, adult_texts, words_of
from site_builder.check.young_people.reading import shown
from site_builder.check.young_people.rules import is_measured
from site_builder.check.young_people.texts import YoungText, young_texts
from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.readability.figures import Figures, difficulty, figures
from site_builder.readability.hints import AdultRules, hints
from site_builder.readability.text import Sentence


class Placed(Protocol):
    """A text that has a place."""

    @property
    def place(self) -> Place:
        """Its first line."""


_HEAD = f"{'words':>6} {'sentences':>9} {'mean':>5} {'longest':>7} {'ease':>6} {'age':>5} {'by syllables':>12} {'by letters':>10}"


def readability_table(edition: Edition, is_asked: Callable[[Placed], bool] = lambda text: True) -> Iterator[str]:
    """Yields the lines of the table: one per text, the one with the hardest sentence first, and a last line for all.

    Only texts for which `is_asked` is true are in it.
    `ease` is Flesch's, 100 very easy and 0 very hard; `age` the higher of two reading ages in years."""
    asked = (text for text in young_texts(edition) if text.figures and is_asked(text))
    texts = sorted(asked, key=_order) if is_measured(edition) else []
    if not texts:
        second = edition.council.second_version
        yield f"There is no text for {second.who} to measure." if second.is_on else "This site has no second version."
        return
    yield from _rows(texts)


def adults_table(edition: Edition, is_asked: Callable[[Placed], bool]) -> Iterator[str]:
    """Yields the lines of the table for adults: one per text, the one with the hardest sentence first, a last line for
    all; then each hint with its file and line, sorted by these. Hints are not findings: nothing fails because of one."""
    texts = sorted((text for text in adult_texts(edition) if text.figures and is_asked(text)), key=_order)
    yield ""
    if not texts:
        yield "There is no text for adults to measure."
        return
    yield from _rows(texts)
    rules, words = AdultRules(), words_of(edition)
    found = sorted((text.place.file, hint) for text in texts for hint in hints(text.pieces, rules, words))
    yield from ["", *(f"{file}:{hint.line}: hint: {hint.words}" for file, hint in found)] if found else ()


def _rows(texts: Sequence[YoungText | AdultText]) -> Iterator[str]:
    """The table of some texts, of which each has figures."""
    yield f"{_HEAD}  text, and its hardest sentence"
    for text in texts:
        where = f"{text.place.file}:{text.place.line} ({text.what})"
        yield from [f"{_row(found)}  {where}: {shown(text.hardest)}" for found in [text.figures] if found]
    every: list[Sentence] = [sentence for text in texts for sentence in text.sentences]
    yield from [f"{_row(found)}  all together" for found in [figures(every)] if found]


def _order(text: YoungText | AdultText) -> tuple[float, str, int]:
    """A sort key: the hardest sentence, then the place."""
    return -difficulty(text.hardest), text.place.file, text.place.line


def _row(found: Figures) -> str:
    one, other = found.ages
    counts = f"{found.words:>6} {found.sentences:>9} {found.mean:>5.1f} {found.longest:>7}"
    return f"{counts} {found.ease:>6.1f} {found.reading_age:>5.1f} {one:>12.1f} {other:>10.1f}"
