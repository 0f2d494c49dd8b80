"""The theme's files: templates, style and icon, and what of Material's is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from site_builder.pages import colours
from site_builder.record.record import Record

OURS = Path(__file__).parents[1] / "theme"
"""The folder of our own templates and style."""
MATERIALS_ICON = "assets/images/favicon.png"
UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", MATERIALS_ICON)
"""What Material ships and these pages do not use."""
_DATA_IMAGE = re.compile(r"""url\((?:'data:[^']*'|"data:[^"]*"|data:[^)'"]*)\)""")


def stylesheets(folders: Iterable[Path]) -> tuple[str, ...]:
    """Addresses of Material's own stylesheet, whose name holds a hash of its version, then of ours."""
    found = sorted(path for folder in folders for path in folder.glob("assets/stylesheets/main.*.css"))
    return (*(f"assets/stylesheets/{path.name}" for path in found[:1]), "assets/progress.css", colours.ADDRESS)


def finish_stylesheets(folder: Path) -> None:
    """Takes Material's icons out of its stylesheet in a site: pages do not show them, and the policy refuses `data:`
    addresses, which a browser asks for where our stylesheet comes later than Material's."""
    for sheet in (folder / "assets" / "stylesheets").glob("main.*.css"):
        sheet.write_text(_DATA_IMAGE.sub("none", sheet.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def chosen_icon(named: str, record: Record) -> str:
    """The icon that a council names as `theme.favicon`; "" where it names none, and Material names its own logo."""
    return named if named != MATERIALS_ICON or named in record.files else ""
