"""Where the site and a council's own templates may be, relative to the folders that are read."""

from __future__ import annotations

from pathlib import Path

FOLDERS = ("updates", "docs", "words", "texts")
"""The folders beside `mkdocs.yml` with a site's content; all others, such as a council's own templates, are used as they are."""
PUBLISHED = "published"
"""The folder in which `progress publish` keeps what was published."""
READ = (*FOLDERS, PUBLISHED, ".cache")
"""The same, and the folders in which the builder itself writes."""


def meets_content(folder: Path, root: Path) -> bool:
    """Whether a folder is or contains the site's own, or is, contains or is inside one of those that are read."""
    folder, root = folder.resolve(), root.resolve()
    kept = [(root / name).resolve() for name in READ]
    return root.is_relative_to(folder) or any(meets(folder, one) for one in kept)


def is_content(folder: Path, root: Path) -> bool:
    """Whether a folder is the site's own, or is or lies inside one of those with its content or what was published."""
    folder, root = folder.resolve(), root.resolve()
    kept = [(root / name).resolve() for name in (*FOLDERS, PUBLISHED)]
    return folder == root or any(folder.is_relative_to(one) for one in kept)


def meets(one: Path, other: Path) -> bool:
    """Whether two folders are the same or one contains the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)
