"""Who may use the desk: whoever started it, in their own browser, and no page from elsewhere.

A page on another site can point its own name at this computer (DNS rebinding), can send forms here, and can try to
frame what is here; other programs on this computer can ask too. So the name that is asked is checked, and where a form
comes from; and a browser must have the run's key, which only the address that is opened at the start contains."""

from __future__ import annotations

from http import HTTPStatus
from secrets import compare_digest, token_urlsafe
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from site_builder.preview.guard import LOCAL_NAMES

KEY = "key"
"""The name of the key in the address that is opened at the start."""
MOST_BYTES = 80_000_000
"""Of one request: more than any file that may be brought (`record/file_facts.py`)."""
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


class Keys:
    """What opens a desk: a key that holds as long as it runs, and keys that open it once.

    A browser is started with a key that opens once: other users of a computer can see how a program was started."""

    def __init__(self, lasting: str = "") -> None:
        self.lasting = lasting or token_urlsafe(32)
        self._once: set[str] = set()

    def once(self) -> str:
        """A new key that opens the desk one time."""
        key = token_urlsafe(32)
        self._once.add(key)
        return key

    def opens(self, given: str) -> bool:
        """Whether a key opens the desk; one that opens once does not do so again."""
        used = {key for key in self._once if compare_digest(key.encode(), given.encode())}
        self._once -= used
        return bool(used) or self.is_lasting(given)

    def is_lasting(self, given: str) -> bool:
        """Whether it is the key that a browser keeps."""
        return compare_digest(given.encode(), self.lasting.encode())


class Guarded:
    """The application behind the checks."""

    def __init__(self, app: ASGIApp, port: int, keys: Keys) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in LOCAL_NAMES} | ({*LOCAL_NAMES} if port == 80 else set())
        self._origins = {f"http://{host}" for host in self._hosts}
        self._cookie = f"desk-{port}"
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # there are none, and they would pass all that follows
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refused(scope)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that goes no further; None for one that is let through."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return _refusal(HTTPStatus.MISDIRECTED_REQUEST)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED)
        if not scope["path"].isprintable() or "\\" in scope["path"]:
            return _refusal(HTTPStatus.BAD_REQUEST)
        given = parse_qs(scope["query_string"].decode("latin-1")).get(KEY, [""])[0]
        if given and scope["method"] == "GET" and self._keys.opens(given):
            return self._welcome()
        cookie = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        if not self._keys.is_lasting(cookie):
            return _refusal(HTTPStatus.FORBIDDEN)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _refusal(HTTPStatus.FORBIDDEN)
        return self._refused_form(headers) if scope["method"] == "POST" else None

    def _refused_form(self, headers: Headers) -> Response | None:
        """The same for what is sent: from this very desk alone, and no more than a file may have."""
        if headers.getlist("origin") not in [[origin] for origin in self._origins]:
            return _refusal(HTTPStatus.FORBIDDEN)
        length = headers.get("content-length", "")
        if not length.isdecimal() or len(length) > 12:
            return _refusal(HTTPStatus.LENGTH_REQUIRED)
        return _refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) if int(length) > MOST_BYTES else None

    def _welcome(self) -> Response:
        """Keeps the key in the browser until it is closed, and takes it out of the address."""
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(self._cookie, self._keys.lasting, httponly=True, samesite="strict")
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
