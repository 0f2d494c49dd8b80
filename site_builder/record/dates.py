"""Dates as the public reads them: a day, a month, a year, or a stretch between two of these."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from site_builder.messages import Messages

_TYPED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class When:
    """One day, a month where no day is known, or a year where no month is.

    A month is never given a made-up day: it is shown as "March 2025". For sorting it counts as its first day.
    ValueError for a day that no calendar has."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def first_day(self) -> date:
        """The day by which it is sorted."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that it can mean: a promise for "March 2025" is late from 1 April."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def words(self, messages: Messages) -> str:
        """As pages show it: "17 July 2025", "January 2024" or "2012"."""
        return messages.date("day" if self.day else "month" if self.month else "year", self.first_day)

    def __str__(self) -> str:
        """As authors type it and `<time datetime>` requires it: "2025-07-17", "2024-01" or "2012"."""
        parts = (f"{self.year:04}", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else "")
        return "-".join(part for part in parts if part)


NOWHERE = When(1)
"""A placeholder for a date that could not be read; a file with such a finding is never shown."""


@dataclass(frozen=True)
class Span:
    """When something took place: from `first` to `last`, which are equal for a single date.

    ValueError if it ends before it begins."""

    first: When
    last: When

    def __post_init__(self) -> None:
        if self.last.last_day < self.first.first_day:
            raise ValueError("a stretch of time ends before it begins")

    @classmethod
    def of(cls, when: When) -> Span:
        """A single date as a span."""
        return cls(when, when)

    @property
    def is_one_date(self) -> bool:
        """Whether it is one day, month or year."""
        return self.first == self.last

    @property
    def has_days(self) -> bool:
        """Whether both ends are known to the day, which a calendar entry requires."""
        return self.first.is_day and self.last.is_day

    @property
    def first_day(self) -> date:
        """The day by which it is sorted in a timeline."""
        return self.first.first_day

    @property
    def last_day(self) -> date:
        """The last day that it can mean."""
        return self.last.last_day

    def words(self, messages: Messages) -> str:
        """As pages show it: "18 to 29 July 2022", "30 March to 2 April 2023", "2020 to 2024"."""
        if self.is_one_date:
            return self.first.words(messages)
        return messages.plain("dates.span", first=self.first_words(messages), last=self.last.words(messages))

    def first_words(self, messages: Messages) -> str:
        """Its beginning without what the end repeats: "18" in "18 to 29 July 2022"."""
        first, last = self.first, self.last
        if first.year != last.year or not first.month:
            return first.words(messages)
        is_same_month = first.month == last.month and first.day and last.day
        pattern = "day_of_month" if is_same_month else "day_of_year" if first.day else "month_of_year"
        return messages.date(pattern, first.first_day)

    def __str__(self) -> str:
        return str(self.first) if self.is_one_date else f"{self.first}/{self.last}"


def day_of(day: date) -> When:
    """A calendar's day as a `When`."""
    return When(day.year, day.month, day.day)


def months_between(first: When, last: When) -> int:
    """Whole months from one date to a later one; a date without a day counts as the first of its month."""
    return _months(first.first_day, last.first_day)


def _months(begin: date, end: date) -> int:
    return (end.year - begin.year) * 12 + end.month - begin.month - (end.day < begin.day)


def months_since(moment: When | Span, today: date) -> int:
    """Whole months from the last day that a date can mean to today; 0 for one that is not over.

    So "2014" is never longer ago than it certainly was."""
    return max(0, _months(moment.last_day, today))


def read_span(value: str, *, loose: bool, stretch: bool) -> Span:
    """A date or period as FORMAT writes it; ValueError, with words that continue a sentence, for anything else."""
    first, slash, last = value.partition("/")
    if slash and not stretch:
        raise ValueError("")
    begin = _read_when(first, loose)
    try:
        return Span(begin, _read_when(last, loose) if slash else begin)
    except ValueError as error:
        raise ValueError(": it ends before it begins" if "ends before" in str(error) else str(error)) from error


def span_of(value: str) -> Span | None:
    """The date or period that a text is, a year included; None for words."""
    try:
        return read_span(value, loose=True, stretch=True)
    except ValueError:
        return None


def _read_when(value: str, loose: bool) -> When:
    match = _TYPED.fullmatch(value)
    if not match or not value.isascii() or (match.group(2) is None and not loose):
        raise ValueError("")
    year, month, day = (int(part) if part else None for part in match.groups())
    if 0 in (month, day):
        raise ValueError(": no calendar has it")
    try:
        return When(year or 0, month, day)
    except ValueError as error:
        raise ValueError(": no calendar has it") from error
