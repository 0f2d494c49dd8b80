"""An edition of a made-up record for the tests of what is made from one."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from site_builder.edition import Edition
from site_builder.record.council import Council
from site_builder.record.record import Record

LONDON = ZoneInfo("Europe/London")
DEFAULTS: dict[str, Any] = {
    "now": datetime(2026, 3, 2, 12, tzinfo=LONDON),
    "site_name": "Exampleton improvement",
    "name": "Exampleton Council",
    "plan": "Exampleton Plan",
}


def edition(**values: Any) -> Edition:
    """An edition on 2 March 2026; each value goes to the field of its name: the council's, the record's or its own."""
    given = DEFAULTS | values
    council, record, own = (
        {field.name: given.pop(field.name) for field in fields(kind) if field.name in given}
        for kind in (Council, Record, Edition)
    )
    assert not given, f"neither a council nor a record nor an edition has {sorted(given)}"
    return Edition(Record(Council(**council), **record), **own)
