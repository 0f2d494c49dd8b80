"""Where links of pasted text lead: without what mail programs wrapped around, and only where the public can go."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

_MOST = 4
"""How often one wrapper may stand in another."""
_PROOFPOINT = re.compile(r"https?://urldefense\.(?:com|us)/v3/__(?P<address>.+?)__;(?P<signs>[^!]*)!", re.IGNORECASE)
_RUN = re.compile(r"\*(?:\*[A-Za-z0-9_-])?")


def unwrapped(address: str) -> str:
    """The address itself, where a mail program or search engine made it lead through a check of its own: Microsoft's Safe
    Links, Proofpoint's URL Defense of both versions, Google's redirects."""
    for _ in range(_MOST):
        inner = _inner(address)
        if not inner:
            break
        address = inner
    return address


def _inner(address: str) -> str:
    if match := _PROOFPOINT.match(address):
        # Each run of stars stands for signs that follow, which nobody needs to guess: only plain ones are undone.
        return match["address"] if "*" not in match["address"] else ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host, asked = (parts.hostname or "").lower(), parse_qs(parts.query)
    if host.endswith(".safelinks.protection.outlook.com"):
        return _web(asked.get("url", [""])[0])
    if host.endswith("urldefense.proofpoint.com") and parts.path.startswith("/v2/"):
        return _web(unquote(asked.get("u", [""])[0].replace("-", "%").replace("_", "/")))
    if re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host) and parts.path == "/url":
        return _web((asked.get("q") or asked.get("url") or [""])[0])
    return ""


def _web(address: str) -> str:
    return address if address.lower().startswith(("http://", "https://")) else ""


def written(address: str) -> str:
    """An address as it stands between the brackets of a link; "" for one that leads nowhere on the web."""
    address = re.sub(r"[\x00-\x20]+", "%20", address.strip())
    if not re.match(r"(?:https?://[^/?#]|mailto:[^?]+@|tel:\+?\d)", address, re.IGNORECASE):
        return ""
    return quote(address, safe="!#$%&'*+,/:;=?@[]~") if re.search(r"[()<>\\\"`|{}^]", address) else address
