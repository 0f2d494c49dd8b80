"""The figures of every text for young people as a table, hardest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from site_builder.check.young_people.reading import shown
from site_builder.check.young_people.rules import is_measured
from site_builder.check.young_people.texts import YoungText, young_texts
from site_builder.edition import Edition
from site_builder.readability.figures import Figures, difficulty, figures

_HEAD = f"{'words':>6} {'sentences':>9} {'mean':>5} {'longest':>7} {'ease':>6} {'age':>5} {'by syllables':>12} {'by letters':>10}"


def readability_table(edition: Edition, is_asked: Callable[[YoungText], bool] = lambda text: True) -> Iterator[str]:
    """Yields the lines of the table: one per text, the one with the hardest sentence first, and a last line for all.

    Only texts for which `is_asked` is true are in it.
    `ease` is Flesch's, 100 very easy and 0 very hard; `age` the higher of two reading ages in years."""
    asked = (text for text in young_texts(edition) if text.figures and is_asked(text))
    texts = sorted(asked, key=_order) if is_measured(edition) else []
    if not texts:
        yield "There is no text for young people to measure."
        return
    yield f"{_HEAD}  text, and its hardest sentence"
    for text in texts:
        where = f"{text.place.file}:{text.place.line} ({text.what})"
        yield from [f"{_row(found)}  {where}: {shown(text.hardest)}" for found in [text.figures] if found]
    whole = figures(sentence for text in texts for sentence in text.sentences)
    yield from [f"{_row(found)}  all together" for found in [whole] if found]


def _order(text: YoungText) -> tuple[float, str, int]:
    """A sort key: the hardest sentence, then the place."""
    return -difficulty(text.hardest), text.place.file, text.place.line


def _row(found: Figures) -> str:
    one, other = found.ages
    counts = f"{found.words:>6} {found.sentences:>9} {found.mean:>5.1f} {found.longest:>7}"
    return f"{counts} {found.ease:>6.1f} {found.reading_age:>5.1f} {one:>12.1f} {other:>10.1f}"
