"""How a page is made of what it is about: it need not be made where nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.outputs import Page


@dataclass(frozen=True)
class Recipe:
    """A page to be made. Besides its subject it depends on what it asks of the edition, and on nothing else."""

    make: Callable[..., Page]
    """A function of a module, which takes the edition and the members of the subject."""
    subject: tuple[object, ...]
    """What the page is about: an update or an area, say, and plain values."""

    @property
    def name(self) -> str:
        """The name of the function."""
        return f"{self.make.__module__}.{self.make.__qualname__}"

    def made(self, edition: Edition) -> Page:
        """The page."""
        return self.make(edition, *self.subject)


def made(found: Iterable[Page | Recipe], edition: Edition) -> Iterator[Page]:
    """The pages, each made."""
    return (one.made(edition) if isinstance(one, Recipe) else one for one in found)
