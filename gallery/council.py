"""The made-up council whose words and colours the examples have; it has no updates and no areas."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.checked import Checked, read_and_check
from site_builder.edition import Edition

CONFIG = Path(__file__).with_name("council") / "mkdocs.yml"
MOMENT = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Europe/London"))
"""The moment of every example, so that the pages are the same on any day."""


@cache
def council() -> Checked:
    """Its configuration, read once. ValueError with the findings, if there are errors."""
    checked = read_and_check(CONFIG, MOMENT)
    if checked.has_errors:
        raise ValueError("\n".join(map(str, checked.problems)))
    return checked


def edition() -> Edition:
    """Its edition at that moment."""
    return council().edition
