"""What somebody wants to change in one file, value by value."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.write import Value

Path = tuple[str | int, ...]
"""The keys and, from 0, the numbers of items that lead to a value: `("promises", 0, "due")`.

Numbers are those of the file before any change, whatever else is added or removed with it."""


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


@dataclass(frozen=True)
class Whole:
    """Another content of the whole file: of a new one, of a picture, or of one that is put back as it was."""

    content: bytes | None
    """None removes the file."""


@dataclass(frozen=True)
class Move:
    """Another place in its list for an item, which is made after all other changes of the file."""

    path: Path
    """Ends with its number."""
    to: int
    """Its new number."""


Wish = Change | NewBody | Move | Whole
"""One thing that a form wants."""


@dataclass(frozen=True)
class Wanted:
    """What is to become of one file."""

    file: str
    """Its path from the root, with forward slashes."""
    wishes: tuple[Wish, ...]
    seen: str
    """The hash of the file that the form was made from, as `hash_of` has it."""

    @property
    def is_deletion(self) -> bool:
        """Whether the file is to go."""
        return self.wishes == (Whole(None),)


def only(file: str, content: bytes | None, seen: str) -> Wanted:
    """A whole new content for a file."""
    return Wanted(file, (Whole(content),), seen)
