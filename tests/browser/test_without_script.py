"""The whole site for readers whose browser runs no script."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

import pytest
from end_to_end.html import parsed
from end_to_end.trees import page_file
from playwright.sync_api import Browser, Page

from .server import Served

UNLISTED = {
    "404.html",
    "young-people/updates/2025-08-01-taken-back/",
    "young-people/teens/updates/2025-08-01-taken-back/",
}
"""The missing page, and an update that was withdrawn: it stays for those who have its address, and only the
list of changes says so, which young people's versions do not have."""


def addresses_linked(page: Page, served: Served) -> set[str]:
    """Addresses below this site's own that visible links of an open page lead to, or links of a part that anybody can
    unfold: that takes no script."""
    page.evaluate("document.querySelectorAll('details').forEach((folded) => (folded.open = true))")
    links = page.evaluate("[...document.links].filter((link) => link.checkVisibility()).map((link) => link.href)")
    own = {urldefrag(urljoin(page.url, link)).url for link in links}
    return {url.removeprefix(served.url) for url in own if url.startswith(served.url)}


@pytest.mark.parametrize("council", ["exampleton", "herefordshire"])
def test_links_lead_to_every_page_from_the_progress_page(
    browser: Browser, council: str, request: pytest.FixtureRequest
) -> None:
    """The page above the most that are still to be found is opened first, and none once all are found."""
    served: Served = request.getfixturevalue(council)
    pages = set(served.site.pages)
    reached, opened = {""}, set[str]()
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        while (sought := pages - reached - UNLISTED) and (waiting := sorted(reached - opened)):
            address = max(waiting, key=lambda above: sum(below.startswith(above) for below in sought))
            opened.add(address)
            page.goto(served.url + address, wait_until="domcontentloaded")
            reached |= addresses_linked(page, served) & pages
    assert sorted(pages - reached) == sorted(UNLISTED & pages)


def test_what_is_not_listed_is_linked_from_nowhere(exampleton: Served) -> None:
    site = exampleton.site
    for address in site.pages:
        links = parsed(site.text(page_file(address))).xpath("//a/@href")
        own = {urldefrag(urljoin(site.url + address, link)).url.removeprefix(site.url) for link in links}
        assert own & (UNLISTED - {address}) == set(), address
