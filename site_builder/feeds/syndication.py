"""Feeds as XML: RSS 2.0 and Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from site_builder.feeds.contents import Feed
from site_builder.feeds.entries import Entry

_ATOM, _HISTORY = "http://www.w3.org/2005/Atom", "http://purl.org/syndication/history/1.0"
_RSS_TYPE = "application/rss+xml"


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0. A reader that supports `content:encoded` shows the whole text; any other shows the summary."""
    generator = _generator(feed, _RSS_TYPE)
    generator.description(escape(feed.description, quote=False))  # read as HTML, like the descriptions of its items
    generator.register_extension("history", lambda: _History(feed), atom=False)
    return bytes(generator.rss_str(pretty=True))


def atom(feed: Feed) -> bytes:
    """The feed as Atom 1.0, each entry with its whole text."""
    generator = _generator(feed, "application/atom+xml")
    for link in _links(feed):
        generator.link(**link)
    return bytes(generator.atom_str(pretty=True))


class _History(BaseExtension):  # type: ignore[misc]  # feedgen says nothing of its types
    """What feedgen leaves out of RSS: the links to a hub and to archives, and that a feed is one (RFC 5005, section 4)."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def extend_ns(self) -> dict[str, str]:
        """The namespaces, on the root of the document."""
        return {"atom": _ATOM, **({"fh": _HISTORY} if self._feed.is_archive else {})}

    def extend_rss(self, feed: Any) -> Any:
        """Adds them after all that feedgen has written of the feed, and before its entries."""
        channel = feed[0]
        if self._feed.is_archive:
            etree.SubElement(channel, f"{{{_HISTORY}}}archive")
        for link in _links(self._feed):
            etree.SubElement(channel, f"{{{_ATOM}}}link", link)
        return feed


def _links(feed: Feed) -> Iterator[dict[str, str]]:
    """The links to what belongs to a feed besides its page: WebSub, section 4, and RFC 5005, section 4."""
    if feed.hub:
        yield {"href": feed.hub, "rel": "hub"}
    for relation, path in feed.links:
        yield {"href": feed.edition.site_url + path, "rel": relation, "type": _RSS_TYPE}


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
