"""All that the feed of all updates has ever told, a document per year, linked from the newest to the oldest: archived feeds
as RFC 5005, section 4, describes them. Whoever begins to follow late, or was away for long, can so read everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from site_builder.edition import Edition
from site_builder.feeds import contents, entries, syndication
from site_builder.feeds.breaks import told_breaks
from site_builder.feeds.contents import Feed
from site_builder.feeds.entries import Entry
from site_builder.feeds.moments import published
from site_builder.feeds.news import News
from site_builder.feeds.recalled import ArticleOf, recalled_feed
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.outputs import KnownOutput, Output
from site_builder.record.updates import Update

CURRENT = "feed.xml"
"""The feed to which archives lead back."""


@dataclass(frozen=True)
class Part:
    """What the document of one year holds, besides its updates."""

    year: int
    links: tuple[tuple[str, str], ...]
    is_over: bool
    """Whether the year is over: until then it may grow, and does not call itself an archive."""
    page: str
    others: tuple[Entry, ...]
    """What it tells beside updates, in the order in which the feed has it."""


def with_archives(feed: Feed, years: Iterable[int]) -> Feed:
    """The feed with a link to its newest archive; as it is where there is none."""
    newest = max(years, default=None)
    return replace(feed, links=(("prev-archive", path(newest)),)) if newest else feed


def path(year: int) -> str:
    """Where the document of a year is."""
    return f"feeds/{year}.xml"


class Archives:
    """What the feed of all updates ever told, by the year of its publication in the council's time."""

    def __init__(self, outlined: OutlinedEdition, news: Iterable[News]) -> None:
        self._outlined = outlined
        self._edition = edition = outlined.whole
        self._updates: dict[int, list[Update]] = defaultdict(list)
        self._others: dict[int, list[Entry]] = defaultdict(list)
        for update in edition.record.updates:
            self._updates[self._year(published(edition, update))].append(update)
        said = contents.voice_entries(edition, edition.record.voices)
        broken = (entries.of_break(edition, one) for one in told_breaks(edition))
        for entry in (*said, *broken, *(one.entry for one in news)):
            self._others[self._year(entry.published)].append(entry)

    @property
    def years(self) -> list[int]:
        """The years of which there is anything, oldest first."""
        return sorted({*self._updates, *self._others})

    def outputs(self, article_of: ArticleOf) -> Iterator[Output | KnownOutput]:
        """The documents, oldest first. One of a year in which nothing has changed is not made again: its articles cost more
        than anything else in it, and there may be hundreds."""
        for part in self._parts():
            yield self._of_year(part, self._updates.get(part.year, []), article_of)

    def _of_year(self, part: Part, updates: list[Update], article_of: ArticleOf) -> Output | KnownOutput:
        def make(asked: Edition) -> Feed:
            return _feed(asked, part, updates, article_of)

        return recalled_feed(self._outlined, path(part.year), (part, *updates), make, syndication.rss)

    def _parts(self) -> Iterator[Part]:
        years, edition = self.years, self._edition
        pages = {update.date.year for update in edition.record.shown}
        for number, year in enumerate(years):
            links = [("current", CURRENT)]
            links += [("prev-archive", path(years[number - 1]))] if number else []
            links += [("next-archive", path(years[number + 1]))] if number + 1 < len(years) else []
            page = f"updates/{year}/" if year in pages else "updates/"
            yield Part(year, tuple(links), year < edition.today.year, page, tuple(self._others.get(year, ())))

    def _year(self, moment: datetime) -> int:
        return moment.astimezone(self._edition.council.timezone).year


def _feed(edition: Edition, part: Part, updates: Iterable[Update], article_of: ArticleOf) -> Feed:
    own = [_entry(edition, update, article_of) for update in updates]
    plain = edition.messages.plain
    return Feed(
        edition,
        title=plain("feeds.archive_title", site=edition.site_name, year=part.year),
        description=plain("feeds.archive_description", year=part.year, plan=edition.council.plan),
        path=path(part.year),
        page=part.page,
        entries=tuple(sorted((*own, *part.others), key=lambda entry: entry.published, reverse=True)),
        links=part.links,
        is_archive=part.is_over,
    )


def _entry(edition: Edition, update: Update, article_of: ArticleOf) -> Entry:
    if update.withdrawn:
        return entries.of_withdrawn(edition, update)
    return entries.of_update(edition, update, article_of(edition, update))
