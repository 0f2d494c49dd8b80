"""Every date of the record on one page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition import Edition
from site_builder.pages.timeline import pages
from site_builder.record.updates import DiaryDate
from site_builder.views.timeline import Label, Moment, moments

from .made_up import HERE, event, judgement, site, span, update, when, withdrawn

TODAY = site().today


def told(edition: Edition) -> list[Moment]:
    """The lines of the timeline without today's."""
    return [moment for moment in moments(edition) if moment.label is not Label.TODAY]


def planned(day: str, title: str = "Board meets", **changes: Any) -> DiaryDate:
    return DiaryDate(when(day), title, HERE, **changes)


def gaps(edition: Edition) -> dict[str, int]:
    """The months of silence before each line that has any, by its title; before today under ""."""
    return {moment.title: moment.months_before for moment in moments(edition) if moment.months_before}


def test_at_one_date_events_come_before_what_happened_and_that_before_what_was_published() -> None:
    edition = site(
        update("2025-07-17", "published"),
        update("2025-08-01", "happened", happened=span("2025-07-17")),
        events=(event("2025-07-17", "Planned", due=True), event("2025-07-17", "Event")),
    )
    assert [(moment.label, moment.title) for moment in told(edition)] == [
        ("event", "Event"),
        ("planned", "Planned"),
        ("happened", "What this is about took place: Happened"),
        ("published", "Published"),
        ("published", "Happened"),
    ]


def test_one_date_and_sort_goes_by_title() -> None:
    edition = site(events=(event("2025", "b"), event("2025", "a")))
    assert [moment.title for moment in told(edition)] == ["a", "b"]


def test_a_year_and_a_month_are_where_their_first_day_would_be() -> None:
    dates = ("2025-06-30", "2025", "2025-07", "2024-12-31", "2025-06/2025-08", "2025-07-02")
    edition = site(events=tuple(event(typed) for typed in dates))
    assert [str(moment.date) for moment in told(edition)] == [
        *("2024-12-31", "2025", "2025-06/2025-08", "2025-06-30", "2025-07", "2025-07-02")
    ]


def test_a_withdrawn_update_is_in_no_timeline() -> None:
    assert moments(site(withdrawn("2025-01-01", happened=span("2024")))) == []


@given(st.lists(st.dates(date(1000, 1, 1)), max_size=20))
def test_the_oldest_comes_first(days: list[date]) -> None:
    found = [moment.date.first_day for moment in told(site(events=tuple(event(day.isoformat()) for day in days)))]
    assert found == sorted(days)


def test_a_planned_date_is_marked_and_no_proof() -> None:
    [page] = pages(site(events=(event("2027-05", "A visit", due=True, note="Two sources differ."),)))
    assert '<span class="label">Planned</span>' in page.body
    assert "<strong>Note:</strong> Two sources differ." in page.body


def test_a_day_is_named_after_what_took_place_and_not_after_what_was_found() -> None:
    found = update("2022-09-21", "inadequate", happened=span("2022-07-18/2022-07-29"))
    [visit, _] = told(site(found))
    assert (str(visit.date), visit.title) == ("2022-07-18/2022-07-29", "What this is about took place: Inadequate")
    named = update("2022-09-21", "inadequate", happened=span("2022-07-18/2022-07-29"), happened_title="The visit")
    assert told(site(named))[0].title == "The visit"


def test_an_update_that_was_written_later_is_dated_and_not_published() -> None:
    [page] = pages(site(update("2021-05-18", "notice", written=when("2026-02-22"))))
    assert '<span class="label">Dated</span>' in page.body and "Published" not in page.body


def test_updates_of_one_day_are_in_their_order() -> None:
    edition = site(
        update("2022-09-21", "direction", order_of_day=2),
        update("2022-09-21", "report", order_of_day=1),
        update("2022-09-21", "before", order_of_day=-1),
        update("2022-09-21", "a"),
    )
    assert [moment.title for moment in told(edition)] == ["Before", "A", "Report", "Direction"]
    assert [one.title for one in edition.record.shown] == ["Direction", "Report", "A", "Before"]


def test_a_date_of_the_diary_is_planned_and_appears_once() -> None:
    diary = (planned("2026-05-12"), planned("2024-01-31", "Board"), planned("2026-06", "Phase 2 ends"))
    edition = site(
        update("2025-01-01", "a", diary=diary),
        update("2025-02-01", "b", diary=(planned("2026-05-12"),)),
        events=(event("2026-06", "phase 2 ends", due=True),),
    )
    found = [(str(moment.date), moment.title) for moment in told(edition) if moment.label is Label.PLANNED]
    assert found == [("2024-01-31", "Board"), ("2026-05-12", "Board meets"), ("2026-06", "phase 2 ends")]


def test_today_is_between_what_was_and_what_is_to_come_with_the_silence_before_it() -> None:
    edition = site(update("2025-07-17", diary=(planned("2026-05-12"),)))
    assert [moment.label for moment in moments(edition)] == [Label.PUBLISHED, Label.TODAY, Label.PLANNED]
    assert gaps(edition) == {"": 7}
    [page] = pages(edition)
    assert "This record shows nothing that happened in these 7 months" in page.body
    assert '<time datetime="2026-03-02">2 March 2026</time> <span class="label">Today</span>' in page.body
    assert moments(site()) == []


def test_more_than_half_a_year_without_a_moment_is_a_gap_from_the_first_update_on() -> None:
    edition = site(
        update("2020-01-05", "begin"),
        update("2026-03-01", "end"),
        events=(
            event("2012-01", "long before"),
            event("2019-01-01", "background"),
            event("2020-02-01/2020-06-30", "a stretch"),
            event("2020-12-30", "six months later"),
            event("2021-06", "planned", due=True),
            event("2021-08-01", "seven months later"),
        ),
    )
    assert gaps(edition) == {"seven months later": 7, "End": 55}


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("2021", {"2021": 11}),
        ("2020/2024", {"End": 26}),
        ("2020-09", {"2020-09": 7, "End": 17}),
        ("2020-09/2021-12", {"2020-09/2021-12": 7}),
        ("2020", {"End": 14}),
    ],
)
def test_a_year_may_be_any_day_of_it_and_several_years_break_no_silence(between: str, expected: dict[str, int]) -> None:
    edition = site(update("2020-01-05", "begin"), update("2022-03-06", "end"), events=(event(between, between),))
    assert {title: months for title, months in gaps(edition).items() if title} == expected


def test_all_blocks_of_the_page_are_oldest_first() -> None:
    [page] = pages(site(judgements=(judgement("2022-09-21", "Newer"), judgement("2018", "Older"))))
    assert page.body.index("Older") < page.body.index("Newer")
