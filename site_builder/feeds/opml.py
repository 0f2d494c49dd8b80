"""The list of all feeds, which programs that read feeds take as one file: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from lxml import etree

from site_builder.edition import Edition
from site_builder.views.following import FeedLine, feed_groups


def opml(edition: Edition) -> bytes:
    """All feeds by what they are of, in UTF-8. Nothing in it depends on the day."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = edition.site_name
    body = etree.SubElement(root, "body")
    for group in feed_groups(edition):
        words = edition.messages.plain(f"feed_groups.{group.name}")
        outline = etree.SubElement(body, "outline", text=words)
        for feed in group.feeds:
            etree.SubElement(outline, "outline", _attributes(edition, feed))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _attributes(edition: Edition, feed: FeedLine) -> dict[str, str]:
    """What programs need; the title of a feed in a list is the site's, too, since they mix the lists of many sites."""
    return {
        "type": "rss",
        "text": f"{edition.site_name}: {feed.name}",
        "xmlUrl": edition.site_url + feed.address,
        "htmlUrl": edition.site_url + feed.page,
    }
