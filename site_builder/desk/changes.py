"""What somebody wants to change in one file, value by value."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.write import Value

Path = tuple[str | int, ...]
"""The keys and, from 0, the numbers of items that lead to a value: `("promises", 0, "due")`."""


@dataclass(frozen=True)
class Change:
    """Another value; one that is not there yet is added, a list's next number appends."""

    path: Path
    value: Value | None
    """None removes the key or the item."""


@dataclass(frozen=True)
class NewBody:
    """Another text below the keys of a Markdown file."""

    text: str
