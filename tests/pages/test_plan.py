"""The plan and its areas, as their templates print them."""

from __future__ import annotations

import re

from site_builder.pages.plan import pages
from site_builder.record.actions import Action, Status
from site_builder.record.prose import plain_text
from site_builder.record.ratings import Delivery, Impact
from site_builder.record.references import Consultation
from site_builder.views.area import LATEST

from .made_up import HERE, area, rating, site, span, update, when


def test_an_area_shows_its_newest_updates_and_leads_to_all_others() -> None:
    updates = tuple(update(f"2025-01-{day:02}", areas=(1,)) for day in range(LATEST + 3, 0, -1))
    body = next(page.body for page in pages(site(*updates, areas=(area(1),))) if page.address == area(1).address)
    shown, older = body.split("<details")
    assert shown.count('<li class="card">') == LATEST and "3 older updates</summary>" in older
    assert all(f'/updates/{one.name}/"' in body for one in updates)


def test_an_area_with_few_updates_hides_none() -> None:
    updates = tuple(update(f"2025-01-{day:02}", areas=(1,)) for day in range(LATEST, 0, -1))
    assert not [page for page in pages(site(*updates, areas=(area(1),))) if "older update" in page.body]


def test_what_several_groups_were_asked_about_is_said_once() -> None:
    asked = tuple(Consultation(span(f"2025-0{month}"), f"Group {month}", "The plan") for month in (1, 2, 3))
    other = Consultation(span("2025-04"), "Group 4", "Its name")
    plan = next(iter(pages(site(consultations=(*asked, other)))))
    assert re.findall(r"About: (.*?)</p>|(Group \d)", plan.body) == [
        ("The plan", ""),
        ("", "Group 1"),
        ("", "Group 2"),
        ("", "Group 3"),
        ("Its name", ""),
        ("", "Group 4"),
    ]


def test_a_plan_without_ratings_says_so_once_and_never_that_areas_are_rated() -> None:
    page, *_ = pages(site(update("2025-07-17", areas=(1,)), areas=(area(1), area(2))))
    assert page.body.count("Neither of the two areas of the plan is rated.") == 1
    assert "Is it better for children?" not in page.body and "ot rated yet" not in page.body
    assert "Last update <time" in page.body and "No update in this record is about this area" in page.body


def test_a_rated_plan_keeps_its_order_below_its_state() -> None:
    worse = rating("2026-01-01", Delivery.OFF_TRACK, Impact.WORSE)
    areas = (area(1, ratings=(rating("2026-02-01"),)), area(2), area(3, ratings=(worse,)))
    page, *_ = pages(site(update("2025-07-17"), areas=areas))
    order = [page.body.index(f">{number}. Area called {number}</a></h2>") for number in (1, 2, 3)]
    assert order == sorted(order) and page.body.index("Is it better for children?") < order[0]
    assert page.body.count("Not rated yet") == 1


def test_the_plan_says_once_when_its_texts_were_checked_if_that_was_on_one_day() -> None:
    once, *_ = pages(site(areas=tuple(area(number, reviewed=when("2025-11-22")) for number in (1, 2))))
    each, *_ = pages(site(areas=(area(1, reviewed=when("2025-11-22")), area(2, reviewed=when("2025-11-23")), area(3))))
    assert plain_text(once.body).count("All texts were last checked 22 November 2025.") == 1
    assert "Text last checked" not in once.body
    assert plain_text(each.body).count("Text last checked 2") == 2 and "All texts" not in each.body


def test_an_area_tells_how_long_no_update_has_named_it() -> None:
    _, page, other, _ = pages(site(update("2025-07-17", areas=(1,)), areas=(area(1), area(2))))
    assert "7 months without news of this area. No update here has named it since 17 July 2025." in plain_text(
        page.body
    )
    assert plain_text(other.body).count("No update here names this area.") == 1


def test_what_an_area_lacks_is_one_sentence() -> None:
    bare, rated = [
        plain_text(page.body)
        for page in pages(site(areas=(area(1), area(2, ratings=(rating("2025-01-01"),)))))
        if page.address.startswith("plan/0")
    ]
    assert "Not in this record: actions, ratings and measures." in bare
    assert "Not in this record: actions and measures." in rated


def test_an_area_begins_with_its_rating_what_it_answers_why_and_how_old_it_is() -> None:
    _, page, _ = pages(site(areas=(area(1, ratings=(rating("2024-01-10"), rating("2024-09-10"))),)))
    words = plain_text(page.body)
    assert (
        "Delivery Are we doing what we said? On track since 10 January 2024 "
        "Impact Is it better for children? Getting better since 10 January 2024 Why: Because. "
        "It says “Getting better” without naming a source. "
        "Rated by the service itself, not by an inspector, 10 September 2024 · 17 months ago" in words
    )
    assert words.index("Why:") < words.index("What was found.")


def test_the_page_to_print_says_once_that_an_action_is_done() -> None:
    actions = (
        Action("told", "Built it.", HERE, status=Status.DONE, done=when("2025-04"), due=when("2025-03")),
        Action("dated", "Painted it.", HERE, done=when("2025-05")),
    )
    *_, page = pages(site(areas=(area(1, actions=actions),)))
    words = plain_text(page.body)
    assert "Built it. Done, April 2025, due March 2025" in words
    assert "Painted it. Done, May 2025" in words
