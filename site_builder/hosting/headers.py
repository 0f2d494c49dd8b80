"""The one table of what a host sends with each file of a site. Every host's settings are made from it, and tested against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from site_builder.hosting.policy import SEARCHING_FILES, sent_policy

POLICY, CACHE = "Content-Security-Policy", "Cache-Control"
SHORT = "public, max-age=300"
"""Five minutes: what was withdrawn is gone soon."""
LASTING = "public, max-age=31536000, immutable"
"""A year: the name of such a file changes with its content."""
NOT_ALLOWED = (
    *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)
"""What no page of a site ever asks of a browser (https://www.w3.org/TR/permissions-policy/)."""
EVERYWHERE: Mapping[str, str] = {
    POLICY: sent_policy(searches=False),
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in NOT_ALLOWED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    CACHE: SHORT,
}
"""All is public, so other sites may load it: readers of feeds show the pictures, and programs the data."""
SEARCHING = {POLICY: sent_policy(searches=True)}
KEPT = {CACHE: LASTING}
SEARCH_FOLDER, NOT_FOUND = SEARCHING_FILES[0].removesuffix("index.html"), SEARCHING_FILES[1]
KEPT_FOLDERS = ("pagefind/fragment/", "pagefind/index/")
"""Folders in which the name of every file is a hash of its content."""
KEPT_FILES = r"assets/(?:stylesheets/)?[A-Za-z0-9_-]+\.[0-9a-f]{8,10}\.(?:css|js)|pagefind/[^/]+\.pf_meta"
"""The paths of other such files, as a regular expression."""
TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "htm": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "opml": "text/x-opml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "vtt": "text/vtt; charset=utf-8",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "pagefind": "application/octet-stream",
    "pf_fragment": "application/octet-stream",
    "pf_index": "application/octet-stream",
    "pf_meta": "application/octet-stream",
}
"""By the ending of a file's name (https://www.iana.org/assignments/media-types/). Pagefind unpacks its own files."""
NAMED: Mapping[str, str] = {"feed.xml": "application/rss+xml", "feed.json": "application/feed+json"}
"""By a file's whole name, on hosts that look at that; elsewhere the type of its ending does."""
COMPRESSED = ("html", "htm", "css", "js", "json", "xml", "atom", "opml", "ics", "csv", "txt", "svg")
"""Endings of files that become smaller."""


def headers_of(path: str) -> dict[str, str]:
    """What a host sends with a file of the site, besides its type."""
    found = apart([path])
    return {**EVERYWHERE, **next(iter(found.values()), {})}


def type_of(path: str, *, by_name: bool = True) -> str:
    """The type of a file, by its whole name where a host looks at that; "" where the table has none."""
    file = PurePosixPath(path)
    by_ending = TYPES.get(file.suffix.removeprefix(".").lower(), "")
    return NAMED.get(file.name, by_ending) if by_name else by_ending


def apart(paths: Iterable[str]) -> dict[str, dict[str, str]]:
    """The headers in which some of these files differ from all others, by folder (with a slash at its end) or file, in
    the order of the alphabet. No file is in two of them."""
    found: dict[str, dict[str, str]] = {}
    for path in paths:
        if path == NOT_FOUND:
            found[path] = SEARCHING
        elif path.startswith(SEARCH_FOLDER):
            found[SEARCH_FOLDER] = SEARCHING
        elif folder := next((one for one in KEPT_FOLDERS if path.startswith(one)), ""):
            found[folder] = KEPT
        elif re.fullmatch(KEPT_FILES, path):
            found[path] = KEPT
    return dict(sorted(found.items()))
