"""The XML of RSS and Atom."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from html import unescape

import feedparser
from hypothesis import given
from lxml import etree

from .made_up import SITE_URL, site, titles, update, withdrawn, written

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


def tree(content: bytes) -> etree._Element:
    """The XML as it is read by a parser that forgives nothing."""
    return etree.fromstring(content)


@given(titles)
def test_any_title_gives_well_formed_feeds_and_comes_back_equal(title: str) -> None:
    feeds = written(site(update(title=title, written_summary=title), site_name=title))
    rss, atom = tree(feeds["feed.xml"]), tree(feeds["feed.atom"])
    assert rss.findtext("channel/title") == rss.findtext("channel/item/title") == title
    assert atom.findtext(f"{ATOM}title") == atom.findtext(f"{ATOM}entry/{ATOM}title") == title
    assert atom.findtext(f"{ATOM}entry/{ATOM}summary") == title


def test_rss_has_every_part_that_its_readers_need() -> None:
    channel = tree(written(site(update()))["feed.xml"]).find("channel")
    assert channel is not None
    assert channel.findtext("link") == SITE_URL
    assert channel.findtext("description") == "Updates from Exampleton Council on its Exampleton Plan"
    assert channel.findtext("language") == "en-GB"
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert dict(own.attrib) == {"href": f"{SITE_URL}feed.xml", "rel": "self", "type": "application/rss+xml"}
    guid = channel.find("item/guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"


def test_the_summary_in_rss_is_read_as_typed_by_programs_that_take_it_for_html() -> None:
    item = tree(written(site(update(written_summary="a <b> c & d")))["feed.xml"]).find("channel/item")
    assert item is not None
    assert item.findtext("description") == "a &lt;b&gt; c &amp; d"
    assert item.findtext(f"{CONTENT}encoded") == "<p>Body of 2025-07-17-visit</p>"


def test_the_name_of_a_plan_is_words_in_every_reader() -> None:
    """RSS readers take the description of a channel for HTML, Atom readers its subtitle for words."""
    feeds = written(site(update(), plan="<img src=x> & plan"))
    words = "Updates from Exampleton Council on its <img src=x> & plan"
    assert unescape(tree(feeds["feed.xml"]).findtext("channel/description") or "") == words
    assert "<" not in (tree(feeds["feed.xml"]).findtext("channel/description") or "")
    assert tree(feeds["feed.atom"]).findtext(f"{ATOM}subtitle") == words


def test_without_a_summary_the_description_in_rss_holds_the_whole() -> None:
    item = tree(written(site(withdrawn(reason="A mistake.")))["feed.xml"]).find("channel/item")
    assert item is not None
    assert item.findtext("description") == "<p>A mistake.</p>"


def test_atom_names_itself_its_page_and_its_author() -> None:
    feed = feedparser.parse(written(site(update()))["feed.atom"]).feed
    links = {link.rel: link.href for link in feed.links if link.rel != "prev-archive"}
    assert links == {"self": f"{SITE_URL}feed.atom", "alternate": SITE_URL}
    assert feed.author == "Exampleton Council"
    assert feed.id == f"{SITE_URL}feed.atom"


def test_the_feed_changed_when_its_newest_entry_did() -> None:
    feeds = written(site(update("2025-10-01-new"), withdrawn("2025-07-17-visit"), update("2025-11-01-newest")))
    assert feedparser.parse(feeds["feed.atom"]).feed.updated == "2025-11-01T12:00:00+00:00"
    feeds = written(site(update("2025-08-01-new"), withdrawn("2025-07-17-visit")))
    assert feedparser.parse(feeds["feed.atom"]).feed.updated == "2025-09-01T12:00:00+00:00"


def test_an_empty_feed_is_dated_at_a_fixed_moment() -> None:
    feeds = written(site())
    assert feedparser.parse(feeds["feed.atom"]).feed.updated.startswith("1970-01-01T00:00:00")
    assert b"<lastBuildDate>Thu, 01 Jan 1970" in feeds["feed.xml"]


def test_every_date_in_rss_is_one_of_internet_mail() -> None:
    dates = re.findall(r"<(?:pubDate|lastBuildDate)>(.*?)<", written(site(update()))["feed.xml"].decode())
    assert [parsedate_to_datetime(date).isoformat() for date in dates] == ["2025-07-17T12:00:00+00:00"] * 2


def test_no_version_of_any_program_is_in_a_feed() -> None:
    feeds = written(site(update()))
    for path in ("feed.xml", "feed.atom"):
        assert re.findall(rb"<generator[^>]*>[^<]*<", feeds[path]) == [b"<generator>progress<"]
