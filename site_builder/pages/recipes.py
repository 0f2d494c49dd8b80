"""How a page is made of what it is about: it need not be made where nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from site_builder.edition import Edition
from site_builder.record.outputs import Page


@dataclass(frozen=True)
class Recipe:
    """A page to be made. Besides its subject it depends on what it asks of the edition, and on nothing else."""

    module: str
    """Its name in this package; it is imported where the page is made."""
    function: str
    """It takes the edition and the members of the subject."""
    subject: tuple[object, ...]
    """What the page is about: an update or an area, say, and plain values."""

    @property
    def name(self) -> str:
        """By what it is known again."""
        return f"{self.module}.{self.function}"

    def made(self, edition: Edition) -> Page:
        """The page."""
        page: Page = _function(self.module, self.function)(edition, *self.subject)
        return page


@dataclass(frozen=True)
class Chapter:
    """Pages that are made together, lists of many things: none of them shows the text of an update, so that all stay as they
    are where only such texts have changed. Where more has, those of which there are several are asked one by one."""

    module: str
    """Its name in this package; it is imported where its pages are made."""
    function: str = "pages"
    """It takes the edition and the subject."""
    subject: tuple[object, ...] = ()

    @property
    def name(self) -> str:
        """By what it is known again."""
        return f"{self.module}.{self.function}"

    def recipes(self, edition: Edition) -> Iterator[Page | Recipe]:
        """The pages, some of them still to be made."""
        found: Iterator[Page | Recipe] = _function(self.module, self.function)(edition, *self.subject)
        return found

    def made(self, edition: Edition) -> Iterator[Page]:
        """The pages."""
        return (page_of(one, edition) for one in self.recipes(edition))


def page_of(one: Page | Recipe, edition: Edition) -> Page:
    """The page, made where it is not yet."""
    return one.made(edition) if isinstance(one, Recipe) else one


def _function(module: str, name: str) -> Any:
    return getattr(import_module(f"site_builder.pages.{module}"), name)


def made(found: Iterable[Page | Recipe | Chapter], edition: Edition) -> Iterator[Page]:
    """The pages, each made."""
    for one in found:
        if isinstance(one, Chapter):
            yield from one.made(edition)
        else:
            yield page_of(one, edition)
