"""What a build produces: addresses, and the bytes at each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import When

GENERATOR = "progress"
"""The name of its maker in `data/manifest.json`, by which a folder that may be replaced is recognised."""


@dataclass(frozen=True)
class Output:
    """One finished file of the site; `path` is relative to the site's folder, with forward slashes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class KnownOutput:
    """A file whose bytes are known by their hash, and made only where they are needed."""

    path: str
    mark: bytes
    """The hash of its bytes, as `fingerprint.mark_of` makes it."""
    make: Callable[[], bytes]

    @property
    def content(self) -> bytes:
        """Its bytes, made now."""
        return self.make()


@dataclass(frozen=True)
class Page:
    """One compiled page, before the engine's frame is put around it."""

    address: str
    """Its address without a leading slash; "" is the progress page."""
    title: str
    """Plain text, unique on the site."""
    description: str
    """Plain text for search engines and shared links."""
    body: str
    """HTML; its links are relative to the page."""
    section: str = ""
    """Which entry of the navigation it belongs to."""
    layout: str = "adults"
    """ "adults", "young-people" or "teenagers"."""
    kind: str = "website"
    """Its type for Open Graph: "website" or "article"."""
    schema: str = "WebPage"
    """Its type for schema.org: "WebPage", "NewsArticle", "Report" or "Dataset"."""
    files: tuple[str, ...] = ()
    """Of a dataset: the addresses of its files."""
    trail: tuple[tuple[str, str], ...] = ()
    """Title and address of each page above it, the progress page first; empty for that page itself."""
    published: When | None = None
    """The first day on which it could be read, if known."""
    dated: When | None = None
    """The day of its text, if that is earlier."""
    changed: date | None = None
    """The last day on which its substance changed, if known."""
    corrections: tuple[tuple[When, str], ...] = ()
    """What was corrected in it, with the day of each."""
    picture: str = ""
    """The address of the picture that a shared link to it shows; "" for that of the whole site."""
    picture_words: str = ""
    """The same in words."""
    feed: str = ""
    """The address of the feed of what it tells, if it has one of its own."""
    is_listed: bool = True
    """Whether the site map lists it."""
    words: str = ""
    """The hash of its words, where somebody has worked it out; the body may then be left out."""

    version: str = ""
    """The hash in the manifest by which its version is cited, where that is not the hash of all its words."""

    @property
    def path(self) -> str:
        """The file that contains it."""
        return self.address if self.address.endswith(".html") else f"{self.address}index.html"

    @property
    def depth(self) -> int:
        """How many folders deep it is."""
        return self.address.count("/")


def root_from(depth: int) -> str:
    """The way from a page to the site's root: "./" at the root itself, "../../" two folders deep."""
    return "../" * depth or "./"
