"""How long ago something was, and how long there has been no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition
from pages.made_up import area, rating, span, update, withdrawn

from site_builder.edition import Edition
from site_builder.record.council import PreElection
from site_builder.record.dates import When, day_of, months_since
from site_builder.record.updates import Correction
from site_builder.views.age import ago
from site_builder.views.silence import area_silence, silence


def on(day: str, **values: object) -> Edition:
    """A made-up edition at noon of a day."""
    return edition(now=datetime.combine(date.fromisoformat(day), datetime.min.time(), LONDON), **values)


@pytest.mark.parametrize(
    ("moment", "words", "is_long"),
    [
        ("2026-11-26", "today", False),
        ("2026-11-25", "yesterday", False),
        ("2026-11-24", "2 days ago", False),
        ("2026-10-27", "30 days ago", False),
        ("2026-10-26", "1 month ago", False),
        ("2025-11-27", "11 months ago", False),
        ("2025-11-26", "12 months ago", True),
        ("2025-07-17", "16 months ago", True),
        ("2024-11-27", "23 months ago", True),
        ("2024-11-26", "2 years ago", True),
        ("2022-12-15", "3 years 11 months ago", True),
        ("2025-10-26", "13 months ago", True),
        ("2025-11-26/2026-09-30", "1 month ago", False),  # a stretch counts from its end
        ("2026-11", "this month", False),
        ("2026-10", "last month", False),
        ("2026-09", "1 month ago", False),  # it may have been on its last day
        ("2025-11", "11 months ago", False),
        ("2025-10", "12 months ago", True),
        ("2024-01", "2 years 9 months ago", True),
        ("2026", "this year", False),
        ("2025", "last year", False),
        ("2024", "over a year ago", True),
        ("2012", "over 13 years ago", True),
        ("2020/2024", "over a year ago", True),
        ("2026-11-27", "", False),
        ("2026-12", "", False),
        ("2027", "", False),
    ],
)
def test_how_long_ago_is_told_in_words_that_never_say_too_much(moment: str, words: str, is_long: bool) -> None:
    found = ago(on("2026-11-26"), span(moment))
    assert (found.words, found.is_long) == (words, is_long)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 4000))
def test_what_was_some_months_ago_was_at_least_so_long_ago(first: date, days: int) -> None:
    today = first + timedelta(days)
    for moment in (day_of(first), When(first.year, first.month), When(first.year)):
        months = months_since(moment, today)
        assert months * 28 <= max(0, (today - moment.last_day).days)
        assert months <= months_since(day_of(first), today)


def test_silence_begins_after_half_a_year_and_says_on_which_day_it_was_counted() -> None:
    young, old = (silence(on(day, updates=(update("2025-07-17"),))) for day in ("2026-01-16", "2026-01-17"))
    assert (young.heading, young.since, young.is_long) == ("", "Last news: 17 July 2025.", False)
    assert (old.heading, old.since) == (
        "6 months without news.",
        "Nothing has been published here since 17 July 2025.",
    )
    assert (
        old.is_long and old.counted == When(2026, 1, 17) and (old.date, old.length) == (When(2025, 7, 17), "6 months")
    )


def test_nothing_is_said_to_be_unpublished_that_was_written_or_corrected_later() -> None:
    written = update("2025-07-17", written=When(2026, 11, 25))
    old = update("2025-01-01", "old")
    corrected = replace(old, corrections=(Correction(When(2026, 3, 1), "A figure."),))
    for updates in ((written, old), (update("2025-07-17"), corrected)):
        found = silence(on("2026-11-26", updates=updates))
        assert found.since == "The last news here is dated 17 July 2025."


def test_a_newer_rating_is_told_beside_the_silence() -> None:
    rated = (area(1, ratings=(rating("2026-03-09"),)),)
    found = silence(on("2026-11-26", updates=(update("2025-07-17"),), areas=rated))
    assert found.since == (
        "The last news here is dated 17 July 2025. Newer in this record: a rating dated 9 March 2026."
    )


def test_a_withdrawn_update_is_no_news_and_without_any_there_is_no_length() -> None:
    found = silence(on("2026-11-26", updates=(withdrawn("2026-01-01"),)))
    assert (found.heading, found.since, found.date, found.length) == ("", "There is no news here yet.", None, "")


def test_an_area_is_silent_since_the_last_update_that_names_it() -> None:
    places = (area(1), area(2), area(3))
    updates = (update("2026-11-01", areas=(1,)), update("2024-01", areas=(2,)))
    found = [area_silence(on("2026-11-26", updates=updates, areas=places), one) for one in places]
    assert [(one.heading, one.since) for one in found] == [
        ("", "Last news of this area: 1 November 2026."),
        ("2 years 9 months without news of this area.", "No update here has named it since January 2024."),
        ("", "No update here names this area."),
    ]


def test_an_election_is_a_reason_on_its_days_alone() -> None:
    period = PreElection(date(2026, 11, 24), date(2026, 12, 10), "County election")
    said = [
        silence(on(day, updates=(update("2025-07-17"),), pre_election=(period,))).why
        for day in ("2026-11-23", "2026-11-24", "2026-12-10", "2026-12-11")
    ]
    words = "Before an election less may be published, here from 24 November 2026 to 10 December 2026: County election."
    assert said == ["", words, words, ""]
