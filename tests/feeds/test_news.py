"""What changes has an entry of its own, once, in each feed in which somebody would miss it, and never floods one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import feedparser
import pytest
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.feeds.news import TOLD_DAYS
from site_builder.record.chain import FORMAT, REDACTION, Chain, Line
from site_builder.record.dates import Span
from site_builder.record.facts import VERSION
from site_builder.record.kinds import Kind
from site_builder.record.moves import Move
from site_builder.record.promises import End, Ending, Keep, Promise
from site_builder.record.updates import Correction, Withdrawal

from .made_up import HERE, SITE_URL, area, day, rating, site, update, written

TAG = "tag:www.exampleton.example,2026:"
AREA, BOARD_FEED, CHANGES = "plan/03-spotting-risk/feed.xml", "updates/board/feed.xml", "changes/feed.xml"
MOVED = Promise("hire", "We will hire ten people", HERE, Span.of(day("2026-06")))
MOVED = replace(MOVED, moved=(Move(day("2026-02-11"), "2026-02-28", "nobody applied"),))
CORRECTED = update(corrections=(Correction(day("2026-02-10"), "Twelve, not <ten>."),), kind=Kind.BOARD, areas=(3,))
GONE = update("2025-08-01-gone", withdrawn=Withdrawal(day("2026-02-12"), "It named somebody."), areas=(3,))
MADE = update(
    "2025-06-01-made", promises=(MOVED, replace(MOVED, id="open", text="We will open.", moved=())), areas=(3,)
)
KEPT = update("2026-02-13-kept", keeps=(Keep("open"), Keep("hire", partly=True)))
RATED = area(ratings=(rating("2026-02-14"),))
WHOLE = (CORRECTED, GONE, MADE, KEPT)


def found(edition: Edition, path: str = "feed.atom") -> list[feedparser.FeedParserDict]:
    """The entries that are not updates."""
    every = feedparser.parse(written(edition)[path]).entries
    return [entry for entry in every if any(part in entry.id for part in (":changes/", "/rating-", ":promises/"))]


def names(edition: Edition, path: str = "feed.atom") -> list[str]:
    return [entry.id.removeprefix(TAG) for entry in found(edition, path)]


@pytest.mark.parametrize("path", ["feed.xml", "feed.atom"])
def test_each_has_an_entry_of_its_own_with_its_own_address_and_moment(path: str) -> None:
    every = found(site(*WHOLE, areas=(RATED,)), path)
    told = {entry.id.removeprefix(TAG): entry for entry in every}
    assert list(told) == [
        "03-spotting-risk/rating-2026-02-14",
        "promises/hire/partly-kept-2026-02-13-kept",
        "promises/open/kept-2026-02-13-kept",
        "changes/withdrawal/updates/2025-08-01-gone/2026-02-12",
        "changes/move/promises/hire/2026-02-11",
        "changes/correction/updates/2025-07-17-visit/2026-02-10",
    ]
    assert len({entry.link for entry in every}) == len(every)
    assert all(entry.link.startswith(SITE_URL) for entry in every)
    moment = "Tue, 10 Feb 2026 12:00:00 +0000" if path == "feed.xml" else "2026-02-10T12:00:00+00:00"
    assert every[-1].published == moment
    assert told["promises/open/kept-2026-02-13-kept"].summary == (
        "We will open. Kept, as shown in: Title of 2026-02-13-kept"
    )
    assert "Twelve, not &lt;ten&gt;." in every[-1].content[0].value


def test_the_same_thing_has_the_same_identifier_and_address_in_every_feed() -> None:
    edition = site(*WHOLE, areas=(RATED,))
    main = {entry.id: entry.link for entry in found(edition)}
    for path in (AREA, CHANGES, BOARD_FEED, "promises/open/feed.xml", "promises/hire/feed.xml"):
        others = {entry.id: entry.link for entry in found(edition, path)}
        assert main.items() & others.items()
        assert all(main.get(name, link) == link for name, link in others.items())


def test_who_follows_an_area_or_a_kind_is_told_of_its_updates_and_promises_too() -> None:
    edition = site(*WHOLE, areas=(RATED,))
    assert sorted(names(edition, AREA)) == sorted(names(edition))
    assert names(edition, BOARD_FEED) == ["changes/correction/updates/2025-07-17-visit/2026-02-10"]
    assert names(edition, "updates/decision/feed.xml") == []


def test_nothing_is_twice_in_a_feed() -> None:
    own = replace(RATED, corrections=(Correction(day("2026-02-10"), "x"),))
    for content in written(site(*WHOLE, areas=(own,))).values():
        every = [entry.id for entry in feedparser.parse(content).entries] if content.startswith(b"<?xml") else []
        assert len(every) == len(set(every))


def test_how_a_promise_ended_is_told_and_not_only_that_it_was_kept() -> None:
    ending = Ending(End.DROPPED, day("2026-02-20"), "There was no money.")
    edition = site(update("2025-06-01-made", promises=(replace(MOVED, moved=(), outcome=ending),)))
    [entry] = found(edition)
    assert entry.id == f"{TAG}promises/hire/ended-2026-02-20"
    assert "There was no money" in entry.content[0].value


def old(count: int) -> dict[str, Any]:
    """A record with a long past: a rating, a correction and a move for each of many months."""
    days = [date(2025, 12, 1) - timedelta(days=31 * number) for number in range(count)]
    ratings = tuple(rating(str(one)) for one in reversed(days))
    return {"areas": (area(ratings=ratings, corrections=tuple(Correction(day(str(one)), "x") for one in days)),)}


def test_the_first_build_that_tells_them_sends_nobody_the_past() -> None:
    assert found(site(update(), **old(25))) == []


@pytest.mark.parametrize(("typed", "is_told"), [("2026-01-19", True), ("2026-01-18", False), ("2026-01", True)])
def test_an_entry_stays_for_six_weeks_and_of_a_month_from_its_end(typed: str, is_told: bool) -> None:
    now = datetime(2026, 1, 19, 9, tzinfo=LONDON) + timedelta(days=TOLD_DAYS)
    edition = site(areas=(area(ratings=(rating(typed),)),), now=now)
    assert bool(found(edition)) == is_told
    assert len(found(edition, AREA)) == 1  # where it always was


def chain(*lines: tuple[int, str, str, str]) -> Chain:
    """Publications as (number, day, thing, key), after a first one that has nothing of it."""
    first = Line(1, "2025-01-01T10:00:00+00:00", "", FORMAT, "version", None, str(VERSION))
    made = (
        Line(number, f"{moment}T15:30:00+00:00", "docs/plan/03-spotting-risk.md", thing, key, None, "2")
        for number, moment, thing, key in lines
    )
    return Chain((first, *made))


RATING_FACT = "area/3/rating/2025-06-01"


def test_what_was_typed_late_is_news_on_the_day_on_which_it_was_published() -> None:
    """Who goes by moments would never see an entry that is dated before the last e-mail."""
    late = {"areas": (area(ratings=(rating("2025-06-01"),)),)}
    assert found(site(**late)) == []
    [entry] = found(site(chain=chain((2, "2026-02-20", RATING_FACT, "date")), **late))
    assert entry.published == "2026-02-20T12:00:00+00:00"
    [entry] = found(site(chain=chain(), **late))  # not published yet: it will be today
    assert entry.published == "2026-03-02T12:00:00+00:00"
    assert found(site(chain=chain((2, "2026-02-20", RATING_FACT, "date")), **late), AREA)[0].published == (
        "Sun, 01 Jun 2025 12:00:00 +0000"
    )


def test_the_moment_stays_when_the_publication_of_that_day_is_kept() -> None:
    late = {"areas": (area(ratings=(rating("2025-06-01"),)),)}
    kept = chain((2, "2026-03-02", RATING_FACT, "date"))
    assert written(site(chain=chain(), **late))["feed.xml"] == written(site(chain=kept, **late))["feed.xml"]


@pytest.mark.parametrize(
    "said",
    [
        chain((1, "2026-02-20", RATING_FACT, "date")),
        chain((2, "2026-02-20", FORMAT, "version"), (2, "2026-02-20", RATING_FACT, "date")),
        chain((2, "2026-02-20", REDACTION, "lines"), (2, "2026-02-20", RATING_FACT, "date")),
        replace(chain(), lines=(replace(chain().lines[0], now="1"),)),
    ],
    ids=["in the first publication", "with a new format", "told again after words were taken out", "of an old format"],
)
def test_what_a_publication_only_lists_is_not_news(said: Chain) -> None:
    assert found(site(chain=said, areas=(area(ratings=(rating("2025-06-01"),)),))) == []


def test_that_an_old_update_keeps_a_promise_is_news_when_it_is_said() -> None:
    older = update("2025-09-01-older", keeps=(Keep("open"),))
    lines = ((2, "2025-09-01", "update/2025-09-01-older", "title"),)
    said = Line(3, "2026-02-20T10:00:00+00:00", "", "update/2025-09-01-older", "keeps", None, "other, open")
    edition = site(MADE, older, chain=Chain((*chain(*lines).lines, said)))
    assert [entry.published[:10] for entry in found(edition) if "kept" in entry.id] == ["2026-02-20"]
