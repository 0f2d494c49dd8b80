"""The made-up council whose pages show the components: without an update or an area of its own."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.checked import Checked, read_and_check

CONFIG = Path(__file__).with_name("council") / "mkdocs.yml"
MOMENT = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Europe/London"))
"""Every example is seen on this day, so that the same examples are the same bytes on any other."""


@cache
def council() -> Checked:
    """Its configuration, read once. ValueError where something is wrong with it."""
    checked = read_and_check(CONFIG, MOMENT)
    if checked.has_errors:
        raise ValueError("\n".join(map(str, checked.problems)))
    return checked
