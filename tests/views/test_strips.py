"""What strips say in words, and when they are stressed."""

from __future__ import annotations

from pages.made_up import area, site, update

from site_builder.views.strips import area_strip, strip_key

AREA = area(1)


def test_a_strip_says_how_many_updates_there_are_and_from_when_to_when() -> None:
    edition = site(areas=(AREA,), updates=(update("2025-06-02", areas=(1,)), update("2024-01", areas=(1,))))
    found = area_strip(edition, AREA)
    assert found and found.told == "2 updates in this record, January 2024 to 2 June 2025"


def test_an_area_that_no_update_names_has_a_strip_that_says_so() -> None:
    found = area_strip(site(areas=(AREA,), updates=(update("2025-06-02"),)), AREA)
    assert found and found.told == "No update in this record" and found.is_long


def test_a_record_without_updates_has_no_strip() -> None:
    assert area_strip(site(areas=(AREA,)), AREA) is None
    assert strip_key(site(areas=(AREA,))) == ""


def test_a_year_without_an_update_is_stressed() -> None:
    today = site().today
    recent, old = f"{today.year}-{today.month:02}", f"{today.year - 2}-{today.month:02}"
    for date, is_long in ((recent, False), (old, True)):
        found = area_strip(site(areas=(AREA,), updates=(update(date, areas=(1,)),)), AREA)
        assert found and found.is_long is is_long


def test_the_key_names_the_first_year() -> None:
    found = strip_key(site(updates=(update("2025-06-02"), update("2021-05"))))
    assert found == "Each dot is an update, from 2021 to today. A dotted line means that none followed."
