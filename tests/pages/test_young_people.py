"""The version for children and young people: the same plan in the same order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.outputs import Page
from site_builder.model.plan import BLOCKS, Block, Check
from site_builder.model.prose import Prose
from site_builder.model.site import Site
from site_builder.pages.young_people import in_order, pages

from .made_up import area, rating, site, update, when, withdrawn

TEXT = Prose(("<p>For you.</p>",))


def page_at(record: Site, address: str) -> Page:
    [page] = [page for page in pages(record) if page.address == address]
    return page


@given(st.permutations(["", *BLOCKS]))
def test_blocks_stand_in_one_order_however_they_were_written(headings: list[str]) -> None:
    blocks = tuple(Block(heading, TEXT) for heading in headings)
    assert [block.heading for block in in_order(area(1, young_people=blocks))] == ["", *BLOCKS]


def test_an_area_without_a_text_says_so_and_names_its_adults_title() -> None:
    page = page_at(site(areas=(area(1),)), "young-people/01-area/")
    assert "This part is not written for young people yet." in page.body
    assert "Nobody has published how well this part goes yet." in page.body
    assert page.title == "Area called 1 – for children and young people"


def test_a_text_that_nobody_checked_says_so() -> None:
    unchecked = area(1, young_people=(Block("", TEXT),))
    assert (
        "has not been checked with young people yet" in page_at(site(areas=(unchecked,)), "young-people/01-area/").body
    )
    checked = area(1, young_people=(Block("", TEXT),), young_people_checked=Check("The youth group", when("2026-01")))
    body = page_at(site(areas=(checked,)), "young-people/01-area/").body
    assert "Checked with young people: The youth group" in body and "has not been checked" not in body


def test_parts_lead_to_the_next_one_and_the_last_to_none() -> None:
    record = site(areas=(area(1), area(4)))
    assert 'href="../../young-people/04-area/">Read the next part' in page_at(record, "young-people/01-area/").body
    assert "Read the next part" not in page_at(record, "young-people/04-area/").body


def test_the_rating_is_never_kinder_than_the_adults_one() -> None:
    record = site(areas=(area(1, ratings=(rating("2025-01"), rating("2025-06"))),))
    body = page_at(record, "young-people/01-area/").body
    assert "rating--on-track" in body and "rating--improving" in body and "June 2025" in body


def test_only_updates_with_a_text_for_young_people_have_a_page() -> None:
    told, untold, gone = (
        update("2025-01-01", "told", young_people=TEXT),
        update("2025-02-01", "untold"),
        withdrawn("2025-03-01", young_people=TEXT),
    )
    record = site(told, untold, gone)
    addresses = [page.address for page in pages(record)]
    assert addresses == ["young-people/", f"young-people/{gone.address}", f"young-people/{told.address}"]
    home = page_at(record, "young-people/").body
    assert "Told" in home and "Untold" not in home and "Gone" not in home
