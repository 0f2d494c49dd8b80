"""The actions of an area, grouped by state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Action
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.links import DatedLink, dated_link
from site_builder.views.moves import MoveLine, due_moves


class State(StrEnum):
    """The state that the actions of a group share, in page order: what needs attention comes first."""

    BEHIND = "behind"
    ON_TRACK = "on-track"
    NOT_STARTED = "not-started"
    NOT_PUBLISHED = "not-published"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True)
class ActionGroup:
    """Actions of one state, in the order of the file."""

    state: State
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class ActionLine:
    """One action."""

    id: str
    text: str
    status: str
    """The catalogue's key for its state."""
    is_overdue: bool
    due: When | None
    done: When | None
    owner: str
    update: DatedLink | None
    """The update that shows its state."""
    document: DocumentLine | None
    """The document that shows it, if no update does."""
    moves: tuple[MoveLine, ...] = ()
    """When it was due before, the latest change first."""


@dataclass(frozen=True)
class ActionLines:
    """Actions of one state."""

    state: str
    count: int
    lines: tuple[ActionLine, ...]


def action_groups(edition: Edition, actions: Sequence[Action]) -> tuple[ActionLines, ...]:
    """The actions by state, in the order of `State`; without empty groups."""
    groups = grouped(actions, edition.today)
    return tuple(
        ActionLines(group.state.value, len(group.actions), action_lines(edition, group.actions)) for group in groups
    )


def action_lines(edition: Edition, actions: Sequence[Action]) -> tuple[ActionLine, ...]:
    """Actions in the order in which they are given."""
    return tuple(_line(edition, action) for action in actions)


def _line(edition: Edition, action: Action) -> ActionLine:
    update = edition.record.update_by_name.get(action.evidence_update)
    without = "status.done" if action.done else "area.not-published"
    return ActionLine(
        id=action.id,
        text=action.text,
        status=f"status.{action.status.value}" if action.status else without,
        is_overdue=action.is_overdue(edition.today),
        due=action.due,
        done=action.done,
        owner=action.owner,
        update=dated_link(update) if update else None,
        document=None if update else optional_document_line(edition, action.evidence),
        moves=due_moves(action.moved),
    )


def grouped(actions: Sequence[Action], today: date) -> list[ActionGroup]:
    """The actions by state, in the order of `State`; without empty groups. A slow or overdue action is behind."""
    found: dict[State, list[Action]] = {state: [] for state in State}
    for action in actions:
        found[_state(action, today)].append(action)
    return [ActionGroup(state, tuple(those)) for state, those in found.items() if those]


def _state(action: Action, today: date) -> State:
    if action.is_slow(today):
        return State.BEHIND
    if action.status is None:
        return State.DONE if action.done else State.NOT_PUBLISHED
    return State(action.status.value)
