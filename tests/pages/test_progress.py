"""What the progress page says of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from site_builder.edition import Edition
from site_builder.pages.progress import pages
from site_builder.record.actions import Action, Status
from site_builder.record.hand_pages import HandPage
from site_builder.record.plan import Area, Block
from site_builder.record.prose import Prose, plain_text
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.updates import Kind, Update
from site_builder.views.age import newest_entry
from site_builder.views.progress import BEFORE

from .made_up import HERE, area, event, judgement, promise, rating, site, update, when, withdrawn


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


def body_of(*updates: Update, **record: Any) -> str:
    """The words of the home page."""
    [page] = pages(site(*updates, **record))
    return plain_text(page.body)


def test_the_page_answers_then_says_why_then_how_old_that_is() -> None:
    visit = update("2025-07-17", kind=Kind.INSPECTION, in_short="They found better help")
    body = body_of(visit, areas=(area(1), area(2)), judgements=(judgement("2022-09", "Inadequate"),))
    parts = (
        "No score yet. Neither of the two areas of the plan is rated.",
        "In this record Inspectors last gave an overall grade in September 2022: Inadequate, the lowest of 4 grades.",
        "Since then: They found better help (July 2025).",
        "7 months without news. Nothing has been published here since 17 July 2025.",
        "Counted on 2 March 2026",
        "What happened last",
    )
    assert [body.index(part) for part in parts] == sorted(body.index(part) for part in parts)


def test_the_page_never_begins_with_what_is_missing() -> None:
    body = body_of(update("2026-02-01"), areas=(area(1, ratings=(rating("2026-02-01"),)),))
    assert body.index("Better in the plan’s one area.") < body.index("There is no inspectors’ judgement")
    assert body.index("Last news: 1 February 2026.") < body.index("There is no inspectors’ judgement")


def test_a_rated_plan_is_shown_with_its_questions_and_its_worst_first() -> None:
    worse = rating("2026-01-01", Delivery.OFF_TRACK, Impact.WORSE)
    [page] = pages(site(areas=(area(1, ratings=(rating("2026-02-01"),)), area(2), area(3, ratings=(worse,)))))
    body = plain_text(page.body)
    assert "Rated lowest, “Getting worse” and “Off track”: Area 3: Area called 3." in body
    assert body.index("Impact: Is it better for children?") < body.index("Delivery: Are we doing what we said?")
    assert "The 3 areas, worst first" in body
    order = [page.body.index(f">{number}. Area called {number}</a></h3>") for number in (3, 1, 2)]
    assert order == sorted(order) and body.count("Not rated yet") == 1


def test_areas_without_any_rating_say_so_once_and_show_their_last_update() -> None:
    body = body_of(update("2024-07-17", areas=(1,)), areas=(area(1), area(2)))
    assert body.count("No area is rated yet") == 1 and "Not rated yet" not in body
    assert "Last update 17 July 2024 19 months ago" in body
    assert "No update in this record is about this area" in body


def test_what_is_late_is_told_with_the_sum_of_all_promises() -> None:
    made = (promise("own", "2025-01"), promise("words"), promise("theirs", "2025-02", by="The government"))
    body = body_of(update("2024-01-01", promises=made))
    assert body.index("Late promises") < body.index("Promise own") < body.index("Also past its date: 1 thing")
    assert "Promise theirs" not in body and "All promises: 1 late, 1 without a date" in body
    not_due = (promise("own", "2027-01"),)
    assert "No promise of ours in this record is past its date" in body_of(update("2024-01-01", promises=not_due))
    assert "There is no promise of ours in this record yet." in body_of()


def test_the_page_shows_the_newest_update_and_four_before_it_and_no_withdrawn_one() -> None:
    updates = [update(f"2025-0{month}-01", f"month-{month}") for month in range(1, 8)]
    [page] = pages(site(*updates, withdrawn("2025-08-01")))
    assert '<h3><a href="./updates/2025-07-01' in page.body
    shown = [month for month in range(1, 8) if f'href="./updates/2025-0{month}-01' in page.body]
    assert shown == [3, 4, 5, 6, 7] and len(shown) == BEFORE + 1
    assert page.body.count('href="./updates/2025-07-01') == 1
    assert "gone" not in page.body and "All 7 updates" in page.body


def test_an_empty_record_has_a_page_that_says_so() -> None:
    body = body_of()
    for words in (
        "We cannot say yet.",
        "There is no news here yet.",
        "There are no updates in this record.",
        "There are no areas of the plan in this record.",
        "No date is set.",
    ):
        assert words in body


def test_the_way_to_be_told_by_email_comes_first_or_it_is_said_that_there_is_none() -> None:
    assert "Get told We have no email list yet. You can subscribe to our calendar or news feed." in body_of()
    assert "Get told Get updates by email." in body_of(email_updates_url="https://example.org/news")


def test_the_page_of_a_council_with_words_of_its_own_has_them() -> None:
    own = site(
        areas=(area(1, ratings=(rating("2026-02", Delivery.OFF_TRACK, Impact.WORSE),)), area(2)),
        rating_words={"impact/worse": "Going down"},
    )
    [page] = pages(own)
    assert "Rated lowest, “Going down”" in plain_text(page.body) and "Going down: 1" in plain_text(page.body)


def test_where_nothing_is_slow_home_says_whether_anybody_looked() -> None:
    def said(*areas: Area) -> str:
        return plain_text(next(pages(site(areas=areas))).body)

    unknown = "so this record cannot say what is slow in the plan"
    assert unknown in said(area(1)) and unknown not in said()
    told = area(1, actions=(Action("a", "Do it.", HERE, status=Status.ON_TRACK),))
    assert "Nothing in the plan is rated or reported as slow." in said(told)
    late = area(1, actions=(Action("a", "Do it.", HERE, status=Status.ON_TRACK, due=when("2025-01")),))
    assert "Slow in the plan: 1 action past its date or slow." in said(late)
    assert unknown not in said(late) and "Nothing in the plan" not in said(late)


def introduced(*updates: Update, **record: Any) -> str:
    introduction = HandPage("docs/index.md", "", "", Prose(("<p>Why there is a plan.</p>",)), HERE)
    return body_of(*updates, introduction=introduction, **record)


def test_while_nothing_has_happened_the_page_begins_with_what_the_plan_is() -> None:
    body = introduced(areas=(area(1),))
    assert body.index("No score yet") < body.index("Why there is a plan.") < body.index("What happened last")
    body = introduced(update("2024-07-17"), areas=(area(1),))
    assert body.index("What happened last") < body.index("Why there is a plan.")


def test_what_the_second_version_is_like_is_told_once_something_of_it_is_written() -> None:
    assert "We have not written this version of the plan yet." in introduced(areas=(area(1),))
    written = replace(area(1), young_people=(Block("", Prose(("<p>We help you.</p>",))),))
    assert "The same plan in short words, with pictures." in introduced(areas=(written,))
