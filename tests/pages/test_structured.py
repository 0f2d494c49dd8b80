"""What a page says of itself in the words of schema.org."""

from __future__ import annotations

import json
from datetime import date

import pytest
from made_up_edition import edition

from site_builder.pages.structured import structured
from site_builder.record.dates import When
from site_builder.record.outputs import Page

EDITION = edition(site_url="https://example.org/p/", name="C")
TRAIL = (("Progress", ""), ("Updates", "updates/"))


def graph(page: Page) -> list[dict[str, object]]:
    found = json.loads(structured(page, EDITION))
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def test_an_update_is_an_article_with_its_date_and_the_way_to_it() -> None:
    page = Page(
        "updates/x/", "T", "D", "", schema="NewsArticle", trail=TRAIL, published=When(2024, 1), changed=date(2024, 1, 1)
    )
    article, trail, council = graph(page)
    assert article["@type"] == "NewsArticle" and article["headline"] == "T" and article["datePublished"] == "2024-01"
    assert article["url"] == "https://example.org/p/updates/x/" and "dateModified" not in article
    assert [step["name"] for step in trail["itemListElement"]] == ["Progress", "Updates", "T"]  # type: ignore[attr-defined]
    assert council == {"@type": "GovernmentOrganization", "@id": "https://example.org/p/#council", "name": "C"}


def test_a_page_that_changed_says_when() -> None:
    page = Page("updates/x/", "T", "D", "", published=When(2024, 1), changed=date(2024, 3, 1))
    assert graph(page)[0]["dateModified"] == "2024-03-01"


def test_a_text_that_was_written_later_is_published_then_and_about_its_day() -> None:
    page = Page("updates/x/", "T", "D", "", published=When(2026, 2, 22), dated=When(2021, 5, 18))
    article = graph(page)[0]
    assert (article["datePublished"], article["temporalCoverage"]) == ("2026-02-22", "2021-05-18")


def test_the_council_is_named_with_its_logo() -> None:
    shown = structured(Page("x/", "T", "D", ""), edition(site_url="https://example.org/p/", logo="images/our logo.svg"))
    assert json.loads(shown)["@graph"][-1]["logo"] == "https://example.org/p/images/our%20logo.svg"


@pytest.mark.parametrize("title", ["</script><b>", "“é” & 'x' \\ \"y\"", "🎉"])
def test_no_title_can_end_the_script_element(title: str) -> None:
    page = Page("x/", title, title, "")
    assert "<" not in structured(page, EDITION)
    assert graph(page)[0]["name"] == title
