"""The site map names every page that search engines may list, with the last day on which its substance changed."""

from __future__ import annotations

import re
from datetime import date

from site_builder.pages import site_map
from site_builder.record.hand_pages import HandPage
from site_builder.record.outputs import Page
from site_builder.record.prose import Prose

from .made_up import HERE, site


def test_each_listed_page_and_each_that_is_written_by_hand_is_there_with_its_day() -> None:
    compiled = (
        Page("", "Home", "", "", changed=date(2026, 2, 1)),
        Page("plan/", "The plan", "", ""),
        Page("404/", "Nothing here", "", "", is_listed=False),
    )
    by_hand = HandPage("docs/about/us.md", "About us", "", Prose(), HERE)
    [text] = [
        one.content.decode() for one in site_map.outputs(site(pages=(by_hand,)), compiled) if one.path == "sitemap.xml"
    ]
    url = site().site_url
    assert re.findall("<loc>(.*)</loc>(?:\\s*<lastmod>(.*)</lastmod>)?", text) == [
        (url, "2026-02-01"),
        (f"{url}about/us/", ""),
        (f"{url}plan/", ""),
    ]
