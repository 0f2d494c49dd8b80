"""The archives by year, as RFC 5005 describes them, walked as a program walks them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import pytest
from lxml import etree
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.feeds.archives import Archives
from site_builder.memory import Store
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.dates import Span
from site_builder.record.kinds import Kind
from site_builder.record.outputs import KnownOutput
from site_builder.record.references import Rhythm
from site_builder.record.updates import Correction, Update
from site_builder.record.voices import Voice, VoiceState

from .made_up import HERE, SITE_URL, area, day, rating, site, update, withdrawn, written

ATHENS = ZoneInfo("Europe/Athens")
HISTORY = "{http://purl.org/syndication/history/1.0}archive"
MANY = [update(f"{year}-0{month}-01-x") for year in (2023, 2025, 2026) for month in (1, 2)]


def name(identifier: str) -> str:
    """What a tag URI says after its host and year."""
    return identifier.partition(":")[2].partition(":")[2]


def linked(content: bytes) -> dict[str, str]:
    """Where the links of a feed lead, by their relation, as paths of the site."""
    links = feedparser.parse(content).feed.links
    return {link.rel: link.href.removeprefix(SITE_URL) for link in links}


def walked(files: Mapping[str, bytes], start: str = "feed.xml") -> dict[str, bytes]:
    """A feed and its archives, newest first, as a program comes to them."""
    found, path = {}, start
    while path:
        found[path] = files[path]
        path = linked(files[path]).get("prev-archive", "")
        assert path not in found
    return found


@pytest.mark.parametrize("start", ["feed.xml", "feed.atom"])
def test_from_the_newest_to_the_oldest_nothing_is_missing(start: str) -> None:
    files = written(site(*MANY, feed_items=1))
    documents = walked(files, start)
    assert list(documents) == [start, "feeds/2026.xml", "feeds/2025.xml", "feeds/2023.xml"]
    found = {
        entry.id.rpartition(":")[2] for content in documents.values() for entry in feedparser.parse(content).entries
    }
    assert found == {one.name for one in MANY}


def test_each_archive_names_itself_the_feed_and_its_neighbours() -> None:
    files = written(site(*MANY))
    assert linked(files["feeds/2025.xml"]) == {
        "alternate": "updates/2025/",
        "self": "feeds/2025.xml",
        "current": "feed.xml",
        "prev-archive": "feeds/2023.xml",
        "next-archive": "feeds/2026.xml",
    }
    assert "next-archive" not in linked(files["feeds/2026.xml"])
    assert "prev-archive" not in linked(files["feeds/2023.xml"])


def test_what_calls_itself_an_archive_is_of_a_year_that_is_over() -> None:
    """A program need never read an archive again (RFC 5005, section 4)."""
    files = written(site(*MANY))
    archives = [path for path, content in files.items() if HISTORY in {one.tag for one in _elements(path, content)}]
    assert archives == ["feeds/2023.xml", "feeds/2025.xml"]


def _elements(path: str, content: bytes) -> list[etree._Element]:
    return list(etree.fromstring(content).iter("{*}archive")) if path.endswith(".xml") else []


def test_an_archive_stays_as_it_is_whatever_comes_later() -> None:
    before = written(site(*MANY))
    later = [*MANY, update("2027-01-05-new"), update("2027-02-05-newer")]
    after = written(site(*later, now=datetime(2027, 3, 1, 9, tzinfo=LONDON)))
    assert after["feeds/2025.xml"] == before["feeds/2025.xml"]
    assert after["feeds/2023.xml"] == before["feeds/2023.xml"]


def test_a_withdrawn_update_keeps_its_place_with_nothing_of_what_it_said() -> None:
    files = written(site(*MANY[1:], withdrawn("2023-01-01-x", reason="It named somebody.")))
    entry = next(one for one in feedparser.parse(files["feeds/2023.xml"]).entries if one.id.endswith("2023-01-01-x"))
    assert (entry.title, entry.published) == ("Update withdrawn", "Sun, 01 Jan 2023 12:00:00 +0000")
    assert b"Body of 2023-01-01-x" not in files["feeds/2023.xml"]


def test_all_that_the_feed_ever_told_is_in_the_archive_of_its_year() -> None:
    corrected = replace(MANY[0], corrections=(Correction(day("2024-05-01"), "x"),))
    voice = Voice(Span.of(day("2024-06-01")), "Carers", "Ring us back.", VoiceState.DOING, HERE, id="v")
    rhythm = Rhythm("The board", "Meets", "1 year", Span.of(day("2023-01-01")), None, Kind.BOARD)
    plan = area(ratings=(rating("2024-07-01"),))
    files = written(site(corrected, areas=(plan,), voices=(voice,), rhythms=(rhythm,)))
    names = [name(entry.id) for entry in feedparser.parse(files["feeds/2024.xml"]).entries]
    assert names == [
        "03-spotting-risk/rating-2024-07-01",
        "you-said/said-v/said",
        "changes/correction/updates/2023-01-01-x/2024-05-01",
        "rhythm/board/1-year/2024-01-01",
    ]
    assert linked(files["feeds/2024.xml"])["alternate"] == "updates/"  # no update has that year


def test_a_year_is_that_of_the_council_s_clocks() -> None:
    late = update("2024-12-31-x", publish_at=datetime(2024, 12, 31, 23, 30, tzinfo=LONDON))
    assert "feeds/2024.xml" in written(site(late))
    assert "feeds/2025.xml" not in written(site(late))
    in_athens = site(update("2024-12-31-x", publish_at=datetime(2024, 12, 31, 23, 30, tzinfo=UTC)), timezone=ATHENS)
    assert "feeds/2025.xml" in written(in_athens)


def test_a_hub_is_named_by_each_feed_for_programs_that_ask_it() -> None:
    files = written(site(update(), areas=(area(),), hub="https://hub.example/"))
    named = [path for path, content in files.items() if b"https://hub.example/" in content]
    assert named == [path for path in files if not path.endswith((".ics", ".opml"))]
    for path in ("feed.xml", "feed.atom", "plan/03-spotting-risk/feed.xml"):
        links = {link.rel: link.href for link in feedparser.parse(files[path]).feed.links}
        assert (links["hub"], links["self"]) == ("https://hub.example/", SITE_URL + path)
    assert json.loads(files["feed.json"])["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert b"hub" not in b"".join(written(site(update())).values())


def made(edition: Edition, store: Store) -> tuple[dict[str, bytes], list[str]]:
    """The archives of a build with a memory, and the updates whose articles it made for them."""
    asked: list[str] = []

    def article_of(one: Edition, of: Update) -> str:
        asked.append(of.name)
        return one.record.update_by_name[of.name].title + of.body.html(SITE_URL)

    edition = replace(edition, memory=store)
    found = {one.path: one for one in Archives(OutlinedEdition(edition), ()).outputs(article_of)}
    made_again = list(asked)
    contents = {path: one.content for path, one in found.items()}
    store.keep()
    assert all(isinstance(one, KnownOutput) for path, one in found.items()) == (not made_again)
    return contents, made_again


def test_only_the_archive_in_which_something_changed_is_made_again(tmp_path: Path) -> None:
    def store() -> Store:
        return Store(tmp_path, tmp_path / "mkdocs.yml", b"version")

    first, all_made = made(site(*MANY), store())
    assert sorted(all_made) == sorted(one.name for one in MANY)
    assert made(site(*MANY), store()) == (first, [])
    changed = [replace(MANY[0], title="Another"), *MANY[1:]]
    second, again = made(site(*changed), store())
    assert sorted(again) == ["2023-01-01-x", "2023-02-01-x"]
    assert second == made(site(*changed), Store(tmp_path / "other", tmp_path / "mkdocs.yml", b"version"))[0]
    assert b"Another" in second["feeds/2023.xml"]


def test_the_feed_of_a_kind_leads_to_the_page_of_that_kind_where_there_is_one() -> None:
    files = written(site(update("2026-01-02-x", kind=Kind.BOARD), withdrawn("2026-01-03-y", kind=Kind.REPORT)))
    assert linked(files["updates/board/feed.xml"])["alternate"] == "updates/board/"
    assert linked(files["updates/report/feed.xml"])["alternate"] == "updates/"
