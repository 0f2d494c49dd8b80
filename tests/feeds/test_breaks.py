"""What is overdue at regular intervals is told once in feed and calendar, and neither the clock nor new words tell it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.pages import promises
from site_builder.record.actions import Action, Report, Status
from site_builder.record.council import PreElection
from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.kinds import Kind
from site_builder.record.references import Rhythm, RhythmOf

from .made_up import HERE, SITE_URL, area, day, rating, site, update, written

MONTHLY = Rhythm("The board", "Meets & <reports>", "1 month", Span.of(day("2025-01-01")), None, Kind.BOARD)
BOARD = update("2025-02-01-board", kind=Kind.BOARD)
NEXT = update("2026-01-20-board", kind=Kind.BOARD)


def told(edition: Edition, path: str = "feed.atom") -> list[feedparser.FeedParserDict]:
    """The entries that tell of a break."""
    return [entry for entry in feedparser.parse(written(edition)[path]).entries if ":rhythm/" in entry["id"]]


def events(edition: Edition) -> list[Any]:
    """The calendar's entries that tell of a break."""
    whole = Calendar.from_ical(written(edition)["calendar.ics"])
    return [event for event in whole.walk("VEVENT") if event["UID"].startswith("rhythm-")]


def on(typed: str, *updates: Any, **changes: Any) -> Edition:
    return site(
        *updates,
        **{"rhythms": (MONTHLY,), "now": datetime.fromisoformat(f"{typed}T00:30").replace(tzinfo=LONDON), **changes},
    )


@pytest.mark.parametrize("path", ["feed.xml", "feed.atom"])
def test_a_break_is_told_on_the_first_day_on_which_it_is_overdue(path: str) -> None:
    assert told(on("2025-03-01", BOARD), path) == []
    [entry] = told(on("2025-03-02", BOARD), path)
    assert entry["id"] == "tag:www.exampleton.example,2025:rhythm/board/1-month/2025-03-01"
    assert entry.title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") == (
        "Overdue in this record: Meets & <reports> (The board)"
    )
    assert entry.published in ("2025-03-02T12:00:00+00:00", "Sun, 02 Mar 2025 12:00:00 +0000")


def test_what_it_says_is_the_same_on_every_later_day_until_the_next_report() -> None:
    first, later = written(on("2025-03-02", BOARD)), written(on("2026-01-19", BOARD))
    assert all(later[path] == content for path, content in first.items() if not path.startswith("feeds/"))
    [before], [after] = told(on("2025-03-02", BOARD)), told(on("2026-01-20", BOARD, NEXT))
    assert (before.id, before.published) == (after.id, after.published)
    assert (before.updated, after.updated) == ("2025-03-02T12:00:00+00:00", "2026-01-20T12:00:00+00:00")
    text = after.content[0].value
    assert "The next that this record shows is dated 20 January 2026: Title of 2026-01-20-board" in text
    assert "Meets &amp; &lt;reports&gt; (The board), every month" in text


def test_what_never_was_is_overdue_for_the_first_time() -> None:
    [never], [once] = told(on("2025-02-02")), told(on("2025-03-02", BOARD))
    assert "does not show it before.</p><p>The first was due by 1 February 2025." in never.content[0].value
    assert "last shows it for 1 February 2025.</p><p>The next was due by 1 March 2025." in once.content[0].value


@pytest.mark.parametrize("kind", list(Kind))
def test_it_is_told_in_the_feed_of_its_kind_and_in_that_of_no_other(kind: Kind) -> None:
    edition = on("2025-03-02", update("2025-02-01-x", kind=kind), rhythms=(replace(MONTHLY, kind=kind),))
    telling = [path for path, content in written(edition).items() if b":rhythm/" in content]
    assert [path for path in telling if path.startswith("updates/")] == [f"updates/{kind}/feed.xml"]


def test_the_calendar_has_one_entry_on_that_day_with_the_same_identity() -> None:
    [open_one], [closed] = events(on("2025-12-01", BOARD)), events(on("2026-01-20", BOARD, NEXT))
    assert open_one["UID"] == closed["UID"] == "rhythm-board-1-month-2025-03-01@www.exampleton.example"
    assert open_one["DTSTART"].dt == date(2025, 3, 2)
    assert (open_one["SEQUENCE"], closed["SEQUENCE"]) == (0, 1)
    assert "20 January 2026" in closed["DESCRIPTION"]


def test_no_new_words_other_rhythms_or_source_change_the_identity() -> None:
    other = Rhythm("Others", "Come", "2 weeks", Span.of(day("2025-01-01")), None, Kind.REPORT)
    reworded = replace(
        MONTHLY, who="The Board", what="Meets", source=Document("Terms", HERE), until=Span.of(day("2027-01"))
    )
    for rhythms in ((reworded,), (other, MONTHLY), (MONTHLY, other), (reworded, MONTHLY)):
        names = [entry["id"] for entry in told(on("2025-12-01", BOARD, rhythms=rhythms)) if "board" in entry["id"]]
        assert names == ["tag:www.exampleton.example,2025:rhythm/board/1-month/2025-03-01"]


def test_a_council_that_does_not_want_it_has_neither() -> None:
    quiet = on("2025-12-01", BOARD, tells_of_silence=False)
    assert (told(quiet), events(quiet)) == ([], [])


def test_an_election_is_named_as_a_reason_where_it_was_due_then() -> None:
    period = PreElection(date(2025, 2, 20), date(2025, 3, 5), "Local elections")
    [entry] = told(on("2025-12-01", BOARD, pre_election=(period,)))
    assert (
        "less may be published, here from 20 February 2025 to 5 March 2025: Local elections." in entry.content[0].value
    )
    [later] = told(on("2025-12-01", BOARD, pre_election=(replace(period, last=date(2025, 2, 28)),)))
    assert "election" not in later.content[0].value


