"""Promises by what became of them: the one count that every page goes by."""

from __future__ import annotations

from site_builder.problems import Place
from site_builder.record.dates import Span, When
from site_builder.record.promises import Promise, Standing
from site_builder.record.prose import Prose
from site_builder.record.tracked_promises import WORST_FIRST, TrackedPromise, by_outcome
from site_builder.record.updates import Update

HERE = Place("updates/2025-01-01-a.md")
MADE_IN = Update("2025-01-01-a", "A", When(2025, 1, 1), Prose(), HERE)


def tracked(name: str, standing: Standing, due: Span | None = None) -> TrackedPromise:
    return TrackedPromise(Promise(name, "Do it.", HERE, due=due, due_text="in spring"), MADE_IN, (), standing)


def test_every_outcome_has_its_place_in_the_order() -> None:
    assert sorted(WORST_FIRST) == sorted(Standing)


def test_what_nothing_became_of_is_left_out_and_the_worst_comes_first() -> None:
    made = [
        tracked("a", Standing.KEPT),
        tracked("b", Standing.UNKNOWN),
        tracked("c", Standing.LATE),
        tracked("d", Standing.KEPT),
    ]
    found = [(one.standing, one.count, [entry.promise.id for entry in one.promises]) for one in by_outcome(made)]
    assert found == [
        (Standing.LATE, 1, ["c"]),
        (Standing.UNKNOWN, 1, ["b"]),
        (Standing.KEPT, 2, ["a", "d"]),
    ]
    assert by_outcome([]) == ()


def test_what_is_most_late_comes_first_by_the_last_day_that_it_may_take() -> None:
    year, month = Span.of(When(2024)), Span.of(When(2024, 6))
    stretch, day = Span(When(2023, 1), When(2024, 7)), Span.of(When(2024, 6, 29))
    late = [
        tracked("year", Standing.LATE, year),
        tracked("stretch", Standing.LATE, stretch),
        tracked("month", Standing.LATE, month),
        tracked("day", Standing.LATE, day),
    ]
    [outcome] = by_outcome(late)
    assert [entry.promise.id for entry in outcome.promises] == ["day", "month", "stretch", "year"]
