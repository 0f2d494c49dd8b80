"""When each thing became public, as far as `published/` tells it.

A date that an author types says what a thing is of, not when it could first be read: an update dated March may be added in
June. Whoever tells what is new goes by this, so that nothing is told twice and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from site_builder.record.chain import Chain, Line

DATED = ("correction", "move")
"""The kinds of things that are numbered, so that only their date tells one from another."""
Key = tuple[str, str, str]
"""A thing, a key of it, and the value that it had; "" for any value of any key."""


@dataclass(frozen=True)
class Arrivals:
    """What was first there with which publication. Empty where nothing was ever kept."""

    chain: Chain
    today: date

    def of(self, thing: str, key: str = "", value: str = "") -> date | None:
        """The day on which a thing, or a key of it, was first public; None where that is not known.

        What began with the very first publication may be older, so nothing is known of it. What no publication has yet
        becomes public today, at the earliest."""
        if not self.chain:
            return None
        if (thing, key, value) not in self._moments:
            return self.today
        moment = self._moments[thing, key, value]
        return moment.date() if moment else None

    def moment_of(self, thing: str, key: str = "") -> datetime | None:
        """The moment of the publication that first had it, where one after the very first did; None where none did."""
        return self._moments.get((thing, key, ""))

    def of_dated(self, owner: str, kind: str, dated: str) -> date | None:
        """The same for a correction or a move of a thing, by the date that it says."""
        return self.of(owner, kind, dated)

    @cached_property
    def _moments(self) -> dict[Key, datetime | None]:
        found: dict[Key, datetime | None] = {}
        for line in self.chain.lines:
            if line.is_of_facts and line.now is not None:
                moment = datetime.fromisoformat(line.moment) if line.publication > 1 else None
                for key in _keys(line):
                    found.setdefault(key, moment)
        return found


def _keys(line: Line) -> Iterator[Key]:
    yield line.thing, "", ""
    yield line.thing, line.key, ""
    owner, _, rest = line.thing.rpartition("/")
    owner, _, kind = owner.rpartition("/")
    if line.key == "date" and rest and kind in DATED:
        yield owner, kind, line.now or ""
