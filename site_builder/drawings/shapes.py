"""A shape for each state, so that nothing is lost in print or to colour-blind readers (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from site_builder.record.promises import Standing
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.voices import VoiceState

_DISC = "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"
_HOLE = "M-4.4 0a4.4 4.4 0 1 1 8.8 0a4.4 4.4 0 1 1-8.8 0z"
_TRIANGLE = "M0-8L8 6.5H-8z"
_DIAMOND = "M0-8.5L8.5 0L0 8.5L-8.5 0z"
_SQUARE = "M-6.5-6.5H6.5V6.5H-6.5z"
_COIN = "M-8.6 0a8.6 8.6 0 1 0 17.2 0a8.6 8.6 0 1 0-17.2 0z"
_INSIDE = "M-6.6 0a6.6 6.6 0 1 1 13.2 0a6.6 6.6 0 1 1-13.2 0z"
_BLOCK = "M-8-8H8V8H-8z"
_TICK = "M-5.2.4L-3.5-1.3L-1.3.9L3.5-3.9L5.2-2.2L-1.3 4.3z"
_SMALL_TICK = "M-4.4.2L-2.9-1.3L-1.1.5L2.9-3.5L4.4-2L-1.1 3.5z"
_HALF = "M0-6.6A6.6 6.6 0 0 0 0 6.6z"
_ARROW = "M-4.6-1H.4V-3.7L4.8 0L.4 3.7V1H-4.6z"
_CROSS = "M-4.9-3.4L-3.4-4.9L0-1.5L3.4-4.9L4.9-3.4L1.5 0L4.9 3.4L3.4 4.9L0 1.5L-3.4 4.9L-4.9 3.4L-1.5 0z"
_BANG = "M-1.4-5.6V1.4H1.4V-5.6zM-1.4 3V5.7H1.4V3z"
_HANDS = "M-1-4.6H1V-.4L3.9 1.9L2.7 3.5L-1 .6z"
_QUESTION = "M-5-3.2A5 5 0 1 1 1.4 1.6V3.6H-1.4V-.9H0A2.3 2.3 0 1 0-2.3-3.2zM-1.6 5.2H1.6V8.2H-1.6z"
_BAR = "M-4.5-1H4.5V1H-4.5z"
_BROKEN = "".join(
    f"M{x * 8.5:g} {y * 1.6:g}A8.6 8.6 0 0 {turn} {x * 1.6:g} {y * 8.5:g}V{y * 6.1:g}A6.3 6.3 0 0 {1 - turn} {x * 6.1:g} {y * 1.6:g}z"
    for x, y, turn in ((1, 1, 1), (-1, 1, 0), (-1, -1, 1), (1, -1, 0))
)

UNRATED = "unrated"
"""The code of an area without a rating, where it stands among others that have one."""

OUTLINES: dict[str, str] = {
    Delivery.COMPLETE: _DISC,
    Delivery.ON_TRACK: _TRIANGLE,
    Delivery.AT_RISK: _DIAMOND,
    Delivery.OFF_TRACK: _SQUARE,
    Delivery.CANNOT_BE_JUDGED: _QUESTION,
    Impact.SUSTAINED: _DISC,
    Impact.IMPROVING: _TRIANGLE,
    Impact.MIXED: _DIAMOND,
    Impact.NOT_YET: _DISC + _HOLE,
    Impact.WORSE: _SQUARE,
    Impact.CANNOT_BE_JUDGED: _QUESTION,
    Standing.KEPT: _COIN + _TICK,
    Standing.KEPT_LATE: _COIN + _INSIDE + _SMALL_TICK,
    Standing.PARTLY_KEPT: _COIN + _INSIDE + _HALF,
    Standing.CHANGED: _COIN + _INSIDE + _ARROW,
    Standing.DROPPED: _BLOCK + _CROSS,
    Standing.CANNOT_BE_JUDGED: _QUESTION,
    Standing.OPEN: _COIN + _INSIDE + _HANDS,
    Standing.LATE: _BLOCK + _BANG,
    Standing.UNKNOWN: _BROKEN,
    VoiceState.NO_ANSWER: _BLOCK + _BANG,
    VoiceState.NOT_YET: _DISC + _HOLE,
    VoiceState.DOING: _TRIANGLE,
    VoiceState.CANNOT: _COIN + _INSIDE + _BAR,
    VoiceState.DONE: _COIN + _TICK,
    UNRATED: "M-7-7H-2V-5.2H-5.2V-2H-7zM7-7V-2H5.2V-5.2H2V-7zM7 7H2V5.2H5.2V2H7zM-7 7V2H-5.2V5.2H-2V7z",
}
"""The outline of each state of a rating or promise, by its code: an SVG path around 0, 0 in a square of 18, filled by
the even-odd rule. What cannot be judged is a question mark, what is not rated the corners of a square. A promise that is kept has a tick, in a ring if it was
kept late; one that is kept in part, half a disc; one that was changed, an arrow; one that was dropped, a cross; one that is late, a bang; one that is not yet due, a clock; one without a day, a broken ring. What people said has a bang without an answer, a ring if it is not done yet, a triangle
while it is being done, a bar in a ring if it cannot be done, and a tick."""


def outline(code: str) -> str:
    """The outline of a state by its code, such as "on-track" or "kept-late". KeyError for a state without a shape."""
    return OUTLINES[code]
