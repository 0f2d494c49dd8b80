"""The picture beside each thing; all are in `theme/assets/pictures/`."""

from __future__ import annotations

from site_builder.record.plan import BLOCKS
from site_builder.record.promises import Standing
from site_builder.record.updates import Kind
from site_builder.record.voices import VoiceState

PICTURES = dict(
    zip(
        ("", *BLOCKS),
        ("memo", "cloud-with-rain", "hammer-and-wrench", "seedling", "hourglass-not-done", "megaphone"),
        strict=True,
    )
)
"""Pictures for the blocks of an area, by heading."""
KIND_PICTURES = {
    Kind.INSPECTION: "magnifying-glass-tilted-left",
    Kind.DECISION: "ballot-box-with-ballot",
    Kind.BOARD: "clipboard",
    Kind.PARTNERSHIP: "handshake",
    Kind.REPORT: "page-facing-up",
    Kind.NEWS: "newspaper",
}
STANDING_PICTURES = {
    Standing.KEPT: "check-mark-button",
    Standing.KEPT_LATE: "stopwatch",
    Standing.PARTLY_KEPT: "puzzle-piece",
    Standing.CHANGED: "counterclockwise-arrows-button",
    Standing.DROPPED: "cross-mark",
    Standing.CANNOT_BE_JUDGED: "white-question-mark",
    Standing.OPEN: "spiral-calendar",
    Standing.LATE: "alarm-clock",
    Standing.UNKNOWN: "thinking-face",
}
"""A picture for each standing of a promise, in the order of the page."""
VOICE_PICTURES = {
    VoiceState.NO_ANSWER: "thinking-face",
    VoiceState.NOT_YET: "hourglass-not-done",
    VoiceState.DOING: "hammer-and-wrench",
    VoiceState.CANNOT: "umbrella",
    VoiceState.DONE: "check-mark-button",
}
"""A picture for each state of what people said."""
