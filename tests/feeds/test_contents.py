"""Which entries are in which feed, read back as a subscriber's program reads them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from conftest import MKDOCS_YML, NOW, write_tree
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.feeds.moments import published, updated
from site_builder.read.record import read_edition
from site_builder.record.aliases import read_alias
from site_builder.record.dates import When
from site_builder.record.plan import Closure
from site_builder.record.prose import Prose
from site_builder.record.second_version import SecondVersion
from site_builder.record.updates import Correction, Kind, Update, Withdrawal

from .made_up import SITE_URL, area, day, rating, site, titles, update, withdrawn, written

MAIN = ("feed.xml", "feed.atom", "feed.json")
AREA = "plan/03-spotting-risk/feed.xml"
YOUNG_PEOPLE = "young-people/feed.xml"
FOR_THEM = Prose(("<p>For you: the visit went well.</p>",))


def entries(edition: Edition, path: str = "feed.xml") -> list[feedparser.FeedParserDict]:
    """The entries of one feed, in its order; of the JSON feed with the names that feedparser gives."""
    content = written(edition)[path]
    if PurePosixPath(path).suffix != ".json":
        read = feedparser.parse(content)
        assert not read.bozo, read.get("bozo_exception")
        return list(read.entries)
    return [feedparser.FeedParserDict(item) for item in json.loads(content)["items"]]


def ids(edition: Edition, path: str = "feed.xml") -> list[str]:
    """The identifiers of one feed's entries, in its order, without those that tell of changes."""
    return [entry["id"] for entry in entries(edition, path) if ":changes/" not in entry["id"]]


def test_every_feed_of_the_agreed_addresses_is_written() -> None:
    paths = set(written(site(update(), areas=(area(),))))
    of_kinds = {f"updates/{kind}/feed.xml" for kind in Kind}
    assert paths == {
        *MAIN,
        AREA,
        YOUNG_PEOPLE,
        *of_kinds,
        "changes/feed.xml",
        "feeds/2025.xml",
        "feeds/all.opml",
        "calendar.ics",
    }


def test_the_feed_of_a_kind_has_the_updates_of_that_kind_and_no_others() -> None:
    edition = site(*(update(f"2025-07-{17 + number}-{kind}", kind=kind) for number, kind in enumerate(Kind)))
    for kind in Kind:
        assert [name.rpartition("-")[2] for name in ids(edition, f"updates/{kind}/feed.xml")] == [kind.value]


def test_only_feeds_of_the_whole_record_lead_to_archives_of_it() -> None:
    made = written(site(update(areas=(3,)), areas=(area(),)))
    leads = {path for path, content in made.items() if b'rel="prev-archive"' in content}
    assert {"feed.xml", "feed.atom"} <= leads and not leads & {AREA, YOUNG_PEOPLE, "feed.json", "changes/feed.xml"}


@pytest.mark.parametrize("path", MAIN)
def test_the_newest_update_comes_first(path: str) -> None:
    edition = site(update("2024-01-report"), update("2025-07-17-b"), update("2025-07-17-a"), update("2023-02-01-old"))
    names = [name.rpartition(":")[2] for name in ids(edition, path)]
    assert names == ["2025-07-17-a", "2025-07-17-b", "2024-01-report", "2023-02-01-old"]


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_a_text_that_was_written_later_is_news_on_the_day_of_its_writing(path: str) -> None:
    late = update("2021-05-18-notice", written=day("2026-02-22"), areas=(3,), young_people=FOR_THEM)
    edition = site(update(areas=(3,), young_people=FOR_THEM), late, areas=(area(),))
    first, _ = entries(edition, path)
    assert first["id"].endswith("2021-05-18-notice")
    assert not any("2021-05-18T" in str(value) or "18 May 2021 " in str(value) for value in first.values())
    moment = first.get("date_published") or first["published"]
    assert moment.startswith("2026-02-22T12:00:00") or moment == "Sun, 22 Feb 2026 12:00:00 +0000"


@pytest.mark.parametrize("path", MAIN)
def test_of_one_day_the_update_of_a_higher_order_comes_first(path: str) -> None:
    edition = site(update("2022-09-21-direction", order_of_day=2), update("2022-09-21-report", order_of_day=1))
    assert [name.rpartition(":")[2] for name in ids(edition, path)] == ["2022-09-21-direction", "2022-09-21-report"]


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_a_feed_holds_no_more_entries_than_was_set(path: str) -> None:
    updates = [update(f"2025-07-{number:02}-x", areas=(3,), young_people=FOR_THEM) for number in range(1, 8)]
    rated = area(ratings=(rating("2025-06-01"), rating("2025-07-05")))
    edition = site(*updates, areas=(rated,), feed_items=4)
    found = ids(edition, path)
    assert len(found) == 4
    assert found[0].endswith("2025-07-07-x")


