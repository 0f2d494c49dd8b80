"""Dates in three inputs: what of a date as it is typed in a file belongs into which, and back."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name

Parts = tuple[str, str, str]
"""Day, month and year, as somebody types them; "" for what is left out."""
NOTHING: Parts = ("", "", "")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})")
_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9


def parts_of(typed: str, *, year: bool = False) -> Parts | None:
    """The parts of one date such as `2025-07-17`, `2025-07` or, if `year` allows it, `2025`; without leading zeros.

    None for anything else, which cannot be shown in three inputs."""
    match = _DATE.fullmatch(typed)
    if not match or (match.group(2) is None and not year):
        return NOTHING if not typed else None
    year_, month, day = match.groups()
    return _bare(day), _bare(month), year_


def span_of(typed: str, *, year: bool, interval: bool) -> tuple[Parts, Parts] | None:
    """The same for what may be two dates with a slash between them."""
    first, slash, last = typed.partition("/")
    if slash and not interval:
        return None
    found = parts_of(first, year=year), parts_of(last, year=year)
    if found[0] is None or found[1] is None or (slash and NOTHING in found):
        return None
    return found[0], found[1]


def moment_of(typed: str) -> tuple[Parts, str] | None:
    """The parts of a day and an hour such as `2025-07-17 10:00`."""
    if not typed:
        return NOTHING, ""
    match = _MOMENT.fullmatch(typed)
    parts = parts_of(match.group(1)) if match else None
    return (parts, match.group(2)) if match and parts else None


def date_of(parts: Parts) -> str:
    """A date as a file has it, from what was typed; what is not a date comes out as it was typed, for a finding."""
    day, month, year = (part.strip() for part in parts)
    month = str(_MONTHS.get(month.lower().rstrip("."), month))
    given = [part for part in (year, month, day) if part]
    is_whole = bool(year) and not (day and not month)
    if not is_whole or not all(part.isdecimal() and part.isascii() for part in given):
        return " ".join(part for part in (day, month, year) if part)
    return "-".join([year, *(part.zfill(2) for part in given[1:])])


def _bare(part: str | None) -> str:
    return (part or "").lstrip("0") or (part or "")
