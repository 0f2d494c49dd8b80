"""Narrow windows, large text, readers' own text spacing, fingers, and boxes that scroll by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .modes import DESKTOP, LARGE_TEXT, PHONE, PHONES, SHIFT, Mode, visit
from .server import Served

SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12, without a line that the policy of the page would refuse."""


def test_a_page_of_320_px_scrolls_in_only_one_direction(page: Page, exampleton: Served, address: str) -> None:
    Mode(PHONE).apply(page)
    visit(page, exampleton, address)
    assert page.evaluate("look.wide()") == []
    assert page.evaluate("look.clipped()") == []
    assert page.evaluate("look.overlapping()") == []


@pytest.mark.parametrize("text", LARGE_TEXT)
def test_large_text_on_a_phone_cuts_and_covers_nothing(page: Page, exampleton: Served, address: str, text: int) -> None:
    """WCAG 1.4.4: somebody who has set text twice as large has the same width for it."""
    for size in PHONES:
        mode = Mode(size, text=text)
        mode.apply(page)
        visit(page, exampleton, address)
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == text
        assert {str(mode): page.evaluate("look.wide()")} == {str(mode): []}
        assert {str(mode): page.evaluate("look.clipped()")} == {str(mode): []}
        assert {str(mode): page.evaluate("look.overlapping()")} == {str(mode): []}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_wider_text_spacing_cuts_and_covers_nothing(
    page: Page, exampleton: Served, address: str, size: tuple[int, int]
) -> None:
    Mode(size).apply(page)
    visit(page, exampleton, address)
    page.evaluate(SPACING)
    assert page.evaluate("look.wide()") == []
    assert page.evaluate("look.clipped()") == []
    assert page.evaluate("look.overlapping()") == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_one_presses_is_24_px_high_and_wide_or_is_in_a_sentence(
    page: Page, exampleton: Served, address: str, size: tuple[int, int]
) -> None:
    Mode(size).apply(page)
    visit(page, exampleton, address)
    assert page.evaluate("look.smallTargets()") == []


def test_boxes_that_scroll_have_a_name_and_scroll_with_the_keyboard(
    page: Page, exampleton: Served, address: str
) -> None:
    Mode(PHONE).apply(page)
    visit(page, exampleton, address)
    page.evaluate("document.querySelectorAll('details').forEach((closed) => (closed.open = true))")
    regions = page.evaluate("look.regions()")
    assert [found["is"] for found in regions if found["tabindex"] != "0" or not (found["role"] and found["name"])] == []
    scrolling = page.locator("[tabindex='0']")
    for index in range(scrolling.count()):
        box = scrolling.nth(index)
        if box.evaluate("(element) => element.scrollWidth > element.clientWidth + 1"):
            box.focus()
            expect(box).to_be_focused()  # a key that is pressed before goes nowhere
            page.keyboard.press("ArrowRight")
            page.wait_for_function("(element) => element.scrollLeft > 0", arg=box.element_handle())


@pytest.mark.parametrize("size", [DESKTOP, PHONES[1]], ids=["desktop", "phone"])
def test_nothing_moves_while_a_page_comes_up(
    page: Page, exampleton: Served, address: str, size: tuple[int, int]
) -> None:
    """Layout Instability, "cumulative layout shift", as a reader sees it who types nothing."""
    Mode(size).apply(page)
    visit(page, exampleton, address)
    assert page.evaluate(SHIFT) < 0.001


def test_the_header_leaves_a_phone_to_the_page(page: Page, exampleton: Served, herefordshire: Served) -> None:
    Mode(PHONES[1]).apply(page)
    for site in (exampleton, herefordshire):
        visit(page, site, "updates/")
        assert page.locator("header.top").evaluate("(header) => header.offsetHeight") <= 112
        tops = page.locator(".top__nav a").evaluate_all("(links) => links.map((link) => link.offsetTop)")
        assert len(tops) == 5 and len(set(tops)) == 1
