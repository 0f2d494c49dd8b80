"""The calendar, read back with icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar, Event

from site_builder.model.dates import Span
from site_builder.model.site import Site
from site_builder.model.updates import DiaryDate, Withdrawal

from .made_up import HERE, SITE_URL, day, settings, site, titles, update, written


def meeting(typed: str, title: str = "Board meets", **more: Any) -> DiaryDate:
    """A date to come."""
    return DiaryDate(day(typed), title, HERE, **more)


def calendar(record: Site) -> Calendar:
    """The calendar as a program reads it."""
    return Calendar.from_ical(written(record)["calendar.ics"])


def events(record: Site) -> list[Event]:
    """Its entries, in the order of the file."""
    return list(calendar(record).walk("VEVENT"))


def span(first: str, last: str) -> Span:
    """Two days or months as they are typed."""
    return Span(day(first), day(last))


def test_the_calendar_says_whose_it_is_and_when_to_look_again() -> None:
    read = calendar(site(settings=settings(site_name="Roads, parks; and more")))
    assert read["PRODID"] == "-//Exampleton Council//progress//EN"
    assert read["VERSION"] == "2.0"
    content = written(site(settings=settings(site_name="Roads, parks; and more")))["calendar.ics"]
    # RFC 7986, 5.1: text, which is escaped; icalendar leaves the names of a calendar as they are when it reads them.
    assert b"\r\nNAME:Roads\\, parks\\; and more\r\nX-WR-CALNAME:Roads\\, parks\\; and more\r\n" in content
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_date_to_come_is_an_entry_of_the_whole_day() -> None:
    diary = meeting("2025-09-30", note="In public.", url="https://council.example/board")
    [event] = events(site(update(diary=(meeting("2025-10"), diary))))
    assert event["UID"] == "2025-07-17-visit-diary-2@www.exampleton.example"
    assert event["SUMMARY"] == "Board meets"
    assert event["DESCRIPTION"] == (
        "In public.\nFrom the update: Title of 2025-07-17-visit\nhttps://council.example/board"
    )
    assert event["URL"] == f"{SITE_URL}updates/2025-07-17-visit/"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 9, 30), date(2025, 10, 1))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["DTSTAMP"].dt == datetime(2025, 7, 17, tzinfo=UTC)


def test_what_took_place_on_several_days_is_one_entry_that_ends_the_day_after() -> None:
    [event] = events(site(update(happened=span("2025-06-17", "2025-06-18"), happened_title="The visit itself")))
    assert event["UID"] == "2025-07-17-visit-happened@www.exampleton.example"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2025, 6, 17), date(2025, 6, 19))
    assert event["SUMMARY"] == "The visit itself"
    assert event["DESCRIPTION"] == "Told in the update of 17 July 2025: Title of 2025-07-17-visit"


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


def test_entries_stand_by_day_and_then_by_identifier() -> None:
    late = update("2025-07-17-b", diary=(meeting("2025-09-30", "First"), meeting("2025-09-01", "Second")))
    early = update("2025-07-17-a", diary=(meeting("2025-09-30", "Third"),), happened=span("2025-09-30", "2025-09-30"))
    assert [str(event["UID"]).partition("@")[0] for event in events(site(late, early))] == [
        "2025-07-17-b-diary-2",
        "2025-07-17-a-diary-1",
        "2025-07-17-a-happened",
        "2025-07-17-b-diary-1",
    ]


def test_the_last_day_that_there_is_breaks_nothing() -> None:
    [event] = events(site(update(diary=(meeting("9999-12-31"),))))
    assert "DTEND" not in event


@given(titles)
def test_any_title_comes_back_equal_in_lines_that_every_program_can_read(title: str) -> None:
    record = site(update(happened_title=title, happened=span("2025-06-17", "2025-06-17")))
    [event] = events(record)
    assert event["SUMMARY"] == title
    assert max(map(len, written(record)["calendar.ics"].split(b"\r\n"))) <= 75  # RFC 5545, 3.1


@given(titles)
def test_an_entry_keeps_its_identifier_when_its_title_changes(title: str) -> None:
    changed = update(title=title, diary=(meeting("2025-09-30", title),), happened=span("2025-06-17", "2025-06-17"))
    days = {str(event["UID"]): event["DTEND"].dt - timedelta(days=1) for event in events(site(changed))}
    assert days == {
        "2025-07-17-visit-happened@www.exampleton.example": date(2025, 6, 17),
        "2025-07-17-visit-diary-1@www.exampleton.example": date(2025, 9, 30),
    }
