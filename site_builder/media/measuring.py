"""A picture's size, from its header before any of it is unpacked, and whether it is sound."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from site_builder.record.file_facts import MOST_PIXELS, Picture

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
TROUBLE = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError, MemoryError)
"""What Pillow raises for bytes that are not a sound picture; `struct.error` is not a ValueError, see `opened`."""


@contextmanager
def opened(content: bytes, most: int | None = MOST_PIXELS) -> Iterator[Image.Image]:
    """The picture, not yet unpacked; OSError if it is not a picture, is broken or has more than `most` pixels."""
    before = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = most // 2 if most else None  # Pillow warns from here, and refuses at twice that
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its warnings are in its own words
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise OSError(str(error)) from error
    except Exception as error:
        if isinstance(error, TROUBLE) or type(error).__name__ == "error":
            raise OSError(str(error)) from error
        raise
    finally:
        Image.MAX_IMAGE_PIXELS = before


def measured(content: bytes) -> Picture | None:
    """Width, height and number of frames; None if the header cannot be read."""
    if size := _webp_size(content):
        return Picture(*size, frames=max(1, len(re.findall(rb"ANMF", content))), is_webp=True)  # at worst too many
    try:
        with opened(content, most=None) as image:
            if image.width * image.height > MOST_PIXELS:
                return Picture(*image.size)
            return Picture(*image.size, frames=getattr(image, "n_frames", 1))
    except OSError:
        return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """The size of a WebP (RFC 9649), for which Pillow reserves memory on opening it; None for anything else."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP" or len(content) < 30:
        return None
    chunk, head = content[12:16], content[20:30]
    if chunk == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
    return None


def is_whole(content: bytes) -> bool:
    """Whether every row of every frame can be unpacked. Only for pictures no larger than `MOST_PIXELS`."""
    if content.startswith(b"\xff\xd8") and content.rfind(b"\xff\xd9") < content.rfind(b"\xff\xda"):
        return False  # the end is missing: Pillow would fill it with grey
    try:
        with opened(content) as image:
            if image.format == "JPEG":
                image.draft("RGB", (image.width // 8, image.height // 8))
            for frame in range(getattr(image, "n_frames", 1)):
                image.seek(frame)
                image.load()
    except OSError:
        return False
    return True
