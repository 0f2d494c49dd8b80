"""`words/allowed_personal.yml`: what looks personal and is meant, with who said so and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from site_builder.codes import Code
from site_builder.problems import Problem, quoted
from site_builder.read.data import read_items
from site_builder.read.fields import Fields
from site_builder.read.listing import entries
from site_builder.read.source import read_source
from site_builder.record.allowed_personal import FILE, Allowed
from site_builder.record.dates import NOWHERE
from site_builder.record.keys import ALLOWED_PERSONAL
from site_builder.record.word_lists import FOLDER


def read_allowed_personal(root: Path, today: date, problems: list[Problem]) -> tuple[Allowed, ...]:
    """The entries of the file in its order; none where there is no such file. What is wrong is added to `problems`."""
    named = [path for path in entries(root, root / FOLDER, problems) if path.name == FILE]
    source = read_source(root, named[0], problems) if named else None
    if source is None:
        return ()
    allowed = read_items(source, ALLOWED_PERSONAL, _entry, problems)
    for entry in allowed:
        if entry.date != NOWHERE and entry.date.first_day > today:
            message = (
                f"The date {quoted(str(entry.date))} is after today, {today}; write the day on which it was allowed."
            )
            problems.append(Problem(entry.places.get("date", entry.place), Code.FUTURE_DATE, message))
    return tuple(entry for entry in allowed if entry.value)


def _entry(item: Fields) -> Allowed:
    return Allowed(
        value=item.text("value"),
        by=item.text("by"),
        date=item.when("date") or NOWHERE,
        why=item.text("why"),
        place=item.place,
        places=item.places,
    )
