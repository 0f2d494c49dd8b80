"""Addresses that a mail system or a website put in place of the real one: which they are, and what is inside."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_MOST_LAYERS = 5


def rewritten_by(parts: SplitResult) -> str:
    """Whose address this is instead of the real one, such as "Outlook"; "" for any other address."""
    found = _rewriter(parts)
    return found[0] if found else ""


def inside(address: str) -> str:
    """The real address inside, decoded, however many have been put around it; "" where only their service knows it.

    ValueError for what is not an address at all."""
    found = ""
    for _ in range(_MOST_LAYERS):
        parts = urlsplit(address)
        rewriter = _rewriter(parts)
        if rewriter is None:
            return found
        address = rewriter[1](parts)
        if not re.match(r"https?://\S+$", address):
            return ""
        found = address
    return found


_Decoder = Callable[[SplitResult], str]


def _rewriter(parts: SplitResult) -> tuple[str, _Decoder] | None:
    where = f"{(parts.hostname or '').rstrip('.')}{parts.path}"
    return next(((name, decode) for pattern, name, decode in _REWRITERS if pattern.match(where)), None)


def _query(*names: str) -> _Decoder:
    def decode(parts: SplitResult) -> str:
        values = {key.lower(): value[0] for key, value in parse_qs(parts.query.replace("&amp;", "&")).items()}
        return next((values[name] for name in names if name in values), "")

    return decode


def _proofpoint(parts: SplitResult) -> str:
    """Version 2 writes "%" as "-" and "/" as "_"; version 1 writes the address as it is."""
    typed = _query("u")(parts)
    is_second = parts.path.startswith("/v2/")
    return unquote(typed.replace("-", "%").replace("_", "/")) if is_second else typed


def _proofpoint_3(parts: SplitResult) -> str:
    """Version 3 keeps the address between "__" and "__;", with "*" for each character that stands encoded behind it."""
    whole = parts.path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    match = re.search(r"/v3/__(.+?)__;([\w=-]*)", whole)
    if not match:
        return ""
    address, left = match[1], list(_base64(match[2]))
    shown = re.sub(r"\*(?!\*)", lambda found: left.pop(0) if left else found.group(), address)
    return re.sub(r"^(https?):/(?!/)", r"\1://", shown)


def _base64(typed: str) -> str:
    try:
        return urlsafe_b64decode(typed + "=" * (-len(typed) % 4)).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _sophos(parts: SplitResult) -> str:
    return _base64(_query("u")(parts))


def _in_path(parts: SplitResult) -> str:
    """The part of the path that is an encoded address."""
    match = re.search(r"/(https?(?:%3a|:)%2f%2f[^/]*)", parts.path, re.IGNORECASE)
    return unquote(match[1]) if match else ""


def _unknown(parts: SplitResult) -> str:
    return ""


_REWRITERS: tuple[tuple[re.Pattern[str], str, _Decoder], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name, decode)
    for pattern, name, decode in (
        (r"(?:[\w-]+\.)?safelinks\.protection\.(?:outlook|office365)\.(?:com|us|de)/", "Outlook", _query("url")),
        (r"statics\.teams\.(?:cdn\.office\.net|microsoft\.com)/", "Teams", _query("url")),
        (r"(?:[\w-]+\.)?urldefense(?:\.proofpoint)?\.(?:com|us)/v3/", "Proofpoint", _proofpoint_3),
        (r"(?:[\w-]+\.)?urldefense(?:\.proofpoint)?\.(?:com|us)/", "Proofpoint", _proofpoint),
        (r"(?:[\w.-]+\.)?mimecast(?:protect)?\.com/", "Mimecast", _query("url", "u")),
        (r"linkprotect\.cudasvc\.com/", "Barracuda", _query("a")),
        (r"(?:[\w-]+\.)?protection\.sophos\.com/", "Sophos", _sophos),
        (r"clicktime\.symantec\.com/", "Symantec", _query("u")),
        (r"(?:[\w-]+\.)*(?:imsva|tmase|trendmicro)[\w.-]{0,253}+/wis/clicktime/", "Trend Micro", _query("url")),
        (r"secure-web\.cisco\.com/", "Cisco", _in_path),
        (r"(?:[\w-]+\.)?urlsand\.(?:esvalabs\.com|com)/", "Libraesva", _query("u")),
        (r"(?:[\w-]+\.)?edgepilot\.com/s/", "AppRiver", _query("u")),
        (r"(?:[\w-]+\.)?links?(?:-\d+)?\.govdelivery\.com/CL0/", "GovDelivery", _in_path),
        (r"(?:lnks\.gd|links?\.govdelivery\.com|click\.govdelivery\.com)/", "GovDelivery", _unknown),
        (r"[\w.-]+\.list-manage\d?\.com/track/click", "Mailchimp", _unknown),
        (r"(?:www\.)?google\.[a-z.]{2,6}/url$", "Google", _query("q", "url")),
        (r"(?:lm?|www)\.facebook\.com/l\.php", "Facebook", _query("u")),
        (r"(?:www\.)?linkedin\.com/redir/redirect", "LinkedIn", _query("url")),
        (r"(?:www\.)?youtube\.com/redirect", "YouTube", _query("q")),
        (r"(?:www\.)?bing\.com/ck/a", "Bing", _unknown),
        (r"t\.co/\w", "X", _unknown),
    )
)
