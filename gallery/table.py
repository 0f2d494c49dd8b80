"""What each component is for and takes, as the tables of guide/components.md."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gallery.components import EVERYBODY, YOUNG_PEOPLE, Component, components

TABLE = re.compile(r"(<!-- tables of components -->\n).*?(?=<!-- end of tables -->\n)", re.DOTALL)
"""Where the guide has them."""
_HEADINGS = {EVERYBODY: "On pages for everybody", YOUNG_PEOPLE: "On pages for children and young people"}
_FOLDER = "../site_builder/pages/templates/components"


def table() -> str:
    """A table for each style, below a heading, in Markdown."""
    found = components()
    pieces = []
    for layout, heading in _HEADINGS.items():
        rows = [_row(one) for one in found if one.layout == layout]
        pieces.append("\n".join((f"### {heading}", "", "| Component | For | Takes |", "| --- | --- | --- |", *rows)))
    return "\n\n".join(pieces)


def _row(component: Component) -> str:
    template = f"[{component.name}]({_FOLDER}/{component.name}.html)"
    return f"| {template} | {component.about} | {_takes(component.takes)} |"


def _takes(takes: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}: {kind}`".replace("|", r"\|") for name, kind in takes.items())
