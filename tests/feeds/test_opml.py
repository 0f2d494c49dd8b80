"""All feeds in one place: the page that says how to follow, and the list that programs take as one file."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from lxml import etree

from site_builder.edition import Edition
from site_builder.pages import statements
from site_builder.record.dates import When
from site_builder.record.plan import Closure
from site_builder.record.promises import Promise
from site_builder.views.following import LIST

from .made_up import HERE, SITE_URL, area, day, site, titles, update, written

OTHER_FORMS = {"feed.atom", "feed.json"}
CLOSED = replace(area(name="04-gone", number=4), closed=Closure(When(2025, 7, 17), "Done."))
WHOLE = site(
    update(promises=(Promise("a.b", "We will <hire>", HERE, due_text="soon"),)),
    areas=(area(opened=day("2024-01")), CLOSED),
)


def outlines(edition: Edition) -> list[etree._Element]:
    return list(etree.fromstring(written(edition)[LIST]).iter("outline"))


def follow_page(edition: Edition) -> str:
    return next(page.body for page in statements.pages(edition) if page.address == "subscribe/")


def test_the_list_and_the_page_have_every_feed_that_is_written() -> None:
    paths = {path for path in written(WHOLE) if path.rpartition("/")[2].startswith("feed.")}
    listed = [one.get("xmlUrl", "").removeprefix(SITE_URL) for one in outlines(WHOLE) if one.get("xmlUrl")]
    assert sorted(listed) == sorted(paths - OTHER_FORMS)
    page = follow_page(WHOLE)
    assert set(re.findall(r'href="\.\./([^"]*feed\.\w+)"', page)) == paths
    for path in paths - OTHER_FORMS:
        assert f">{SITE_URL}{path}</a>" in page  # the whole address, to be copied without a script


def test_an_anchor_of_a_feed_stands_once() -> None:
    anchors = re.findall(r'id="([^"]+)"', follow_page(WHOLE))
    assert len(anchors) == len(set(anchors))
    assert {"feed-all", "feed-area-3", "feed-area-4", "feed-board", "feed-promise-a-b", "section-feeds"} <= {*anchors}


@given(titles)
def test_any_title_gives_a_well_formed_list_and_comes_back_equal(title: str) -> None:
    edition = site(areas=(area(title=title),), site_name=title)
    assert etree.fromstring(written(edition)[LIST]).findtext("head/title") == title
    named = next(one for one in outlines(edition) if one.get("xmlUrl", "").endswith("03-spotting-risk/feed.xml"))
    assert named.get("text") == f"{title}: Area 3: {title}"


def test_the_page_says_what_to_do_before_it_says_rss_and_how_to_get_e_mail_without_a_list() -> None:
    without, with_list = follow_page(site()), follow_page(site(email_updates_url="https://mail.example/"))
    assert without.index('id="section-email"') < without.index('id="section-calendar"') < without.index("RSS reader")
    assert "RSS to email" in without and "RSS to email" not in with_list
    assert 'class="button" href="https://mail.example/"' in with_list
    assert 'href="webcal://progress.example/sub/calendar.ics"' in without
    assert f">{SITE_URL}calendar.ics</a>" in without


def test_it_names_only_what_the_record_can_tell() -> None:
    assert "new ratings" not in follow_page(site(update()))
    assert "new ratings" in follow_page(WHOLE) and "what became of a promise" in follow_page(WHOLE)
