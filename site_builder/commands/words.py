"""Words that several commands use: for a path, and for a name that is taken."""

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
