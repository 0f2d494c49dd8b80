"""A numbered series as a ladder, beside a plain recount."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.problems import Place
from site_builder.record.dates import Span, day_of
from site_builder.record.ladders import ladders
from site_builder.record.lags import Lag
from site_builder.record.prose import Prose
from site_builder.record.updates import Series, Update

NAMES = ("Visits", "Reports")


def update(series: tuple[str, int], **changes: Any) -> Update:
    name = f"2025-07-17-{series[0].lower()}-{series[1]}"
    given = {"name": name, "title": name, "date": day_of(date(2025, 7, 17)), "place": Place(f"updates/{name}.md")}
    return Update(**(given | {"body": Prose(("x",)), "series": Series(*series)} | changes))


@given(st.sets(st.tuples(st.sampled_from(NAMES), st.integers(1, 12))))
def test_every_number_up_to_the_highest_stands_once_with_its_update_or_as_a_gap(numbers: set[tuple[str, int]]) -> None:
    record = edition(updates=tuple(map(update, sorted(numbers)))).record
    found = {one.name: one for one in ladders(record.shown)}
    assert sorted(found) == sorted({name for name, _ in numbers})
    for name, ladder in found.items():
        there = sorted(number for series, number in numbers if series == name)
        told = [number for rung in ladder.rungs for number in range(rung.first, rung.last + 1)]
        assert told == list(range(1, there[-1] + 1))
        assert [rung.first for rung in ladder.rungs if rung.update] == there
        gaps = [rung for rung in ladder.rungs if rung.update is None]
        assert sum(rung.last - rung.first + 1 for rung in gaps) == record.missing_count(name)
        assert all(
            not (one.update is None and other.update is None)
            for one, other in zip(ladder.rungs, ladder.rungs[1:], strict=False)
        )


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 5), st.integers(0, 400))
def test_the_days_to_publication_count_from_the_last_day_of_the_visit(first: date, length: int, after: int) -> None:
    last = first + timedelta(days=length)
    one = update(("Visits", 1), happened=Span(day_of(first), day_of(last)), date=day_of(last + timedelta(days=after)))
    [ladder] = ladders((one,))
    assert ladder.rungs[0].published_after == Lag(after, after)


def test_without_the_day_of_the_visit_nobody_can_count() -> None:
    [ladder] = ladders((update(("Visits", 1)),))
    assert ladder.rungs[0].published_after is None


@given(st.sets(st.tuples(st.sampled_from(NAMES), st.integers(1, 9))), st.sets(st.integers(1, 12)))
def test_no_hidden_update_is_a_rung_or_closes_a_gap(numbers: set[tuple[str, int]], hidden: set[int]) -> None:
    shown = tuple(map(update, sorted(numbers)))
    drafts = tuple(update(("Visits", number), name=f"2025-07-18-{number}", draft=True) for number in sorted(hidden))
    with_drafts = edition(updates=(*shown, *drafts)).public().record
    assert ladders(with_drafts.shown) == ladders(edition(updates=shown).record.shown)
