"""Pages on paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page

from .modes import Mode, visit
from .opening import Opened
from .server import Served

A4 = (680, 1010)
"""A4 in CSS pixels, without margins of 15 mm."""


SHOWN = "(selector) => [...document.querySelectorAll(selector)].filter(look.isShown).map(look.name)"


@pytest.fixture(scope="module")
def on_paper(opened: Opened) -> Page:
    """A page as it is printed."""
    Mode(A4).apply(opened.page)
    opened.page.emulate_media(media="print")
    return opened.page


def test_a_page_prints_without_navigation_and_with_the_safety_strip(on_paper: Page, address: str) -> None:
    assert on_paper.evaluate(SHOWN, "nav, form, button, .skip, .top__find, .own:not([data-n])") == []
    assert len(on_paper.evaluate(SHOWN, ".help" if address.startswith("young-people/") else ".safety")) >= 1
    assert on_paper.evaluate("look.wide()") == []
    assert on_paper.evaluate("look.clipped()") == []


def test_a_page_becomes_a_pdf(on_paper: Page) -> None:
    paper = on_paper.pdf(format="A4", tagged=True)
    assert paper.startswith(b"%PDF-") and paper.rstrip().endswith(b"%%EOF")


def test_the_home_page_prints_as_one_sheet(page: Page, exampleton: Served, herefordshire: Served) -> None:
    for served in (exampleton, herefordshire):
        visit(page, served, "")
        with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
            assert len(paper.pages) == 1


@pytest.mark.parametrize("council", ["exampleton", "herefordshire"])
def test_the_page_to_print_is_one_sheet(page: Page, council: str, request: pytest.FixtureRequest) -> None:
    """The second has ten areas. What the sheet says of the site's address and day replaces the footer's line."""
    visit(page, request.getfixturevalue(council), "summary/")
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        assert len(paper.pages) == 1
        assert [round(float(side)) for side in paper.pages[0].MediaBox] == [0, 0, 595, 842]
