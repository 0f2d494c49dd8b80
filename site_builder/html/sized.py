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
    count = 0

    def image(match: re.Match[str]) -> str:
        nonlocal count
        file = _file(match.group(1), address)
        picture = look_up(file) if file else None
        if picture is None:
            return match.group()
        count += 1
        return of_picture(match.group(1), picture, root_from(address.count("/")), is_first=count == 1)

    return _IMAGE.sub(image, html) if "<img" in html else html


def of_picture(attributes: str, picture: Shown, root: str, *, is_first: bool, width: str = COLUMN) -> str:
    """The element of one picture, with the attributes that its author gave it and those that were worked out."""
    extra = [] if not picture.width else [("width", str(picture.width)), ("height", str(picture.height))]
    extra += [] if is_first else [("loading", "lazy")]
    extra.append(("decoding", "async"))
    choice = ", ".join(f"{root}{path} {pixels}w" for path, pixels in picture.sizes)
    if choice and not picture.type:
        extra += [("srcset", choice), ("sizes", width)]
    new = "".join(f' {name}="{escape(value)}"' for name, value in extra if f" {name}=" not in attributes)
    element = f"<img{attributes}{new}>"
    if not choice or not picture.type:
        return element
    source = f'<source type="{picture.type}" srcset="{escape(choice)}" sizes="{width}">'
    return f"<picture>{source}{element}</picture>"


def _file(attributes: str, address: str) -> str:
    """The path below `docs/` of an image's file; "" if it is elsewhere."""
    match = _SOURCE.search(attributes)
    target = urlsplit(unescape(match.group(1))) if match else None
    if target is None or target.scheme or target.netloc or not target.path or target.path.startswith("/"):
        return ""
    folder = address if address.endswith("/") else dirname(address)
    path = normpath(f"{folder}/{unquote(target.path)}" if folder else unquote(target.path)).lstrip("/")
    return "" if path.startswith("..") else path
