"""Who may use the desk: whoever started it, in their own browser, and no page from elsewhere.

A page on another site can point its own name at this computer (DNS rebinding), can send forms here, and can try to
frame what is here; other programs on this computer can ask too. So the name that is asked is checked, and where a form
comes from; and a browser must have the run's key, which only the address that is opened at the start contains."""

from __future__ import annotations

from http import HTTPStatus
from secrets import compare_digest
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from site_builder.guard import LOCAL_NAMES

KEY = "key"
"""The name of the key in the address that is opened at the start."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self';"
    " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer that does not say otherwise."""


class Guarded:
    """The application behind the checks."""

    def __init__(self, app: ASGIApp, port: int, key: str) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in LOCAL_NAMES}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._cookie = f"desk-{port}"
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refused(scope)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            return _refusal(HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        given = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [""])[0]
        if given and compare_digest(given.encode(), self._key.encode()):
            return self._welcome()
        cookie = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        if not compare_digest(cookie.encode(), self._key.encode()):
            return _refusal(HTTPStatus.FORBIDDEN)
        if scope["method"] == "POST" and headers.get("origin") not in self._origins:
            return _refusal(HTTPStatus.FORBIDDEN)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refusal(HTTPStatus.FORBIDDEN)
        return None

    def _welcome(self) -> Response:
        """Keeps the key in the browser until it is closed, and takes it out of the address."""
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._cookie, self._key, httponly=True, samesite="strict")
        return answer


def _refusal(status: HTTPStatus) -> Response:
    words = f"{status.value} {status.phrase}"
    if status is HTTPStatus.FORBIDDEN:
        words += ": open the address that `progress edit` printed when it was started."
    return PlainTextResponse(words, status)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
