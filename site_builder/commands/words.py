"""How commands name a folder or file that they have made."""

from __future__ import annotations

from pathlib import Path


def short(path: Path) -> Path:
    """A path from the folder in which the command was typed, or the absolute one if it is elsewhere."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
