"""What subscribers follow: RSS, Atom and JSON feeds of the updates, and a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from site_builder.edition import Edition
from site_builder.feeds import calendar, contents, json_feed, syndication
from site_builder.feeds.contents import Feed
from site_builder.record.outputs import Output


def outputs(
    edition: Edition, articles: Mapping[str, str], young_people: Mapping[str, str], changes: Mapping[str, str]
) -> Iterator[Output]:
    """Every feed and the calendar of a public record.

    `changes` maps the names of what was changed to what is said of it. `articles` and `young_people` map the names of updates to their text for everyone and for young people: safe
    HTML with absolute addresses. KeyError if an update that is not withdrawn has a text but no HTML there."""
    yield _written(contents.of_updates(edition, articles, "feed.xml"), syndication.rss)
    yield _written(contents.of_updates(edition, articles, "feed.atom"), syndication.atom)
    yield _written(contents.of_updates(edition, articles, "feed.json"), json_feed.json_feed)
    for area in edition.record.areas:
        yield _written(contents.of_area(edition, area, articles, changes), syndication.rss)
    for promise in edition.promises:
        yield _written(contents.of_promise(edition, promise), syndication.rss)
    if edition.council.second_version.is_on:
        feed = _written(contents.of_young_people(edition, young_people), syndication.rss)
        yield feed
        for alias in edition.council.second_version.aliases:  # a feed reader follows no page that leads on
            yield Output(f"{alias.path.strip('/')}/feed.xml", feed.content)
    yield _written(contents.of_changes(edition, changes), syndication.rss)
    yield Output("calendar.ics", calendar.calendar(edition))


def _written(feed: Feed, write: Callable[[Feed], bytes]) -> Output:
    return Output(feed.path, write(feed))
