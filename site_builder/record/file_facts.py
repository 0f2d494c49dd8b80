"""What is known about a file below `docs/` after inspecting it once."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from site_builder.record.file_kinds import OTHER, Kind

Identity = tuple[int, ...]
"""A file's device, inode, size and both times: whatever replaces or changes the file has a different one."""
MOST_PIXELS = 52_000_000
"""Phones take pictures of at most 50 million pixels. More is an error: unpacked, each takes four bytes or more."""
MOST_PIXELS_WEBP = 24_000_000
"""The limit for a WebP, and for all frames of an animated picture: there each pixel takes sixteen bytes."""
MANY_PIXELS = 24_000_000
MANY_BYTES = 500_000
"""Above this a picture is larger than a page needs: a warning."""
MOST_BYTES = 64_000_000
"""The limit for a picture's file, which is read whole; more is an error."""
LARGEST_LOGO = 4_000
"""Pixels, on either side."""
MOST_LOGO_BYTES = 2_000_000


@dataclass(frozen=True)
class Picture:
    """What a picture's header says; sizes are in pixels, 0 if a drawing gives none."""

    width: int
    height: int
    frames: int = 1
    is_webp: bool = False
    shape: tuple[int, int] = (0, 0)
    """For a drawing without a size: the sides of its view box, in units of its own; zeros if it has none."""

    @property
    def pixels(self) -> int:
        """The number of pixels in all frames together."""
        return self.width * self.height * self.frames

    @property
    def most_pixels(self) -> int:
        """How many pixels it may have, so that opening it takes less than 500 MB."""
        return MOST_PIXELS_WEBP if self.is_webp or self.frames > 1 else MOST_PIXELS


@dataclass(frozen=True)
class Paper:
    """What a PDF or an office file says about itself."""

    authors: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    is_tagged: bool = True
    """Whether a screen reader can find headings, lists and the reading order (PDF/UA)."""
    needs_password: bool = False
    attached: tuple[str, ...] = ()
    """Names of files inside it."""
    has_script: bool = False


@dataclass(frozen=True)
class FileFacts:
    """One file below `docs/`."""

    identity: Identity
    kind: Kind = OTHER
    size: int = 0
    found: str = ""
    """What its bytes are, with the article, if that is not what its name says."""
    broken: str = ""
    """Why it cannot be read, as the end of a sentence."""
    active: str = ""
    """What in it would run or load something, as written there."""
    line: int = 1
    """The line of that."""
    costly: str = ""
    """What in a drawing is too slow to draw."""
    says_where: bool = False
    """Whether a recording holds the place where it was made."""
    picture: Picture | None = None
    paper: Paper | None = None
    key: str = ""
    """For a picture: the key under which its cleaned form is cached."""


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it."""

    width: int
    height: int
    type: str = ""
    """The media type of the smaller sizes, if it differs from the picture's own."""
    sizes: tuple[tuple[str, int], ...] = ()
    """The address, without a leading slash, and the width of each smaller size, narrowest first."""
    shape: tuple[int, int] = (0, 0)
    """For a drawing that gives no width and height: two sides of the same shape, or zeros."""


def is_meant(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether a list of paths names a file. `*` matches anything within one part of a path, except its first dot."""
    return any(_matches(file.split("/"), pattern.split("/")) for pattern in patterns)


def _matches(parts: list[str], pattern: list[str]) -> bool:
    pairs = zip(parts, pattern, strict=False)
    return len(parts) == len(pattern) and all(
        fnmatchcase(part, wanted) and part.startswith(".") <= wanted.startswith(".") for part, wanted in pairs
    )
