"""Which address of the site a file becomes. Addresses have no leading slash: the progress page is ""."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

RESERVED = frozenset(
    {
        *("updates", "plan", "young-people", "timeline", "documents", "glossary", "governance", "subscribe"),
        *("promises", "slow", "changes", "accessibility", "privacy", "search", "data"),
        *("feed.xml", "feed.atom", "feed.json", "calendar.ics", "sitemap.xml", "robots.txt", "404.html", "404"),
        *("pagefind", "pagefind.yml", "pagefind.yaml", "pagefind.toml", "pagefind.json"),
    }
)
"""First parts of the addresses that the builder makes itself."""
OWN_PICTURES = frozenset({"assets/favicon.svg", "assets/icon-180.png", "favicon.ico", "assets/share.png"})
"""The icon and the sharing picture that the builder makes, unless a file below `docs/` has that name."""
MAPS = frozenset({"_redirects", "redirects.nginx.conf"})
"""The files that tell a server all old addresses; only a site that has some makes them."""
OF_THE_THEME = frozenset({"assets", "pagefind", "favicon.ico", "index.html"})
"""First parts of what the theme, the search and the progress page bring; a council's own files may join them."""
IN_FRAGMENT = "!$&'()*+,/:;=?@~"
"""What may stand in a fragment as it is (RFC 3986, 3.5), beside letters, digits, `-`, `.` and `_`."""
_NOT_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[<>:\"|?*\\\x00-\x1f].*|.*[. ]",
    re.IGNORECASE | re.DOTALL,
)
"""Names that no file has there ("Naming Files, Paths, and Namespaces", learn.microsoft.com)."""
NOT_PUBLISHED = ("docs/data/",)
_PAGE_OF_FOLDER = re.compile(r"(?:^|/)(?:index|README)$")


def address_of(file: str) -> str | None:
    """Address of a file, given by its path from the root; None for a file that never becomes part of the site."""
    path = PurePosixPath(file)
    if path.parts[:1] == ("updates",):
        return f"updates/{path.stem}/" if len(path.parts) == 2 and path.suffix == ".md" else None
    if path.parts[:1] != ("docs",) or file.startswith(NOT_PUBLISHED):
        return None
    inside = file.removeprefix("docs/")
    if path.suffix != ".md":
        return quote(inside)
    page = _PAGE_OF_FOLDER.sub("", inside.removesuffix(".md"))
    return f"{quote(page)}/" if page else ""


def file_address(file: str, root: str) -> str:
    """Where a file, given by its path under `docs/`, stands behind `root`; "" for ""."""
    return f"{root}{address_of(f'docs/{file}') or ''}" if file else ""


def anchor(kind: str, name: str) -> str:
    """Anchor of one promise, action, rating or document on its page."""
    return f"{kind}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'x'}"


def rating_anchor(date: str) -> str:
    """Anchor of the rating of one date on its area's page."""
    return f"rating-{date}"


def fits_windows(path: str) -> bool:
    """Whether each part of a path can be the name of a file or folder on Windows, so that everybody can work with it."""
    return not any(_NOT_ON_WINDOWS.fullmatch(part) for part in path.split("/"))
