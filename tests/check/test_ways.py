"""Whatever changed in silence, there is a way to tell of it, but for what was told already and has gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from check.test_against import full, published

from site_builder.check.against.ways import Silent, Way, silent
from site_builder.record.facts.published import Published, Things


def others() -> Iterator[tuple[str, Things]]:
    """What might have been published in place of the full record: another value, one value more, one thing more."""
    things = dict(published(full()).things)
    for name, values in things.items():
        for key, value in values.items():
            later = f"{int(value[:4]) - 1}{value[4:]}" if value[:4].isdigit() and len(value) < 20 else f"{value}x"
            yield f"{name}:{key}", {**things, name: {**values, key: later}}
        yield f"{name} is gone", {**things, f"{name}-x": {**values}}
        yield f"{name} is new", {other: each for other, each in things.items() if other != name}


OTHERS = list(others())[::8]


def found(things: Things) -> list[Silent]:
    edition = full()
    return list(silent(Published(edition.site_url, 2, things), edition))


@pytest.mark.parametrize("things", [each for _, each in OTHERS], ids=[name for name, _ in OTHERS])
def test_there_is_a_way_to_tell_of_everything(things: Things) -> None:
    for one in found(things):
        is_told = one.change.kind == "correction" or (one.change.kind == "area" and one.change.is_gone)
        assert one.ways or is_told, one.problems


def test_nothing_is_silent_where_nothing_changed() -> None:
    assert found(dict(published(full()).things)) == []


@pytest.mark.parametrize(
    ("thing", "key", "ways"),
    [
        ("update/2025-07-17-one", "title", [Way.MINOR, Way.CORRECTION]),
        ("update/2025-07-17-one", "date", [Way.CORRECTION]),
        ("promise/one", "due", [Way.MOVED]),
        ("area/1/measure/visits", "target", [Way.MOVED]),
        ("area/1/measure/visits/point/2025-12", "value", [Way.REVISED]),
        ("area/1/rating/2025-12-01", "delivery", [Way.CORRECTION]),
    ],
)
def test_the_ways_are_those_that_the_rule_of_a_kind_accepts(thing: str, key: str, ways: list[Way]) -> None:
    things = dict(published(full()).things)
    was = f"{things[thing][key][:-1]}9" if key != "delivery" else "off-track"
    [one] = found({**things, thing: {**things[thing], key: was}})
    assert [told.way for told in one.ways] == ways
    assert all(told.was == was for told in one.ways if told.way in (Way.MOVED, Way.REVISED))
