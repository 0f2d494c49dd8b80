"""Feeds as XML: RSS 2.0 and Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from html import escape

from feedgen.feed import FeedGenerator

from site_builder.feeds.contents import Feed
from site_builder.feeds.entries import Entry


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0. A reader that supports `content:encoded` shows the whole text; any other shows the summary."""
    generator = _generator(feed, "application/rss+xml")
    generator.description(escape(feed.description, quote=False))  # read as HTML, like the descriptions of its items
    return bytes(generator.rss_str(pretty=True))


def atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0, each entry with its whole text."""
    return bytes(_generator(feed, "application/atom+xml").atom_str(pretty=True))


def _generator(feed: Feed, media_type: str) -> FeedGenerator:
    generator = FeedGenerator()
    generator.id(feed.address)
    generator.title(feed.title)
    generator.description(feed.description)
    generator.author([{"name": name} for name in feed.edition.council.bodies])
    generator.language(feed.edition.messages.tag)
    generator.generator("progress")  # feedgen's own default changes with its version
    generator.link(href=feed.address, rel="self", type=media_type)
    generator.link(href=feed.home, rel="alternate", type="text/html")  # RSS gets the last link
    generator.updated(feed.updated)  # feedgen's own default is the current time
    for entry in feed.entries:
        _add(generator, entry)
    return generator


def _add(generator: FeedGenerator, entry: Entry) -> None:
    item = generator.add_entry(order="append")  # feedgen adds entries in reverse order
    item.id(entry.id)
    item.title(entry.title)
    item.link(href=entry.link, rel="alternate", type="text/html")
    if entry.summary:
        # RSS reads its description as HTML, Atom its summary as plain text. feedgen uses a summary as a
        # description only if there is none yet, and a description for Atom's content: hence this order.
        item.description(escape(entry.summary, quote=False))
        item.summary(entry.summary)
    item.content(entry.html, type="html")
    item.category([{"term": category} for category in entry.categories])
    item.published(entry.published)
    item.updated(entry.updated)
