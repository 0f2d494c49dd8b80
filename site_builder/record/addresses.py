"""The address on the site that a file gets. Addresses have no leading slash: the progress page is ""."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

from site_builder.record.names import ascii_slug

RESERVED = frozenset(
    {
        *("updates", "plan", "timeline", "documents", "glossary", "governance", "subscribe"),
        *("promises", "you-said", "slow", "changes", "accessibility", "privacy", "search", "data", "summary", "feeds"),
        *("feed.xml", "feed.atom", "feed.json", "calendar.ics", "sitemap.xml", "robots.txt", "404.html", "404"),
        *("pagefind", "pagefind.yml", "pagefind.yaml", "pagefind.toml", "pagefind.json"),
    }
)
"""The first parts of the addresses that the builder uses itself, besides that of the second version."""
SHARE, SHARE_HOME = "assets/share.png", "assets/share-home.png"
"""The pictures that shared links show: of the whole site, and of the home page."""
OWN_PICTURES = frozenset({"assets/favicon.svg", "assets/icon-180.png", "favicon.ico", SHARE, SHARE_HOME})
"""The icon and the sharing pictures; the builder makes each unless a file below `docs/` has its name."""
MAPS = frozenset({"_redirects", "redirects.nginx.conf"})
"""The files that list all old addresses for a server; only a site that has some contains them."""
OF_THE_THEME = frozenset({"assets", "pagefind", "favicon.ico", "index.html"})
"""The first parts of addresses from the theme, the search and the progress page; a council may add files there."""
IN_FRAGMENT = "!$&'()*+,/:;=?@~"
"""What a fragment may contain unescaped (RFC 3986, 3.5), besides letters, digits, `-`, `.` and `_`."""
_NOT_ON_WINDOWS = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[<>:\"|?*\\\x00-\x1f].*|.*[. ]",
    re.IGNORECASE | re.DOTALL,
)
"""Names that Windows allows for no file ("Naming Files, Paths, and Namespaces", learn.microsoft.com)."""
LONGEST_NAME = 100
"""Characters that the name of a folder may have: file systems allow 255 bytes, and whole paths little more on some."""
_IN_FOLDER_OF_PROMISES = frozenset({"index.html", "feed.xml"})
"""What is, or may once be, in the folder that holds the promises' own."""
NOT_PUBLISHED = ("docs/data/",)
_PAGE_OF_FOLDER = re.compile(r"(?:^|/)(?:index|README)$")


def address_of(file: str) -> str | None:
    """The address of a file, given its path from the root; None for a file that never becomes part of the site."""
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
    """The address of a file, given its path below `docs/`, after `root`; "" for ""."""
    return f"{root}{address_of(f'docs/{file}') or ''}" if file else ""


def anchor(kind: str, name: str) -> str:
    """The anchor of a promise, action, rating or document on its page."""
    return f"{kind}-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or 'x'}"


def promise_address(id: str) -> str:
    """The address of a promise's page: its id is the name of a folder.

    Where some computer or host could not have that name, it is a part of the id after a hash of the whole. Ids were there
    before these pages: none is refused for its looks, and none ever gets another address."""
    is_taken = id.lower() in _IN_FOLDER_OF_PROMISES or len(id) > LONGEST_NAME
    name = f"{sha256(id.encode()).hexdigest()[:8]}-{id[:60].rstrip('.')}" if is_taken or not fits_windows(id) else id
    return f"promises/{name}/"


def rating_anchor(date: str, by: str) -> str:
    """The anchor of the rating that somebody gave on this date, on its area's page; `by` is "" for the service itself.

    It depends on nothing else: no other rating that comes changes it."""
    return f"rating-{date}-{ascii_slug(by)}" if by else f"rating-{date}"


def fits_windows(path: str) -> bool:
    """Whether each part of a path is allowed as a name on Windows, so that everybody can work with the file."""
    return not any(_NOT_ON_WINDOWS.fullmatch(part) for part in path.split("/"))
