"""How late something is: a bar of as many months, cut at each whole year, so that years can be counted if they are few."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings.lettering import share, width_of

GAP = 0.2
"""Between two years, in em."""
LEAST = 0.25
"""The width of the shortest bar, in em: what is late at all is seen."""


@dataclass(frozen=True)
class Bar:
    """Pieces of a year from left to right, the last for what is left of one, in per cent of the width."""

    pieces: tuple[tuple[float, float], ...]
    """Where each begins and ends."""

    @property
    def end(self) -> float:
        """Where the bar ends and its words begin."""
        return self.pieces[-1][1]


def bar(months: int, longest: int, words: str) -> Bar:
    """The bar of some months, on the scale of the `longest` of those that are compared; `words` stand after it, at most as
    wide as these."""
    room = 100 - share(width_of(words) + 0.5)
    scale = room / max(longest, 12)
    is_cut = 12 * scale >= 3 * share(GAP)  # else the cuts would be as wide as the years
    cuts = [0, *(range(12, months, 12) if is_cut else ())]
    ends = [*(year * scale - share(GAP) for year in cuts[1:]), max(months * scale, cuts[-1] * scale + share(LEAST))]
    return Bar(tuple((round(year * scale, 2), round(end, 2)) for year, end in zip(cuts, ends, strict=True)))
