"""Ratings that fell: what was better when it was rated before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.record.plan import Area
from site_builder.record.ratings import Delivery, Impact, Rating


@dataclass(frozen=True)
class Fall:
    """A half of an area's rating that is lower than before, and has not risen since."""

    half: str
    """ "delivery" or "impact"."""
    before: Rating
    """The last rating with the better state."""
    fell: Rating
    """The rating at which it fell."""

    @property
    def was(self) -> Delivery | Impact:
        """The state before."""
        return half_of(self.before, self.half)

    @property
    def now(self) -> Delivery | Impact:
        """The state since."""
        return half_of(self.fell, self.half)


def falls(area: Area) -> tuple[Fall, ...]:
    """The halves whose last change was for the worse, rater by rater: delivery, then impact.

    Only ratings of one rater are compared. What cannot be judged is passed over: it is neither better nor worse."""
    return tuple(fall for rater in area.raters for fall in _falls(rater.ratings))


def _falls(ratings: Sequence[Rating]) -> Iterator[Fall]:
    for half in ("delivery", "impact"):
        judged = [rating for rating in ratings if half_of(rating, half).is_judged]
        steps = zip(reversed(judged[:-1]), reversed(judged[1:]), strict=True)
        last = next((pair for pair in steps if half_of(pair[0], half) is not half_of(pair[1], half)), None)
        if last and _place(half_of(last[1], half)) > _place(half_of(last[0], half)):
            yield Fall(half, *last)


def half_of(rating: Rating, half: str) -> Delivery | Impact:
    """One half of a rating."""
    return rating.delivery if half == "delivery" else rating.impact


def _place(code: Delivery | Impact) -> int:
    """Where a state is on its scale, from 0, the best."""
    return list(type(code)).index(code)
