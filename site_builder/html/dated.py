"""Dates in a text: marked so that machines read them too, and held together where a line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.dates import get_month_names

from site_builder.messages import Messages
from site_builder.record.dates import When
from site_builder.record.tags import cut, joined

_SPACE = r"(?:[ \u00a0]|&nbsp;)"
_LEFT_ALONE = frozenset({"time", "svg", "code", "pre", "script", "title"})
_TOO_SHORT = 5
"""So many characters are not a date; between most tags there are fewer."""
_DAY = re.compile('(<time datetime="[^"]*">[0-9]{1,2}) ')


def dated(html: str, messages: Messages) -> str:
    """HTML with each date that is written in full, such as "17 July 2025" or "July 2025", inside `<time>` (HTML, 4.5.14).

    Text already inside `<time>`, drawings and code are left alone."""
    return joined(mark_dates(cut(html), messages))


def mark_dates(pieces: list[str], messages: Messages) -> list[str]:
    """The same for HTML that was cut at its tags (`record/tags.py`): its pieces, with those of the new elements."""
    months, month_of_a_year, pattern = _months(messages.locale)
    found, done, depth = list[str](), 0, 0
    for at in range(0, len(pieces), 4):
        if at and pieces[at - 1] in _LEFT_ALONE:
            depth += -1 if pieces[at - 2] else 1
        if not depth and len(pieces[at]) > _TOO_SHORT and month_of_a_year.search(pieces[at]):
            found += pieces[done:at]
            found += cut(pattern.sub(lambda match: _marked(match, months), pieces[at]))
            done = at + 1
    return found + pieces[done:]


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
    date = re.compile(rf"(?<![\w-])(?:(\d{{1,2}}){_SPACE})?({names}){_SPACE}(\d{{4}})(?![\w-])")
    return months, month_of_a_year, date


def _marked(match: re.Match[str], months: dict[str, int]) -> str:
    day, month, year = match.groups()
    try:
        when = When(int(year), months[month], int(day) if day else None)
    except ValueError:  # not a day of the calendar: it stays as typed
        return match.group()
    return f'<time datetime="{when}">{match.group()}</time>'
