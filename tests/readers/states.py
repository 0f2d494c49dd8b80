"""What a made-up council published, one state after the other, and what each state brings that is new."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from feeds.made_up import HERE, area, day, rating, site, update, written
from made_up_edition import LONDON

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.moves import Move
from site_builder.record.promises import Keep, Promise
from site_builder.record.prose import Prose
from site_builder.record.updates import Correction, DiaryDate, Update, Withdrawal

HELD = 5
"""How many entries the feed holds at least."""


@dataclass(frozen=True)
class State:
    """One published state."""

    name: str
    edition: Edition
    new: dict[str, date]
    """What it brings, by the identifier of its entry, with the day that its readers should see: updates, and what has an
    entry of its own."""
    dates: dict[str, date]
    """The diary dates of the calendar, by title."""

    @property
    def files(self) -> dict[str, bytes]:
        """What is published of feeds and calendar, by path."""
        return written(self.edition.public().without_withdrawn_words())


def hut(due: str, *moved: Move) -> Promise:
    return Promise("hut", "Mend the hut.", HERE, due=Span.of(day(due)), moved=moved)


def board(on: str, title: str = "The board meets") -> DiaryDate:
    return DiaryDate(day(on), title, HERE)


@cache
def states() -> tuple[State, ...]:
    """Eleven states of one record, from February to June 2026."""
    plans = update("2026-01-12-plans", promises=(hut("2026-03-01"),), diary=(board("2026-06-02"),))
    begin = [update("2025-11-03-older"), update("2025-12-01-taken"), plans]
    visit = update("2026-02-03-visit")
    late = update("2025-10-01-late")
    corrected = replace(visit, corrections=(Correction(day("2026-02-10"), "It was six, not five."),))
    renamed = replace(corrected, title="The visit, by its right name")
    taken = update("2025-12-01-taken", withdrawn=Withdrawal(day("2026-02-20"), "It named somebody."))
    moved_plans = replace(
        plans, promises=(hut("2026-05-01", Move(day("2026-03-02"), "2026-03-01", "the builders are late")),)
    )
    moved_date = replace(moved_plans, diary=(board("2026-06-09"),))
    twins = [update("2026-03-10-one"), update("2026-03-10-two")]
    waits = update("2026-04-01-waits", publish_at=datetime(2026, 4, 1, 10, tzinfo=LONDON), keeps=(Keep("hut"),))
    many = [update(f"2026-05-{number:02}-many") for number in range(1, 9)]
    edited = replace(twins[0], body=Prose(("<p>Other words for the same.</p>",)))
    rated = ("2025-12-01", "2026-03-10")
    meets, moved = {"The board meets": date(2026, 6, 2)}, {"The board meets": date(2026, 6, 9)}
    return (
        _state("the beginning", "2026-02-01", begin, meets, new=begin),
        _state("a new update", "2026-02-03", [*begin, visit], meets, new=[visit]),
        _state("a back-dated one", "2026-02-05", [*begin, visit, late], meets, new=[late]),
        _state(
            "a correction",
            "2026-02-10",
            [*begin, corrected, late],
            meets,
            others=("changes/correction/updates/2026-02-03-visit/2026-02-10",),
        ),
        _state("another title", "2026-02-12", [*begin, renamed, late], meets),
        _state(
            "a withdrawal",
            "2026-02-20",
            [begin[0], taken, plans, renamed, late],
            meets,
            others=("changes/withdrawal/updates/2025-12-01-taken/2026-02-20",),
        ),
        _state(
            "a moved date",
            "2026-03-02",
            [begin[0], taken, moved_plans, renamed, late],
            meets,
            others=("changes/move/promises/hut/2026-03-02",),
        ),
        _state(
            "two of one day",
            "2026-03-10",
            [begin[0], taken, moved_date, renamed, late, *twins, waits],
            moved,
            new=twins,
            others=("03-spotting-risk/rating-2026-03-10",),
            ratings=rated,
        ),
        _state(
            "its hour has come",
            "2026-04-01",
            [begin[0], taken, moved_date, renamed, late, *twins, waits],
            moved,
            new=[waits],
            others=("promises/hut/kept-2026-04-01-waits",),
            ratings=rated,
        ),
        _state(
            "more than the feed holds",
            "2026-05-08",
            [begin[0], taken, moved_date, renamed, late, *twins, waits, *many],
            moved,
            new=many,
            ratings=rated,
        ),
        _state(
            "an edit, and a cancelled date",
            "2026-05-09",
            [begin[0], taken, replace(moved_date, diary=()), renamed, late, edited, twins[1], waits, *many],
            {},
            ratings=rated,
        ),
    )


def _state(
    name: str,
    today: str,
    updates: list[Update],
    dates: dict[str, date],
    new: list[Update] | None = None,
    others: tuple[str, ...] = (),
    ratings: tuple[str, ...] = ("2025-12-01",),
) -> State:
    on = date.fromisoformat(today)
    now = datetime.combine(on, datetime.min.time(), LONDON).replace(hour=15)
    edition = site(*updates, now=now, feed_items=HELD, areas=(area(ratings=tuple(map(rating, ratings))),))
    known = [(one.name[:4], one.name, one.date.first_day) for one in new or []]
    known += [(today[:4], other, on) for other in others]
    return State(name, edition, {f"tag:www.exampleton.example,{year}:{one}": day for year, one, day in known}, dates)
