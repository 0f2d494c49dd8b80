"""What is being done in an area that is behind, and who has to contribute, as far as the record says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.views.actions import StateLine, state_line

MOST_ACTIONS = 3
"""How many actions are named; the area's page has all."""


@dataclass(frozen=True)
class DoingAction:
    """An action that is neither done nor stopped."""

    address: str
    text: str
    state: StateLine
    due: When | None


@dataclass(frozen=True)
class Doing:
    """What is being done in one area."""

    actions: tuple[DoingAction, ...]
    """Those that are due soonest, or longest ago; then those that are due on no day."""
    more: int
    """How many others there are."""
    address: str
    """The part of the area's page that has all of them."""
    who: tuple[str, ...]
    """The roles that have to contribute: who leads the area, then the owners of these and the other actions."""


def doing(edition: Edition, area: Area) -> Doing:
    """What is being done in an area."""
    going_on = sorted((one for one in area.actions if not one.has_ended), key=_urgency)
    named = (area.lead, *(action.owner for action in going_on))
    return Doing(
        actions=tuple(_action(edition, area, action) for action in going_on[:MOST_ACTIONS]),
        more=len(going_on[MOST_ACTIONS:]),
        address=f"{area.address}#section-actions",
        who=tuple(dict.fromkeys(role for role in named if role)),
    )


def _urgency(action: Action) -> date:
    return action.due.last_day if action.due else date.max


def _action(edition: Edition, area: Area, action: Action) -> DoingAction:
    address = f"{area.address}#action-{action.id}"
    return DoingAction(address, action.text, state_line(edition, action), action.due)