OLD = [update(f"2025-07-{number:02}-x", areas=(3,), young_people=FOR_THEM) for number in range(1, 8)]
"""More than a feed of four holds, and all older than a month."""


def of_four(*updates: Update, **changes: Any) -> Edition:
    """A record whose feeds hold four entries, as of 2 March 2026."""
    return site(*updates, feed_items=4, **{"areas": (area(),), **changes})


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
@pytest.mark.parametrize(
    ("changes", "is_told"),
    [
        ({"corrections": (Correction(day("2026-01-30"), "x"),)}, False),
        ({"corrections": (Correction(day("2026-01-31"), "x"),)}, True),
        ({"corrections": (Correction(day("2026-03-02"), "x"),)}, True),
        ({"withdrawn": Withdrawal(day("2026-02-20"), "It named somebody.")}, True),
        ({"written": day("2026-02-20")}, True),
        ({"minor": day("2026-02-20")}, False),
    ],
)
def test_what_changed_in_the_last_thirty_days_is_told_however_old_it_is(
    path: str, changes: dict[str, Any], is_told: bool
) -> None:
    first, *others = OLD
    found = ids(of_four(replace(first, **changes), *others), path)
    assert len(found) == len(set(found))
    assert any(name.endswith("2025-07-01-x") for name in found) == is_told
    assert [name[-4:] for name in found if not name.endswith("01-x")][:3] == ["07-x", "06-x", "05-x"]


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_the_newest_comes_first_among_what_changed_too(path: str) -> None:
    late = Correction(day("2026-02-20"), "x")
    changed = [replace(one, corrections=(late,)) if "-03-" in one.name or "-01-" in one.name else one for one in OLD]
    names = [name[-4:] for name in ids(of_four(*changed), path)]
    assert names == ["07-x", "06-x", "05-x", "04-x", "03-x", "01-x"]


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_many_updates_of_one_day_are_all_told(path: str) -> None:
    many = [update(f"2026-02-20-{letter}", areas=(3,), young_people=FOR_THEM) for letter in "abcdefghij"]
    assert len(ids(of_four(*many), path)) == 10


def test_many_ratings_of_one_day_are_all_told() -> None:
    rated = area(ratings=tuple(rating(f"2026-02-{number:02}") for number in range(1, 10)))
    assert len(ids(of_four(*OLD, areas=(rated,)), AREA)) == 9


def test_an_identifier_names_host_year_and_file() -> None:
    edition = site(update(young_people=FOR_THEM), areas=(area(ratings=(rating("2025-06"),)),))
    assert ids(edition) == ["tag:www.exampleton.example,2025:2025-07-17-visit"]
    assert ids(edition, YOUNG_PEOPLE) == ["tag:www.exampleton.example,2025:young-people/2025-07-17-visit"]
    assert ids(edition, AREA) == ["tag:www.exampleton.example,2025:03-spotting-risk/rating-2025-06"]


def test_without_a_host_of_its_own_an_identifier_carries_that_of_the_site() -> None:
    edition = site(update(), identifier_host="")
    assert ids(edition) == ["tag:progress.example,2025:2025-07-17-visit"]


@given(titles, st.dates(min_value=datetime(2025, 7, 17).date()))
def test_an_identifier_outlives_a_new_title_a_correction_and_a_withdrawal(title: str, later: datetime) -> None:
    when = When(later.year, later.month, later.day)
    changed = update(title=title, corrections=(Correction(when, "A number was wrong."),), kind=Kind.REPORT)
    assert ids(site(changed)) == ids(site(update())) == ids(site(withdrawn()))


def test_an_entry_links_to_its_page_and_names_kind_and_areas() -> None:
    [entry] = entries(site(update(kind=Kind.BOARD, areas=(3,)), areas=(area(),)))
    assert entry.link == f"{SITE_URL}updates/2025-07-17-visit/"
    assert [tag.term for tag in entry.tags] == ["Improvement board", "Spotting risk"]


@pytest.mark.parametrize("path", MAIN[:2])
def test_the_whole_text_and_the_summary_both_come_back(path: str) -> None:
    [entry] = entries(site(update(written_summary="In short.")), path)
    assert entry.content[0].value == "<p>Body of 2025-07-17-visit</p>"
    assert entry.summary == "In short."


def test_published_is_the_day_of_the_update_and_updated_that_of_its_last_correction() -> None:
    corrected = update(corrections=(Correction(day("2025-12-01"), "A number was wrong."),))
    [entry] = entries(site(corrected), "feed.atom")
    assert entry.published == "2025-07-17T12:00:00+00:00"
    assert entry.updated == "2025-12-01T12:00:00+00:00"
    assert b"<pubDate>Thu, 17 Jul 2025 12:00:00 +0000</pubDate>" in written(site(corrected))["feed.xml"]


