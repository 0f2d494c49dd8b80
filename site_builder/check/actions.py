"""What is said of an action in several places fits together: its status, its reports, when it was done, who checked."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Problem, quoted
from site_builder.record.actions import Action, Report, Status


def check_states(edition: Edition) -> Iterator[Problem]:
    """An action is in one state: `status` and `done` say the same as its newest report, and only what is done, or was,
    is checked."""
    for area in edition.record.areas:
        for action in area.actions:
            yield from _status(action)
            yield from _done(action)
            yield from _checked(action)


def _status(action: Action) -> Iterator[Problem]:
    status, latest = action.status, action.latest
    if status is None or latest is None or latest.status is status:
        return
    if latest.date == action.done and not action.reports:
        said = f"'done' says that it was done on {quoted(str(action.done))}; write 'status: done', or delete 'done'."
    else:
        said = f"{_newest(latest)}; delete 'status', or add a report that says so."
    yield Problem(
        action.place_of("status"), Code.TWO_STATES, f"'status' of this action is {quoted(status)}, but {said}"
    )


def _done(action: Action) -> Iterator[Problem]:
    done, latest, place = action.done, action.latest, action.done_place or action.place
    if done is None or latest is None:
        return
    if latest.status is not Status.DONE:
        message = f"'done' is {quoted(str(done))}, but {_newest(latest)}; delete 'done' if it was taken up again, or add a report that says that it is done."
        yield Problem(place, Code.TWO_STATES, message)
        return
    first = next((one.date for one in action.since_done()), None)
    if first and first.last_day < done.first_day:
        message = f"'done' is {quoted(str(done))}, but it was reported to be done before that, on {quoted(str(first))}; correct the one that is wrong."
        yield Problem(place, Code.DATE_ORDER, message)


def _checked(action: Action) -> Iterator[Problem]:
    checked = action.checked
    if checked is None:
        return
    place = checked.place or action.place
    if not any(report.status is Status.DONE for report in action.told):
        message = "This action is checked, but nothing says that it is done; write 'done' with its date, or delete 'checked' until it is."
        yield Problem(place, Code.TWO_STATES, message)
    elif action.done and checked.date.last_day < action.done.first_day:
        message = f"This action was checked on {quoted(str(checked.date))}, before it was done on {quoted(str(action.done))}; correct the one that is wrong."
        yield Problem(place, Code.DATE_ORDER, message)


def _newest(report: Report) -> str:
    return f"the newest report, of {quoted(str(report.date))}, says {quoted(report.status)}"
