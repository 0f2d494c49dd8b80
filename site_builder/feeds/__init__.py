"""What subscribers follow: RSS, Atom and JSON feeds of the updates, and a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from site_builder.edition import Edition
from site_builder.feeds import archives, calendar, contents, json_feed, opml, syndication
from site_builder.feeds.contents import Feed
from site_builder.feeds.news import News, all_news
from site_builder.feeds.recalled import ArticleOf, Articles, recalled_feed
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.kinds import Kind
from site_builder.record.outputs import KnownOutput, Output
from site_builder.record.plan import Area
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.following import LIST

_FORMATS = (("feed.xml", syndication.rss), ("feed.atom", syndication.atom), ("feed.json", json_feed.json_feed))


def outputs(
    edition: Edition,
    article_of: ArticleOf,
    young_article_of: ArticleOf,
    changes: Mapping[str, str],
    outlined: OutlinedEdition | None = None,
) -> Iterator[Output | KnownOutput]:
    """Every feed, the calendar of a public record, and the list of all of them.

    `changes` maps the names of what was changed to what is said of it. `article_of` and `young_article_of` make what an
    update says for everyone and for young people; they are not asked for one that is withdrawn. `outlined` is the edition
    without the texts of updates, where somebody has it."""
    outlined = outlined or OutlinedEdition(edition)
    news = all_news(edition, changes)
    past = archives.Archives(outlined, news)
    yield from _of_updates(outlined, past.years, article_of, news)
    yield from past.outputs(article_of)
    yield from (_of_kind(outlined, kind, article_of, news) for kind in Kind)
    yield from (_of_area(outlined, area, article_of, changes, news) for area in edition.record.areas)
    yield from (_of_promise(outlined, promise) for promise in edition.promises)
    yield Output("changes/feed.xml", syndication.rss(contents.of_changes(edition, changes)))
    if edition.council.second_version.is_on:
        yield from _of_young_people(outlined, young_article_of)
    yield Output("calendar.ics", calendar.calendar(edition))
    yield Output(LIST, opml.opml(edition))


def _of_updates(
    outlined: OutlinedEdition, years: list[int], article_of: ArticleOf, news: tuple[News, ...]
) -> Iterator[Output | KnownOutput]:
    edition = outlined.whole
    latest, voices = contents.latest_of(edition, edition.record.updates), edition.record.voices

    def make(asked: Edition, path: str) -> Feed:
        articles = Articles(asked, latest.updates, article_of)
        return archives.with_archives(contents.of_latest(asked, latest, articles, path, news), years)

    subject = (latest, news, tuple(years), *latest.updates, *voices)
    for path, write in _FORMATS:
        yield recalled_feed(outlined, path, subject, partial(make, path=path), write)


def _of_kind(
    outlined: OutlinedEdition, kind: Kind, article_of: ArticleOf, news: tuple[News, ...]
) -> Output | KnownOutput:
    updates = tuple(update for update in outlined.whole.record.updates if update.kind is kind)
    own = tuple(one for one in news if one.subject.kind is kind)

    def make(asked: Edition) -> Feed:
        return contents.of_kind(asked, kind, updates, Articles(asked, updates, article_of), own)

    return recalled_feed(outlined, f"updates/{kind}/feed.xml", (kind, own, *updates), make, syndication.rss)


def _of_area(
    outlined: OutlinedEdition, area: Area, article_of: ArticleOf, changes: Mapping[str, str], news: tuple[News, ...]
) -> Output | KnownOutput:
    edition = outlined.whole
    updates, voices = edition.record.all_updates_of(area), edition.record.voices_of(area)
    own = contents.news_of(area, news)
    changed = contents.changes_of(edition, area)
    told = {one.name: changes[one.name] for one in changed}

    def make(asked: Edition) -> Feed:
        return contents.of_area(asked, area, updates, Articles(asked, updates, article_of), told, own)

    subject = (area, own, tuple(told.items()), *updates, *voices, *changed)
    return recalled_feed(outlined, f"{area.address}feed.xml", subject, make, syndication.rss)


def _of_promise(outlined: OutlinedEdition, promise: TrackedPromise) -> Output | KnownOutput:
    path = f"{promise.promise.address}feed.xml"
    return recalled_feed(outlined, path, (promise,), lambda asked: contents.of_promise(asked, promise), syndication.rss)


def _of_young_people(outlined: OutlinedEdition, young_article_of: ArticleOf) -> Iterator[Output | KnownOutput]:
    """The feed of the second version, at its address and at those that it had before: a feed reader follows no page that
    leads on."""
    edition = outlined.whole
    second, record = edition.council.second_version, edition.record
    latest = contents.latest_of(edition, (update for update in record.updates if update.is_for_young_people))

    def make(asked: Edition) -> Feed:
        return contents.of_young_people(asked, latest, Articles(asked, latest.updates, young_article_of))

    subject = (latest, *latest.updates, *record.voices)
    made = recalled_feed(outlined, f"{second.home}feed.xml", subject, make, syndication.rss)
    yield made
    for alias in second.aliases:
        yield Output(f"{alias.path.strip('/')}/feed.xml", made.content)
