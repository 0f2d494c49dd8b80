"""Where the site and a council's own templates may lie, beside the folders that are read."""

from __future__ import annotations

from pathlib import Path

READ = ("docs", "updates", "texts", "words", ".cache")
"""The folders beside `mkdocs.yml` that hold content, and the one that the builder works in."""


def meets_content(folder: Path, root: Path) -> bool:
    """Whether a folder is the site's own, holds it, or is, holds or lies in one of those that are read."""
    folder, root = folder.resolve(), root.resolve()
    kept = [(root / name).resolve() for name in READ]
    return root.is_relative_to(folder) or any(meets(folder, one) for one in kept)


def meets(one: Path, other: Path) -> bool:
    """Whether one of two folders is or holds the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)
