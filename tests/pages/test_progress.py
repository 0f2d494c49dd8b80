"""What the progress page says of the whole."""

from __future__ import annotations

import pytest

from site_builder.model.ratings import Delivery, Impact
from site_builder.pages.progress import LATEST, latest_judgement, pages, rated, standing

from .made_up import area, judgement, rating, site, update, withdrawn


def test_the_latest_judgement_is_that_of_the_latest_date() -> None:
    record = site(
        judgements=(judgement("2022-09-21", "Inadequate"), judgement("2024", "Better"), judgement("2018", "Good"))
    )
    found = latest_judgement(record)
    assert found and found.overall == "Better"


def test_a_stretch_counts_by_its_end() -> None:
    record = site(judgements=(judgement("2022-01/2023-12", "Long"), judgement("2023-11", "Short")))
    found = latest_judgement(record)
    assert found and found.overall == "Long"


def test_no_judgement_is_made_up() -> None:
    assert latest_judgement(site()) is None
    assert standing(site()).startswith("No inspector's judgement is in this record yet.")


def test_the_standing_quotes_the_judgement_and_counts_the_ratings() -> None:
    record = site(
        judgements=(judgement("2022-09", "Inadequate"),), areas=(area(1, ratings=(rating("2025-01"),)), area(2))
    )
    assert standing(record) == (
        "The latest judgement by Inspectors, of September 2022, is “Inadequate”. "
        "Of 2 areas, 1 is rated: 1 on track or complete, and 1 where things get better for children."
    )


def test_without_ratings_the_page_says_that_none_is_published() -> None:
    assert rated(site(areas=(area(1),))) == "The plan has 1 area; no rating of our progress is published yet."
    assert rated(site()) == "The plan has no areas; no rating of our progress is published yet."


@pytest.mark.parametrize(
    ("delivery", "impact", "words"),
    [
        (Delivery.COMPLETE, Impact.SUSTAINED, "1 on track or complete, and 1 where"),
        (Delivery.ON_TRACK, Impact.IMPROVING, "1 on track or complete, and 1 where"),
        (Delivery.ON_TRACK, Impact.MIXED, "1 on track or complete, and none where"),
        (Delivery.AT_RISK, Impact.NOT_YET, "none on track or complete, and none where"),
        (Delivery.OFF_TRACK, Impact.WORSE, "none on track or complete, and none where"),
    ],
)
def test_each_rating_counts_as_what_it_says(delivery: Delivery, impact: Impact, words: str) -> None:
    assert words in rated(site(areas=(area(1, ratings=(rating("2025-01", delivery, impact),)),)))


def test_only_the_latest_rating_of_an_area_counts() -> None:
    old, new = rating("2025-01", Delivery.OFF_TRACK, Impact.WORSE), rating("2025-06")
    assert rated(site(areas=(area(1, ratings=(old, new)),))) == (
        "Of 1 area, 1 is rated: 1 on track or complete, and 1 where things get better for children."
    )


def test_the_page_shows_the_five_latest_updates_and_no_withdrawn_one() -> None:
    updates = [update(f"2025-0{month}-01", f"month-{month}") for month in range(1, 8)]
    [page] = pages(site(*updates, withdrawn("2025-08-01")))
    shown = [month for month in range(1, 8) if f'<h3><a href="./updates/2025-0{month}-01' in page.body]
    assert shown == [3, 4, 5, 6, 7] and len(shown) == LATEST
    assert "gone" not in page.body and "All 7 updates" in page.body


def test_an_empty_record_has_a_page_that_says_so() -> None:
    [page] = pages(site())
    for words in ("No update is published yet.", "The plan has no area in this record yet.", "No date to come is in"):
        assert words in page.body