def test_each_has_an_address_of_its_own_from_the_day_on_which_there_are_such_addresses() -> None:
    """Some services take two entries of one address for one. What subscribers had before keeps the address that it had."""
    yearly = replace(MONTHLY, every="6 months")
    old, later, last = (update(f"{one}-board", kind=Kind.BOARD) for one in ("2025-12-01", "2026-06-20", "2027-01-20"))
    edition = on("2028-01-01", old, later, last, rhythms=(yearly,))
    links = [entry.link.removeprefix(SITE_URL) for entry in told(edition)]
    assert links == [
        "promises/#break-board-6-month-2027-07-20",
        "promises/#break-board-6-month-2026-12-20",
        "promises/#section-rhythms",
        "promises/#section-rhythms",
    ]
    [page] = (page for page in promises.pages(edition) if page.address == "promises/")
    assert page.body.count('id="section-rhythms"') == page.body.count('id="break-board-6-month-2027-07-20"') == 1


def test_it_takes_no_update_s_place_in_the_feed() -> None:
    updates = [update(f"2025-01-{number:02}-x", kind=Kind.BOARD) for number in range(10, 20)]
    quiet, loud = (on(typed, *updates, feed_items=4) for typed in ("2025-02-19", "2026-02-20"))
    names = [[entry["id"] for entry in feedparser.parse(written(one)["feed.xml"]).entries] for one in (quiet, loud)]
    assert len(names[1]) == 5 and names[1][0].endswith("rhythm/board/1-month/2025-02-19")


@pytest.mark.parametrize(("items", "count"), [(1, 0), (2, 1), (50, 2)])
def test_breaks_go_back_as_far_as_the_updates_of_the_feed(items: int, count: int) -> None:
    updates = [update("2025-06-05-board", kind=Kind.BOARD), update("2025-06-10-x"), update("2025-08-10-x")]
    since = replace(MONTHLY, since=Span.of(day("2025-04-20")))
    assert len(told(on("2025-12-01", *updates, rhythms=(since,), feed_items=items))) == count


def test_a_break_before_all_updates_is_told_in_a_feed_that_has_room_for_just_these() -> None:
    [open_one] = told(on("2025-12-01", update("2025-06-10-x"), feed_items=1))
    assert open_one["id"].endswith("rhythm/board/1-month/2025-02-01")


def test_what_waits_for_its_hour_never_undoes_a_break_that_was_told() -> None:
    """An update dated before its hour could have shown that nothing was overdue, if it had been there."""
    hour = datetime(2025, 3, 5, 10, tzinfo=LONDON)
    waiting = update("2025-02-25-board", kind=Kind.BOARD, publish_at=hour)
    before = on("2025-03-05", BOARD, waiting)
    after = before.at(hour)
    assert [one["id"] for one in told(before.public())] == [one["id"] for one in told(after.public())] != []


def test_a_rhythm_of_ratings_is_kept_by_those_of_its_rater_alone_and_closed_by_them() -> None:
    mine, board = (replace(rating(typed), by=by) for typed, by in (("2025-06-01", "The board"), ("2025-02-01", "")))
    rhythm = Rhythm("The board", "Rates us", "2 months", Span.of(day("2025-01-01")), of=RhythmOf.RATINGS)
    edition = on("2025-07-01", rhythms=(rhythm,), areas=(area(ratings=(board, mine)),))
    [entry] = told(edition)
    assert entry["id"].endswith(",2025:rhythm/ratings/2-month/2025-03-01")
    assert "The next that this record shows are ratings dated 1 June 2025." in entry.content[0].value


def test_a_rhythm_of_actions_is_kept_by_any_report_on_one() -> None:
    reports = (Report(Status.ON_TRACK, day("2025-02-10"), HERE), Report(Status.SLOW, day("2025-06-01"), HERE))
    plan = area(actions=(Action("hire", "Hire", HERE, reports=reports),))
    rhythm = Rhythm("The team", "Reports", "2 months", Span.of(day("2025-01-01")), of=RhythmOf.ACTIONS)
    [entry] = told(on("2025-07-01", rhythms=(rhythm,), areas=(plan,)))
    assert entry["id"].endswith(",2025:rhythm/actions/2-month/2025-04-10")
    assert "are reports on actions dated 1 June 2025." in entry.content[0].value


intervals = st.tuples(st.integers(1, 9), st.sampled_from(["day", "week", "month"])).map(
    lambda pair: f"{pair[0]} {pair[1]}s"
)
days = st.dates(date(2024, 1, 1), date(2026, 2, 1))


@given(st.lists(days, max_size=8, unique=True), intervals, st.integers(1, 5), days, st.integers(0, 400))
def test_the_clock_alone_repeats_and_loses_no_entry(
    dates: list[date], every: str, items: int, today: date, wait: int
) -> None:
    """Feeds of old updates: the entries of one day are those of a later one, and more only of breaks that began between."""
    updates = [update(f"{one}-x", kind=Kind.BOARD) for one in dates if one <= today - timedelta(days=31)]
    made = {"rhythms": (replace(MONTHLY, every=every, since=Span.of(day("2024-01-01"))),), "feed_items": items}
    first, last = today, today + timedelta(days=wait)
    before, after = (
        [entry["id"] for entry in feedparser.parse(written(on(str(one), *updates, **made))["feed.xml"]).entries]
        for one in (first, last)
    )
    assert len(after) == len(set(after))
    assert [name for name in after if name in set(before)] == before
    assert all(":rhythm/" in name for name in after if name not in set(before))
