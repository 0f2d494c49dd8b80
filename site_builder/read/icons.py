"""The theme's icons: those that Material ships inside its package, and the pictures of the young people's version."""

from __future__ import annotations

from importlib.resources import files


def read_icon(name: str) -> str | None:
    """The SVG of an icon such as `material/school` or `pictures/backpack`; None if the theme has none of that name."""
    folders = (files("material") / "templates" / ".icons", files("site_builder") / "theme" / "assets")
    found = (folder.joinpath(f"{name}.svg") for folder in folders)
    return next((file.read_text(encoding="utf-8").strip() for file in found if file.is_file()), None)
