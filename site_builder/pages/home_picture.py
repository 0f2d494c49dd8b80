"""The picture that a shared link to the home page shows: the answer, and the road so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from site_builder.edition import Edition
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import pictures
from site_builder.pages.colours import MAIN
from site_builder.pages.render import show
from site_builder.record.addresses import SHARE, SHARE_HOME
from site_builder.record.outputs import Output

if TYPE_CHECKING:
    from site_builder.drawings.journey import Journey

PANEL = 604
"""Where the white part with the drawing begins; the words stand left of it."""
MARGIN = 36
SIZES, TOP, HEIGHT = (60, 52, 46, 40, 35, 31), 176, 320
SILENCE_SIZES, SILENCE_FOOT = (32, 26, 22), 540
DAY, DAY_FOOT = 24, 580
LARGEST, SMALLEST = 26, 12
"""Of the words in the drawing."""


@dataclass(frozen=True)
class Placed:
    """The drawing in points of the picture."""

    drawn: Journey
    colour: str
    size: int
    """Points in one em."""
    left: int
    top: int
    width: int
    height: int
    beside: int
    """Where the plot begins, beside the column of words."""


def outputs(outlined: OutlinedEdition, logo: bytes) -> Iterator[Output]:
    """The picture; none where a file below `docs/` is the sharing picture of the whole site."""
    if not {SHARE, SHARE_HOME} & outlined.whole.record.files:
        yield Output(SHARE_HOME, outlined.recall("home picture", (logo,), partial(drawn, logo=logo)))


def drawn(edition: Edition, logo: bytes) -> bytes:
    """The picture as PNG."""
    return pictures.remembered(edition, home(edition, logo))


def home(edition: Edition, logo: bytes) -> str:
    """The picture as SVG."""
    from site_builder.views.shared_home import shared_home  # which loads much: only where the answer may be another one

    shared = shared_home(edition)
    right = PANEL - MARGIN if shared.journey else pictures.RIGHT
    name, above = pictures.fitted(edition.council.name, (34, 28, 24), right - pictures.LEFT, 84)
    size, lines = pictures.fitted(shared.verdict, SIZES, right - pictures.LEFT, HEIGHT)
    words = pictures.text(above, name, pictures.TOP + name) + pictures.text(lines, size, TOP + size)
    if shared.silence:
        small, below = pictures.fitted(shared.silence, SILENCE_SIZES, right - pictures.LEFT, 44)
        words += pictures.text(below, small, SILENCE_FOOT)
    words += pictures.text([shared.as_at], DAY, DAY_FOOT)
    image = "" if shared.journey else pictures.logo_image(edition, logo)
    return pictures.framed(edition, image, words, _panel(edition, shared.journey) if shared.journey else "")


def _panel(edition: Edition, journey: Journey) -> str:
    """The drawing on white, as large as it has room."""
    colour = edition.council.colours.get("main", MAIN)
    width = pictures.WIDTH - PANEL - 2 * MARGIN
    size = max(SMALLEST, min(LARGEST, int((pictures.HEIGHT - 2 * MARGIN) / journey.height)))
    height = round(journey.height * size)
    placed = Placed(
        drawn=journey,
        colour=colour,
        size=size,
        left=PANEL + MARGIN,
        top=(pictures.HEIGHT - height) // 2,
        width=width,
        height=height,
        beside=round((journey.label_width + 0.5) * size),
    )
    ground = f'<path fill="#fff" d="M{PANEL} 0H{pictures.WIDTH}V{pictures.HEIGHT}H{PANEL}z"/>'
    return ground + show("shared_home.svg", placed, edition.messages, "")
