"""Pictures that share a ground and differ in their words: drawn in few colours, so that a thousand of them stay cheap.

A whole picture drawn by resvg costs 28 ms, most of it for points that are the same in each. Words set on a ground that
was drawn once cost 3 ms, and the file has a third of the size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import cast
from zlib import Z_RLE

from PIL import Image, ImageDraw, ImageFont

STEPS = 4
"""Colours from that of the ground to white, the first of the palette: in four, letters have no steps that show on a
telephone."""
OTHERS = 252
"""Colours for what else is on the ground, such as a logo; a picture with a palette has 256 at most."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in points."""


@dataclass(frozen=True)
class Words:
    """One line of words."""

    text: str
    size: int
    baseline: int
    """Points from the top of the picture."""
    is_soft: bool = False
    """Whether they are nearer to the ground in colour."""


@dataclass(frozen=True)
class Ground:
    """What is the same in each picture."""

    png: bytes
    colour: str
    """Of all points in `room`: "#005a70"."""
    room: Box
    """Where words may be; what would be outside is cut off."""
    coloured: Box | None
    """Where there are other colours than those between `colour` and white; None where there are none."""
    font: Path

    def with_words(self, lines: Iterable[Words]) -> bytes:
        """A PNG of the ground with some lines, each beginning at the left of `room`.

        The shaping is Pillow's own, the same on every machine: the other one asks for a library of the system."""
        left, top, right, bottom = self.room
        words = Image.new("P", (right - left, bottom - top))
        for line in lines:
            _set(words, line, line.baseline - top, str(self.font))
        picture = self._drawn.copy()
        picture.paste(words, (left, top))
        made = BytesIO()
        picture.save(made, "PNG", compress_type=Z_RLE)  # in half the time, and smaller: rows of few colours
        return made.getvalue()

    @cached_property
    def _drawn(self) -> Image.Image:
        with Image.open(BytesIO(self.png)) as image:
            whole = image.convert("RGB")
        palette = Image.new("P", (1, 1))
        palette.putpalette([*self._steps, *(_colours(whole.crop(self.coloured)) if self.coloured else ())])
        return whole.quantize(palette=palette, dither=Image.Dither.NONE)

    @property
    def _steps(self) -> list[int]:
        ground = bytes.fromhex(self.colour.removeprefix("#"))
        return [round(one + (255 - one) * step / (STEPS - 1)) for step in range(STEPS) for one in ground]


def _colours(image: Image.Image) -> list[int]:
    """The colours that stand for all of a picture, one after another in red, green and blue."""
    return cast(list[int], image.quantize(OTHERS).getpalette())[: 3 * OTHERS]


@dataclass(frozen=True)
class _Letter:
    """A letter as it is drawn."""

    drawn: Image.Image
    left: int
    """Points from where it begins to its picture."""
    top: int
    """Points from the baseline to the top of its picture, less than nothing for what stands above."""
    width: float
    """Points to where the next letter begins."""


def _set(words: Image.Image, line: Words, baseline: int, font: str) -> None:
    """Puts the letters of a line side by side. Each is drawn once: drawing them costs ten times as much as placing them.

    A point of which a letter covers a part takes a step between the ground and the letter's own colour: the numbers of
    colours are mixed as colours would be, since they stand in the palette from dark to light."""
    at, colour = 0.0, STEPS - 2 if line.is_soft else STEPS - 1
    for sign in line.text:
        letter = _letter(font, line.size, sign)
        words.paste(colour, (round(at) + letter.left, baseline + letter.top), letter.drawn)
        at += letter.width


@lru_cache(maxsize=2048)
def _letter(file: str, size: int, sign: str) -> _Letter:
    font = _font(file, size)
    left, top, right, bottom = map(int, font.getbbox(sign, anchor="ls"))
    drawn = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(drawn).text((-left, -top), sign, font=font, fill=255, anchor="ls")
    return _Letter(drawn, left, top, font.getlength(sign))


@lru_cache(maxsize=16)
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
