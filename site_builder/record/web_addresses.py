"""Addresses of other sites."""

from __future__ import annotations

import re
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
"""A part of a host's name (RFC 1123)."""
_ANY_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
"""The same of a name that may have letters of any language, or a low line, which some hosts have."""
_PATH_SIGNS = "/!$&'()*+,;=:@~"


def is_web_address(value: str) -> bool:
    """Whether a value is a full `http:` or `https:` address without spaces and without a password."""
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        is_whole = parts.scheme in ("http", "https") and bool(host) and parts.port != 0
    except ValueError:  # brackets that are not an IPv6 address, or a port that is not a number
        return False
    labels = [] if ":" in host else host.removesuffix(".").split(".")  # a ':' is one of an IPv6 address
    is_whole = is_whole and all(map(_ANY_LABEL.fullmatch, labels))
    return is_whole and "@" not in parts.netloc and not re.search(r"[\s\x00-\x1f<>\"\\]", value)


def home_of(value: str) -> str:
    """The address of a site as it is written best: that of its first page's folder, ending with a slash. "" for what is not
    the address of a site: no full address, or one with a "?", a "#" or a host that cannot be."""
    if not is_web_address(value) or "?" in value or "#" in value:
        return ""
    parts = urlsplit(value)
    host = parts.hostname or ""
    if ":" not in host and not all(map(_LABEL.fullmatch, host.split("."))):  # a ':' is one of an IPv6 address
        return ""
    path = unquote(parts.path)
    if not path.isprintable() or "\\" in path:
        return ""
    folder = normpath(f"/{path.lstrip('/')}").removesuffix("/index.html").rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{quote(folder, safe=_PATH_SIGNS)}/"


def is_home(value: str) -> bool:
    """Whether an address is written as that of a site is, but perhaps for the slash at its end."""
    home = home_of(value)
    typed = unquote(f"{value.removesuffix('/')}/")
    return bool(home) and value.isascii() and typed.casefold() == unquote(home).casefold()
