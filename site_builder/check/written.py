"""The day on which a text was written does not contradict its other dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, quoted
from site_builder.record.dates import NOWHERE, When
from site_builder.record.updates import Update


def check_written(edition: Edition) -> Iterator[Problem]:
    """An update's text was written after the update's date and before it was corrected or withdrawn; no text was
    written after today. An update that waits for its hour is checked as at that day.

    A plan summary lives on: it may be rewritten after a correction."""
    today = edition.today
    for update in edition.record.updates:
        if update.written and update.date != NOWHERE:
            hour = update.publish_at
            yield from _order(update, update.written)
            yield from _to_come(update.written, update.place_of("written"), max(today, hour.date()) if hour else today)
    for area in edition.record.areas:
        if area.written:
            yield from _to_come(area.written, area.place_of("written"), today)


def _order(update: Update, written: When) -> Iterator[Problem]:
    day, place = quoted(str(written)), update.place_of("written")
    if written.last_day <= update.date.first_day:
        message = f"'written' is {day}, which is not after the update's date {quoted(str(update.date))}; delete it, or correct the one that is wrong."
        yield Problem(place, Code.DATE_ORDER, message)
    changes = [("corrected", correction.date) for correction in update.corrections]
    changes += [("withdrawn", update.withdrawn.date)] if update.withdrawn else []
    for what, when in changes:
        if when != NOWHERE and when.last_day < written.first_day:
            message = f"'written' is {day}, but the text was {what} on {quoted(str(when))}, before that; correct the one that is wrong."
            yield Problem(place, Code.DATE_ORDER, message)


def _to_come(written: When, place: Place, today: date) -> Iterator[Problem]:
    if written.first_day > today:
        message = f"'written' is {quoted(str(written))}, which is after today, {today}; correct the date."
        yield Problem(place, Code.FUTURE_DATE, message)
