"""Promises and actions whose date has passed, with how long ago that was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.dates import Span, When, months_since
from site_builder.record.plan import Area
from site_builder.record.promises import Standing
from site_builder.record.ratings import Delivery
from site_builder.record.tracked_promises import Outcome, TrackedPromise
from site_builder.views.actions import StateLine, state_line
from site_builder.views.age import Ago, ago
from site_builder.views.lateness import Lateness, lateness
from site_builder.views.links import AreaLink, area_link
from site_builder.views.promises import PromiseLine, promise_line
from site_builder.views.ratings import Mark, mark


@dataclass(frozen=True)
class LatePromise:
    """A promise whose date has passed and that the record does not show to be kept."""

    line: PromiseLine
    lateness: Lateness


@dataclass(frozen=True)
class LateAction:
    """An action that is past its date or marked as slow, on the page of its area."""

    address: str
    text: str
    state: StateLine
    due: When | None
    ago: Ago | None
    """How long its date is over; None if it is not."""
    lateness: Lateness | None
    owner: str = ""


@dataclass(frozen=True)
class AreaActions:
    """An area with its actions that are late, most late first, then those that are marked as slow."""

    area: AreaLink
    rated: Mark | None
    """What its latest rating says of delivery, if that is better than its actions: complete or on track."""
    past: int
    """How many actions are past their date."""
    slow: int
    """How many others are marked as slow."""
    actions: tuple[LateAction, ...]


def longest(edition: Edition) -> int:
    """The months of what is most late of all, promise or action, so that all bars of a page have one scale."""
    return max((months_since(due, edition.today) for due in _past_dues(edition)), default=0)


def _past_dues(edition: Edition) -> Iterator[Span | When]:
    promises = (*edition.late_promises, *edition.partly_late_promises)
    yield from (entry.overdue for entry in promises if entry.overdue)
    for area in edition.record.open_areas:
        yield from (one.due for one in area.actions if one.due and one.is_overdue(edition.today))


def late_promises(edition: Edition, outcomes: Sequence[Outcome], scale: int) -> tuple[LatePromise, ...]:
    """Those of some promises that are late, most late first; `scale` is the longest lateness of the page, in months."""
    late = (entry for outcome in outcomes if outcome.standing is Standing.LATE for entry in outcome.promises)
    return _late(edition, late, scale)


def partly_late_promises(edition: Edition, scale: int) -> tuple[LatePromise, ...]:
    """Those of which updates show a part to be done, and whose date has passed, most late first."""
    return _late(edition, edition.partly_late_promises, scale)


def _late(edition: Edition, entries: Iterable[TrackedPromise], scale: int) -> tuple[LatePromise, ...]:
    return tuple(
        LatePromise(promise_line(edition, entry), lateness(edition, months_since(due, edition.today), scale))
        for entry in entries
        if (due := entry.overdue)
    )


def slow_actions(edition: Edition, scale: int) -> tuple[AreaActions, ...]:
    """The areas with an action that is marked as slow, or past its date with a state that no longer fits."""
    return tuple(_of_areas(edition, edition.slow_actions, scale))


def unclear_actions(edition: Edition, scale: int) -> tuple[AreaActions, ...]:
    """The areas with an action whose day has passed and of which nothing was reported."""
    return tuple(_of_areas(edition, edition.unclear_actions, scale))


def _of_areas(edition: Edition, choose: Callable[[Area], list[Action]], scale: int) -> Iterator[AreaActions]:
    for area in edition.record.open_areas:
        if chosen := choose(area):
            actions = sorted(chosen, key=_urgency)
            past = sum(1 for one in actions if one.is_overdue(edition.today))
            lines = tuple(_action(edition, area, one, scale) for one in actions)
            yield AreaActions(area_link(area), _rated(edition, area), past, len(lines) - past, lines)


def _urgency(action: Action) -> date:
    """Sorts what is most late first, then what is due soonest, then what is due on no day."""
    return action.due.last_day if action.due else date.max


def _rated(edition: Edition, area: Area) -> Mark | None:
    latest = area.rating
    if latest is None or latest.delivery not in (Delivery.COMPLETE, Delivery.ON_TRACK):
        return None
    return mark(edition, latest.delivery)


def _action(edition: Edition, area: Area, action: Action, scale: int) -> LateAction:
    due = action.due if action.is_overdue(edition.today) else None
    return LateAction(
        address=f"{area.address}#action-{action.id}",
        text=action.text,
        state=state_line(edition, action),
        due=action.due,
        ago=ago(edition, due) if due else None,
        lateness=lateness(edition, months_since(due, edition.today), scale) if due else None,
        owner=action.owner,
    )
