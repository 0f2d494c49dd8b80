"""The plan at a glance, and a page for each of its areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from site_builder.edition import Edition
from site_builder.pages import drawings
from site_builder.pages.progress import rated
from site_builder.pages.render import compose, trail
from site_builder.record.outputs import Page
from site_builder.record.plan import Action, Area
from site_builder.record.tags import with_named_anchors
from site_builder.views.age import dated_by

LATEST = 10
"""How many updates an area's page shows in full; the others stand as titles behind a button."""
_HEADING = re.compile(r"<(/?)h([2-5])\b")


class State(StrEnum):
    """What the actions of a group have in common, in the order of the page: what needs attention stands first."""

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


def pages(edition: Edition) -> Iterator[Page]:
    """The plan and every area."""
    messages = edition.messages
    areas = messages.count("counts.area", len(edition.record.areas))
    page = Page(
        address="plan/",
        title=messages.plain("titles.plan"),
        trail=trail(edition),
        description=messages.plain("plan.description", plan=edition.council.plan, areas=areas),
        body="",
        section="plan",
    )
    versions = sorted(edition.record.plan_versions, key=lambda version: version.date.first_day)
    asked = sorted(edition.record.consultations, key=lambda consultation: consultation.date.first_day)
    by_subject = [(about, list(rows)) for about, rows in groupby(asked, key=lambda consultation: consultation.about)]
    yield compose(
        page,
        "plan.html",
        edition,
        rated=rated(edition),
        is_rated=any(area.rating for area in edition.record.areas),
        versions=versions,
        consultations=by_subject,
    )
    for area in edition.record.areas:
        yield _area(edition, area)
    yield _print(edition)


def _print(edition: Edition) -> Page:
    """The whole plan as one page, to print or to keep."""
    messages, plan = edition.messages, edition.council.plan
    page = Page(
        address="plan/print/",
        title=messages.plain("plan_print.title", plan=plan),
        description=messages.plain("plan_print.description", plan=plan),
        body="",
        section="plan",
        trail=trail(edition, "plan"),
    )
    return compose(page, "plan_print.html", edition, inside=inside, drawings=drawings)


def inside(html: str, number: int) -> str:
    """An area's text for a page that holds several: headings one level lower, anchors with the area's number."""
    lower = _HEADING.sub(lambda match: f"<{match.group(1)}h{int(match.group(2)) + 1}", html)
    return with_named_anchors(lower, f"area-{number}")


def _area(edition: Edition, area: Area) -> Page:
    messages, updates = edition.messages, edition.record.updates_of(area)
    page = Page(
        address=area.address,
        title=messages.plain("parts.area", number=area.number, title=area.title),
        description=messages.plain("area.description", text=area.body.first_paragraph),
        body="",
        section="plan",
        kind="article",
        schema="Report",
        trail=trail(edition, "plan"),
    )
    return compose(
        page,
        "area.html",
        edition,
        area=area,
        ratings=list(reversed(area.ratings)),
        history=drawings.history(area.ratings),
        drawings=drawings,
        groups=grouped(area.actions, edition.today),
        evidence={action.id: edition.record.update_by_name.get(action.evidence_update) for action in area.actions},
        latest=updates[:LATEST],
        earlier=updates[LATEST:],
        age=dated_by(age, messages, "area.newest") if (age := edition.age_of(updates)) else "",
        records=edition.record.documents_by_owner.get(area.name, []),
    )


def grouped(actions: Sequence[Action], today: date) -> list[ActionGroup]:
    """The actions by state, in the order of `State`; no group that is empty. A slow or overdue one is behind."""
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
