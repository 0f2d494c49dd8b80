"""What programs read: feeds, calendars, the site map and open data can be read, and lead somewhere."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from site_builder.problems import Problem, quoted
from site_builder.verify.findings import AGAIN, finding
from site_builder.verify.published import PublishedSite

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ARCHIVE = re.compile(r"feeds/[0-9]{4}\.xml")
"""The feed of a year."""


def check_feeds(site: PublishedSite) -> Iterator[Problem]:
    """A feed can be read, says its own address, names each entry once, and its entries lead to pages."""
    for path in sorted(site.paths):
        if not is_feed(path) or _ARCHIVE.fullmatch(path):
            continue
        try:
            feed = _of_json(site.read(path)) if path.endswith(".json") else _of_xml(site.read(path))
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            yield finding(path, f"No news reader can read this feed ({_why(error)}); {AGAIN}.")
            continue
        if feed.own != site.address_of(path):
            yield finding(
                path,
                f"This feed says that its address is {quoted(feed.own)}, and it is {quoted(site.address_of(path))}; {AGAIN}.",
            )
        yield from _entries(site, path, feed.entries)


@dataclass(frozen=True)
class _Feed:
    own: str
    """The address that it says is its own."""
    entries: list[tuple[str, str]]
    """Identifier and address of each entry."""


def is_feed(path: str) -> bool:
    """Whether a file is a feed, as its name says."""
    return path.rpartition("/")[2] in ("feed.xml", "feed.atom", "feed.json") or bool(_ARCHIVE.fullmatch(path))


def _entries(site: PublishedSite, path: str, entries: list[tuple[str, str]]) -> Iterator[Problem]:
    for identifier, times in Counter(identifier for identifier, _ in entries).items():
        if times > 1 or not identifier:
            yield finding(
                path,
                f"The entry {quoted(identifier)} is here {times} times, and readers know it by that name; {AGAIN}.",
            )
    for _, link in entries:
        yield from _lead(site, path, link)


def _lead(site: PublishedSite, path: str, link: str) -> Iterator[Problem]:
    where = site.inside(link, path)
    if where and not site.file_of(where[0]):
        yield finding(path, f"{quoted(link)} is not {site.there}; {AGAIN}.")


def _of_json(content: bytes) -> _Feed:
    whole = json.loads(content)
    if not str(whole["version"]).startswith("https://jsonfeed.org/version/"):
        raise ValueError("it does not say that it is one")
    return _Feed(
        str(whole.get("feed_url", "")), [(str(item["id"]), str(item.get("url", ""))) for item in whole["items"]]
    )


def _of_xml(content: bytes) -> _Feed:
    root = _tree(content)
    if root.tag == f"{_ATOM}feed":
        found = root.findall(f"{_ATOM}entry")
        return _Feed(_own(root), [(one.findtext(f"{_ATOM}id") or "", _atom_link(one)) for one in found])
    if root.tag != "rss":
        raise ValueError("it does not say that it is one")
    return _Feed(
        _own(root.find("channel")),
        [(one.findtext("guid") or "", one.findtext("link") or "") for one in root.iter("item")],
    )


def _own(feed: Any) -> str:
    links = [] if feed is None else feed.findall(f"{_ATOM}link")
    return next((str(one.get("href", "")) for one in links if one.get("rel") == "self"), "")


def _atom_link(entry: Any) -> str:
    found = entry.find(f"{_ATOM}link")
    return "" if found is None else str(found.get("href", ""))


def check_calendars(site: PublishedSite) -> Iterator[Problem]:
    """A calendar can be read, and names each entry once (RFC 5545)."""
    from icalendar import Calendar

    for path in sorted(path for path in site.paths if path.endswith(".ics")):
        try:
            events = Calendar.from_ical(site.read(path)).walk("VEVENT")
            names = Counter(str(event["UID"]) for event in events)
        except (ValueError, KeyError, IndexError) as error:
            yield finding(path, f"No calendar program can read this file ({_why(error)}); {AGAIN}.")
            continue
        for name, times in names.items():
            if times > 1:
                yield finding(path, f"The entry {quoted(name)} is here {times} times; {AGAIN}.")


def check_site_map(site: PublishedSite) -> Iterator[Problem]:
    """The site map can be read, and lists pages of this site that are there."""
    path = "sitemap.xml"
    if path not in site.paths:
        return
    try:
        listed = [one.text or "" for one in _tree(site.read(path)).iter(f"{_MAP}loc")]
    except ValueError as error:
        yield finding(path, f"No search engine can read this file ({_why(error)}); {AGAIN}.")
        return
    for address in listed:
        if site.inside(address, path) is None:
            yield finding(path, f"{quoted(address)} is not below {site.home}, where this site is published; {AGAIN}.")
        yield from _lead(site, path, address)


def check_data(site: PublishedSite) -> Iterator[Problem]:
    """Open data can be read: JSON as JSON, and each line of a table with as many values as its first."""
    for path in sorted(path for path in site.paths if path.startswith("data/")):
        try:
            if path.endswith(".json"):
                json.loads(site.read(path))
            elif path.endswith(".csv"):
                rows = list(csv.reader(StringIO(site.read(path).decode("utf-8-sig"), newline=""), strict=True))
                if len({len(row) for row in rows}) != 1:
                    raise ValueError("its lines have not all as many values")
        except (ValueError, RecursionError, csv.Error) as error:
            yield finding(path, f"No program can read this file ({_why(error)}); {AGAIN}.")


def _tree(content: bytes) -> Any:
    """XML as a tree, without loading anything that it names. ValueError if it is not well formed."""
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