PUBLISHED_AT_FOUR = {"publish_at": datetime(2025, 11, 20, 16, 30, tzinfo=LONDON)}


@pytest.mark.parametrize("path", [*MAIN[1:], AREA, YOUNG_PEOPLE])
@pytest.mark.parametrize("name", ["2025-11-20-visit", "2025-11-visit"])
def test_published_is_the_hour_of_publication_where_there_is_one(name: str, path: str) -> None:
    edition = site(update(name, **PUBLISHED_AT_FOUR, areas=(3,), young_people=FOR_THEM), areas=(area(),))
    [entry] = entries(edition, path)
    assert entry.get("date_published", entry.get("published")) in (
        "2025-11-20T16:30:00+00:00",
        "Thu, 20 Nov 2025 16:30:00 +0000",
    )


def test_in_summer_the_hour_of_publication_is_that_of_the_council_s_clocks() -> None:
    [entry] = entries(site(update(publish_at=datetime(2025, 7, 17, 10, tzinfo=LONDON))), "feed.atom")
    assert entry.published == entry.updated == "2025-07-17T09:00:00+00:00"


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_a_month_that_was_published_late_is_placed_by_its_hour_and_is_not_cut_off(path: str) -> None:
    """Services that mail from feeds look for what is newer than their last mail."""
    updates = [
        update(name, **more, areas=(3,), young_people=FOR_THEM)
        for name, more in [("2025-11-10-b", {}), ("2025-11-month", PUBLISHED_AT_FOUR), ("2025-11-19-c", {})]
    ]
    edition = site(*updates, areas=(area(),), feed_items=2)
    assert [name[-8:] for name in ids(edition, path)] == ["11-month", "-11-19-c"]


def test_every_change_moves_updated_even_on_the_day_of_publication() -> None:
    changes = (Correction(day("2025-11"), "a"), Correction(day("2025-11-20"), "b"), Correction(day("2025-11-20"), "c"))
    moments = []
    for count in range(4):
        [entry] = entries(
            site(update("2025-11-20-visit", **PUBLISHED_AT_FOUR, corrections=changes[:count])), "feed.atom"
        )
        moments.append(entry.updated[11:16])
    assert moments == ["16:30", "16:31", "16:32", "16:33"]


@pytest.mark.parametrize("zone", ["UTC", "America/Anchorage", "Asia/Tokyo"])
def test_another_time_zone_moves_no_entry(zone: str) -> None:
    edition = site(update(corrections=(Correction(day("2025-12-01"), "x"),)), areas=(area(ratings=(rating(),)),))
    moved = site(*edition.record.updates, areas=edition.record.areas, timezone=ZoneInfo(zone))
    assert written(moved) == written(edition)


def test_another_time_zone_moves_only_what_has_an_hour(tmp_path: Path) -> None:
    files = {
        "updates/2025-07-17-day.md": "---\ntitle: A\ndate: 2025-07-17\ncorrections: [{date: 2025-08-01, note: x}]\n---\nb\n",
        "updates/2025-07-hour.md": "---\ntitle: B\ndate: 2025-07\npublish_at: 2025-07-20 10:00\n---\nb\n",
    }
    moments = []
    for zone in ("Europe/London", "Europe/Paris"):
        settings_of = MKDOCS_YML.replace("plan: ", f"timezone: {zone}\n      plan: ")
        edition, _, _ = read_edition(write_tree(tmp_path, {**files, "mkdocs.yml": settings_of}) / "mkdocs.yml", NOW)
        day_alone, hour = sorted(edition.record.updates, key=lambda one: one.name)
        moments.append([(published(edition, one), updated(edition, one)) for one in (hour, day_alone)])
    assert moments[0][1] == moments[1][1]
    assert [f"{moment[0][0]:%H:%M}" for moment in moments] == ["09:00", "08:00"]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("name", ["2025-07-17-a", "2025-12-17-b"])
def test_an_entry_is_dated_on_its_day_wherever_the_council_is(zone: str, name: str) -> None:
    there = ZoneInfo(zone)
    [entry] = entries(site(update(name), timezone=there), "feed.atom")
    assert datetime.fromisoformat(entry.published).astimezone(there).date().isoformat() == name[:10]


@pytest.mark.parametrize("name", ["1846-12-31-a", "1600-02-29-b", "0900-01-c"])
def test_a_year_before_standard_time_has_a_moment_of_whole_minutes(name: str) -> None:
    feeds = written(site(update(name), areas=(area(),)))
    [entry] = entries(site(update(name)), "feed.atom")
    assert entry.published.endswith("T12:00:00+00:00")
    assert b" 12:00:00 +0000</pubDate>" in feeds["feed.xml"]


