"""Pages on paper."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page

from .modes import visit
from .server import Served

A4 = {"width": 680, "height": 1010}
"""A4 in CSS pixels, without margins of 15 mm."""


def test_a_page_prints_without_navigation_and_with_the_safety_strip(
    page: Page, exampleton: Served, address: str
) -> None:
    page.set_viewport_size(A4)
    visit(page, exampleton, address)
    page.emulate_media(media="print")
    shown = "(selector) => [...document.querySelectorAll(selector)].filter(look.isShown).map(look.name)"
    assert page.evaluate(shown, "nav, form, button, .skip, .top__find") == []
    assert len(page.evaluate(shown, ".help" if address.startswith("young-people/") else ".safety")) >= 1
    assert page.evaluate("look.wide()") == []
    assert page.evaluate("look.clipped()") == []


def test_a_page_becomes_a_pdf(page: Page, exampleton: Served, address: str) -> None:
    visit(page, exampleton, address)
    paper = page.pdf(format="A4", tagged=True)
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
