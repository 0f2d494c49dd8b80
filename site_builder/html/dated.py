"""Dates in a text: marked so that machines read them too, and held together where a line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.dates import get_month_names

from site_builder.messages import Messages
from site_builder.record.dates import When
from site_builder.record.tags import TAG

_SPACE = r"(?:[ \u00a0]|&nbsp;)"
_LEFT_ALONE = re.compile(r"<(/?)(?:time|svg|code|pre|script|title)\b")
_DAY = re.compile('(<time datetime="[^"]*">[0-9]{1,2}) ')


def dated(html: str, messages: Messages) -> str:
    """HTML with each date that is written in full, such as "17 July 2025" or "July 2025", inside `<time>` (HTML, 4.5.14).

    Text already inside `<time>`, drawings and code are left alone."""
    months, month_of_a_year, pattern = _months(messages.locale)
    pieces = TAG.split(html)
    depth = 0
    for number, piece in enumerate(pieces):
        if number % 2:
            match = _LEFT_ALONE.match(piece)
            depth += (-1 if match.group(1) else 1) if match else 0
        elif not depth and month_of_a_year.search(piece):
            pieces[number] = pattern.sub(lambda match: _marked(match, months), piece)
    return "".join(pieces)


def held_together(html: str) -> str:
    """HTML whose dates are marked, with a space at which no line breaks between each day and its month."""
    return _DAY.sub("\\1\u00a0", html)


@lru_cache(maxsize=4)
def _months(locale: Locale) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """The number of each month by name, a pattern for what every date has, which most texts have not, and one that finds a
    day or a month of a year."""
    months = {name: number for number, name in get_month_names("wide", locale=locale).items()}
    names = "|".join(re.escape(name) for name in months)
    month_of_a_year = re.compile(rf"(?:{names}){_SPACE}\d")
    return (
        months,
        month_of_a_year,
        re.compile(rf"(?<![\w-])(?:(\d{{1,2}}){_SPACE})?({names}){_SPACE}(\d{{4}})(?![\w-])"),
    )


def _marked(match: re.Match[str], months: dict[str, int]) -> str:
    day, month, year = match.groups()
    try:
        when = When(int(year), months[month], int(day) if day else None)
    except ValueError:  # not a day of the calendar: it stays as typed
        return match.group()
    return f'<time datetime="{when}">{match.group()}</time>'
