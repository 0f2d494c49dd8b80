"""Feeds as JSON: JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import orjson

from site_builder.feeds.contents import Feed
from site_builder.feeds.entries import Entry


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1, in UTF-8, indented, so that people can read it too."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.edition.messages.tag,
        "authors": [{"name": name} for name in feed.edition.council.bodies],
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
        "items": [_item(entry) for entry in feed.entries],
    }
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.html,
        **({"summary": entry.summary} if entry.summary else {}),
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        **({"tags": list(entry.categories)} if entry.categories else {}),
    }
