"""Words of a drawing, and room for them: none is placed on another, on a mark or outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.drawings.lettering import width_of

ASIDE = 0.4
"""How far words that begin or end at a mark reach back over it, in em."""


@dataclass(frozen=True)
class Words:
    """Words of a drawing: `anchor` says whether they start, are centred or end at their position."""

    at: float
    y: float
    text: str
    anchor: str = "start"


@dataclass(frozen=True)
class Box:
    """A part of a drawing, in em on the narrowest screen: on a wider one all is further apart, and words are as wide."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a part in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Space:
    """What is taken in a drawing of so many em on the narrowest screen."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self._taken: list[Box] = []

    def take(self, at: float, y: float, size: float, until: float | None = None) -> None:
        """Keeps words off a mark, or off a line of marks from `at` until another position; both in per cent."""
        far = at if until is None else until
        self._taken.append(Box(self._em(at) - size, self._em(far) + size, y - size, y + size))

    def take_upright(self, at: float, top: float, bottom: float) -> None:
        """Keeps words off an upright line."""
        self._taken.append(Box(self._em(at) - 0.15, self._em(at) + 0.15, min(top, bottom), max(top, bottom)))

    def place(
        self, text: str, at: float, lows: Iterable[float], anchors: Iterable[str] = ("middle", "start", "end")
    ) -> Words | None:
        """The words on the first of some baselines where they fit in one of three ways; None if they fit nowhere."""
        ways = tuple(anchors)
        for low in lows:
            for anchor in ways:
                words = Words(at, round(low, 2), text, anchor)
                box = self.box(words)
                if self._is_inside(box) and not any(box.meets(other) for other in self._taken):
                    self._taken.append(box)
                    return words
        return None

    def keep(self, words: Words) -> None:
        """Keeps words off others that are there already."""
        self._taken.append(self.box(words))

    def box(self, words: Words) -> Box:
        """The part of the drawing that words take."""
        at, width = self._em(words.at), width_of(words.text)
        left = {"start": at - ASIDE, "middle": at - width / 2, "end": at + ASIDE - width}[words.anchor]
        return Box(left, left + width, words.y - 0.85, words.y + 0.25)

    def _em(self, at: float) -> float:
        return at / 100 * self._width

    def _is_inside(self, box: Box) -> bool:
        return box.left >= 0 and box.right <= self._width and box.top >= 0 and box.bottom <= self._height
