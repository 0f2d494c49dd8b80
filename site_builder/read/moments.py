"""Reads a day and a time in the council's time zone, and suggests the right form if typed in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from site_builder.codes import Code
from site_builder.problems import Place, Problem, Severity, quoted

_FORM = "%Y-%m-%d %H:%M"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_DAY = (
    r"(?:(?P<year>\d{4})(?P<dash>[-/.]?)(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})"
    rf"|{_WEEKDAY}(?:the\s+)?(?P<day_first>\d{{1,2}})(?:(?P<sign>[-/.])(?P<its_month>\d{{1,2}})(?P=sign)"
    r"|(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?P<named>[a-z]{3,9})\.?,?[\s-]+)(?P<its_year>\d{4}))"
)
_TIME = (
    r"(?:(?P<word>noon|midday|midnight)|(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{1,2})(?::?\d{2}(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?)\s*(?P<zone>Z|UTC|GMT|BST|[+-]\d{2}(?::?\d{2})?)?"
)
_OTHERWISE = (
    re.compile(rf"{_DAY}(?:(?:\s*[T,]\s*|\s+(?:at\s+)?){_TIME})?", re.ASCII | re.IGNORECASE),
    re.compile(rf"(?:at\s+)?{_TIME}(?:,\s*|\s+(?:on\s+)?){_DAY}", re.ASCII | re.IGNORECASE),
)
"""What people and programs write for a moment, by its parts: the day first, whose time may be missing, or the time. A
day in numbers alone that begins with the day is read as people in Britain write it."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "BST": 60}
"""Minutes before UTC of the zones that people name in letters."""


def read_moment(typed: str, zone: ZoneInfo, place: Place) -> tuple[datetime | None, list[Problem]]:
    """The moment that `2025-07-17 10:00` names in the council's time zone, and what is wrong with it.

    It has its offset from UTC, not the zone: Python compares two moments in one zone by their clock times, and in the
    hour that comes twice a later one would sort before an earlier one."""
    try:
        one_space = " ".join(typed.split())
        local = datetime.strptime(one_space if _MOMENT.fullmatch(one_space) else "", _FORM)
    except ValueError:
        return None, [Problem(place, Code.DATE, f"The time {quoted(typed)} cannot be read. {_advice(typed, zone)}")]
    if local.year in (MINYEAR, MAXYEAR):  # in another zone, or a day later, it is in a year that no calendar here has
        message = f"{quoted(typed)} is at an end of the calendar; write the time that you mean, or 'status: draft'."
        return None, [Problem(place, Code.DATE, message)]
    problems = list(_clock_changes(typed, local, zone, place))
    return _fixed(local.replace(tzinfo=zone)), problems


def _fixed(moment: datetime) -> datetime:
    """The same moment and clock time, but with only its offset from UTC."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()), fold=0)


def _clock_changes(typed: str, local: datetime, zone: ZoneInfo, place: Place) -> Iterator[Problem]:
    """Yields a finding for a time that the clocks show twice, or never."""
    first, second = (local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    if first == second:
        return
    if not _is_shown(local, zone):
        later = next(at for at in _minutes_after(local) if _is_shown(at, zone))
        message = f"There is no time {quoted(typed)}: the clocks go forward then. Write {later:{_FORM}}, the first time after it."
        yield Problem(place, Code.CLOCK_CHANGE, message)
        return
    after = next(at for at in _minutes_after(local) if at.replace(tzinfo=zone, fold=0).utcoffset() == second)
    message = f"The time {quoted(typed)} comes twice, since the clocks go back then; the first of the two is used. Write {after:{_FORM}} or later to be clear."
    yield Problem(place, Code.CLOCK_CHANGE, message, Severity.WARNING)


def _is_shown(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of a zone ever show this time."""
    return local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) == local


def _minutes_after(local: datetime) -> Iterator[datetime]:
    """Each minute of the two days after a time: no zone has ever moved its clocks by more."""
    return (local + timedelta(minutes=minute) for minute in range(1, 2 * 24 * 60))


def _advice(typed: str, zone: ZoneInfo) -> str:
    """How to write what was meant, using what was typed; with an example if that cannot be recognised."""
    match = next(filter(None, (form.fullmatch(typed.strip()) for form in _OTHERWISE)), None)
    try:
        if match is None:
            return "Write it as 2025-07-17 10:00."
        day = _day(match)
        if match["hour"] is None and match["word"] is None:
            return f"It has no time: write it as {day:%Y-%m-%d} 10:00, with the time that you mean."
        if (match["word"] or "").lower() == "midnight":
            return f"Write {day:{_FORM}} for the beginning of that day, {day + timedelta(days=1):{_FORM}} for its end."
        local = day + timedelta(hours=_hour(match), minutes=_under_sixty(match["minute"]))
        if match["zone"]:
            there = _in_zone(local, match["zone"], zone)
            return f"Write it in the council's time, without a zone: {there:{_FORM}}."
        return f"Write it as {local:{_FORM}}."
    except (ValueError, OverflowError):  # no calendar or clock has it
        return "Write it as 2025-07-17 10:00."


def _day(match: re.Match[str]) -> datetime:
    """The day that was typed, at midnight; ValueError for one that no calendar has."""
    if match["year"]:
        return datetime(int(match["year"]), int(match["month"]), int(match["day"]))
    month = int(match["its_month"]) if match["its_month"] else _MONTHS.index(match["named"][:3].lower()) + 1
    return datetime(int(match["its_year"]), month, int(match["day_first"]))


def _hour(match: re.Match[str]) -> int:
    """The hour on a 24-hour clock; ValueError for one that no clock shows. 24 is the end of the day."""
    if match["word"]:
        return 12
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError
        return hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    if hour > 24 or (hour == 24 and int(match["minute"] or 0)):
        raise ValueError
    return hour


def _under_sixty(minute: str | None) -> int:
    if int(minute or 0) > 59:
        raise ValueError
    return int(minute or 0)


def _in_zone(local: datetime, typed: str, zone: ZoneInfo) -> datetime:
    """A moment in another zone by the council's clocks."""
    digits = typed[1:].replace(":", "").ljust(4, "0")
    minutes = _ZONES.get(typed.upper())
    if minutes is None:
        minutes = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if typed.startswith("-") else 1)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(zone)
