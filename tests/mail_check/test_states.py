"""What a feed held after each publication, as `published/` and the record tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from feeds.made_up import day, site, update
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.mail_check.states import FeedEntry, Other, State, history
from site_builder.publishing.chain import Publication, with_publication
from site_builder.record.chain import Chain
from site_builder.record.facts import facts
from site_builder.record.updates import Correction, Update


def published(*publications: tuple[str, tuple[Update, ...]], now: str) -> Edition:
    """The record of the last of these, at a moment, with what was kept at the moment of each."""
    chain = Chain()
    for moment, updates in publications:
        one = site(*updates, now=at(moment)).public().without_withdrawn_words()
        found = facts(one.record)
        chain = with_publication(chain, Publication(found.things, found, one.now))
    return site(*publications[-1][1], now=at(now), chain=chain).public().without_withdrawn_words()


def at(typed: str) -> datetime:
    return datetime.fromisoformat(typed).replace(tzinfo=LONDON)


def shown(states: tuple[State, ...]) -> list[tuple[str, list[str]]]:
    """Each moment with the titles of its entries, newest first."""
    return [(f"{one.moment:%Y-%m-%d %H:%M}", [entry.title for entry in one.entries]) for one in states]


OLD, NEW = update("2026-01-05-old", title="Old"), update("2026-02-03-new", title="New")


def test_each_publication_is_a_state_with_the_titles_that_it_had() -> None:
    renamed = replace(NEW, title="By its right name")
    edition = published(
        ("2026-01-10 10:00", (OLD,)),
        ("2026-02-03 10:00", (OLD, NEW)),
        ("2026-02-20 10:00", (OLD, renamed)),
        now="2026-02-20 10:00",
    )
    assert shown(history(edition).states) == [
        ("2026-01-10 10:00", ["Old"]),
        ("2026-02-03 10:00", ["New", "Old"]),
        ("2026-02-20 10:00", ["By its right name", "Old"]),
    ]


def test_a_correction_has_its_entry_from_its_publication_on_and_for_six_weeks() -> None:
    corrected = replace(NEW, corrections=(Correction(day("2026-02-10"), "It was six, not five."),))
    later = update("2026-04-30-later", title="Later")
    edition = published(
        ("2026-01-10 10:00", (OLD,)),
        ("2026-02-03 10:00", (OLD, NEW)),
        ("2026-02-10 15:00", (OLD, corrected)),
        ("2026-04-30 15:00", (OLD, corrected, later)),
        now="2026-04-30 15:00",
    )
    assert shown(history(edition).states)[2:] == [
        ("2026-02-10 15:00", ["Correction: New", "New", "Old"]),
        ("2026-04-30 15:00", ["Later", "New", "Old"]),
    ]


def test_what_is_not_published_yet_is_the_last_state() -> None:
    kept = published(("2026-01-10 10:00", (OLD,)), now="2026-02-03 09:00").record.chain
    edition = site(OLD, NEW, now=at("2026-02-03 09:00"), chain=kept)
    assert shown(history(edition).states) == [("2026-01-10 10:00", ["Old"]), ("2026-02-03 09:00", ["New", "Old"])]


def test_an_update_that_waited_has_the_moment_of_its_hour() -> None:
    waits = update("2026-02-03-waits", publish_at=at("2026-02-03 10:30"))
    edition = published(("2026-01-10 10:00", (OLD,)), ("2026-02-03 10:31", (OLD, waits)), now="2026-02-04 10:00")
    assert history(edition).states[-1].entries[0].published == at("2026-02-03 10:30")


def test_without_any_publication_each_has_its_own_moment() -> None:
    known = history(site(OLD, NEW, now=at("2026-03-02 12:00")))
    assert known.is_supposed
    assert shown(known.states) == [("2026-01-05 12:00", ["Old"]), ("2026-02-03 12:00", ["New", "Old"])]


@pytest.mark.parametrize(
    ("moment", "is_there"),
    [
        ("2026-02-03 09:59", False),
        ("2026-02-03 10:00", True),
        ("2026-03-17 23:59", True),
        ("2026-03-18 00:00", False),
    ],
)
def test_an_entry_is_there_from_its_moment_to_the_end_of_its_last_day(moment: str, is_there: bool) -> None:
    entry = FeedEntry("x", "X", "https://x.example/", at("2026-02-03 10:00"), at("2026-02-03 10:00"))
    assert Other(entry, at("2026-02-03 10:00"), date(2026, 3, 17)).is_there(at(moment)) is is_there
