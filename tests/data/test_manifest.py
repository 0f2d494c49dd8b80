"""The manifest, and which files there are."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON

from site_builder import data
from site_builder.data.manifest import manifest
from site_builder.edition import Edition
from site_builder.record.hand_pages import HandPage
from site_builder.record.outputs import Page
from site_builder.record.prose import Prose

from .made_up import FULL, GONE, HERE, SITE_URL, site, update

PAGES = (
    Page("updates/", "Updates", "d", "<h1>Updates</h1><p>a &amp; b</p>"),
    Page("", "Progress", "d", "<p>Here</p>"),
    Page("404.html", "Not found", "d", "<p>Nothing</p>"),
)
BACKGROUND = HandPage("docs/how it is/index.md", "How it is", "", Prose(("<p>So.</p>",)), HERE)


def read(edition: Edition, pages: tuple[Page, ...] = PAGES) -> dict[str, Any]:
    """The manifest as a program reads it."""
    whole: dict[str, Any] = json.loads(manifest(edition, pages))
    return whole


def hash_of(words: str) -> str:
    """As anybody can work it out: SHA-256 of the words in UTF-8."""
    return sha256(words.encode()).hexdigest()


def test_every_file_of_the_agreed_addresses_is_written() -> None:
    written = [output.path for output in data.outputs(site(), PAGES, data.files(site()))]
    schemas = [path for path in written if path.startswith("data/schema/")]
    assert len(schemas) == 3 + sum(path.endswith(".csv") for path in written)
    assert [path for path in written if path not in schemas] == [
        "data/updates.json",
        "data/plan.json",
        "data/history.json",
        "data/updates.csv",
        "data/areas.csv",
        "data/ratings.csv",
        "data/measures.csv",
        "data/comparators.csv",
        "data/actions.csv",
        "data/promises.csv",
        "data/voice.csv",
        "data/documents.csv",
        "data/quotes.csv",
        "data/diary.csv",
        "data/stratml-strategic-plan.xml",
        "data/stratml-performance-report.xml",
        "data/manifest.json",
    ]


def test_every_page_is_named_by_address_with_a_hash_of_its_words() -> None:
    whole = read(site(pages=(BACKGROUND,)))
    assert (whole["generator"], whole["site"]) == ("progress", SITE_URL)
    assert whole["pages"] == [
        {"address": "/", "title": "Progress", "sha256": hash_of("Here")},
        {"address": "/404.html", "title": "Not found", "sha256": hash_of("Nothing")},
        {"address": "/how%20it%20is/", "title": "How it is", "sha256": hash_of("So.")},
        {"address": "/updates/", "title": "Updates", "sha256": hash_of("Updates a & b")},
    ]


def test_every_update_is_named_with_a_hash_of_its_title_and_words() -> None:
    gone, full = read(site(updates=(FULL, GONE)))["updates"]
    assert full == {
        "name": "2025-07-17-visit",
        "address": "/updates/2025-07-17-visit/",
        "title": "Inspectors visit",
        "date": "2025-07-17",
        "written": "2025-07-20",
        "sha256": hash_of("Inspectors visit\nThey came. the plan"),
    }
    assert gone == {
        "name": "2025-05-02-play",
        "address": "/updates/2025-05-02-play/",
        "date": "2025-05-02",
        "sha256": hash_of("It named somebody."),
    }


def test_an_event_says_whether_it_is_due() -> None:
    due = site().record.events[0]
    facts = read(site(events=(due, replace(due, title="Moved", due=False))))["facts"]
    assert facts["event/2012-merged"]["due"] == "yes"
    assert "due" not in facts["event/2012-moved"]


def test_a_change_of_only_layout_changes_no_hash_and_a_change_of_words_does() -> None:
    def hash_with(html: str) -> str:
        return str(read(site(updates=(update(body=Prose((html,))),)))["updates"][0]["sha256"])

    assert hash_with("<p>They came.</p>") == hash_with("<div>They\n came.</div>") != hash_with("<p>They went.</p>")


@given(st.datetimes(timezones=st.just(LONDON)), st.permutations(PAGES))
def test_the_manifest_is_the_same_whatever_the_day_and_the_order_of_the_pages(now: datetime, pages: list[Page]) -> None:
    edition = site()
    later = edition.at(now)
    assert manifest(later, pages) == manifest(edition, PAGES)
