"""The feed of one promise: an entry for each step of its story, newest first, known for ever by the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import feedparser

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.moves import Move
from site_builder.record.promises import End, Ending, Keep, Promise
from site_builder.record.updates import Update

from .made_up import HERE, SITE_URL, day, site, update, written

FEED = "promises/hire/feed.xml"
MOVES = (Move(day("2025-08-01"), "2025-08", "nobody <applied>", "the board"),)
PROMISE = Promise("hire", "Hire ten people.", HERE, due=Span.of(day("2025-10")), moved=MOVES)


def made(promise: Promise) -> Update:
    return update("2025-07-17-made", promises=(promise,))


def feed(edition: Edition) -> Any:
    read = feedparser.parse(written(edition)[FEED])
    assert not read.bozo, read.get("bozo_exception")
    return read


def test_a_promise_has_a_feed_of_its_story_the_last_step_first() -> None:
    shows = update("2025-11-02-shown", keeps=(Keep("hire"),), happened=Span.of(day("2025-11-01")))
    part = update("2025-09-01-part", keeps=(Keep("hire", partly=True),))
    read = feed(site(made(PROMISE), shows, part))
    assert [(entry.title, entry.published[5:16]) for entry in read.entries] == [
        ("Kept: Hire ten people.", "02 Nov 2025"),
        ("Date passed: Hire ten people.", "01 Nov 2025"),
        ("Partly kept: Hire ten people.", "01 Sep 2025"),
        ("Date moved: Hire ten people.", "01 Aug 2025"),
        ("Promised: Hire ten people.", "17 Jul 2025"),
    ]
    assert read.feed.link == f"{SITE_URL}promises/hire/"
    first = read.entries[0]
    assert first.id == "tag:www.exampleton.example,2025:promises/hire/kept-2025-11-02-shown"
    assert first.link == f"{SITE_URL}promises/hire/#step-kept-2025-11-02-shown"
    assert f'<a href="{SITE_URL}updates/2025-11-02-shown/">' in first.summary
    moved = read.entries[3].summary
    assert "Moved from August 2025 to October 2025 because nobody &lt;applied&gt;; agreed by the board." in moved
    assert "Happened 1 November 2025" in first.summary


def test_what_its_author_says_became_of_it_is_an_entry_with_reason_and_source() -> None:
    minutes = Document("Minutes & more", HERE, url="https://x.example/m", publisher="The board")
    ending = Ending(End.DROPPED, day("2025-09-03"), "The money is gone.", minutes)
    first = feed(site(made(replace(PROMISE, outcome=ending)))).entries[0]
    assert (first.title, first.id.rpartition(":")[2]) == ("Dropped: Hire ten people.", "promises/hire/ended-2025-09-03")
    assert "Dropped: The money is gone." in first.summary
    assert '<a href="https://x.example/m">Minutes &amp; more</a>, The board' in first.summary


def test_of_what_the_council_did_not_promise_nothing_is_called_promised_or_kept() -> None:
    theirs = replace(PROMISE, by="The minister", moved=())
    shows = update("2025-09-02-shown", keeps=(Keep("hire"),))
    assert [entry.title for entry in feed(site(made(theirs), shows)).entries] == [
        "Done: Hire ten people.",
        "Promised: Hire ten people.",  # by the minister
    ]


def test_a_promise_of_an_update_that_is_not_shown_has_no_feed() -> None:
    assert FEED not in written(site(update("2025-07-17-other")))
