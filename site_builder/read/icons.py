"""The theme's icons, which Material ships as files inside its package."""

from __future__ import annotations

from importlib.resources import files


def read_icon(name: str) -> str | None:
    """The SVG of an icon such as `material/school`; None where the theme has no icon of that name."""
    folder = files("material") / "templates" / ".icons"
    file = folder.joinpath(f"{name}.svg")
    return file.read_text(encoding="utf-8").strip() if file.is_file() else None
