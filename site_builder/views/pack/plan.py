"""What changed in the plan between two meetings: ratings, actions and figures."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.record.actions import Action
from site_builder.record.dates import day_of
from site_builder.record.measures import Measure, Point
from site_builder.record.plan import Area
from site_builder.record.ratings import Rating
from site_builder.views.pack.rows import Row, Section, Window, cells, listed, section
from site_builder.views.rhythms import time_over

ACTION_COLUMNS = "area id text owner due status reported done checked overdue_by became_overdue url"


def areas(edition: Edition, window: Window) -> Section:
    """The areas that became part of the plan in a time, or left it; by number."""
    return section("areas", "date what area area_title why decided_by url", _areas(edition, window))


def _areas(edition: Edition, window: Window) -> Iterator[Row]:
    messages = edition.messages
    for area in edition.record.areas:
        url, head = edition.site_url + area.address, (area.number, area.title)
        if area.opened and window.has(area.opened):
            row = cells(area.opened, "opened", *head, "", "", url)
            yield Row(area.opened, _called(edition, area), area.address, (messages.plain("pack.opened"),), row)
        if (closed := area.closed) and window.has(closed.date):
            by = messages.plain("pack.decided", by=closed.decided_by) if closed.decided_by else ""
            told = tuple(filter(None, (messages.plain("pack.closed", why=closed.why), by)))
            row = cells(closed.date, "closed", *head, closed.why, closed.decided_by, url)
            yield Row(closed.date, _called(edition, area), area.address, told, row)


def ratings(edition: Edition, window: Window) -> Section:
    """The ratings of a time with their reasons and what each rater said before; by area, oldest first."""
    columns = "area area_title date by delivery delivery_before impact impact_before reason means url"
    return section("ratings", columns, _ratings(edition, window))


def _ratings(edition: Edition, window: Window) -> Iterator[Row]:
    for area in edition.record.areas:
        before: dict[str, Rating] = {}
        for rating in area.ratings:
            if window.has(rating.date):
                yield _rating(edition, area, rating, before.get(rating.rater))
            before[rating.rater] = rating


def _rating(edition: Edition, area: Area, rating: Rating, before: Rating | None) -> Row:
    messages, words = edition.messages, edition.rating_words
    was = (words(before.delivery), words(before.impact)) if before else ("", "")
    halves = (("delivery", words(rating.delivery), was[0]), ("impact", words(rating.impact), was[1]))
    told = [messages.plain(f"pack.{half}{'_was' if old else ''}", now=now, was=old) for half, now, old in halves]
    by = messages.plain("pack.rated_by", by=rating.by) if rating.by else ""
    address = f"{area.address}#{rating.anchor}"
    head = (
        area.number,
        area.title,
        rating.date,
        rating.by,
        words(rating.delivery),
        was[0],
        words(rating.impact),
        was[1],
    )
    row = cells(*head, rating.reason, rating.means, edition.site_url + address)
    return Row(
        rating.date, _called(edition, area), address, tuple(filter(None, (by, *told, rating.reason, rating.means))), row
    )


def actions(edition: Edition, window: Window) -> Section:
    """The actions of which something was reported, done or checked in a time, and all that are overdue at its end."""
    return section("actions", ACTION_COLUMNS, _actions(edition, window))


def _actions(edition: Edition, window: Window) -> Iterator[Row]:
    for area in edition.record.areas:
        for action in area.actions:
            late = _overdue(edition, action, window) if area.is_open else ()
            told = (*_reported(edition, action, window), *late)
            if told:
                yield _action(edition, area, action, window, told)


def _reported(edition: Edition, action: Action, window: Window) -> Iterator[str]:
    """What was reported, done and checked in a time, oldest first."""
    messages = edition.messages
    for report in action.told:
        if report.date and window.has(report.date):
            status, date = messages.plain(f"status.{report.status.value}"), report.date.words(messages)
            yield messages.plain("pack.reported", status=status, date=date, note=report.note).strip()
    done, checked = action.done_on, action.checked
    if done and window.has(done) and done not in [report.date for report in action.told]:
        yield messages.plain("pack.done", date=done.words(messages))
    if checked and action.is_checked and window.has(checked.date):
        yield messages.plain("pack.checked", date=checked.date.words(messages), by=checked.by)


def _overdue(edition: Edition, action: Action, window: Window) -> Iterator[str]:
    if action.due and action.is_overdue(edition.today):
        key, messages = "became_overdue" if window.ends(action.due) else "overdue", edition.messages
        over, end = time_over(edition, action.due), day_of(edition.today).words(messages)
        yield messages.plain(f"pack.{key}", date=action.due.words(messages), over=over, end=end)


def _action(edition: Edition, area: Area, action: Action, window: Window | None, told: tuple[str, ...]) -> Row:
    is_late, address = area.is_open and action.is_overdue(edition.today), f"{area.address}#action-{action.id}"
    over = time_over(edition, action.due) if action.due and is_late else ""
    became = "" if window is None else "yes" if is_late and action.due and window.ends(action.due) else "no"
    state = action.state.value if action.state else ""
    checked = action.checked.date if action.checked and action.is_checked else None
    head = (area.number, action.id, action.text, action.owner, action.due, state, action.reported)
    row = cells(*head, action.done_on, checked, over, became, edition.site_url + address)
    return Row(None, action.text, address, (_called(edition, area), *told), row)


def all_actions(edition: Edition) -> Section:
    """Every action of the open areas as it is on the day of the edition, by area."""
    rows = (_standing(edition, area, action) for area in edition.record.open_areas for action in area.actions)
    return section("all_actions", ACTION_COLUMNS, rows)


def _standing(edition: Edition, area: Area, action: Action) -> Row:
    messages, state = edition.messages, action.state
    date = action.reported.words(messages) if action.reported else ""
    words = messages.plain(f"status.{state.value}") if state else messages.plain("pack.not_reported")
    told = [messages.plain("pack.status_of" if date else "pack.status", status=words, date=date)]
    if action.due:
        told.append(messages.plain("pack.due", date=action.due.words(messages)))
    if action.due and action.is_overdue(edition.today):
        told.append(messages.plain("pack.overdue_by", over=time_over(edition, action.due)))
    return _action(edition, area, action, None, tuple(told))


def figures(edition: Edition, window: Window) -> Section:
    """The values of a time with the value before each; by area and measure, oldest first."""
    columns = "area measure title date value unit state before before_date target note url"
    return section("figures", columns, _figures(edition, window))


def _figures(edition: Edition, window: Window) -> Iterator[Row]:
    for area in edition.record.areas:
        for measure in area.measures:
            for number, point in enumerate(measure.points):
                if window.has(point.date):
                    yield _figure(edition, area, measure, number)


def _figure(edition: Edition, area: Area, measure: Measure, number: int) -> Row:
    messages, point = edition.messages, measure.points[number]
    before = _before(measure, number)
    address = f"{area.address}#measure-{measure.id}"
    told = [_called(edition, area), *_value(edition, measure, point)]
    if before:
        told.append(messages.plain("pack.value_before", value=before.value, date=before.date.words(messages)))
    told.append(messages.plain("pack.target", target=measure.target) if measure.target else "")
    marks = {"provisional": point.is_provisional, "withheld": point.is_withheld, "break": point.is_break}
    head = (area.number, measure.id, measure.title, point.date, point.value, measure.unit)
    last = (before.value, before.date) if before else ("", "")
    state = listed(name for name, holds in marks.items() if holds)
    row = cells(*head, state, *last, measure.target, point.note, edition.site_url + address)
    return Row(point.date, measure.title, address, tuple(filter(None, told)), row)


def _before(measure: Measure, number: int) -> Point | None:
    """The last published value with which a value can be compared; None at a break, and for one that is withheld."""
    for point in reversed(measure.points[: number + 1]):
        if point is not measure.points[number] and point.value:
            return point
        if point.is_break or measure.points[number].is_withheld:
            return None
    return None


def _value(edition: Edition, measure: Measure, point: Point) -> Iterator[str]:
    """A value, what has to be known to read it, and its note."""
    messages = edition.messages
    if point.is_withheld:
        yield messages.plain("pack.withheld")
    else:
        key = "value_provisional" if point.is_provisional else "value"
        yield messages.plain(f"pack.{key}", value=point.value, unit=measure.unit).replace(" ,", ",").strip()
    if point.is_break:
        yield messages.plain("pack.break")
    yield point.note


def _called(edition: Edition, area: Area) -> str:
    return edition.messages.plain("parts.area", number=area.number, title=area.title)
