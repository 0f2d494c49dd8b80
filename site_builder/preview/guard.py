"""Guards the preview's server: drafts are shown only on this computer, to whoever is working on it."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterable
from http import HTTPStatus
from secrets import compare_digest
from typing import Any
from urllib.parse import parse_qs, quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

KEY = "key"
"""The name of a run's key in the address that opens a server."""
LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
POLICY = "Content-Security-Policy"
HEADERS = {
    "Cache-Control": "no-store",
    POLICY: "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every response: it is not stored, and no other page can frame or embed it. A stricter policy of the
application's own stays."""

_LEAVES_ON_WINDOWS = re.compile(r"\\|/[A-Za-z]:")
"""What Windows takes for the way to another folder or drive, wherever a path is joined to it."""


def end_cleanly() -> None:
    """Makes closing the terminal or `kill` end a preview as Ctrl+C does, so that no draft is left in a folder."""
    for ending in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, ending):  # Windows has no SIGHUP
            signal.signal(getattr(signal, ending), signal.default_int_handler)


def guarded(app: WSGIApplication, host: str, port: int, key: str = "") -> WSGIApplication:
    """The server's application, for GET and HEAD requests whose host is this computer; everything else is refused.

    The host that a browser sends is checked because a page on another site can point its own name at this computer
    (DNS rebinding) and would then be able to read the drafts. With a `key` only a browser is answered that has it, from
    an address that ends with `?key=…`, and keeps it in a cookie: other people may work on this computer, too."""
    names = {*LOCAL_NAMES, host} if host in LOCAL_NAMES else {host}
    allowed = {f"{name}:{port}" for name in names} | (names if port == 80 else set())
    cookie = f"preview-{port}"  # a browser sends a cookie to every port

    def guard(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        refused = _refused(environ, allowed)
        if refused is None and key and _holds(environ.get("QUERY_STRING", ""), key):
            return _welcomed(environ, start_response, f"{cookie}={key}; Path=/; HttpOnly; SameSite=Strict")
        if refused is None and key and not _has_cookie(environ, cookie, key):
            refused = HTTPStatus.FORBIDDEN
        if refused is None:
            return app(environ, _with_headers(start_response))
        words = f"{refused.value} {refused.phrase}"
        if key and refused is HTTPStatus.FORBIDDEN:
            words += ": open the address that `progress preview` printed when it was started."
        start_response(words, [("Content-Type", "text/plain; charset=utf-8"), *HEADERS.items()])
        return [words.encode()]

    return guard


def _refused(environ: WSGIEnvironment, allowed: set[str]) -> HTTPStatus | None:
    if environ.get("HTTP_HOST", "").lower() not in allowed:
        return HTTPStatus.MISDIRECTED_REQUEST
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return HTTPStatus.METHOD_NOT_ALLOWED
    path = environ["PATH_INFO"]
    if not path.isprintable() or _LEAVES_ON_WINDOWS.search(path):
        return HTTPStatus.BAD_REQUEST
    if _is_asked_by_others(environ, allowed):
        return HTTPStatus.FORBIDDEN
    return None


def _holds(query: str, key: str) -> bool:
    """Whether the query of an address has the key."""
    return any(compare_digest(given.encode(), key.encode()) for given in parse_qs(query).get(KEY, []))


def _has_cookie(environ: WSGIEnvironment, name: str, key: str) -> bool:
    """Whether the browser has the key. Cookies of other programs on this computer may have any form (RFC 6265, 5.4), so only
    ours is read."""
    cookies = (one.strip().partition("=") for one in environ.get("HTTP_COOKIE", "").split(";"))
    return any(own == name and compare_digest(value.encode(), key.encode()) for own, _, value in cookies)


def _welcomed(environ: WSGIEnvironment, start_response: StartResponse, cookie: str) -> Iterable[bytes]:
    """Keeps the key in the browser until it is closed, and takes it out of the address."""
    path = quote(environ["PATH_INFO"].encode("latin-1"))
    headers = [("Location", f"/{path.lstrip('/')}"), ("Set-Cookie", cookie), ("Content-Length", "0")]
    start_response("303 See Other", [*headers, *HEADERS.items()])
    return []


def _is_asked_by_others(environ: WSGIEnvironment, allowed: set[str]) -> bool:
    """Whether a page of another site or of another program on this computer asks, rather than somebody who follows a link.

    Source: Fetch Metadata Request Headers (W3C). Browsers that do not send them yet may at least send an origin."""
    origin = environ.get("HTTP_ORIGIN", "")
    if origin and origin.partition("//")[2].lower() not in allowed:
        return True
    is_own = environ.get("HTTP_SEC_FETCH_SITE", "none") in ("same-origin", "none")
    is_link = environ.get("HTTP_SEC_FETCH_MODE") == "navigate" and environ.get("HTTP_SEC_FETCH_DEST") == "document"
    return not (is_own or is_link)


def _with_headers(start_response: StartResponse) -> Callable[..., Any]:
    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        own = {name.title() for name, _ in headers} & {POLICY}
        others = [(name, value) for name, value in headers if name.title() not in HEADERS or name.title() in own]
        ours = [(name, value) for name, value in HEADERS.items() if name not in own]
        return start_response(status, [*others, *ours], *rest)

    return start
