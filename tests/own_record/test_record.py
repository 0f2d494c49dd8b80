"""A record can be published: no error is found in it, and the site that it makes now is whole.

Nothing here names, counts or quotes what is in the record, so that any valid update, correction or withdrawal,
on any day, leaves all of it green. `RECORD=FOLDER pytest tests/own_record` looks at another record, that of another
council or of a branch; `RECORD_AT=2027-05-06T10:00+00:00` looks at it as it will be at another moment."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
from conftest import findings
from end_to_end.html import anchors_of, badly_formed, links_of, parsed, words_of
from end_to_end.trees import Built, page_file

from site_builder.edition import Edition


def test_the_check_finds_no_error(record: Path, moment: datetime) -> None:
    assert [line for line in findings(record, moment) if ": error: " in line] == []


def test_the_build_says_what_it_built(built: Built) -> None:
    assert built.said.startswith("Built ") and "Traceback" not in built.warned


def test_every_public_update_has_its_page_and_no_other(site: Edition, built: Built) -> None:
    wanted = {f"updates/{update.name}/" for update in site.public().record.updates}
    pages = {page for page in built.pages if page.startswith("updates/") and f"updates/{page.split('/')[1]}/" == page}
    assert wanted <= pages
    assert not {f"updates/{update.name}/" for update in site.hidden} & pages


def test_every_area_has_its_page_in_both_versions(site: Edition, built: Built) -> None:
    wanted = {f"{part}/{area.name}/" for part in ("plan", "young-people") for area in site.record.areas}
    assert wanted <= set(built.pages)


def test_every_page_is_well_formed_and_has_one_heading_of_level_one(built: Built) -> None:
    for address in built.pages:
        text = built.text(page_file(address))
        [heading] = parsed(text).xpath("//h1")
        assert words_of(heading) and badly_formed(text) == [], address


def test_no_id_appears_twice_in_a_page(built: Built) -> None:
    for address in built.pages:
        twice = [name for name, count in Counter(anchors_of(built, page_file(address))).items() if count > 1]
        assert twice == [], address


def test_every_link_within_the_site_leads_somewhere(site: Edition, built: Built) -> None:
    """What an anchor of a withdrawn update named is gone with its text; its page says why."""
    taken_back = {page_file(f"updates/{update.name}/") for update in site.record.updates if update.withdrawn}
    anchors = {file: set(anchors_of(built, file)) for file in map(page_file, built.pages) if file not in taken_back}
    broken = []
    for address in built.pages:
        for link in links_of(parsed(built.text(page_file(address)))):
            whole, anchor = urldefrag(urljoin(built.url + address, link))
            if whole.startswith(built.url):
                file = file_at(unquote(whole.removeprefix(built.url).partition("?")[0]))
                is_there = (built.site / file).is_file()
                if not is_there or (anchor and unquote(anchor) not in anchors.get(file, {unquote(anchor)})):
                    broken.append(f"{address}: {link}")
    assert broken == []


def file_at(path: str) -> str:
    return page_file(path) if not path or path.endswith("/") else path


def test_the_site_map_names_exactly_the_pages(built: Built) -> None:
    named = [str(found.text) for found in ElementTree.fromstring(built.text("sitemap.xml")).iter() if found.text]
    listed = sorted(text.strip() for text in named if text.strip().startswith(built.url))
    assert listed == sorted(built.url + page for page in built.pages if page != "404.html")


@pytest.mark.parametrize("path", ["feed.xml", "feed.atom", "young-people/feed.xml"])
def test_feeds_are_read_without_a_complaint_and_hold_nothing_that_is_not_public(
    path: str, site: Edition, built: Built
) -> None:
    feed = feedparser.parse((built.site / path).read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    assert not {identifier.rpartition(":")[2] for identifier in ids} & {update.name for update in site.hidden}


def test_the_calendar_is_read_back(built: Built) -> None:
    calendar = icalendar.Calendar.from_ical((built.site / "calendar.ics").read_bytes())
    identifiers = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    assert len(identifiers) == len(set(identifiers))
