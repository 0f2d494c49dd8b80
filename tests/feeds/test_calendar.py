"""The calendar, read back with icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from site_builder.edition import Edition
from site_builder.publishing.chain import Publication, with_publication
from site_builder.record.chain import Chain
from site_builder.record.dates import Span
from site_builder.record.facts import facts
from site_builder.record.updates import Correction, DiaryDate, Withdrawal

from .made_up import HERE, SITE_URL, day, site, titles, update, written


def meeting(typed: str, title: str = "Board meets", **more: Any) -> DiaryDate:
    """A date to come."""
    return DiaryDate(day(typed), title, HERE, **more)


def calendar(edition: Edition) -> Calendar:
    """The calendar as a program reads it."""
    return Calendar.from_ical(written(edition)["calendar.ics"])


def events(edition: Edition) -> list[Event]:
    """Its entries, in the order of the file."""
    return list(calendar(edition).walk("VEVENT"))


def span(first: str, last: str) -> Span:
    """Two days or months as they are typed."""
    return Span(day(first), day(last))


def test_the_calendar_says_whose_it_is_and_when_to_look_again() -> None:
    read = calendar(site(site_name="Roads, parks; and more"))
    assert read["PRODID"] == "-//Exampleton Council//progress//EN"
    assert read["VERSION"] == "2.0"
    content = written(site(site_name="Roads, parks; and more"))["calendar.ics"]
    # RFC 7986, 5.1: text, which is escaped; icalendar leaves the names of a calendar as they are when it reads them.
    assert b"\r\nNAME:Roads\\, parks\\; and more\r\nX-WR-CALNAME:Roads\\, parks\\; and more\r\n" in content
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_date_to_come_is_an_entry_of_the_whole_day() -> None:
    diary = meeting("2025-09-30", note="In public.", url="https://council.example/board")
    [event] = events(site(update(diary=(meeting("2025-10"), diary))))
    assert event["UID"] == "2025-07-17-visit-diary-2025-09-30@www.exampleton.example"
    assert event["SUMMARY"] == "Board meets"
    assert event["DESCRIPTION"] == (
        "In public.\nFrom the update: Title of 2025-07-17-visit\nhttps://council.example/board"
    )
    assert event["URL"] == f"{SITE_URL}updates/2025-07-17-visit/"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 9, 30), date(2025, 10, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt == datetime(2025, 7, 17, 12, tzinfo=UTC)


def test_what_took_place_on_several_days_is_one_entry_that_ends_the_day_after() -> None:
    [event] = events(site(update(happened=span("2025-06-17", "2025-06-18"), happened_title="The visit itself")))
    assert event["UID"] == "2025-07-17-visit-happened@www.exampleton.example"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 6, 17), date(2025, 6, 19))
    assert event["SUMMARY"] == "The visit itself"
    assert event["DESCRIPTION"] == "Mentioned in the update of 17 July 2025: Title of 2025-07-17-visit"


def test_what_inspectors_found_is_never_dated_to_their_visit() -> None:
    found = update(title="Services are inadequate", happened=span("2025-06-17", "2025-06-18"), written_summary="Bad.")
    [event] = events(site(found))
    assert event["SUMMARY"] == "What this is about took place: Services are inadequate"
    assert "Bad." not in event["DESCRIPTION"]


@pytest.mark.parametrize("happened", [span("2025-06", "2025-06"), span("2025", "2025"), span("2025-05-01", "2025-06")])
def test_a_month_or_year_is_no_entry(happened: Span) -> None:
    assert events(site(update(happened=happened, diary=(meeting("2025-09"),)))) == []


def test_what_is_withdrawn_leaves_the_calendar() -> None:
    gone = update(withdrawn=Withdrawal(day("2025-08-01"), "x"), happened=span("2025-06-17", "2025-06-18"))
    assert events(site(replace(gone, diary=(meeting("2025-09-30"),)))) == []


def test_entries_are_sorted_by_day_and_then_by_identifier() -> None:
    late = update("2025-07-17-b", diary=(meeting("2025-09-30", "First"), meeting("2025-09-01", "Second")))
    early = update("2025-07-17-a", diary=(meeting("2025-09-30", "Third"),), happened=span("2025-09-30", "2025-09-30"))
    assert [str(event["UID"]).partition("@")[0] for event in events(site(late, early))] == [
        "2025-07-17-b-diary-2025-09-01",
        "2025-07-17-a-diary-2025-09-30",
        "2025-07-17-a-happened",
        "2025-07-17-b-diary-2025-09-30",
    ]


def test_the_last_day_that_there_is_breaks_nothing() -> None:
    [event] = events(site(update(diary=(meeting("9999-12-31"),))))
    assert "DTEND" not in event


@given(titles)
@example(r"\N")  # icalendar's own escaping takes it for the end of a line
@example(r"C:\New\none; a, b")
def test_any_title_comes_back_equal_in_lines_that_every_program_can_read(title: str) -> None:
    edition = site(update(happened_title=title, happened=span("2025-06-17", "2025-06-17")))
    [event] = events(edition)
    assert event["SUMMARY"] == title
    assert max(map(len, written(edition)["calendar.ics"].split(b"\r\n"))) <= 75  # RFC 5545, 3.1


@given(titles)
def test_an_entry_keeps_its_identifier_when_its_title_changes(title: str) -> None:
    changed = update(title=title, diary=(meeting("2025-09-30", title),), happened=span("2025-06-17", "2025-06-17"))
    days = {str(event["UID"]): event["DTEND"].dt - timedelta(days=1) for event in events(site(changed))}
    assert days == {
        "2025-07-17-visit-happened@www.exampleton.example": date(2025, 6, 17),
        "2025-07-17-visit-diary-2025-09-30@www.exampleton.example": date(2025, 9, 30),
    }


BOARD, FAMILIES, CABINET = (
    meeting("2025-09-30"),
    meeting("2025-10-07", "Families meet"),
    meeting("2025-09-30", "Cabinet"),
)


def identifiers(*diary: DiaryDate, published: tuple[DiaryDate, ...] = ()) -> dict[str, str]:
    """The identifier of each entry of one update's diary, by its title; `published` is what it was before."""
    before = site(update(diary=published))
    found = facts(before.record)
    chain = with_publication(Chain(), Publication(found.things, found, before.now)) if published else Chain()
    return {str(event["SUMMARY"]): str(event["UID"]) for event in events(site(update(diary=diary), chain=chain))}


