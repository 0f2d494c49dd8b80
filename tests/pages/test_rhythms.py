"""What is due at regular intervals, where readers meet it: on the first page, among promises and what is slow, and where
it is said how to follow."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.pages import progress, promises, slow, statements
from site_builder.record.council import PreElection
from site_builder.record.kinds import Kind
from site_builder.record.references import Rhythm

from .made_up import site, span, update, when

BOARD = Rhythm("The board", "Meets", "1 month", span("2025-06-01"), None, Kind.BOARD)
UNSEEN = Rhythm("Ferrymen", "Come", "1 year")
MET = update("2025-11-30", "board", kind=Kind.BOARD)


def text(pages: ModuleType, edition: Edition, address: str = "") -> str:
    """The words of a page, in one line."""
    body = next(page.body for page in pages.pages(edition) if page.address == address)
    words = " ".join(re.sub(r"<[^>]+>", " ", body).replace("\xa0", " ").split())
    return re.sub(r" ([.,:])", r"\1", words)


def on(typed: str, *rhythms: Rhythm, **values: object) -> Edition:
    day = date.fromisoformat(typed)
    now = datetime(day.year, day.month, day.day, 9, tzinfo=LONDON)
    return site(**{"updates": (MET,), "rhythms": rhythms or (BOARD, UNSEEN), "now": now, **values})


def test_the_first_page_says_what_is_overdue_and_what_is_due_next_with_the_day() -> None:
    late = text(progress, on("2026-03-02"))
    assert "Due at regular intervals, as at 2 March 2026:" in late
    assert "Overdue by 2 months: Meets (The board), due by 30 December 2025, not shown in this record" in late
    soon = text(progress, on("2025-12-30"))
    assert "By 30 December 2025: Meets (The board)" in soon and "Overdue" not in soon
    assert "Ferrymen" not in late + soon


def test_the_page_of_promises_says_how_many_there_are_and_how_many_are_overdue() -> None:
    assert "Show all 2: 1 overdue" in text(promises, on("2026-03-02"), "promises/")
    assert "Show it" in text(promises, on("2025-12-30", BOARD), "promises/")


def test_the_first_page_says_how_old_the_record_is_with_the_day_of_counting() -> None:
    assert "Last news: 30 November 2025." in text(progress, on("2025-12-24"))
    assert "Counted on 24 December 2025" in text(progress, on("2025-12-24"))
    assert "9 months without news." in text(progress, on("2026-09-02"))


def test_an_election_is_named_as_a_reason_only_where_it_was_due_then_or_today() -> None:
    then, today = (
        PreElection(date(2025, 12, 20), date(2026, 1, 10)),
        PreElection(date(2026, 3, 1), date(2026, 4, 1), "Poll"),
    )
    other = PreElection(date(2026, 2, 1), date(2026, 2, 20))
    found = text(promises, on("2026-03-02", pre_election=(then, today, other)), "promises/")
    assert "here from 20 December 2025 to 10 January 2026." in found
    assert "here from 1 March 2026 to 1 April 2026: Poll." in found
    assert "1 February 2026" not in found


def test_all_of_them_are_among_the_promises_with_when_each_was_last_shown() -> None:
    found = text(promises, on("2026-03-02"), "promises/")
    assert "Overdue by 2 months: the next was due by 30 December 2025. Last shown: 30 November 2025." in found
    assert "This record does not say what would show it." in found


def test_what_is_overdue_is_counted_and_listed_among_what_is_slow() -> None:
    found = text(slow, on("2026-03-02"), "slow/")
    assert "1 regular report overdue" in found and "Overdue by 2 months" in found
    assert "regular report" not in text(slow, on("2025-12-30"), "slow/")


@pytest.mark.parametrize(
    ("tells", "rhythms", "said"),
    [
        (True, (BOARD,), "our feed of all updates and our calendar say so once"),
        (True, (UNSEEN,), ""),
        (False, (UNSEEN,), "The council has chosen that feeds and calendar do not say"),
        (False, (), "The council has chosen that feeds and calendar do not say"),
    ],
)
def test_how_to_follow_says_whether_silence_is_told(tells: bool, rhythms: tuple[Rhythm, ...], said: str) -> None:
    found = text(statements, site(rhythms=rhythms, tells_of_silence=tells), "subscribe/")
    assert said in found and ("When a report is overdue" in found) == bool(said)


@given(st.dates(date(2025, 6, 1), date(2027, 1, 1)), st.integers(1, 9), st.sampled_from(["week", "month"]))
def test_pages_agree_on_what_is_overdue(today: date, number: int, unit: str) -> None:
    other = replace(BOARD, what="Reports", every=f"{number} {unit}s")
    edition = on(str(today), BOARD, other)
    due = [one.rhythm.what for one in edition.late_rhythms]
    assert text(progress, edition).count("Overdue by") == len(due)
    assert text(slow, edition, "slow/").count("Overdue by") == len(due)
    assert text(promises, edition, "promises/").count("Overdue by") == len(due)


def test_an_update_of_later_closes_it_and_the_next_is_counted_from_there() -> None:
    later = update("2026-03-01", "board", kind=Kind.BOARD)
    found = text(progress, on("2026-03-02", updates=(later, MET)))
    assert "By 1 April 2026: Meets (The board)" in found and "Overdue" not in found
    assert when("2026-03-01") == later.date
