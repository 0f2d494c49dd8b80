"""Every date of the record on one page."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.timeline import moments, pages

from .made_up import event, site, span, update, withdrawn


def test_at_one_date_events_come_before_what_happened_and_that_before_what_was_published() -> None:
    record = site(
        update("2025-07-17", "published"),
        update("2025-08-01", "happened", happened=span("2025-07-17")),
        events=(event("2025-07-17", "Planned", due=True), event("2025-07-17", "Event")),
    )
    assert [(moment.label, moment.title) for moment in moments(record)] == [
        ("event", "Event"),
        ("planned", "Planned"),
        ("happened", "Happened"),
        ("published", "Published"),
        ("published", "Happened"),
    ]


def test_one_date_and_sort_goes_by_title() -> None:
    record = site(events=(event("2025", "b"), event("2025", "a")))
    assert [moment.title for moment in moments(record)] == ["a", "b"]


def test_a_year_and_a_month_stand_where_their_first_day_would() -> None:
    dates = ("2025-06-30", "2025", "2025-07", "2024-12-31", "2025-06/2025-08", "2025-07-02")
    record = site(events=tuple(event(typed) for typed in dates))
    assert [str(moment.date) for moment in moments(record)] == [
        *("2024-12-31", "2025", "2025-06/2025-08", "2025-06-30", "2025-07", "2025-07-02")
    ]


def test_a_withdrawn_update_stands_in_no_timeline() -> None:
    assert moments(site(withdrawn("2025-01-01", happened=span("2024")))) == []


@given(st.lists(st.dates(date(1000, 1, 1)), max_size=20))
def test_the_oldest_comes_first(days: list[date]) -> None:
    found = [moment.date.first_day for moment in moments(site(events=tuple(event(day.isoformat()) for day in days)))]
    assert found == sorted(days)


def test_a_planned_date_is_marked_and_no_proof() -> None:
    [page] = pages(site(events=(event("2027-05", "A visit", due=True, note="Two sources differ."),)))
    assert '<span class="label">Planned</span>' in page.body
    assert "<strong>Note:</strong> Two sources differ." in page.body


def test_more_than_half_a_year_without_a_moment_is_a_gap_as_far_as_months_are_known() -> None:
    record = site(
        events=(
            event("2012", "a year"),
            event("2020-01", "begin"),
            event("2020-02-01/2020-06-30", "a stretch"),
            event("2020-12-30", "six months later"),
            event("2021-06", "planned", due=True),
            event("2021-08-01", "seven months later"),
        )
    )
    gaps = {moment.title: moment.months_before for moment in moments(record) if moment.months_before}
    assert gaps == {"seven months later": 7}
