"""What programs read: feeds, calendars, the site map and open data can be read, and lead somewhere."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

from site_builder.problems import Problem, quoted
from site_builder.verify.published_folder import PublishedFolder
from site_builder.verify.telling import AGAIN, told

_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ARCHIVE = re.compile(r"feeds/[0-9]{4}\.xml")


def check_feeds(folder: PublishedFolder) -> Iterator[Problem]:
    """A feed can be read, names each entry once, and its entries lead to pages."""
    for path in sorted(folder.paths):
        name = path.rpartition("/")[2]
        if name in ("feed.xml", "feed.atom", "feed.json") or _ARCHIVE.fullmatch(path):
            try:
                entries = _of_json(folder.read(path)) if name == "feed.json" else _of_xml(folder.read(path))
            except (ValueError, RecursionError, KeyError, TypeError) as error:
                yield told(path, f"No news reader can read this feed ({_why(error)}); {AGAIN}.")
                continue
            yield from _entries(folder, path, entries)


def _entries(folder: PublishedFolder, path: str, entries: list[tuple[str, str]]) -> Iterator[Problem]:
    for identifier, times in Counter(identifier for identifier, _ in entries).items():
        if times > 1 or not identifier:
            yield told(
                path,
                f"The entry {quoted(identifier)} is here {times} times, and readers know it by that name; {AGAIN}.",
            )
    for _, link in entries:
        yield from _lead(folder, path, link)


def _lead(folder: PublishedFolder, path: str, link: str) -> Iterator[Problem]:
    where = folder.inside(link, path)
    if where and not folder.file_of(where[0]):
        yield told(path, f"{quoted(link)} is not in the folder; {AGAIN}.")


def _of_json(content: bytes) -> list[tuple[str, str]]:
    whole = json.loads(content)
    if not str(whole["version"]).startswith("https://jsonfeed.org/version/"):
        raise ValueError("it does not say that it is one")
    return [(str(item["id"]), str(item.get("url", ""))) for item in whole["items"]]


def _of_xml(content: bytes) -> list[tuple[str, str]]:
    root = _tree(content)
    if root.tag == f"{_ATOM}feed":
        found = root.findall(f"{_ATOM}entry")
        return [(one.findtext(f"{_ATOM}id") or "", _atom_link(one)) for one in found]
    if root.tag != "rss":
        raise ValueError("it does not say that it is one")
    return [(one.findtext("guid") or "", one.findtext("link") or "") for one in root.iter("item")]


def _atom_link(entry: Any) -> str:
    found = entry.find(f"{_ATOM}link")
    return "" if found is None else str(found.get("href", ""))


def check_calendars(folder: PublishedFolder) -> Iterator[Problem]:
    """A calendar can be read, and names each entry once (RFC 5545)."""
    from icalendar import Calendar

    for path in sorted(path for path in folder.paths if path.endswith(".ics")):
        try:
            events = Calendar.from_ical(folder.read(path)).walk("VEVENT")
            names = Counter(str(event["UID"]) for event in events)
        except (ValueError, KeyError, IndexError) as error:
            yield told(path, f"No calendar program can read this file ({_why(error)}); {AGAIN}.")
            continue
        for name, times in names.items():
            if times > 1:
                yield told(path, f"The entry {quoted(name)} is here {times} times; {AGAIN}.")


def check_site_map(folder: PublishedFolder) -> Iterator[Problem]:
    """The site map can be read, and lists pages of this site that are there."""
    path = "sitemap.xml"
    if path not in folder.paths:
        return
    try:
        listed = [one.text or "" for one in _tree(folder.read(path)).iter(f"{_MAP}loc")]
    except ValueError as error:
        yield told(path, f"No search engine can read this file ({_why(error)}); {AGAIN}.")
        return
    for address in listed:
        if folder.inside(address, path) is None:
            yield told(path, f"{quoted(address)} is not below {folder.site}, where this site is published; {AGAIN}.")
        yield from _lead(folder, path, address)


def check_data(folder: PublishedFolder) -> Iterator[Problem]:
    """Open data can be read: JSON as JSON, and each line of a table with as many values as its first."""
    for path in sorted(path for path in folder.paths if path.startswith("data/")):
        try:
            if path.endswith(".json"):
                json.loads(folder.read(path))
            elif path.endswith(".csv"):
                rows = list(csv.reader(StringIO(folder.read(path).decode("utf-8-sig"), newline=""), strict=True))
                if len({len(row) for row in rows}) != 1:
                    raise ValueError("its lines have not all as many values")
        except (ValueError, RecursionError, csv.Error) as error:
            yield told(path, f"No program can read this file ({_why(error)}); {AGAIN}.")


def _tree(content: bytes) -> Any:
    """XML as a tree, without loading anything that it names. ValueError if it is not well formed."""
    from lxml import etree

    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
