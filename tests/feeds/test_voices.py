"""What people said, and what came of it, as entries of the feeds."""

from __future__ import annotations

import json
from typing import Any

import feedparser
import pytest

from site_builder.edition import Edition
from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.voices import Voice, VoiceState, YoungVoice

from .made_up import SITE_URL, area, day, rating, site, update, written

AREA, YOUNG = "plan/03-spotting-risk/feed.xml", "young-people/feed.xml"
HERE = Place("docs/data/voice.yml")


def said(**changes: Any) -> Voice:
    given = {"date": Span.of(day("2025-06-01")), "group": "Children in care", "said": "Nobody <rings>"}
    given |= {"state": VoiceState.NO_ANSWER, "place": HERE, "id": "heard", "areas": (3,)}
    given |= {"young_people": YoungVoice("You do not ring")}
    return Voice(**(given | changes))


def entries(edition: Edition, path: str) -> list[feedparser.FeedParserDict]:
    if path.endswith(".json"):
        return [feedparser.FeedParserDict(item) for item in json.loads(written(edition)[path])["items"]]
    read = feedparser.parse(written(edition)[path])
    assert not read.bozo
    return list(read.entries)


@pytest.mark.parametrize("path", ["feed.xml", "feed.atom", "feed.json", AREA, YOUNG])
def test_what_was_said_and_what_came_of_it_are_two_entries(path: str) -> None:
    told = said(state=VoiceState.DOING, did="We hire.", told_on=day("2025-07-01"))
    found = entries(site(update("2025-06-15-x", areas=(3,)), areas=(area(),), voices=(told,)), path)
    ids = [entry["id"] for entry in found if "you-said" in entry["id"]]
    assert [name.rpartition("/")[2] for name in ids] == ["answer", "said"]
    assert len(set(ids)) == 2


def test_without_a_day_on_which_they_were_told_there_is_one_entry() -> None:
    [entry] = entries(site(voices=(said(),)), "feed.xml")
    assert entry["title"] == "Children in care said: Nobody <rings>"
    assert entry["link"] == f"{SITE_URL}you-said/#said-heard"
    html = entry["content"][0]["value"] if "content" in entry else entry["summary"]
    assert "Nobody &lt;rings&gt;" in html and "This record shows no answer" in html


def test_the_identifier_stays_when_an_answer_comes() -> None:
    before = entries(site(voices=(said(),)), "feed.xml")[0]["id"]
    told = said(state=VoiceState.DONE, did="We ring.", told_on=When(2025, 8))
    assert before in {entry["id"] for entry in entries(site(voices=(told,)), "feed.xml")}


def test_an_area_s_feed_has_only_what_was_said_about_it() -> None:
    edition = site(areas=(area(ratings=(rating("2025-06-01"),)),), voices=(said(), said(id="other", areas=())))
    assert [one["id"].rpartition(":")[2] for one in entries(edition, AREA)] == [
        "03-spotting-risk/rating-2025-06-01",
        "you-said/said-heard/said",
    ]


def test_young_people_s_feed_has_only_what_is_told_in_a_child_s_words() -> None:
    found = entries(site(voices=(said(), said(id="other", young_people=None))), YOUNG)
    assert [entry["title"] for entry in found] == ["You said: You do not ring"]


@pytest.mark.parametrize(("path", "length"), [("feed.xml", 8), (AREA, 8), (YOUNG, 4)])
def test_the_newest_of_what_people_said_takes_no_update_s_place(path: str, length: int) -> None:
    updates = [update(f"2025-07-{number:02}-x", areas=(3,)) for number in range(1, 8)]
    many = tuple(said(id=f"v{number}", date=Span.of(day(f"2025-08-{number:02}"))) for number in range(1, 8))
    edition = site(*updates, areas=(area(),), voices=many, feed_items=4)
    found = [entry["id"] for entry in entries(edition, path)]
    heard = [name.removesuffix("/said").rpartition("-")[2] for name in found if "said-v" in name]
    assert (heard, len(found)) == (["v7", "v6", "v5", "v4"], length)
