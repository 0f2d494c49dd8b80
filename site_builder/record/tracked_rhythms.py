"""Whether something promised at regular intervals was kept: when last, when next, and each time that it stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from site_builder.record.addresses import anchor
from site_builder.record.dates import When
from site_builder.record.references import Rhythm
from site_builder.record.updates import Update

ANCHORED_FROM = date(2026, 12, 1)
"""The first day on which a break that begins has an anchor of its own."""


class Beat(StrEnum):
    """How a rhythm stands on a day, as far as the record shows."""

    OVERDUE = "overdue"
    """The next time was due by a day that has passed, and nothing here shows it."""
    KEPT = "kept"
    """The next time is not due yet."""
    ENDED = "ended"
    """It was to go on until a day that has passed."""
    TO_COME = "to-come"
    """It begins on a day to come."""
    UNCOUNTED = "uncounted"
    """Neither a beginning nor a first time is known, so there is no day from which to count."""
    UNSEEN = "unseen"
    """Its author names nothing that would show it."""


@dataclass(frozen=True)
class Report:
    """What shows that a rhythm was kept once: an update of its kind or, without an update, something dated in the plan."""

    date: When
    """The day from which it could be read here."""
    update: Update | None = None


@dataclass(frozen=True)
class Break:
    """A time by which a rhythm was due, and nothing in the record showed it. It is one break however long it lasts."""

    rhythms: tuple[Rhythm, ...]
    """What was due: one, or several that have the same interval and are shown by the same."""
    due: When
    """By when it was due."""
    last: Report | None
    """The last time before; None if there was none."""
    closed_by: Report | None = None
    """The next time after; None while there is none."""

    @property
    def begins(self) -> date:
        """The first day on which it is late."""
        return self.due.last_day + timedelta(days=1)

    @property
    def name(self) -> str:
        """Its identity: what would show it, the interval, and when it was due. The words of the rhythm are not part of it,
        and neither are the day, other rhythms, nor what closes it."""
        first = self.rhythms[0]
        return f"{first.shown_by}/{first.number}-{first.unit}/{self.due}"

    @property
    def anchor(self) -> str:
        """Its anchor on the page of promises, which tells its entry in feeds from others for services that go by
        addresses; "" for one that was told before there were any: what subscribers have keeps its address."""
        return anchor("break", self.name) if self.begins >= ANCHORED_FROM else ""


@dataclass(frozen=True)
class TrackedRhythm:
    """A rhythm as it stands on a day."""

    rhythm: Rhythm
    beat: Beat
    last: Report | None = None
    """The last time that the record shows; None if it shows none."""
    due: When | None = None
    """By when the next time is, or was, due; None where nothing says that, or if it ends before."""
    breaks: tuple[Break, ...] = ()
    """Each time that it stopped, oldest first; only the last of them may be open."""


def tracked_rhythm(rhythm: Rhythm, reports: Sequence[Report], today: date) -> TrackedRhythm:
    """A rhythm as it stands on a day. `reports` are what shows it, oldest first."""
    if not rhythm.shown_by:
        return TrackedRhythm(rhythm, Beat.UNSEEN)
    begin, end = rhythm.since, rhythm.until
    shown = [one for one in reports if one.date.first_day <= today]
    shown = [one for one in shown if begin is None or one.date.last_day >= begin.first_day]
    last = shown[-1] if shown else None
    breaks = tuple(_breaks(rhythm, shown, today))
    if end and end.last_day < today:
        return TrackedRhythm(rhythm, Beat.ENDED, last, breaks=breaks)
    if begin and begin.first_day > today:
        return TrackedRhythm(rhythm, Beat.TO_COME, due=_due(rhythm, begin.last))
    anchor = last.date if last else begin.last if begin else None
    if anchor is None:
        return TrackedRhythm(rhythm, Beat.UNCOUNTED)
    due = _due(rhythm, anchor)
    is_late = due is not None and due.last_day < today
    return TrackedRhythm(rhythm, Beat.OVERDUE if is_late else Beat.KEPT, last, due, breaks)


def all_breaks(rhythms: Iterable[TrackedRhythm]) -> tuple[Break, ...]:
    """Every break of some rhythms, oldest first; what breaks together, for want of the same, is one break."""
    found: dict[str, Break] = {}
    for one in (one for rhythm in rhythms for one in rhythm.breaks):
        same = found.get(one.name)
        found[one.name] = _together(same, one) if same else one
    return tuple(sorted(found.values(), key=lambda one: (one.begins, one.name)))


def _together(one: Break, other: Break) -> Break:
    """Two as one, which is closed once both are."""
    closing = sorted((gap.closed_by for gap in (one, other) if gap.closed_by), key=lambda report: report.date.first_day)
    closed_by = closing[-1] if len(closing) > 1 else None
    return replace(one, rhythms=(*one.rhythms, *other.rhythms), closed_by=closed_by)


def _breaks(rhythm: Rhythm, shown: Sequence[Report], today: date) -> Iterable[Break]:
    """Each pair of times with too long between them, and too long since the last of all."""
    for before, after in pairwise([None, *shown, None]):
        anchor = before.date if before else rhythm.since.last if rhythm.since else None
        due = _due(rhythm, anchor) if anchor else None
        if due and due.last_day < (after.date.first_day if after else today):
            yield Break((rhythm,), due, before, after)


def _due(rhythm: Rhythm, anchor: When) -> When | None:
    """When the time after one is due; None if the rhythm ends before that."""
    due = rhythm.interval.later(anchor)
    is_over = due is None or (rhythm.until is not None and due.last_day > rhythm.until.last_day)
    return None if is_over else due
