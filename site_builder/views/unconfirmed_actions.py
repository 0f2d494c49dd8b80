"""What the record does not say of actions, or has not said for a long time. None of it is called slow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.actions import Action, Status
from site_builder.record.plan import Area
from site_builder.views.actions import StateLine, state_line
from site_builder.views.age import Ago, ago
from site_builder.views.links import AreaLink, area_link


@dataclass(frozen=True)
class UnconfirmedAction:
    """An action whose last report is older than reports are asked for."""

    address: str
    text: str
    state: StateLine
    ago: Ago
    owner: str


@dataclass(frozen=True)
class UnconfirmedArea:
    """An area with such actions, the one that was reported longest ago first."""

    area: AreaLink
    actions: tuple[UnconfirmedAction, ...]


def unconfirmed_areas(edition: Edition) -> tuple[UnconfirmedArea, ...]:
    """The areas with an action that has had no report for longer than reports are asked for."""
    found = ((area, edition.unconfirmed_actions(area)) for area in edition.record.open_areas)
    return tuple(UnconfirmedArea(area_link(area), _lines(edition, area, those)) for area, those in found if those)


def _lines(edition: Edition, area: Area, actions: list[Action]) -> tuple[UnconfirmedAction, ...]:
    return tuple(
        UnconfirmedAction(
            address=f"{area.address}#action-{action.id}",
            text=action.text,
            state=state_line(edition, action),
            ago=ago(edition, action.reported),
            owner=action.owner,
        )
        for action in actions
        if action.reported
    )


def not_said(edition: Edition) -> tuple[str, ...]:
    """What the record does not say of other actions, a sentence each: no report, no day, no check."""
    return tuple(_not_said(edition))


def _not_said(edition: Edition) -> Iterator[str]:
    actions = [action for area in edition.record.open_areas for action in area.actions]
    counts = {
        "unreported": sum(1 for one in actions if one.state is None and not one.is_unclear(edition.today)),
        "undated": sum(1 for one in actions if one.is_undated),
        "unchecked": sum(1 for one in actions if one.state is Status.DONE and not one.is_checked),
    }
    yield from (edition.messages.count(f"not_said.{name}", number) for name, number in counts.items() if number)
