"""Addresses of other sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def is_web_address(value: str) -> bool:
    """Whether a value is a full `http:` or `https:` address without spaces and without a password."""
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # brackets that are not an IPv6 address, or a port that is not a number
        return False
    return is_whole and "@" not in parts.netloc and not re.search(r"[\s\x00-\x1f<>\"]", value)
