"""The council's own colours as a stylesheet: a strict content security policy allows no style inside a page."""

from __future__ import annotations

from site_builder.edition import Edition

NAME = "colours.css"
MAIN = "#005a70"
"""The main colour of `theme/assets/progress.css`, if a council sets none."""
_NAMES = {"main": ("--main", "--link"), "accent": ("--accent",)}
"""The custom properties of `theme/assets/progress.css` that each configured colour sets."""


def style(edition: Edition) -> bytes:
    """The stylesheet that is read after ours; it sets nothing if no colour is configured.

    In the dark scheme only the band at the top takes the council's colour: text needs lighter ones there."""
    chosen = {name: value for key, value in edition.council.colours.items() for name in _NAMES[key]}
    light = "".join(f" {name}: {value};" for name, value in chosen.items())
    band = f":root {{ --main: {chosen['--main']}; }}\n" if "--main" in chosen else ""
    text = f"@media not (prefers-color-scheme: dark) {{ :root {{{light} }} }}\n{band}" if chosen else ""
    return f"/* The council's colours, from the configuration. */\n{text}".encode()
