"""What was reported of an area's actions, for its feed: one entry for all that was reported or checked on one date."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.feeds.entries import Entry, identifier
from site_builder.record.actions import Action, Checked, Report
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.prose import shortened
from site_builder.record.updates import SUMMARY_LENGTH


def of_reports(edition: Edition, area: Area) -> Iterator[Entry]:
    """The entries of an area, newest first. A report comes into the entry of its date whenever it is typed, so the entry
    keeps its identity."""
    lines: dict[When, list[Markup]] = {}
    for action in area.actions:
        for report in action.told:
            if report.date:
                lines.setdefault(report.date, []).append(_report(edition, area, action, report))
        if action.checked:
            lines.setdefault(action.checked.date, []).append(_checked(edition, area, action, action.checked))
    for day in sorted(lines, key=lambda when: when.first_day, reverse=True):
        yield _entry(edition, area, day, lines[day])


def _entry(edition: Edition, area: Area, day: When, lines: list[Markup]) -> Entry:
    messages, moment = edition.messages, edition.council.noon(day.first_day)
    count = messages.count("feeds.reports_title", len(lines), area=area.number, title=area.title)
    told = messages.html("feeds.reports_of", date=day.words(messages))
    return Entry(
        id=identifier(edition, f"{day.year:04}", f"{area.name}/reports-{day}"),
        title=count,
        link=f"{edition.site_url}{area.address}#section-actions",
        html=f"<p>{told}</p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>",
        summary=shortened(" ".join(line.striptags() for line in lines), SUMMARY_LENGTH),
        published=moment,
        updated=moment,
        categories=(messages.plain("feeds.reports"), area.title),
    )


def _report(edition: Edition, area: Area, action: Action, report: Report) -> Markup:
    messages = edition.messages
    status = messages.plain(f"status.{report.status}")
    said = messages.html("feeds.report", action=_linked(edition, area, action), status=status)
    return Markup(f"{said} {escape(report.note)}".strip())


def _checked(edition: Edition, area: Area, action: Action, checked: Checked) -> Markup:
    key = "feeds.checked_how" if checked.how else "feeds.checked"
    words = {"by": checked.by, "how": checked.how.rstrip(".")}
    return Markup(edition.messages.html(key, action=_linked(edition, area, action), **words))


def _linked(edition: Edition, area: Area, action: Action) -> Markup:
    address = f"{edition.site_url}{area.address}#action-{action.id}"
    return Markup('<a href="{}">{}</a>').format(address, action.text.rstrip("."))