@pytest.mark.parametrize("others", [(FAMILIES, BOARD), (meeting("2025-08-01", "Before"), BOARD, FAMILIES), (BOARD,)])
def test_an_entry_keeps_its_identifier_whatever_comes_before_it(others: tuple[DiaryDate, ...]) -> None:
    assert identifiers(*others)["Board meets"] == identifiers(BOARD, FAMILIES)["Board meets"]


def test_two_entries_of_one_day_are_told_apart_in_either_order() -> None:
    found = identifiers(BOARD, CABINET)
    assert found == identifiers(CABINET, BOARD)
    assert all(uid.startswith("2025-07-17-visit-diary-2025-09-30-") for uid in found.values())


def test_a_date_that_was_published_keeps_its_identifier_whatever_comes_to_its_day_or_leaves_it() -> None:
    alone = identifiers(BOARD)
    for order in permutations((BOARD, CABINET)):
        assert identifiers(*order, published=(BOARD,)).items() >= alone.items()
        assert identifiers(*order, published=(CABINET, BOARD)) == identifiers(BOARD, CABINET)
    assert identifiers(BOARD, published=(BOARD, CABINET)).items() <= identifiers(BOARD, CABINET).items()
    assert identifiers(meeting("2025-09-30", "The board meets"), published=(BOARD,)) == {
        "The board meets": alone["Board meets"]
    }


@given(st.lists(st.tuples(st.sampled_from(["2025-09-30", "2025-10-07"]), titles), max_size=4), st.randoms())
def test_no_two_entries_share_an_identifier(items: list[tuple[str, str]], random: Random) -> None:
    diary = [meeting(*item) for item in dict.fromkeys(items)]
    before = identifiers(*diary), [str(event["UID"]) for event in events(site(update(diary=tuple(diary))))]
    random.shuffle(diary)
    assert len(set(before[1])) == len(diary)
    assert identifiers(*diary) == before[0] or len({one.title for one in diary}) < len(diary)


def test_a_correction_is_a_new_revision_and_a_new_spelling_only_a_later_moment() -> None:
    corrected = update(diary=(BOARD,), corrections=(Correction(day("2025-08-01"), "Another room."),))
    first, second, third = (
        events(site(one))[0] for one in (update(diary=(BOARD,)), corrected, replace(corrected, minor=day("2025-08-09")))
    )
    assert [event["SEQUENCE"] for event in (first, second, third)] == [0, 1, 1]
    assert [event["LAST-MODIFIED"].dt.isoformat()[:16] for event in (first, second, third)] == [
        "2025-07-17T12:00",
        "2025-08-01T12:00",
        "2025-08-09T12:00",
    ]
