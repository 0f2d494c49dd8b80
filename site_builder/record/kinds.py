"""What an update may be, by itself: the help of a command names them all, and must not wait for the rest to load."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing an update tells of."""

    INSPECTION = "inspection"
    DECISION = "decision"
    BOARD = "board"
    PARTNERSHIP = "partnership"
    REPORT = "report"
    NEWS = "news"
