"""The actions of an area, grouped by state, each with what was reported of it and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.edition import Edition
from site_builder.record.actions import Action, Report, Status
from site_builder.record.dates import When
from site_builder.record.intervals import Interval
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.links import DatedLink, dated_link
from site_builder.views.moves import MoveLine, due_moves


class State(StrEnum):
    """The state that the actions of a group share, in page order: what needs attention comes first."""

    BEHIND = "behind"
    UNCONFIRMED = "unconfirmed"
    ON_TRACK = "on-track"
    NOT_STARTED = "not-started"
    NOT_PUBLISHED = "not-published"
    """Nothing was reported, which is not "not started"."""
    DONE = "done"
    """Done, and nobody is shown to have checked that."""
    CHECKED = "done-checked"
    STOPPED = "stopped"


@dataclass(frozen=True)
class ActionGroup:
    """Actions of one state, in the order of the file."""

    state: State
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class StateLine:
    """What was reported of an action last."""

    status: str
    """The catalogue's key for it."""
    reported: When | None = None
    """When that was reported; None if nobody says, or if the day on which it was done says it."""
    is_undated: bool = False
    """Whether nobody says when it was reported, although it may be out of date."""
    is_unconfirmed: bool = False
    """Whether that is longer ago than reports are asked for."""

    @property
    def says_more(self) -> bool:
        """Whether it says more than the heading of its group."""
        return self.reported is not None or self.is_undated


@dataclass(frozen=True)
class ReportLine:
    """One report on an action."""

    date: When
    status: str
    """The catalogue's key for it."""
    note: str
    update: DatedLink | None = None
    """The update that shows it."""
    document: DocumentLine | None = None
    """The document that shows it, if no update does."""


@dataclass(frozen=True)
class EarlierReports:
    """The reports on an action before the last one."""

    count: int
    lines: tuple[ReportLine, ...]
    """Newest first."""


@dataclass(frozen=True)
class CheckedLine:
    """Who checked that an action is done."""

    by: str
    date: When
    how: str = ""
    """In words that follow a colon, without a full stop."""
    is_past: bool = False
    """Whether it was reported as something else since."""


@dataclass(frozen=True)
class ActionLine:
    """One action."""

    id: str
    text: str
    state: StateLine
    is_overdue: bool
    due: When | None
    done: When | None
    owner: str
    update: DatedLink | None
    """The update that shows its state."""
    document: DocumentLine | None
    """The document that shows it, if no update does."""
    note: str = ""
    """What the last report adds in words."""
    checked: CheckedLine | None = None
    moves: tuple[MoveLine, ...] = ()
    """When it was due before, the latest change first."""
    earlier: EarlierReports | None = None
    """The reports before the last one; None if there are none."""


@dataclass(frozen=True)
class ActionLines:
    """Actions of one state."""

    state: str
    count: int
    lines: tuple[ActionLine, ...]


def action_groups(edition: Edition, actions: Sequence[Action]) -> tuple[ActionLines, ...]:
    """The actions by state, in the order of `State`; without empty groups."""
    groups = grouped(edition, actions)
    return tuple(
        ActionLines(group.state.value, len(group.actions), action_lines(edition, group.actions)) for group in groups
    )


def action_lines(edition: Edition, actions: Sequence[Action]) -> tuple[ActionLine, ...]:
    """Actions in the order in which they are given."""
    return tuple(_line(edition, action) for action in actions)


def _line(edition: Edition, action: Action) -> ActionLine:
    latest = action.reports[-1] if action.reports and action.latest == action.reports[-1] else None
    update, document = _evidence(edition, latest) if latest and _is_shown(latest) else _evidence(edition, action)
    return ActionLine(
        id=action.id,
        text=action.text,
        state=state_line(edition, action),
        is_overdue=action.is_overdue(edition.today),
        due=action.due,
        done=action.done,
        owner=action.owner,
        update=update,
        document=document,
        note=latest.note if latest else "",
        checked=_checked(action),
        moves=due_moves(action.moved),
        earlier=_earlier(edition, action.reports[:-1] if latest else action.reports),
    )


def state_line(edition: Edition, action: Action) -> StateLine:
    """What was reported of an action last, and when."""
    state = action.state
    is_dated_by_done = state is Status.DONE and action.done is not None
    return StateLine(
        status=f"status.{state}" if state else "area.not-published",
        reported=None if is_dated_by_done else action.reported,
        is_undated=action.is_undated,
        is_unconfirmed=_is_unconfirmed(edition, action),
    )


def _is_shown(report: Report) -> bool:
    return bool(report.evidence or report.evidence_update)


def _evidence(edition: Edition, shown: Action | Report) -> tuple[DatedLink | None, DocumentLine | None]:
    update = edition.record.update_by_name.get(shown.evidence_update)
    return (dated_link(update), None) if update else (None, optional_document_line(edition, shown.evidence))


def _earlier(edition: Edition, reports: Sequence[Report]) -> EarlierReports | None:
    lines = tuple(_report(edition, report, report.date) for report in reversed(reports) if report.date)
    return EarlierReports(len(lines), lines) if lines else None


def _report(edition: Edition, report: Report, date: When) -> ReportLine:
    update, document = _evidence(edition, report)
    return ReportLine(date, f"status.{report.status}", report.note, update, document)


def _checked(action: Action) -> CheckedLine | None:
    one = action.checked
    return CheckedLine(one.by, one.date, one.how.rstrip("."), not action.is_checked) if one else None


def asked_words(edition: Edition, actions: Sequence[Action]) -> str:
    """How often reports on actions are asked for, in a sentence, where one on any of these is older; else ""."""
    if not any(_is_unconfirmed(edition, action) for action in actions):
        return ""
    messages, asked = edition.messages, edition.reports_asked
    key = "actions.asked" if edition.asks_for_reports else "actions.asked_by_nobody"
    return messages.plain(key, every=every_words(edition, asked))


def every_words(edition: Edition, interval: Interval) -> str:
    """ "every month", "every 6 weeks"."""
    return edition.messages.count(f"every.{interval.unit}", interval.number)


def grouped(edition: Edition, actions: Sequence[Action]) -> list[ActionGroup]:
    """The actions by state, in the order of `State`; without empty groups. A slow or overdue action is behind."""
    found: dict[State, list[Action]] = {state: [] for state in State}
    for action in actions:
        found[_state(edition, action)].append(action)
    return [ActionGroup(state, tuple(those)) for state, those in found.items() if those]


def _state(edition: Edition, action: Action) -> State:
    if action.is_slow(edition.today):
        return State.BEHIND
    if _is_unconfirmed(edition, action):
        return State.UNCONFIRMED
    if action.is_checked:
        return State.CHECKED
    return State(action.state.value) if action.state else State.NOT_PUBLISHED


def _is_unconfirmed(edition: Edition, action: Action) -> bool:
    """As the edition says; the day and the interval are asked, so that a page can ask them again."""
    return action.is_unconfirmed(edition.today, edition.reports_asked)
