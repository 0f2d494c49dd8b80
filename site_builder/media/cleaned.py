"""A picture that is fit for the public, however it was made so (`cleaning.py`, which loads Pillow)."""

from __future__ import annotations

from dataclasses import dataclass

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "GIF": "image/gif", "WEBP": "image/webp"}
"""The media types of pictures, by Pillow's names for them."""


@dataclass(frozen=True)
class Cleaned:
    """A picture in its original type, and its smaller sizes."""

    content: bytes
    width: int
    height: int
    type: str = ""
    """The media type of the smaller sizes where it differs; they then include the full size too."""
    sizes: tuple[tuple[int, bytes], ...] = ()
    """The width and bytes of each smaller size, narrowest first."""
