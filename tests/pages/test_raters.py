"""Who rated, on every page that shows ratings: side by side, drawn, in the table, in words for children; what it means first."""

from __future__ import annotations

import re
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages import plan, updates, young_people
from site_builder.pages.recipes import made
from site_builder.record.council import YoungPeople
from site_builder.record.outputs import Page
from site_builder.record.plan import Block
from site_builder.record.prose import Prose, plain_text
from site_builder.record.ratings import Delivery, Impact
from site_builder.views.answer import answer
from site_builder.views.glances import area_glances

from .made_up import area, rating, site, update

OURS = replace(rating("2026-02-01", Delivery.AT_RISK, Impact.MIXED), means="You may wait.", young_people="You wait.")
OLD = rating("2025-03-01", Delivery.ON_TRACK, Impact.CANNOT_BE_JUDGED)
BOARD = replace(
    rating("2026-02-01", Delivery.OFF_TRACK, Impact.CANNOT_BE_JUDGED), by="The <Board>", reason="We saw none."
)
TEXT = (Block("What was wrong", Prose(("<p>For you.</p>",))),)
RATED = area(1, ratings=(OLD, OURS, BOARD), young_people=TEXT)
ALONE = area(2, ratings=(OLD,))


def page_at(edition: Edition, address: str) -> Page:
    found = [*plan.pages(edition), *made(updates.pages(edition), edition), *made(young_people.pages(edition), edition)]
    [page] = [page for page in found if page.address == address]
    return page


def test_two_raters_stand_side_by_side_each_with_its_rating_and_the_page_says_that_they_differ() -> None:
    body = page_at(site(areas=(RATED,)), "plan/01-area/").body
    words = plain_text(body)
    assert "These raters do not agree on either. The service itself For families: You may wait. Delivery" in words
    assert "Rated by the service itself, not by an inspector, 1 February 2026" in words
    assert "The <Board> Delivery Are we doing what we said? Off track since 1 February 2026" in words
    assert "Rated by The <Board>, 1 February 2026" in words


def test_a_rater_alone_has_no_heading_and_differs_from_nobody() -> None:
    body = page_at(site(areas=(ALONE,)), "plan/02-area/").body
    assert 'class="rater"' not in body and "raters" not in plain_text(body) and '<th scope="col">Rated by' not in body


def test_each_rater_is_drawn_on_one_scale_and_told_in_words_and_what_cannot_be_judged_leaves_a_gap() -> None:
    body = page_at(site(areas=(RATED,)), "plan/01-area/").body
    told = re.findall(r"<desc[^>]*>([^<]*)</desc>", body)
    assert told == [
        "Delivery, The service itself: On track from 1 March 2025, At risk of delay since 1 February 2026.",
        "Delivery, The &lt;Board&gt;: Off track since 1 February 2026.",
        "Impact, The service itself: Cannot be judged from 1 March 2025, Mixed since 1 February 2026.",
        "Impact, The &lt;Board&gt;: Cannot be judged since 1 February 2026.",
    ]
    delivery, impact = body.split("Impact</strong> Is it better for children?</p>")
    assert delivery.count('class="up"') == 1 and impact.count('class="up"') == 0
    assert "Dotted: not rated since by the same rater." in body


def test_the_table_has_who_rated_and_an_anchor_for_each_rating() -> None:
    body = page_at(site(areas=(RATED,)), "plan/01-area/").body
    rows = re.findall(r'<tr id="(rating-[^"]*)">.*?data-head="Rated by">(.*?)</td>', body, re.DOTALL)
    assert rows == [
        ("rating-2026-02-01", "The service itself"),
        ("rating-2026-02-01-the-board", "The &lt;Board&gt;"),
        ("rating-2025-03-01", "The service itself"),
    ]


def test_a_list_has_the_lower_rating_of_one_day_and_then_what_the_other_said() -> None:
    [glance] = area_glances(site(areas=(RATED,)), (RATED,))
    assert glance.pair and glance.pair.by == "" and glance.pair.delivery.code == "at-risk"
    assert [(one.rater, one.delivery.code) for one in glance.pair.others] == [("The <Board>", "off-track")]
    body = page_at(site(areas=(RATED,)), "plan/").body
    assert "The <Board>, 1 February 2026: Delivery Off track Impact Cannot be judged" in plain_text(body)


def test_print_has_every_rating_once() -> None:
    words = plain_text(page_at(site(areas=(RATED,)), "plan/print/").body)
    assert words.count("We saw none.") == 1 and words.count("You may wait.") == 1
    assert "1 March 2025, The service itself: delivery On track, impact Cannot be judged. Because." in words


def test_home_says_whose_ratings_it_counts_and_where_raters_do_not_agree() -> None:
    board = area(3, ratings=(BOARD,))
    assert answer(site(areas=(ALONE,))).raters == "These are our own ratings, not an inspector’s."
    assert answer(site(areas=(RATED, ALONE, board))).raters == (
        "Rated by the service itself in 2 areas and The <Board> in 1 area. In 1 area, raters do not agree."
    )
    assert answer(site(areas=(area(4),))).raters == ""


def test_children_and_teenagers_read_what_each_rater_said_and_that_they_differ() -> None:
    edition = site(areas=(RATED,), young_people=YoungPeople(ages="8 to 12", teens=True))
    children = plain_text(page_at(edition, "young-people/01-area/").body)
    assert "Not everybody says the same about this part. We say: Are we doing it? Some of it may be late" in children
    assert "You wait. We said this on 1 February 2026." in children
    assert "The <Board>: Are we doing it? No, we are not doing what we planned" in children
    assert "That is not clear yet since 1 February 2026 The <Board> said this on 1 February 2026." in children
    assert "We saw none." not in children
    teenagers = plain_text(page_at(edition, "young-people/teens/01-area/").body)
    assert "That is not clear yet since 1 February 2026 We saw none. The <Board> said this" in teenagers


def test_what_an_update_means_for_families_stands_before_everything_else_that_it_says() -> None:
    told = update("2026-02-01", means="Help may <come>.", written_summary="In short.", areas=(2,))
    edition = site(told, areas=(ALONE,))
    for address, title in ((told.address, "<h1>"), ("updates/", "<h2>"), ("plan/02-area/", f'{told.address}">')):
        body = page_at(edition, address).body
        assert body.index(title) < body.index("For families:</strong> Help may &lt;come&gt;.") < body.index("In short.")
    assert "For families" not in page_at(site(update("2026-02-01")), "updates/").body
