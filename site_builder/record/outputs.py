"""What a build yields: addresses and the bytes that stand there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.record.dates import When

GENERATOR = "progress"
"""What `data/manifest.json` names as its maker: the mark of a folder that may be replaced."""


@dataclass(frozen=True)
class Output:
    """One finished file of the site; `path` is relative to the site's folder, with forward slashes."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Page:
    """One compiled page, before the engine's frame is put around it."""

    address: str
    """Without a leading slash; "" is the progress page."""
    title: str
    """Plain text, unique in the site."""
    description: str
    """Plain text for search engines and shared links."""
    body: str
    """HTML; its links are relative to the page."""
    section: str = ""
    """Which entry of the navigation it belongs to."""
    layout: str = "adults"
    """ "adults" or "young-people"."""
    kind: str = "website"
    """The type that Open Graph names: "website" or "article"."""
    schema: str = "WebPage"
    """The type that schema.org names: "WebPage", "NewsArticle" or "Report"."""
    trail: tuple[tuple[str, str], ...] = ()
    """Title and address of each page above it, the progress page first; empty for that page itself."""
    published: When | None = None
    """The first day on which it can have been read, where that is known."""
    dated: When | None = None
    """The day that its text is of, where that is earlier."""
    changed: date | None = None
    """The last day on which its substance changed, where that is known."""
    is_listed: bool = True
    """Whether the site map names it."""

    @property
    def path(self) -> str:
        """The file that holds it."""
        return self.address if self.address.endswith(".html") else f"{self.address}index.html"

    @property
    def depth(self) -> int:
        """How many folders deep it stands."""
        return self.address.count("/")


def root_from(depth: int) -> str:
    """What leads from a page to the site's root: "./" at the root itself, "../../" two folders deep."""
    return "../" * depth or "./"
