"""The sum at the top of a page: each number with the part of the page that it counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sum:
    """One number in words."""

    anchor: str
    """Of the part of the page that it counts."""
    words: str
