"""Feeds, calendar and data of the built sites, read back by the programs that subscribers use."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import Any

import feedparser
import icalendar
import pytest

from .html import badly_formed, broken_links, links_of, parsed, words_of
from .trees import Built, page_file

FEEDS = ("feed.xml", "feed.atom", "young-people/feed.xml")
FEED_ITEMS = 6
"""As Exampleton's configuration says."""


def feed_of(site: Built, path: str) -> feedparser.FeedParserDict:
    """A feed as feedparser reads it, which must find nothing odd in it."""
    feed = feedparser.parse((site.site / path).read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, (path, feed.get("bozo_exception"))
    return feed


def feeds_of(site: Built) -> list[str]:
    areas = sorted(path.relative_to(site.site).as_posix() for path in (site.site / "plan").glob("*/feed.xml"))
    return [*FEEDS, *areas]


def texts_of(site: Built) -> list[tuple[str, str]]:
    """Every text in HTML that leaves the site: where it is found, and the text."""
    found = []
    for path in feeds_of(site):
        for entry in feed_of(site, path).entries:
            parts = [*entry.get("content", []), *([entry.summary_detail] if "summary_detail" in entry else [])]
            found += [(f"{path} {entry.id}", part.value) for part in parts if part.type == "text/html"]
    found += [(f"feed.json {item['id']}", item["content_html"]) for item in json_of(site, "feed.json")["items"]]
    for name in ("updates", "plan"):
        found += [(name, text) for text in _html_values(json_of(site, f"data/{name}.json"))]
    return found


def _html_values(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["html"]] if value.get("html") else []
        return own + [text for inner in value.values() for text in _html_values(inner)]
    return [text for inner in value for text in _html_values(inner)] if isinstance(value, list) else []


def json_of(site: Built, path: str) -> Any:
    return json.loads(site.text(path))


def rows_of(site: Built, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.text(f"data/{name}.csv").removeprefix("\ufeff"), newline="")))


def test_every_feed_is_read_without_a_complaint(council: Built) -> None:
    for path in feeds_of(council):
        feed = feed_of(council, path)
        assert feed.feed.title
        assert feed.feed.link.startswith(council.url), path


def test_every_feed_names_its_own_address(council: Built) -> None:
    for path in feeds_of(council):
        links = feed_of(council, path).feed.links
        assert [link.href for link in links if link.rel == "self"] == [council.url + path]
    assert json_of(council, "feed.json")["feed_url"] == f"{council.url}feed.json"


def test_every_link_and_picture_in_feeds_and_data_is_absolute_and_leads_somewhere(council: Built) -> None:
    texts = texts_of(council)
    assert len(texts) > 20
    for place, text in texts:
        links = list(links_of(parsed(f"<div>{text}</div>")))
        assert all(re.match(r"https?://|mailto:|tel:", link) for link in links), (place, links)
        assert broken_links(council, links, council.url) == [], place
        assert badly_formed(text) == [], place


def test_every_entry_leads_to_its_page(council: Built) -> None:
    for path in feeds_of(council):
        links = [entry.link for entry in feed_of(council, path).entries]
        assert broken_links(council, links, council.url) == []
        assert all(link.startswith(council.url) for link in links)
    assert broken_links(council, [item["url"] for item in json_of(council, "feed.json")["items"]], council.url) == []


def updates_of(entries: list[Any]) -> list[Any]:
    """Those that are not an entry of something overdue, or of what people said."""
    others = (":rhythm/", "you-said/", ":changes/", ":promises/", "/rating-")
    return [entry for entry in entries if not any(part in entry["id"] for part in others)]


def test_identifiers_are_those_of_the_files(council: Built) -> None:
    host = {"example.net": "www.exampleton.example", "example.org": "www.herefordshire.gov.uk"}[
        council.url.split("/")[2]
    ]
    names = {file.stem for file in (council.root / "updates").glob("*.md")}
    for path in ("feed.xml", "feed.atom"):
        for entry in updates_of(feed_of(council, path).entries):
            match = re.fullmatch(rf"tag:{re.escape(host)},(\d{{4}}):(.*)", entry.id)
            assert match and match.group(2) in names and match.group(2).startswith(match.group(1)), entry.id
    assert [item["id"] for item in json_of(council, "feed.json")["items"]] == [
        entry.id for entry in feed_of(council, "feed.xml").entries
    ]


def test_no_identifier_appears_twice_in_a_feed(council: Built) -> None:
    for path in feeds_of(council):
        ids = [entry.id for entry in feed_of(council, path).entries]
        assert len(set(ids)) == len(ids), path


def test_feeds_hold_as_many_entries_as_configured_newest_first(exampleton: Built) -> None:
    wanted = ["2026-02-14", "2025-12-01", "2025-11-11", "2025-09-01", "2025-08-20", "2025-08-01"]
    for path in ("feed.xml", "feed.atom"):
        entries = feed_of(exampleton, path).entries
        days = [date(*entry.published_parsed[:3]) for entry in entries]
        assert len(updates_of(entries)) == FEED_ITEMS and days == sorted(days, reverse=True)
    items = updates_of(json_of(exampleton, "feed.json")["items"])
    found = [item["date_published"][:10] for item in items]
    assert found == wanted


