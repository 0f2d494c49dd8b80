"""A numbered series as a ladder: its updates by number, with the numbers that the record does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.record.addresses import anchor
from site_builder.record.dates import Span
from site_builder.record.lags import Lag, lag
from site_builder.record.updates import Update


@dataclass(frozen=True)
class Rung:
    """One number of a series, or several one after the other that the record does not have."""

    first: int
    last: int
    update: Update | None
    """None for a gap."""

    @property
    def published_after(self) -> Lag | None:
        """The days from the last day on which the thing took place to its publication; None if the record does not say when
        it took place."""
        update = self.update
        return lag(update.happened, Span.of(update.date)) if update and update.happened else None


@dataclass(frozen=True)
class Ladder:
    """A series with at least one update."""

    name: str
    anchor: str
    """Its anchor on the page of all documents."""
    rungs: tuple[Rung, ...]
    """By number, ascending from 1, with gaps."""


def ladders(shown: Iterable[Update]) -> tuple[Ladder, ...]:
    """Every series of some updates, by name."""
    found: dict[str, dict[int, Update]] = {}
    for update in shown:
        if update.series:
            found.setdefault(update.series.name, {}).setdefault(update.series.number, update)
    anchors = {name: anchor("series", name) for name in sorted(found)}
    taken: dict[str, int] = {}
    for name, wanted in anchors.items():
        taken[wanted] = taken.get(wanted, 0) + 1
        anchors[name] = wanted if taken[wanted] == 1 else f"{wanted}--{taken[wanted]}"  # no name ends in this way
    return tuple(Ladder(name, anchors[name], tuple(_rungs(found[name]))) for name in sorted(found))


def _rungs(numbered: dict[int, Update]) -> Iterator[Rung]:
    for before, number in pairwise((0, *sorted(numbered))):
        if number - before > 1:
            yield Rung(before + 1, number - 1, None)
        yield Rung(number, number, numbered[number])
