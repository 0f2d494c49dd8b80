"""Search, the filter and the page for a wrong address, as a reader with script uses them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .modes import SHIFT
from .server import Served


def test_a_search_finds_pages_and_says_how_many(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}search/")
    page.get_by_label("Search all pages", exact=True).fill("visit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("results for “visit”")
    assert page.locator("#--search-list li").count() > 1
    assert page.url.endswith("search/?q=visit")


def test_what_is_found_moves_nothing_that_was_there_before(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}search/?q=visit")
    expect(page.locator("#--search-list li").first).to_be_visible()
    assert page.evaluate(SHIFT) < 0.01


def test_words_that_no_page_has_lead_to_the_lists(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}search/?q=qqxzzy")
    expect(page.get_by_role("status")).to_have_text("No results for “qqxzzy”.")
    expect(page.get_by_role("heading", name="Updates by year")).to_be_visible()


def test_where_no_page_has_all_words_those_with_the_others_are_found(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}search/?q=visit+qqxzzy")
    expect(page.get_by_role("status")).to_contain_text("Showing results for “visit”.")
    expect(page.get_by_role("link", name="Search only for “visit qqxzzy”")).to_be_visible()
    assert page.locator("#--search-list li").count() > 1


def test_the_filter_leaves_the_updates_with_all_words_and_says_how_many(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}updates/?filter=STAFF%20third")
    assert [card.inner_text() for card in page.locator(".card :is(h2, h3)").all() if card.is_visible()] == [
        page.locator("a[href$='2025-06-visit-three/']").first.inner_text()
    ]
    expect(page.get_by_role("status")).to_contain_text("1 update of")


@pytest.mark.parametrize(
    ("wrong", "words"), [("updates/visit-three-letter/", "visit three letter"), ("plan/fostering.html", "fostering")]
)
def test_a_wrong_address_offers_its_words_to_the_search(page: Page, exampleton: Served, wrong: str, words: str) -> None:
    page.goto(f"{exampleton.url}{wrong}")
    offer = page.get_by_role("link", name=f"Search for “{words}”")
    expect(offer).to_be_visible()
    assert page.evaluate(SHIFT) < 0.001
    offer.click()
    expect(page.get_by_label("Search all pages", exact=True)).to_have_value(words)


def test_a_wrong_address_shows_the_pages_that_it_may_have_meant(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}updates/visit-three-letterx/")
    expect(page.get_by_role("heading", name="Perhaps you meant one of these")).to_be_visible()
    assert 0 < page.locator("#--perhaps li").count() <= 5
    assert page.evaluate(SHIFT) < 0.001


def test_a_wrong_address_that_means_nothing_shows_no_heading_for_nothing(page: Page, exampleton: Served) -> None:
    with page.expect_response(lambda answer: "/pagefind/" in answer.url):
        page.goto(f"{exampleton.url}qqxzzy/")
    expect(page.get_by_role("link", name="Search for “qqxzzy”")).to_be_visible()
    expect(page.get_by_role("heading", name="Perhaps")).to_have_count(0)


def test_the_filter_of_the_glossary_leaves_the_words_that_are_meant(page: Page, exampleton: Served) -> None:
    page.goto(f"{exampleton.url}glossary/")
    count = page.locator(".words > div").count()
    word = page.locator(".words dt").first.inner_text()
    page.goto(f"{exampleton.url}glossary/?filter={word}")
    expect(page.get_by_role("status")).to_contain_text(f"of {count}")
    assert 0 < len([entry for entry in page.locator(".words > div").all() if entry.is_visible()]) < count
