"""Every date of the record on one page, from today backwards."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.edition import Edition
from site_builder.pages.timeline import pages
from site_builder.record.prose import plain_text
from site_builder.record.updates import DiaryDate
from site_builder.views.moments import Label, moments
from site_builder.views.timeline import MOST_OPEN, TimelineView, timeline_view

from .made_up import HERE, event, judgement, site, span, update, when, withdrawn


def view(edition: Edition) -> TimelineView:
    return timeline_view(edition, "Timeline")


def planned(day: str, title: str = "Board meets", **changes: Any) -> DiaryDate:
    return DiaryDate(when(day), title, HERE, **changes)


def gaps(edition: Edition) -> dict[str, int]:
    """The months of silence before each entry that has any, by its title."""
    return {moment.title: moment.months_before for moment in moments(edition) if moment.months_before}


def test_an_update_is_one_entry_that_says_when_it_happened_and_what_it_says() -> None:
    found = update("2025-07-17", "visit", happened=span("2025-06-17/2025-06-18"))
    [page] = pages(site(found))
    assert "17 July 2025 Published · happened 17 to 18 June 2025 Visit Text of visit." in plain_text(page.body)
    assert page.body.count("Text of visit.") == 1


def test_what_happened_has_its_own_name_if_it_was_given_one() -> None:
    found = update("2022-09-21", "inadequate", happened=span("2022-07-18/2022-07-29"), happened_title="The visit")
    [page] = pages(site(found))
    assert "21 September 2022 Published Inadequate The visit: 18 to 29 July 2022 " in plain_text(page.body)


def test_at_one_date_what_was_published_is_above_plans_and_events() -> None:
    edition = site(
        update("2025-07-17", "published"),
        events=(event("2025-07-17", "Planned", due=True), event("2025-07-17", "Event")),
    )
    [chapter] = view(edition).chapters
    assert [line.title for line in chapter.lines] == ["Published", "Planned", "Event"]


def test_one_date_and_sort_goes_by_title() -> None:
    edition = site(events=(event("2025", "b"), event("2025", "a")))
    assert [moment.title for moment in moments(edition)] == ["a", "b"]


def test_a_year_and_a_month_are_where_their_first_day_would_be() -> None:
    dates = ("2025-06-30", "2025", "2025-07", "2024-12-31", "2025-06/2025-08", "2025-07-02")
    edition = site(events=tuple(event(typed) for typed in dates))
    assert [str(moment.date) for moment in moments(edition)] == [
        *("2024-12-31", "2025", "2025-06/2025-08", "2025-06-30", "2025-07", "2025-07-02")
    ]


def test_a_withdrawn_update_is_in_no_timeline() -> None:
    assert not view(site(withdrawn("2025-01-01", happened=span("2024"))))


@given(st.lists(st.dates(date(1000, 1, 1), date(2026, 3, 1)), max_size=20))
def test_the_newest_comes_first_and_nothing_is_left_out(days: list[date]) -> None:
    shown = view(site(events=tuple(event(day.isoformat()) for day in days)))
    found = [line.date.first_day for chapter in shown.chapters for line in chapter.lines]
    assert found == sorted(days, reverse=True)


def test_a_planned_date_is_marked_and_no_proof() -> None:
    [page] = pages(site(events=(event("2027-05", "A visit", due=True, note="Two sources differ."),)))
    assert '<span class="label">Planned</span>' in page.body
    assert "<strong>Note:</strong> Two sources differ." in page.body
    assert "“Planned” marks" in page.body


def test_an_update_that_was_written_later_says_so_and_is_not_said_to_be_published() -> None:
    [page] = pages(site(update("2021-05-18", "notice", written=when("2026-02-22"))))
    assert "18 May 2021 written on 22 February 2026 Notice" in plain_text(page.body)
    assert ">Published<" not in page.body and "“Planned” marks" not in page.body


def test_updates_of_one_day_are_in_their_order() -> None:
    edition = site(
        update("2022-09-21", "direction", order_of_day=2),
        update("2022-09-21", "report", order_of_day=1),
        update("2022-09-21", "before", order_of_day=-1),
        update("2022-09-21", "a"),
    )
    [chapter] = view(edition).chapters
    assert [line.title for line in chapter.lines] == [one.title for one in edition.record.shown]
    assert [one.title for one in edition.record.shown] == ["Direction", "Report", "A", "Before"]


def test_a_date_of_the_diary_is_planned_and_appears_once() -> None:
    diary = (planned("2026-05-12"), planned("2024-01-31", "Board"), planned("2026-06", "Phase 2 ends"))
    edition = site(
        update("2025-01-01", "a", diary=diary, happened=span("2024-12-01")),
        update("2025-02-01", "b", diary=(planned("2026-05-12"),)),
        events=(event("2026-06", "phase 2 ends", due=True),),
    )
    found = [(str(moment.date), moment.title) for moment in moments(edition) if moment.label is Label.PLANNED]
    assert found == [("2024-01-31", "Board"), ("2026-05-12", "Board meets"), ("2026-06", "phase 2 ends")]
    shown = view(edition)
    assert [(line.title, line.happened) for line in shown.planned] == [("Board meets", None), ("phase 2 ends", None)]
    assert shown.before and [line.title for line in shown.before.chapters[0].lines] == ["Board"]


def test_what_is_to_come_is_apart_soonest_first_and_today_is_above_what_was() -> None:
    edition = site(update("2025-07-17", diary=(planned("2026-05-12"), planned("2026-03"), planned("2026-02"))))
    shown = view(edition)
    assert [str(line.date) for line in shown.planned] == ["2026-03", "2026-05-12"]
    assert shown.pause == "7 months"
    [page] = pages(edition)
    assert (
        "Today 2 March 2026 7 months in which nothing is shown to have happened 2026 February 2026 Planned"
        in plain_text(page.body)
    )
    assert not view(site())


def test_more_than_half_a_year_without_an_entry_is_a_gap() -> None:
    edition = site(
        update("2020-01-05", "begin"),
        update("2026-03-01", "end"),
        events=(
            event("2014", "a year"),
            event("2018-06", "a month"),
            event("2020-02-01/2020-06-30", "a stretch"),
            event("2020-12-30", "six months later"),
            event("2021-06", "planned", due=True),
            event("2021-08-01", "seven months later"),
        ),
    )
    assert gaps(edition) == {"a month": 41, "Begin": 18, "planned": 7, "End": 55}
    [page] = pages(edition)
    assert "3 years 5 months in which nothing is shown to have happened" in plain_text(page.body)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("2021", {"2021": 11}),
        ("2020/2024", {"End": 26}),
        ("2021/2024", {"2021/2024": 26}),
        ("2020-09", {"2020-09": 7, "End": 17}),
        ("2020-09/2021-12", {"2020-09/2021-12": 7}),
        ("2020", {"End": 14}),
    ],
)
def test_a_year_may_be_any_day_of_it_and_several_years_break_no_silence(between: str, expected: dict[str, int]) -> None:
    edition = site(update("2020-01-05", "begin"), update("2022-03-06", "end"), events=(event(between, between),))
    assert gaps(edition) == expected


def test_the_day_on_which_it_happened_ends_a_silence_too() -> None:
    edition = site(update("2024-01", "old"), update("2025-07-17", "new", happened=span("2025-06-17/2025-06-18")))
    assert gaps(edition) == {"New": 16}


def test_years_before_the_first_update_are_folded_and_so_are_old_ones_of_many() -> None:
    many = tuple(event(f"2025-{1 + n % 12:02}-{1 + n % 28:02}", f"n{n}") for n in range(MOST_OPEN))
    edition = site(update("2023-01-05"), events=(*many, event("2024-05"), event("2012", "Long before")))
    shown = view(edition)
    assert [(one.year, one.is_folded) for one in shown.chapters] == [(2025, False), (2024, True), (2023, True)]
    assert shown.before and [one.year for one in shown.before.chapters] == [2012]
    assert [(one.words, one.entries) for one in shown.years] == [
        *(("2025", MOST_OPEN), ("2024", 1), ("2023", 1), ("Before 2023", 1))
    ]


def test_every_year_that_ever_had_an_anchor_still_has_one() -> None:
    edition = site(
        update("2025-01-05", happened=span("2024-12-01"), diary=(planned("2027-05"), planned("2027-06", "b"))),
        events=(event("2012"),),
    )
    [page] = pages(edition)
    found = re.findall(r'id="section-(\d+)"', page.body)
    assert sorted(found) == ["2012", "2024", "2025", "2026", "2027"]


def test_judgements_are_newest_first_in_a_folded_list() -> None:
    edition = site(judgements=(judgement("2018", "Older"), judgement("2022-09-21", "Newer")))
    assert [one.overall for one in view(edition).judgements] == ["Newer", "Older"]
    [page] = pages(edition)
    assert '<summary><h2 id="section-judgements">' in page.body


@pytest.mark.parametrize(("many", "cut"), [(20, False), (21, True)])
def test_summaries_of_many_updates_are_cut_on_screen_and_those_of_events_never(many: int, cut: bool) -> None:
    updates = (update(f"2025-01-{day:02}", f"n{day}") for day in range(1, many + 1))
    [page] = pages(site(*updates, events=(event("2025-02-01", text="It is said nowhere else."),)))
    assert ('class="sided cut"' in page.body) is cut
    assert page.body.count('<p class="told">') == many and "<p>It is said nowhere else.</p>" in page.body
