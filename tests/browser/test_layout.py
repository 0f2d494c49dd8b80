"""Narrow windows, large text, readers' own text spacing, fingers, and boxes that scroll by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from .modes import DESKTOP, LARGE_TEXT, PHONE, PHONES, SHIFT, Mode, visit
from .opening import Opened
from .server import Served

SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12, without a line that the policy of the page would refuse."""


MEASURED = "look.laidOut()"
LONG_DATES = """() => {
  const shown = [...document.querySelectorAll("main :is(time, .ago)")].filter((one) => !one.children.length);
  const before = shown.map((one) => one.textContent);
  for (const one of shown) one.textContent = one.matches("time") ? "29\\u00a0September 2022" : "13 years 11 months ago";
  const found = look.laidOut();
  shown.forEach((one, at) => (one.textContent = before[at]));
  return found;
}"""
"""What is laid out wrong where every date and every age is as long as they get."""
NOTHING: dict[str, list[str]] = {"wide": [], "clipped": [], "overlapping": []}
LARGE = [Mode(size, text=text) for text in LARGE_TEXT for size in PHONES]
OPENED = (DESKTOP, PHONES[1])
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
Size = tuple[int, int]


@dataclass(frozen=True)
class Looked:
    """What was seen of a page, which is opened on a phone too, and then shown in windows of all sizes."""

    moved: dict[Size, float]
    """How far things moved while it came up."""
    narrow: dict[str, list[str]]
    large: dict[Mode, tuple[float, dict[str, list[str]]]]
    """With large text: the size of text that the page has then, in pixels, and what is wrong."""
    spaced: dict[Size, dict[str, list[str]]]
    targets: dict[Size, list[str]]
    regions: list[dict[str, Any]]
    still: list[str]
    """Boxes with more than they show that do not scroll by a key."""


@pytest.fixture(scope="module")
def looked(opened: Opened, exampleton: Served, address: str) -> Looked:
    page, moved, spaced, targets = opened.page, {DESKTOP: opened.moved}, {}, {}
    Mode(PHONES[1]).apply(page)
    visit(page, exampleton, address)
    moved[PHONES[1]] = page.evaluate(SHIFT)
    for size in (DESKTOP, PHONE):
        Mode(size).apply(page)
        targets[size] = page.evaluate("look.smallTargets()")
    narrow = page.evaluate(MEASURED)
    large = {mode: with_large_text(page, mode) for mode in LARGE}
    for size in (PHONE, DESKTOP):
        Mode(size).apply(page)
        page.evaluate(SPACING)
        spaced[size] = page.evaluate(MEASURED)
        page.evaluate("document.adoptedStyleSheets = []")
    Mode(PHONE).apply(page)
    closed = page.evaluate_handle("[...document.querySelectorAll('details:not([open])')]")
    closed.evaluate("(all) => all.forEach((one) => (one.open = true))")
    regions, still = page.evaluate("look.regions()"), list(standing_still(page))
    closed.evaluate("(all) => all.forEach((one) => (one.open = false))")
    return Looked(moved, narrow, large, spaced, targets, regions, still)


def with_large_text(page: Page, mode: Mode) -> tuple[float, dict[str, list[str]]]:
    mode.apply(page)
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"), page.evaluate(LONG_DATES)


def standing_still(page: Page) -> Iterator[str]:
    """Boxes that are wider inside than outside, and that the arrow keys do not scroll."""
    scrolling = page.locator("[tabindex='0']")
    for index in range(scrolling.count()):
        box = scrolling.nth(index)
        if box.evaluate("(element) => element.scrollWidth > element.clientWidth + 1"):
            box.focus()
            expect(box).to_be_focused()  # a key that is pressed before goes nowhere
            page.keyboard.press("ArrowRight")
            try:
                page.wait_for_function("(element) => element.scrollLeft > 0", arg=box.element_handle())
            except TimeoutError:
                yield str(box.evaluate("look.name"))


def test_a_page_of_320_px_scrolls_in_only_one_direction(looked: Looked) -> None:
    assert looked.narrow == NOTHING


@pytest.mark.parametrize("text", LARGE_TEXT)
def test_large_text_on_a_phone_cuts_and_covers_nothing(looked: Looked, text: int) -> None:
    """WCAG 1.4.4: somebody who has set text twice as large has the same width for it."""
    found = {str(mode): seen for mode, seen in looked.large.items() if mode.text == text}
    assert found == dict.fromkeys(found, (text, NOTHING)) and len(found) == len(PHONES)


LONG_NAMES = """(header) => {
  header.querySelector(".top__council").textContent = "Bournemouth, Christchurch and Poole Council and its partners";
  header.querySelector(".top__site a").textContent = "Special educational needs and disabilities improvement plan";
}"""


@SIZES
def test_wider_text_spacing_cuts_and_covers_nothing(looked: Looked, size: Size) -> None:
    assert looked.spaced[size] == NOTHING


@SIZES
def test_what_one_presses_is_24_px_high_and_wide_or_is_in_a_sentence(looked: Looked, size: Size) -> None:
    assert looked.targets[size] == []


def test_boxes_that_scroll_have_a_name_and_scroll_with_the_keyboard(looked: Looked) -> None:
    unnamed = [one["is"] for one in looked.regions if one["tabindex"] != "0" or not (one["role"] and one["name"])]
    assert (unnamed, looked.still) == ([], [])


@pytest.mark.parametrize("size", OPENED, ids=["desktop", "phone"])
def test_nothing_moves_while_a_page_comes_up(looked: Looked, size: Size) -> None:
    """Layout Instability, "cumulative layout shift", as a reader sees it who types nothing."""
    assert looked.moved[size] < 0.001


def test_the_header_leaves_a_phone_to_the_page(page: Page, exampleton: Served, herefordshire: Served) -> None:
    """Without a logo with names of two lines, too: several bodies with a long one, and a site with another."""
    Mode(PHONES[1]).apply(page)
    header = page.locator("header.top")
    for site in (exampleton, herefordshire):
        visit(page, site, "updates/")
        assert header.evaluate("(header) => header.offsetHeight") <= 112
        tops = page.locator(".top__nav a").evaluate_all("(links) => links.map((link) => link.offsetTop)")
        assert len(tops) == 5 and len(set(tops)) == 1
    header.evaluate(LONG_NAMES)
    assert header.evaluate("(header) => header.offsetHeight") <= 112
