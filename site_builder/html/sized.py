"""Pictures in a page: each at the size that the reader's screen needs, loaded only when it comes into view."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from site_builder.record.file_facts import Shown
from site_builder.record.outputs import root_from

LookUp = Callable[[str], Shown | None]
"""What a page shows for a file, by its path below `docs/`; None for a file that is not one of our pictures."""
_IMAGE = re.compile(r"""<img\b((?:[^<>"']|"[^"]*"|'[^']*')*?)\s*/?>""")
_SOURCE = re.compile(r"""(?:^|\s)src="([^"]*)\"""")
COLUMN = "(min-width: 42rem) 38rem, 100vw"
"""The width at which a page shows a picture: that of its column, `--measure` in `progress.css`."""


def sized(html: str, address: str, look_up: LookUp) -> str:
    """The HTML of the page at an address, with width, height and smaller sizes on its pictures.

    The first one is loaded at once, since it may be in view (web.dev, "Browser-level image lazy loading")."""
    met = 0

    def image(match: re.Match[str]) -> str:
        nonlocal met
        file = _file(match.group(1), address)
        shown = look_up(file) if file else None
        if shown is None:
            return match.group()
        met += 1
        return of_picture(match.group(1), shown, root_from(address.count("/")), is_first=met == 1)

    return _IMAGE.sub(image, html) if "<img" in html else html


def of_picture(attributes: str, shown: Shown, root: str, *, is_first: bool, width: str = COLUMN) -> str:
    """The element of one picture, with the attributes that its author gave it and those that were worked out."""
    added = [] if not shown.width else [("width", str(shown.width)), ("height", str(shown.height))]
    added += [] if is_first else [("loading", "lazy")]
    added.append(("decoding", "async"))
    choice = ", ".join(f"{root}{path} {pixels}w" for path, pixels in shown.sizes)
    if choice and not shown.type:
        added += [("srcset", choice), ("sizes", width)]
    new = "".join(f' {name}="{escape(value)}"' for name, value in added if f" {name}=" not in attributes)
    element = f"<img{attributes}{new}>"
    if not choice or not shown.type:
        return element
    source = f'<source type="{shown.type}" srcset="{escape(choice)}" sizes="{width}">'
    return f"<picture>{source}{element}</picture>"


def _file(attributes: str, address: str) -> str:
    """The path below `docs/` of an image's file; "" if it is elsewhere."""
    found = _SOURCE.search(attributes)
    target = urlsplit(unescape(found.group(1))) if found else None
    if target is None or target.scheme or target.netloc or not target.path or target.path.startswith("/"):
        return ""
    folder = address if address.endswith("/") else dirname(address)
    path = normpath(f"{folder}/{unquote(target.path)}" if folder else unquote(target.path)).lstrip("/")
    return "" if path.startswith("..") else path
