"""Words that several commands use: for a path, a name that is taken, and a number of things."""

from __future__ import annotations

from pathlib import Path

from site_builder.problems import UnusableError


def short(path: Path) -> Path:
    """A path from the folder in which the command was typed, or the absolute one if it is elsewhere."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def taken(path: Path) -> UnusableError:
    """The error for the file of a new update that is there already."""
    return UnusableError(f"{short(path)} already exists and was left as it is; choose another title or date.")


def how_many(count: int, noun: str) -> str:
    """A number of things in words: "1 update", "2 updates"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
