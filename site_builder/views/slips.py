"""Due dates that moved back, of what is not done: how often, how far and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.plan import Area
from site_builder.record.slips import Slip
from site_builder.views.age import length
from site_builder.views.links import AreaLink, area_link
from site_builder.views.moves import MoveLine, due_moves


@dataclass(frozen=True)
class SlippedDate:
    """One action or promise whose due date moved back."""

    address: str
    text: str
    area: AreaLink | None
    """The area of an action; None for what was promised, expected or required."""
    whose: str
    """Whose it is, if not the council's own promise: the owner of an action; ""."""
    due: Span | When | None
    """What it is now; None if that is not a date."""
    how_often: str
    """ "moved twice"."""
    how_far: str
    """ "by 12 months in all"; "" where nobody can say."""
    moves: tuple[MoveLine, ...]
    """The latest first."""


def slipped_dates(edition: Edition) -> tuple[SlippedDate, ...]:
    """What moved, farthest first; then what moved from or to no date. What moved equally far is in the order of the plan,
    actions before promises."""
    found = sorted((*_actions(edition), *_promises(edition)), key=lambda pair: _nearness(pair[0]))
    return tuple(line for _, line in found)


def _nearness(slip: Slip) -> tuple[bool, int]:
    return slip.days is None, -(slip.days or 0)


def _actions(edition: Edition) -> Iterator[tuple[Slip, SlippedDate]]:
    for area, action, slip in edition.moved_actions:
        address = f"{area.address}#action-{action.id}"
        moves = due_moves(action.moved)
        yield slip, _line(edition, slip, address, action.text, area, action.owner, action.due, moves)


def _promises(edition: Edition) -> Iterator[tuple[Slip, SlippedDate]]:
    for entry, slip in edition.moved_promises:
        address, promise = entry.promise.address, entry.promise
        whose = "" if entry.is_own and not edition.council.partners else entry.whose or edition.council.name
        yield slip, _line(edition, slip, address, promise.text, None, whose, promise.due, due_moves(promise.moved))


def _line(
    edition: Edition,
    slip: Slip,
    address: str,
    text: str,
    area: Area | None,
    whose: str,
    due: Span | When | None,
    moves: tuple[MoveLine, ...],
) -> SlippedDate:
    return SlippedDate(
        address=address,
        text=text,
        area=area_link(area) if area else None,
        whose=whose,
        due=due,
        how_often=edition.messages.count("slips.times", slip.times),
        how_far=_how_far(edition, slip),
        moves=moves,
    )


def _how_far(edition: Edition, slip: Slip) -> str:
    messages = edition.messages
    if slip.months is None or slip.days is None:
        return ""
    far = length(slip.months, messages) if slip.months else messages.count("slips.days", slip.days)
    return messages.plain("slips.far" if slip.times == 1 else "slips.far_in_all", length=far)
