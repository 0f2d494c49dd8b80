"""What is known of a file below `docs/` after looking into it once."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from site_builder.record.file_kinds import OTHER, Kind

Identity = tuple[int, ...]
"""Disk, number, size and both times of a file: whatever is put in its place or written into it has another one."""
MOST_PIXELS = 52_000_000
"""What telephones make has 50 million at most. More is an error: unpacked, each takes four bytes or more."""
MOST_PIXELS_WEBP = 24_000_000
"""Of a WebP, and of all frames of a picture that moves: these take sixteen bytes each."""
MANY_PIXELS = 24_000_000
MANY_BYTES = 500_000
"""From here on a picture is larger than a page needs: a warning."""
MOST_BYTES = 64_000_000
"""Of a picture's file, which is read as a whole; more is an error."""
LARGEST_LOGO = 4_000
"""Pixels, at either side."""
MOST_LOGO_BYTES = 2_000_000


@dataclass(frozen=True)
class Picture:
    """What a picture's header says; sizes are in pixels, 0 where a drawing has none."""

    width: int
    height: int
    frames: int = 1
    is_webp: bool = False

    @property
    def pixels(self) -> int:
        """Of all frames together."""
        return self.width * self.height * self.frames

    @property
    def most_pixels(self) -> int:
        """How many it may have, so that opening it takes less than 500 MB."""
        return MOST_PIXELS_WEBP if self.is_webp or self.frames > 1 else MOST_PIXELS


@dataclass(frozen=True)
class Paper:
    """What a PDF or an office file says of itself."""

    authors: tuple[str, ...] = ()
    software: tuple[str, ...] = ()
    is_tagged: bool = True
    """Whether a screen reader finds headings, lists and the order of reading (PDF/UA)."""
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
    """What its bytes are, with the article, where that is not what its name says."""
    broken: str = ""
    """Why it cannot be read, as the end of a sentence."""
    active: str = ""
    """What in it would run or load something, as it was found."""
    line: int = 1
    """Where that stands."""
    costly: str = ""
    """What in a drawing takes too long to draw."""
    picture: Picture | None = None
    paper: Paper | None = None
    key: str = ""
    """Of a picture: under which its cleaned form is remembered."""


@dataclass(frozen=True)
class Shown:
    """A picture as a page shows it."""

    width: int
    height: int
    type: str = ""
    """Media type of the smaller sizes, where it is another one than the picture's own."""
    sizes: tuple[tuple[str, int], ...] = ()
    """Address, without a leading slash, and width of each smaller size, narrowest first."""


def is_meant(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether a list of paths names a file. `*` stands for anything within one part of a path, but for its first dot."""
    return any(_matches(file.split("/"), pattern.split("/")) for pattern in patterns)


def _matches(parts: list[str], pattern: list[str]) -> bool:
    pairs = zip(parts, pattern, strict=False)
    return len(parts) == len(pattern) and all(
        fnmatchcase(part, wanted) and part.startswith(".") <= wanted.startswith(".") for part, wanted in pairs
    )
