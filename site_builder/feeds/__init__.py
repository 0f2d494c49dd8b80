"""What subscribers follow: RSS, Atom and JSON feeds of the updates, and a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from site_builder.edition import Edition
from site_builder.feeds import archives, calendar, contents, json_feed, opml, syndication
from site_builder.feeds.archives import ArticleOf
from site_builder.feeds.contents import Feed
from site_builder.feeds.news import News, all_news
from site_builder.record.kinds import Kind
from site_builder.record.outputs import KnownOutput, Output
from site_builder.views.following import LIST


def outputs(
    edition: Edition,
    articles: Mapping[str, str],
    young_people: Mapping[str, str],
    changes: Mapping[str, str],
    article_of: ArticleOf | None = None,
) -> Iterator[Output | KnownOutput]:
    """Every feed, the calendar of a public record, and the list of all of them.

    `changes` maps the names of what was changed to what is said of it. `articles` and `young_people` map the names of
    updates to their text for everyone and for young people: safe HTML with absolute addresses; `article_of` makes such a
    text, for archives. KeyError if an update that is not withdrawn has a text but no HTML there."""
    news = all_news(edition, changes)
    past = archives.Archives(edition, news)
    for path, write in (
        ("feed.xml", syndication.rss),
        ("feed.atom", syndication.atom),
        ("feed.json", json_feed.json_feed),
    ):
        feed = contents.of_updates(edition, articles, path, news)
        yield _written(archives.with_archives(feed, past.years), write)
    yield from past.outputs(article_of or (lambda _, update: articles[update.name]))
    for feed in _of_parts(edition, articles, changes, news):
        yield _written(feed, syndication.rss)
    if edition.council.second_version.is_on:
        second = _written(contents.of_young_people(edition, young_people), syndication.rss)
        yield second
        for alias in edition.council.second_version.aliases:  # a feed reader follows no page that leads on
            yield Output(f"{alias.path.strip('/')}/feed.xml", second.content)
    yield Output("calendar.ics", calendar.calendar(edition))
    yield Output(LIST, opml.opml(edition))


def _of_parts(
    edition: Edition, articles: Mapping[str, str], changes: Mapping[str, str], news: tuple[News, ...]
) -> Iterator[Feed]:
    """The feeds of a part of all that is told."""
    yield from (contents.of_kind(edition, kind, articles, news) for kind in Kind)
    yield from (contents.of_area(edition, area, articles, changes, news) for area in edition.record.areas)
    yield from (contents.of_promise(edition, promise) for promise in edition.promises)
    yield contents.of_changes(edition, changes)


def _written(feed: Feed, write: Callable[[Feed], bytes]) -> Output:
    return Output(feed.path, write(feed))
