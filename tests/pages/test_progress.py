"""What the progress page says of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from site_builder.edition import Edition
from site_builder.pages.progress import pages
from site_builder.record.documents import Document
from site_builder.record.prose import plain_text
from site_builder.record.ratings import Delivery, Impact
from site_builder.views.age import newest_entry
from site_builder.views.progress import LATEST
from site_builder.views.standing import latest_judgement, rated, standing

from .made_up import HERE, area, event, judgement, promise, rating, site, update, withdrawn


def test_the_latest_judgement_is_that_of_the_latest_date() -> None:
    edition = site(
        judgements=(judgement("2022-09-21", "Inadequate"), judgement("2024", "Better"), judgement("2018", "Good"))
    )
    found = latest_judgement(edition)
    assert found and found.overall == "Better"


def test_a_stretch_counts_by_its_end() -> None:
    edition = site(judgements=(judgement("2022-01/2023-12", "Long"), judgement("2023-11", "Short")))
    found = latest_judgement(edition)
    assert found and found.overall == "Long"


def test_a_judgement_names_its_report_once() -> None:
    def told(title: str) -> str:
        report = Document(title, HERE, url="https://example.org/report")
        [page] = pages(site(judgements=(replace(judgement("2022-09", "Inadequate"), source=report),)))
        return page.body

    assert plain_text(told("Inspection")).count("Inspection") == 1
    assert '<a href="https://example.org/report">Inspection</a>' in told("Inspection")
    assert '(<a href="https://example.org/report">Report to councillors</a>)' in told("Report to councillors")


def test_no_judgement_is_made_up() -> None:
    assert latest_judgement(site()) is None
    assert standing(site()).endswith("There is no inspectors’ judgement in this record.")


def test_the_answer_counts_every_rating_and_quotes_the_judgement() -> None:
    edition = site(
        judgements=(judgement("2022-09", "Inadequate"),),
        areas=(
            area(1, ratings=(rating("2025-12-01"),)),
            area(2, ratings=(rating("2026-02-01", Delivery.AT_RISK, Impact.NOT_YET),)),
            area(3),
        ),
    )
    assert standing(edition) == (
        "Of 3 areas, 2 are rated in this record. Impact for children: 1 “Getting better” and 1 “Not better yet”. "
        "Delivery: 1 “On track” and 1 “At risk of delay”. The ratings are dated 1 December 2025 to 1 February 2026. "
        "The latest judgement in this record, by Inspectors and dated September 2022, is “Inadequate”."
    )


def test_without_ratings_the_page_says_that_the_record_cannot_say() -> None:
    assert rated(site(areas=(area(1), area(2)))) == (
        "This record cannot say for the plan as a whole: it has no rating for any of the plan’s 2 areas."
    )
    assert (
        rated(site(areas=(area(1),)))
        == "This record cannot say for the plan: it has no rating for the plan’s one area."
    )
    assert rated(site()) == "This record cannot say: there are no areas of the plan in it."


def test_the_councils_own_words_for_a_rating_are_in_the_answer() -> None:
    own = site(areas=(area(1, ratings=(rating("2026-02"),)),), rating_words={"impact/improving": "Moving on"})
    assert "1 “Moving on”." in rated(own)


def test_only_the_last_rating_of_an_area_counts() -> None:
    old, new = rating("2025-01", Delivery.OFF_TRACK, Impact.WORSE), rating("2026-02")
    assert "worse" not in rated(site(areas=(area(1, ratings=(old, new)),)))


def test_old_ratings_are_told_with_their_age_where_the_record_has_something_newer() -> None:
    rated_once = (area(1, ratings=(rating("2024-01-15"),)),)
    newer = site(update("2026-02-01"), areas=rated_once)
    assert rated(newer).endswith(
        "The rating is dated 15 January 2024, 2 years 1 month before this page was made on 2 March 2026."
    )
    assert rated(site(areas=rated_once)).endswith("The rating is dated 15 January 2024.")


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        (site(update("2026-02-14")), "The newest entry in this record is an update dated 14 February 2026."),
        (site(update("2025-12-03")), "The newest entry in this record is an update dated 3 December 2025."),
        (
            site(update("2025-12-02")),
            "The newest entry in this record is an update dated 2 December 2025, 3 months before this page was made on 2 March 2026.",
        ),
        (
            site(update("2024-01"), judgements=(judgement("2024-05-01", "Good"),)),
            "The newest entry in this record is a judgement dated 1 May 2024, 22 months before this page was made on 2 March 2026.",
        ),
        (
            site(update("2022-01-01"), events=(event("2024-03", due=False), event("2025-06-01", due=True))),
            "The newest entry in this record is an event in the timeline dated March 2024, 23 months before this page was made on 2 March 2026.",
        ),
        (site(events=(event("2027-01-01"),)), "There is no dated entry in this record."),
        (site(), "There is no dated entry in this record."),
    ],
)
def test_the_newest_entry_is_told_with_its_age(edition: Edition, words: str) -> None:
    assert newest_entry(edition) == words


def test_the_first_screen_tells_how_long_there_has_been_no_news() -> None:
    [page] = pages(site(update("2025-07-17")))
    body = plain_text(page.body)
    assert (
        body.index("7 months without news.") < body.index("Counted on 2 March 2026") < body.index("Where things stand")
    )


def test_areas_without_any_rating_say_so_once_and_show_their_last_update() -> None:
    [page] = pages(site(update("2025-07-17", areas=(1,)), areas=(area(1), area(2))))
    body = plain_text(page.body)
    assert body.count("No area is rated in this record.") == 1 and "No rating in this record" not in body
    assert "Last update in this record: 17 July 2025" in body
    assert "No update in this record is about this area" in body


def test_gaps_are_kept_apart_from_what_is_slow_and_say_that_it_may_have_happened() -> None:
    made = (promise("own", "2025-01"), promise("theirs", "2025-02", by="The government"))
    [page] = pages(site(update("2024-01-01", promises=made)))
    body = plain_text(page.body)
    slow, gaps = body.index("Where progress is slow"), body.index("What this record does not show")
    assert "Promise own" not in body[slow:gaps]
    own = body.index("Promised by Exampleton, past its date, not shown as kept: Promise own Promised by January")
    others = (
        "Promised by others, expected or required, past its date, not shown as done: Promise theirs Who: The government"
    )
    assert body.index("It may all have happened") < own < body.index(others)


def test_the_page_shows_the_five_latest_updates_and_no_withdrawn_one() -> None:
    updates = [update(f"2025-0{month}-01", f"month-{month}") for month in range(1, 8)]
    [page] = pages(site(*updates, withdrawn("2025-08-01")))
    shown = [month for month in range(1, 8) if f'<h3><a href="./updates/2025-0{month}-01' in page.body]
    assert shown == [3, 4, 5, 6, 7] and len(shown) == LATEST
    assert "gone" not in page.body and "All 7 updates" in page.body


def test_an_empty_record_has_a_page_that_says_so() -> None:
    [page] = pages(site())
    for words in (
        "There are no updates in this record.",
        "There are no areas of the plan in this record.",
        "There are no future dates in",
    ):
        assert words in page.body
