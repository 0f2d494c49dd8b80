"""Words that several commands use: of a path, and of a number of things."""

from __future__ import annotations

from pathlib import Path


def short(path: Path) -> Path:
    """A path from the folder in which the command was typed, or the absolute one if it is elsewhere."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def how_many(count: int, noun: str) -> str:
    """A number of things in words: "1 update", "2 updates"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