def test_feeds_of_a_record_of_real_size_hold_all_updates(herefordshire: Built) -> None:
    count = len(list((herefordshire.root / "updates").glob("*.md")))
    assert 12 <= count <= 50
    for path in ("feed.xml", "feed.atom"):
        assert len(updates_of(feed_of(herefordshire, path).entries)) == count
    assert len(updates_of(json_of(herefordshire, "feed.json")["items"])) == count


def test_what_is_overdue_at_regular_intervals_is_in_all_feeds_and_the_calendar_alike(exampleton: Built) -> None:
    names = [entry.id.partition(":rhythm/")[2] for entry in feed_of(exampleton, "feed.xml").entries]
    wanted = [name for name in names if name]
    assert "board/6-week/2026-02-11" in wanted and len(set(wanted)) == len(wanted)
    for path in ("feed.xml", "feed.atom"):
        found = [entry.id.partition(":rhythm/")[2] for entry in feed_of(exampleton, path).entries]
        assert [name for name in found if name] == wanted
    calendar = (exampleton.site / "calendar.ics").read_text("utf-8").replace("\r\n ", "")
    assert [name for name in wanted if f"UID:rhythm-{name.replace('/', '-')}@" in calendar] == wanted


def test_an_area_s_feed_holds_its_updates_and_its_ratings(exampleton: Built) -> None:
    entries = feed_of(exampleton, "plan/01-llais-plant/feed.xml").entries
    news = ":changes/withdrawal/", ":changes/correction/updates/", ":changes/move/promises/", ":promises/"  # no places
    titles = [entry.title for entry in entries if not any(part in entry.id for part in news)]
    said = [title for title in titles if " said: " in title]
    assert len(titles) == FEED_ITEMS + len(said) and sum("rated" in title for title in titles) == 2
    assert "Young people aged 13 to 17 said: The boat house is cold in winter." in said
    assert "Area 1, Llais plant: hearing children’s voices 🎤: 1 report on an action" in titles
    lonely = [
        entry.id.partition(":you-said/")[2] for entry in feed_of(exampleton, "plan/07-lonely-area/feed.xml").entries
    ]
    assert lonely == ["said-moon/answer", "said-moon/said"]


def test_the_young_people_s_feed_contains_only_their_words(exampleton: Built) -> None:
    every = feed_of(exampleton, "young-people/feed.xml").entries
    entries = updates_of(every)
    assert len(every) > len(entries)
    assert [entry.link.removeprefix(exampleton.url) for entry in entries] == [
        "young-people/updates/2026-02-14-lodka/",
        "young-people/updates/2025-08-20-the-pier/",
        "young-people/updates/2025-08-01-taken-back/",
        "young-people/updates/2025-07-10-everything-at-once/",
        "young-people/updates/2025-06-visit-three/",
    ]
    text = str(entries[0]) + str(entries[3])
    assert "Every home is warm now." in text and "homes are warmer" in text and "Warm floors" not in text


def test_a_feed_s_entry_shows_a_correction(exampleton: Built) -> None:
    for path in ("feed.xml", "feed.atom"):
        [entry] = [entry for entry in feed_of(exampleton, path).entries if entry.id.endswith("the-pier")]
        text = entry.content[0].value if "content" in entry else entry.summary
        assert "Corrected since it was published" in text
        assert "The pier is 42 metres long, and not 24 &amp; a half." in text
    [entry] = [entry for entry in feed_of(exampleton, "feed.atom").entries if entry.id.endswith("the-pier")]
    assert (entry.published, entry.updated) == ("2025-08-20T12:00:00+00:00", "2026-01-20T12:00:00+00:00")


def test_a_title_with_signs_of_html_is_shown_as_it_was_typed(exampleton: Built) -> None:
    [entry] = [
        entry
        for entry in feed_of(exampleton, "plan/01-llais-plant/feed.xml").entries
        if entry.id.endswith("everything-at-once")
    ]
    assert entry.title == "Cyngor Ŵyl: 'everything' at once, <b>bold</b> & 100% Łódź 🎉"


def test_a_withdrawn_update_keeps_its_identifier_and_only_its_reason(exampleton: Built) -> None:
    for path in ("feed.xml", "feed.atom", "young-people/feed.xml"):
        [entry] = [entry for entry in feed_of(exampleton, path).entries if entry.id.endswith("2025-08-01-taken-back")]
        assert "It named a street" in str(entry) and "zzwithdrawn" not in str(entry)


@pytest.fixture(scope="session")
def events(council: Built) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical((council.site / "calendar.ics").read_bytes())
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_a_calendar_program_reads_all_day_events(council: Built, events: list[icalendar.Event]) -> None:
    assert len({str(event["uid"]) for event in events}) == len(events) > 0
    for event in events:
        first, end = event.decoded("dtstart"), event.decoded("dtend")
        assert type(first) is date and end - first >= timedelta(days=1)
        assert broken_links(council, [str(event["url"])], council.url) == []
        assert str(event["url"]).startswith(council.url)


