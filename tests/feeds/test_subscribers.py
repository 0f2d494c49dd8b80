"""Ten published states in a row: who looks each time, and who looks only at the end, meet everything once."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import feedparser
import pytest
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.kinds import Kind
from site_builder.record.moves import Move
from site_builder.record.promises import Keep, Promise
from site_builder.record.references import Rhythm
from site_builder.record.updates import Correction, Update, Withdrawal

from .made_up import HERE, area, day, rating, site, update, written
from .test_archives import name, walked

BEGIN = date(2025, 11, 3)
"""Ten weeks over the turn of a year."""
OPEN = Promise("open", "We will open a house", HERE, Span.of(day("2026-06-30")))
RHYTHM = Rhythm("The board", "Meets", "3 weeks", Span.of(day("2025-11-03")), None, Kind.BOARD)


def state(week: int) -> Edition:
    """What is published in a week: each has an update, and some change what is older."""
    days = [BEGIN + timedelta(weeks=number) for number in range(week + 1)]
    updates = {number: update(f"{one}-week", kind=Kind.NEWS) for number, one in enumerate(days)}
    updates[0] = replace(updates[0], promises=(OPEN,))
    changes: dict[int, dict[int, dict[str, Any]]] = {
        2: {1: {"corrections": (Correction(day(str(BEGIN + timedelta(weeks=2))), "x"),)}},
        4: {3: {"withdrawn": Withdrawal(day(str(BEGIN + timedelta(weeks=4))), "y")}},
        5: {0: {"promises": (_moved(BEGIN + timedelta(weeks=5)),)}},
        7: {7: {"keeps": (Keep("open"),)}},
        9: {9: {"kind": Kind.BOARD}},
    }
    for when in range(week + 1):
        for number, changed in changes.get(when, {}).items():
            updates[number] = replace(updates[number], **changed)
    ratings = tuple(rating(str(days[number])) for number in (3, 8) if number <= week)
    now = datetime.combine(days[-1], datetime.min.time(), LONDON).replace(hour=18)
    return _shown(tuple(updates.values()), ratings, now)


def _moved(when: date) -> Promise:
    return replace(OPEN, due=Span.of(day("2026-09-30")), moved=(Move(day(str(when)), "2026-06-30", "of rain"),))


def _shown(updates: tuple[Update, ...], ratings: tuple[Any, ...], now: datetime) -> Edition:
    plan = area(ratings=ratings)
    return site(*updates, areas=(plan,), rhythms=(RHYTHM,), now=now, feed_items=3)


EXPECTED = {
    *(f"{BEGIN + timedelta(weeks=number)}-week" for number in range(10)),
    "changes/correction/updates/2025-11-10-week/2025-11-17",
    "changes/withdrawal/updates/2025-11-24-week/2025-12-01",
    "changes/move/promises/open/2025-12-08",
    "promises/open/kept-2025-12-22-week",
    "03-spotting-risk/rating-2025-11-24",
    "03-spotting-risk/rating-2025-12-29",
    "rhythm/board/3-week/2025-11-24",
}
STATES = [written(state(week)) for week in range(10)]


def entries(content: bytes, path: str) -> list[tuple[str, str]]:
    """Identifier and moment of each entry of a feed."""
    if path.endswith(".json"):
        return [(one["id"], one["date_published"][:10]) for one in json.loads(content)["items"]]
    found = feedparser.parse(content).entries
    return [(one.id, datetime(*one.published_parsed[:6]).date().isoformat()) for one in found]


@pytest.mark.parametrize("path", ["feed.xml", "feed.atom", "feed.json"])
def test_who_looks_each_time_meets_each_once_on_its_day(path: str) -> None:
    seen: dict[str, str] = {}
    for week, files in enumerate(STATES):
        found = entries(files[path], path)
        assert len(found) == len({identifier for identifier, _ in found})
        for identifier, moment in found:
            new = identifier not in seen
            assert seen.setdefault(identifier, moment) == moment  # what is known never gets another day
            assert not new or date.fromisoformat(moment) > BEGIN + timedelta(weeks=week - 1)  # none comes as old
    assert {name(one) for one in seen} == EXPECTED


def test_who_looks_only_at_the_end_meets_each_in_the_archives() -> None:
    documents = walked(STATES[-1])
    assert list(documents) == ["feed.xml", "feeds/2026.xml", "feeds/2025.xml"]
    archived = [one for path, content in documents.items() if path != "feed.xml" for one in entries(content, path)]
    times = Counter(identifier for identifier, _ in archived)
    assert {name(one) for one in times} == EXPECTED
    assert set(times.values()) == {1}
    assert set(entries(documents["feed.xml"], "feed.xml")) <= set(archived)


def test_no_two_entries_have_one_address() -> None:
    links = [one.link for one in feedparser.parse(STATES[-1]["feeds/2025.xml"]).entries]
    assert len(links) == len(set(links))
