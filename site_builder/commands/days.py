"""Days that are typed after an option, such as `--since 2026-01-28`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from site_builder.problems import UnusableError, quoted


def typed_day(option: str, typed: str, *, also: str = "") -> date:
    """The day. UnusableError for what is not one, with the right form and `also`, words for what else can be typed."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        words = f"{option} is {quoted(typed)}, which is not a day; write it as in {option} 2026-01-28{also}."
        raise UnusableError(words) from None


def refuse_to_come(days: Mapping[str, date], today: date) -> None:
    """UnusableError for the first day, by its option, that is after today."""
    for option, day in days.items():
        if day > today:
            raise UnusableError(f"{option} is {day}, which is after today, {today}; nothing of it is known yet.")


def refuse_backwards(since: date, until: date) -> None:
    """UnusableError where the last day is before the first."""
    if until < since:
        raise UnusableError(f"--until is {until}, before --since, {since}; write the earlier day after --since.")
