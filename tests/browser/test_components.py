"""Every component with all its examples: accessibility rules, narrow windows, targets, the policy, the HTML checker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from end_to_end.trees import Built
from playwright.sync_api import Page

from gallery.page import ADDRESSES, write_gallery

from .modes import PHONE, Colours, Mode, visit
from .server import Served, serving
from .test_accessibility_rules import broken_rules
from .test_html_checker import found_by_the_checker
from .test_layout import SPACING

SIZES = ((1280, 800), (375, 667))
COLOURS: tuple[Colours, ...] = ("light", "dark", "forced")
MODES = [Mode(size, colours) for size in SIZES for colours in COLOURS]
REPEATED = "landmark-unique"
"""axe's rule that landmarks of one kind have different names, which examples of one component cannot have."""

every_page = pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("gallery")
    write_gallery(folder / "site", folder / "cache")
    with serving(Built(folder, "https://components.example/", "", "")) as served:
        yield served


@every_page
def test_no_example_breaks_an_accessibility_rule(page: Page, gallery: Served, address: str) -> None:
    visit(page, gallery, address)
    page.evaluate("document.querySelectorAll('details').forEach((closed) => (closed.open = true))")
    found = [(mode, line) for mode, lines in broken_rules(page, MODES).items() for line in lines]
    assert [(mode, line) for mode, line in found if not line.startswith(f"{REPEATED}:")] == []


@every_page
def test_no_example_is_wider_than_320_px_or_cut_off_or_covered(page: Page, gallery: Served, address: str) -> None:
    Mode(PHONE).apply(page)
    visit(page, gallery, address)
    for _ in range(2):
        assert page.evaluate("look.wide()") == []
        assert page.evaluate("look.clipped()") == []
        assert page.evaluate("look.overlapping()") == []
        page.evaluate(SPACING)  # and the same once more with a reader's own spacing


@every_page
@pytest.mark.parametrize("size", [*SIZES, PHONE], ids=str)
def test_what_one_presses_is_large_enough(page: Page, gallery: Served, address: str, size: tuple[int, int]) -> None:
    Mode(size).apply(page)
    visit(page, gallery, address)
    assert page.evaluate("look.smallTargets()") == []


@every_page
def test_boxes_that_scroll_have_a_name_and_can_be_reached(page: Page, gallery: Served, address: str) -> None:
    Mode(PHONE).apply(page)
    visit(page, gallery, address)
    page.evaluate("document.querySelectorAll('details').forEach((closed) => (closed.open = true))")
    regions = page.evaluate("look.regions()")
    assert [found["is"] for found in regions if found["tabindex"] != "0" or not (found["role"] and found["name"])] == []


@every_page
def test_no_example_breaks_the_policy(page: Page, gallery: Served, address: str) -> None:
    visit(page, gallery, address)
    assert page.evaluate("look.violations") == []


def test_the_html_checker_finds_no_error_and_no_warning(gallery: Served) -> None:
    assert found_by_the_checker([gallery.url + address for address in ADDRESSES.values()]) == []
