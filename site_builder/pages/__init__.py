"""The record as pages: title, address, description and body, without the engine's frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages import update, young_versions
from site_builder.pages.recipes import Chapter, Recipe, made
from site_builder.record.data_files import DataFile
from site_builder.record.outputs import Page

_LISTS = ("timeline", "documents", "glossary", "governance", "promises", "you_said", "slow")


def pages(edition: Edition, files: Sequence[DataFile] = ()) -> Iterator[Page]:
    """Every compiled page of the site; `files` are those of open data, which one page describes."""
    titles = Titles(edition)
    for page in made(recipes(edition, files), edition):
        yield replace(page, title=titles.own(page.title))


def recipes(edition: Edition, files: Sequence[DataFile] = ()) -> Iterator[Page | Recipe | Chapter]:
    """The same pages, most of them still to be made, before each has a title of its own."""
    yield Chapter("progress")
    yield Chapter("updates", "lists")
    yield from update.recipes(edition)
    yield Chapter("plan", "recipes")
    yield from young_versions.recipes(edition)
    yield from map(Chapter, _LISTS)
    yield from Chapter("changes").made(edition)  # it prints texts, so that it is made each time
    yield from map(Chapter, ("summary", "statements"))
    yield from Chapter("data_files", subject=(files,)).made(edition)  # with sizes that each change changes


class Titles:
    """Gives each page of a site a title of its own (WCAG 2.2, 2.4.2): a later page with the same title gets a number."""

    def __init__(self, edition: Edition) -> None:
        self._messages = edition.messages
        self._times = Counter(page.title for page in edition.record.pages)

    def own(self, title: str) -> str:
        """The title of the next page, which calls itself so."""
        self._times[title] += 1
        number = self._times[title]
        return title if number == 1 else self._messages.plain("titles.same_again", title=title, number=number)