def test_a_month_counts_as_its_first_day() -> None:
    [entry] = entries(site(update("2024-01-report")), "feed.atom")
    assert entry.published == "2024-01-01T12:00:00+00:00"


@pytest.mark.parametrize("path", [*MAIN, AREA, YOUNG_PEOPLE])
def test_a_withdrawn_update_keeps_its_place_and_holds_only_the_reason(path: str) -> None:
    facts = {"title": "SECRET", "body": Prose(("<p>SECRET</p>",)), "written_summary": "SECRET", "areas": (3,)}
    edition = site(withdrawn(young_people=Prose(("<p>SECRET</p>",)), **facts), areas=(area(),))
    assert b"SECRET" not in written(edition)[path]
    [entry] = entries(edition, path)
    assert entry.title == "Update withdrawn"
    assert "tags" not in entry
    whole = entry.get("content_html") or (entry.content[0].value if "content" in entry else entry.summary)
    assert whole == "<p>It named &lt;somebody&gt;</p>"


def test_a_withdrawn_update_is_dated_as_before_and_changed_when_it_was_withdrawn() -> None:
    [entry] = entries(site(withdrawn()), "feed.atom")
    assert entry.published == "2025-07-17T12:00:00+00:00"
    assert entry.updated == "2025-09-01T12:00:00+00:00"


def test_the_feed_of_an_area_holds_its_updates_and_its_ratings_and_of_one_day_the_rating_first() -> None:
    mine = [update("2025-07-17-visit", areas=(3,)), update("2025-08-01-later", areas=(1, 3))]
    edition = site(*mine, update("2025-07-18-other"), areas=(area(ratings=(rating("2025-01"), rating("2025-07-17"))),))
    assert [name.rpartition(":")[2] for name in ids(edition, AREA)] == [
        "2025-08-01-later",
        "03-spotting-risk/rating-2025-07-17",
        "2025-07-17-visit",
        "03-spotting-risk/rating-2025-01",
    ]


@pytest.mark.parametrize(("by", "told"), [("Cabinet", "<p>Decided by: Cabinet</p>"), ("", "")])
def test_who_follows_an_area_is_told_that_it_was_closed_and_by_whom_if_that_is_known(by: str, told: str) -> None:
    [entry] = entries(site(areas=(area(closed=Closure(day("2025-07-17"), "It is <done>.", by)),)), AREA)
    assert entry.content[0].value == f"<p>It is &lt;done&gt;.</p>{told}"


def test_a_rating_of_a_month_is_older_than_one_of_its_first_day() -> None:
    edition = site(areas=(area(ratings=(rating("2025-07"), rating("2025-07-01"))),))
    assert [name.rpartition("/")[2] for name in ids(edition, AREA)] == ["rating-2025-07-01", "rating-2025-07"]


def test_the_feed_for_young_people_holds_their_words_and_no_others() -> None:
    edition = site(update(young_people=FOR_THEM), update("2025-08-01-other"), areas=(area(),))
    [entry] = entries(edition, YOUNG_PEOPLE)
    assert entry.content[0].value == FOR_THEM.pieces[0]
    assert entry.summary == "For you: the visit went well."
    assert entry.link == f"{SITE_URL}young-people/updates/2025-07-17-visit/"
    assert b"Body of" not in written(edition)[YOUNG_PEOPLE]


def test_who_follows_the_second_version_where_it_was_before_goes_on_to_get_its_feed() -> None:
    """A feed reader follows no page that leads on."""
    feeds = written(
        site(update(young_people=FOR_THEM), second_version=SecondVersion(aliases=(read_alias("/easy-read/"),)))
    )
    assert feeds["easy-read/feed.xml"] == feeds[YOUNG_PEOPLE]


def test_a_text_for_young_people_may_have_a_title_of_its_own() -> None:
    text = Prose(('<h2 id="text-a">We found 11 people</h2>\n<p>Tell us.</p>',))
    [entry] = entries(site(update(young_people=text)), YOUNG_PEOPLE)
    assert (entry.title, entry.summary) == ("We found 11 people", "Tell us.")


def test_the_young_people_s_feed_links_to_their_page_also_when_the_text_is_withdrawn() -> None:
    [entry] = entries(site(withdrawn(young_people=FOR_THEM)), YOUNG_PEOPLE)
    assert entry.link == f"{SITE_URL}young-people/updates/2025-07-17-visit/"


@given(st.datetimes(timezones=st.just(LONDON)))
def test_the_same_record_gives_the_same_bytes_whatever_the_day(now: datetime) -> None:
    edition = site(
        update(young_people=FOR_THEM, areas=(3,)), withdrawn("2025-01-01-x"), areas=(area(ratings=(rating(),)),)
    )
    later = edition.at(max(now, edition.now))
    assert written(later) == written(edition)
