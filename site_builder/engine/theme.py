"""The theme's files: templates, style and icon, and the parts of Material that are left out."""

from __future__ import annotations

from pathlib import Path

from site_builder.record.record import Record

OURS = Path(__file__).parents[1] / "theme"
"""The folder of our own templates and style."""
MATERIALS_ICON = "assets/images/favicon.png"
UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", MATERIALS_ICON)
"""What Material ships and these pages do not use."""


def chosen_icon(named: str, record: Record) -> str:
    """The icon that a council sets as `theme.favicon`; "" if it sets none and Material's own logo is there instead."""
    return named if named != MATERIALS_ICON or named in record.files else ""
