"""What a journey says in words: all that it draws."""

from __future__ import annotations

from dataclasses import replace

from pages.made_up import judgement, numbered, site, span, update

from site_builder.edition import Edition
from site_builder.record.updates import Kind
from site_builder.views.journey import journey_view


def told(edition: Edition) -> tuple[str, ...]:
    found = journey_view(edition)
    assert found
    return found.told


def visit(date: str, number: int, **changes: object) -> object:
    return replace(numbered(date, number), kind=Kind.INSPECTION, **changes)


def test_each_judgement_is_told_oldest_first() -> None:
    edition = site(judgements=(judgement("2022-09-21", "Inadequate"), judgement("2014", "Requires Improvement")))
    assert told(edition) == (
        "2014, Inspectors: Requires Improvement. Inspection",
        "21 September 2022, Inspectors: Inadequate. Inspection",
        "There are no updates in this record.",
    )


def test_visits_are_told_by_number_with_when_they_took_place_and_which_are_missing() -> None:
    seventh = visit("2025-07-17", 7, happened=span("2025-06-17/2025-06-18"))
    edition = site(updates=(seventh, visit("2023-06", 1)))
    assert told(edition)[0] == (
        "Visits: number 1 (June 2023) and number 7 (17 to 18 June 2025). Missing from this record: 2 to 6."
    )


def test_a_series_that_is_not_of_inspections_is_not_drawn() -> None:
    found = journey_view(site(updates=(numbered("2025-06", 1),)))
    assert found and [one.text for one in found.drawn.labels] == ["Updates here"]


def test_only_the_series_that_were_continued_last_are_drawn() -> None:
    series = [
        replace(numbered(f"2025-0{month}", 1, name), kind=Kind.INSPECTION)
        for month, name in ((7, "A"), (6, "B"), (5, "C"))
    ]
    found = journey_view(site(updates=tuple(series)))
    assert found and [one.text for one in found.drawn.labels] == ["A", "B", "Updates here"]


def test_silence_is_told_with_the_updates() -> None:
    year = site().today.year - 2
    assert told(site(updates=(update(f"{year}-01-05"),)))[-1].endswith("without news.")


def test_a_record_with_nothing_has_no_journey() -> None:
    assert journey_view(site()) is None
