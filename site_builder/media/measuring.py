"""A picture's size and soundness, from its header before any of it is unpacked."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from site_builder.model.files import MOST_PIXELS, Picture

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
TROUBLE = (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError, MemoryError)
"""What Pillow raises for bytes that are no sound picture; `struct.error` is a ValueError's cousin, see `opened`."""


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """The picture, with nothing of it unpacked; OSError where it is none, or broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # we count the pixels ourselves, and say so in words of ours
            with Image.open(io.BytesIO(content), formats=FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise OSError(str(error)) from error
    except Exception as error:
        if isinstance(error, TROUBLE) or type(error).__name__ == "error":
            raise OSError(str(error)) from error
        raise


def measured(content: bytes) -> Picture | None:
    """Width, height and frames; None where the header cannot be read."""
    if size := _webp_size(content):
        return Picture(*size, frames=max(1, len(re.findall(rb"ANMF", content))), is_webp=True)  # at most too many
    try:
        with opened(content) as image:
            if image.width * image.height > MOST_PIXELS:
                return Picture(*image.size)
            return Picture(*image.size, frames=getattr(image, "n_frames", 1))
    except OSError as error:
        return _bomb_size(content) if "decompression bomb" in str(error) else None


def _bomb_size(content: bytes) -> Picture | None:
    """The size of what Pillow will not even open; only PNG and GIF can be so large in so few bytes."""
    if content.startswith(b"\x89PNG"):
        return Picture(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
    if content.startswith(b"GIF8"):
        return Picture(int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little"))
    return Picture(65_535, 65_535)


def _webp_size(content: bytes) -> tuple[int, int] | None:
    """Of a WebP (RFC 9649), which Pillow sets memory aside for when it opens it; None for anything else."""
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
    """Whether every row of every frame can be unpacked. Ask only of a picture that is no larger than `MOST_PIXELS`."""
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
