"""The JSON feed."""

from __future__ import annotations

import json

from hypothesis import given

from site_builder.record.updates import Correction, Kind

from .made_up import SITE_URL, area, day, site, titles, update, written


def test_the_whole_feed_reads_as_jsonfeed_org_says() -> None:
    corrected = update(
        kind=Kind.REPORT, areas=(3,), written_summary="Short.", corrections=(Correction(day("2025-08-01"), "x"),)
    )
    assert json.loads(written(site(corrected, areas=(area(),)))["feed.json"]) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Exampleton improvement",
        "description": "Updates from Exampleton Council on its Exampleton Plan",
        "home_page_url": SITE_URL,
        "feed_url": f"{SITE_URL}feed.json",
        "language": "en-GB",
        "authors": [{"name": "Exampleton Council"}],
        "items": [
            {
                "id": "tag:www.exampleton.example,2025:2025-07-17-visit",
                "url": f"{SITE_URL}updates/2025-07-17-visit/",
                "title": "Title of 2025-07-17-visit",
                "content_html": "<p>Body of 2025-07-17-visit</p>",
                "summary": "Short.",
                "date_published": "2025-07-17T12:00:00+00:00",
                "date_modified": "2025-08-01T12:00:00+00:00",
                "tags": ["Report", "Spotting risk"],
            }
        ],
    }


@given(titles)
def test_any_title_comes_back_equal_and_can_be_read_by_a_person(title: str) -> None:
    content = written(site(update(title=title), name=title))["feed.json"]
    assert json.loads(content)["items"][0]["title"] == title
    assert "\\u" not in content.decode().replace("\\\\", "")
    assert content.endswith(b"\n}\n")
