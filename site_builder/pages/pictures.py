"""The site's icon and the picture that a shared link shows, made from the council's names, logo and main colour."""

from __future__ import annotations

import re
import struct
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import accumulate
from pathlib import Path, PurePosixPath

from site_builder.drawings.lettering import wrapped
from site_builder.edition import Edition
from site_builder.pages.colours import MAIN
from site_builder.record.addresses import SHARE
from site_builder.record.outputs import Output

ICON, TOUCH_ICON, OLD_ICON = "assets/favicon.svg", "assets/icon-180.png", "favicon.ico"
"""Addresses. Browsers ask for the old format by themselves, at the site's root."""
WIDTH, HEIGHT = 1200, 630
"""The size of the sharing picture: 1.91 to 1, which social networks do not crop."""
FONT = Path(__file__).parent / "fonts" / "NotoSans-Bold.ttf"
LEFT, RIGHT, TOP = 80, 1120, 76
LOGO_WIDTH, LOGO_HEIGHT = 320, 120
COUNCIL_SIZES, NAME_SIZES = (40, 34, 28, 24), (88, 76, 66, 58, 50, 43, 36)
COUNCIL_HEIGHT, NAME_HEIGHT = 114, 272
NAME_FOOT = 548
"""Where the name's last line is."""
LOGO_BOX = (RIGHT - LOGO_WIDTH, TOP, RIGHT, TOP + LOGO_HEIGHT)
LEADING = 1.18
_SVG = "image/svg+xml"
_LOGO_TYPES = {
    **{".svg": _SVG, ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif"},
    **{".jpg": "image/jpeg", ".jpeg": "image/jpeg"},
}
_SVG_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
DEEPEST = 200
"""Levels of an SVG; at a few thousand the renderer ends the whole process without a message."""
_TEXT_IN_SVG = re.compile(rb"<(?:\w+:)?text[\s>]")
"""Its font is not available here; a logo without its words would not be the logo."""


def outputs(edition: Edition, logo: bytes) -> Iterator[Output]:
    """The icon in three forms and the sharing picture; a file of that name below `docs/` replaces ours.

    `logo` is the content of the logo's file, or nothing; one that cannot be drawn is left out."""
    colour = edition.council.colours.get("main", MAIN)
    contents = {
        ICON: icon(colour).encode(),
        TOUCH_ICON: remembered(edition, icon(colour, corner=0), width=180),  # phones round the corners themselves
        OLD_ICON: _as_ico(remembered(edition, icon(colour), width=32), 32),
        SHARE: remembered(edition, share(edition, logo)),
    }
    yield from (
        Output(address, content) for address, content in contents.items() if address not in edition.record.files
    )


def icon(colour: str, corner: int = 14) -> str:
    """The icon as SVG: a row of dates rising through it: a disc for one in the past, a ring for one to come."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<clipPath id="tile"><rect width="64" height="64" rx="{corner}"/></clipPath>'
        f'<g clip-path="url(#tile)"><path fill="{colour}" d="M0 0h64v64H0z"/>'
        '<path stroke="#fff" stroke-width="5" d="M-2 66 38 26M50 14 66-2"/>'
        '<circle cx="44" cy="20" r="8" fill="none" stroke="#fff" stroke-width="5"/>'
        '<circle cx="21" cy="43" r="10" fill="#fff"/></g></svg>'
    )


def share(edition: Edition, logo: bytes) -> str:
    """The sharing picture as SVG: the council above, the site's name large."""
    image = logo_image(edition, logo)
    council, lines = fitted(edition.council.name, COUNCIL_SIZES, room_beside(image), COUNCIL_HEIGHT)
    name, rows = fitted(edition.site_name, NAME_SIZES, RIGHT - LEFT, NAME_HEIGHT)
    first = NAME_FOOT - (len(rows) - 1) * name * LEADING
    return framed(edition, image, f"{text(lines, council, TOP + council)}{text(rows, name, first)}")


def framed(edition: Edition, image: str, words: str, beside: str = "") -> str:
    """A sharing picture as SVG: words in white and the logo on the council's colour; `beside` is SVG in other colours."""
    colour = edition.council.colours.get("main", MAIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colour}"/>{image}'
        f'<g fill="#fff" font-family="Noto Sans" font-weight="700">{words}</g>'
        f'<g font-family="Noto Sans" font-weight="700">{beside}</g></svg>'
    )


def room_beside(image: str) -> int:
    """How wide words above may be beside a logo, or without one."""
    return RIGHT - LEFT - (LOGO_WIDTH + 60 if image else 0)


def fitted(text: str, sizes: tuple[int, ...], width: float, height: float) -> tuple[int, list[str]]:
    """The largest size at which a text fits, and its lines at that size; what does not fit at the smallest is cut with "…"."""
    text = " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())
    for size in sizes:
        lines = wrapped(text, width / size)
        if len(lines) * size * LEADING <= height and " ".join(lines) == text:
            return size, _balanced(lines, width / size)
    most = int(height / (size * LEADING))
    return size, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


def _balanced(lines: list[str], width: float) -> list[str]:
    """The same text in as many lines, as narrow as they can be, so that no word is alone on the last."""
    text = " ".join(lines)
    candidates = (wrapped(text, width * part / 20) for part in range(8, 20))
    return next((rows for rows in candidates if len(rows) == len(lines) and " ".join(rows) == text), lines)


def text(lines: list[str], size: int, top: float) -> str:
    """Lines of text; the first is at `top`."""
    rows = enumerate(lines)
    return "".join(
        f'<text x="{LEFT}" y="{top + row * size * LEADING:g}" font-size="{size}">{escape(line)}</text>'
        for row, line in rows
    )


def logo_image(edition: Edition, logo: bytes) -> str:
    """The logo at the top right; "" if there is none or the renderer cannot draw it."""
    kind = _LOGO_TYPES.get(PurePosixPath(edition.council.logo).suffix.lower())
    if not logo or not kind or (kind == _SVG and (_TEXT_IN_SVG.search(logo) or _depth(logo) > DEEPEST)):
        return ""
    place = f'x="{RIGHT - LOGO_WIDTH}" y="{TOP}" width="{LOGO_WIDTH}" height="{LOGO_HEIGHT}"'
    fit = 'preserveAspectRatio="xMaxYMin meet"'
    image = f'<image {place} {fit} href="data:{kind};base64,{b64encode(logo).decode()}"/>'
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
    shown, blank = (drawn(f"{frame}{inner}</svg>", width=300) for inner in (image, ""))
    return image if shown != blank else ""


def _depth(svg: bytes) -> int:
    """How deeply the elements of an SVG are nested at most."""
    levels = (0 if tag[2] else -1 if tag[1] else 1 for tag in _SVG_TAG.finditer(svg))
    return max(accumulate(levels), default=0)


def remembered(edition: Edition, svg: str, width: int | None = None) -> bytes:
    """An SVG as PNG, drawn only where it was not drawn before."""
    return edition.memory.recall("shared links", (svg, width), lambda: drawn(svg, width))


@lru_cache(maxsize=16)  # a preview draws the same ones again and again
def drawn(svg: str, width: int | None = None) -> bytes:
    """An SVG as PNG: the same bytes on every machine, since the machine's own fonts are not used."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)], width=width)


def _as_ico(png: bytes, side: int) -> bytes:
    """A PNG in the old container for icons (ICONDIR and one ICONDIRENTRY, 32 bits per pixel)."""
    return struct.pack("<3H4B2H2I", 0, 1, 1, side, side, 0, 0, 1, 32, len(png), 22) + png