def test_the_calendar_holds_what_has_a_day_and_no_month(exampleton: Built) -> None:
    calendar = icalendar.Calendar.from_ical((exampleton.site / "calendar.ics").read_bytes())
    found = {
        str(event["summary"]): (event.decoded("dtstart"), event.decoded("dtend"))
        for event in calendar.walk("VEVENT")
        if not event["uid"].startswith("rhythm-")
    }
    assert found == {
        "Board meeting in the boat house": (date(2026, 4, 9), date(2026, 4, 10)),
        "A day that is over": (date(2025, 9, 1), date(2025, 9, 2)),
        "The ramp opens": (date(2024, 9, 14), date(2024, 9, 15)),
        "Ŵyl: 3 days of <questions> & answers": (date(2025, 6, 30), date(2025, 7, 3)),
        "What this is about took place: Third visit: staff listen": (date(2025, 5, 28), date(2025, 6, 3)),
        "What this is about took place: Councillors agree the plan “Better Together” & its name": (
            date(2025, 3, 3),
            date(2025, 3, 4),
        ),
    }
    assert "A month without a day" in exampleton.text("index.html")


def test_the_calendar_s_lines_are_as_long_as_the_standard_allows(council: Built) -> None:
    whole = (council.site / "calendar.ics").read_bytes()
    assert all(len(line) <= 75 for line in whole.split(b"\r\n"))
    assert b"\n" not in whole.replace(b"\r\n", b"")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in whole


def test_data_files_count_what_the_pages_show(exampleton: Built) -> None:
    counts = {
        name: len(rows_of(exampleton, name))
        for name in ("updates", "ratings", "measures", "actions", "promises", "voice", "documents")
    }
    assert counts == {
        "updates": 14,
        "ratings": 30,
        "measures": 17,
        "actions": 25,
        "promises": 23,
        "voice": 9,
        "documents": 36,
    }
    plan = json_of(exampleton, "data/plan.json")
    assert [area["number"] for area in plan["areas"]] == [*range(1, 18), 21, 22, 23, 31, 32]
    assert len(json_of(exampleton, "data/updates.json")["updates"]) == 14
    assert {key: len(plan[key]) for key in ("judgements", "plan_versions", "consultations", "rhythms", "timeline")} == {
        "judgements": 2,
        "plan_versions": 5,
        "consultations": 2,
        "rhythms": 8,
        "timeline": 4,
    }
    assert {key: len(plan[key]) for key in ("glossary", "governance", "documents")} == {
        "glossary": 4,
        "governance": 4,
        "documents": 4,
    }


def test_data_is_as_it_was_typed(exampleton: Built) -> None:
    [row] = [row for row in rows_of(exampleton, "updates") if row["name"] == "2025-07-10-everything-at-once"]
    assert row["title"] == "Cyngor Ŵyl: 'everything' at once, <b>bold</b> & 100% Łódź 🎉"
    assert (row["date"], row["happened"], row["areas"]) == ("2025-07-10", "2025-06-30/2025-07-02", "1; 2")
    values = {(row["measure"], row["date"]): row["value"] for row in rows_of(exampleton, "measures")}
    assert values[("asked", "2025-10")] == "61.50" and values[("complaints", "2025-10")] == "-0.5"
    words = {row["delivery"]: row["delivery_words"] for row in rows_of(exampleton, "ratings")}
    assert words == {
        "complete": "Complete",
        "on-track": "On track",
        "at-risk": "Some delay",
        "off-track": "Stuck <for now>",
        "cannot-be-judged": "Cannot be judged",
    }


def test_overdue_actions_are_those_past_their_last_day(exampleton: Built) -> None:
    overdue = [row["id"] for row in rows_of(exampleton, "actions") if row["overdue"] == "yes"]
    assert overdue == ["ask-every-term", "letter-box", "ring-back", "warm-cabins", "bell"]


def test_addresses_in_the_data_lead_somewhere(council: Built) -> None:
    rows = [row for name in ("updates", "documents") for row in rows_of(council, name)]
    addresses = [row["url"] for row in rows if row["url"]]
    assert broken_links(council, addresses, council.url) == []
    records = [*json_of(council, "data/updates.json")["updates"], *json_of(council, "data/plan.json")["areas"]]
    assert broken_links(council, [record["url"] for record in records], council.url) == []


def test_the_manifest_names_every_page(council: Built) -> None:
    manifest = json_of(council, "data/manifest.json")
    assert [page["address"].removeprefix("/") for page in manifest["pages"]] == sorted(council.pages)
    assert manifest["generator"] == "progress" and manifest["site"] == council.url


def test_a_page_s_title_in_the_manifest_is_its_own(council: Built) -> None:
    for page in json_of(council, "data/manifest.json")["pages"]:
        address = page["address"].removeprefix("/")
        title = words_of(parsed(council.text(page_file(address))).xpath("//head/title")[0])
        assert title.startswith(" ".join(page["title"].split())), address
