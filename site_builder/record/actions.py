"""What the council does for an area: each action with its reports, and what can be said of it on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.documents import Document
from site_builder.record.intervals import Interval
from site_builder.record.moves import Move


class Status(StrEnum):
    """What a report says of an action. Where nothing was reported there is no status, which is not "not started"."""

    NOT_STARTED = "not-started"
    ON_TRACK = "on-track"
    SLOW = "slow"
    DONE = "done"
    STOPPED = "stopped"


ENDED = (Status.DONE, Status.STOPPED)
"""What needs no further report."""


@dataclass(frozen=True)
class Report:
    """What was reported of an action."""

    status: Status
    date: When | None
    """None for a status that was typed without a day: nobody can say how old it is."""
    place: Place
    note: str = ""
    evidence: Document | None = None
    evidence_update: str = ""
    """The name of the update that shows it, or ""."""
    evidence_place: Place | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""


@dataclass(frozen=True)
class Checked:
    """Who looked whether an action that is done really is."""

    date: When
    by: str
    """A group or a role; young people may be the ones who checked."""
    how: str = ""
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where its date was typed."""


@dataclass(frozen=True)
class Action:
    """One thing the council does for an area."""

    id: str
    text: str
    place: Place
    due: When | None = None
    status: Status | None = None
    """As typed beside its reports or in place of one: `state` is what holds."""
    owner: str = ""
    done: When | None = None
    """As typed: `done_on` is what holds."""
    reports: tuple[Report, ...] = ()
    """Its dated reports, oldest first."""
    checked: Checked | None = None
    evidence: Document | None = None
    evidence_update: str = ""
    """The name of the update that shows it, or ""."""
    moved: tuple[Move, ...] = ()
    """What its due date was before, oldest first."""
    done_place: Place | None = None
    evidence_place: Place | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""

    def place_of(self, key: str) -> Place:
        """Where a value was typed; where the action begins, if it was not."""
        return self.places.get(key, self.place)

    @property
    def evidenced(self) -> tuple[Action | Report, ...]:
        """The action itself and its reports: each may name what shows it."""
        return (self, *self.reports)

    @property
    def told(self) -> tuple[Report, ...]:
        """All that was reported, oldest first: its reports and, as one of them, what `status` and `done` say for short.

        `done` beside a report that says so is when it was done, not another report; so is `status` beside any."""
        if self.done and not any(report.status is Status.DONE for report in self.reports):
            short = Report(Status.DONE, self.done, self.done_place or self.place)
            return tuple(sorted((*self.reports, short), key=order_of))
        if self.status and not self.reports:
            return (Report(self.status, None, self.place_of("status")),)
        return self.reports

    @property
    def latest(self) -> Report | None:
        """What was reported last; None where nothing was."""
        told = self.told
        return told[-1] if told else None

    @property
    def state(self) -> Status | None:
        """The status that was reported last; None where none was, which is not "not started"."""
        return self.latest.status if self.latest else None

    @property
    def reported(self) -> When | None:
        """The day of that report; None where nothing was reported, or no day was typed with it."""
        return self.latest.date if self.latest else None

    @property
    def dates(self) -> tuple[When, ...]:
        """Every date on which something was reported of it, or it was checked."""
        told = tuple(report.date for report in self.told if report.date)
        return (*told, self.checked.date) if self.checked else told

    @property
    def has_ended(self) -> bool:
        """Whether it is done or stopped."""
        return self.state in ENDED

    @property
    def done_on(self) -> When | None:
        """When it was done, or first reported to be; None if it is not done, or nobody says when."""
        if self.state is not Status.DONE:
            return None
        return self.done or next((report.date for report in self.since_done()), None)

    def since_done(self) -> Iterator[Report]:
        """The reports since when each says that it is done, oldest first."""
        told = self.told
        last = max((number for number, report in enumerate(told) if report.status is not Status.DONE), default=-1)
        return iter(told[last + 1 :])

    @property
    def is_checked(self) -> bool:
        """Whether it is done and somebody looked, not before it was last reported as something else."""
        if self.state is not Status.DONE or self.checked is None:
            return False
        others = [report.date for report in self.told if report.status is not Status.DONE and report.date]
        return all(day.first_day <= self.checked.date.last_day for day in others)

    def is_overdue(self, today: date) -> bool:
        """Whether its last possible day has passed and it is neither done nor stopped."""
        return self.due is not None and not self.has_ended and self.due.last_day < today

    def is_slow(self, today: date) -> bool:
        """Whether it was reported as slow, or as something that no longer fits because its day has passed."""
        return self.state is Status.SLOW or (self.state is not None and self.is_overdue(today))

    def is_unclear(self, today: date) -> bool:
        """Whether its day has passed without any report: it may be done, but the record does not say."""
        return self.state is None and self.is_overdue(today)

    def is_unconfirmed(self, today: date, asked: Interval) -> bool:
        """Whether its last report is older than reports are asked for; one without a day has no age."""
        if self.reported is None or self.has_ended:
            return False
        return asked.after(self.reported.last_day) < today

    @property
    def is_undated(self) -> bool:
        """Whether it has a status that needs confirming, but no day from which that could be counted."""
        return self.latest is not None and self.reported is None and not self.has_ended


def order_of(report: Report) -> date:
    """Sorts reports, oldest first; a month stands at its first day."""
    return report.date.first_day if report.date else date.min
