"""The preview answers only this computer."""

from __future__ import annotations

from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import pytest

from site_builder.preview.guard import HEADERS, guarded

HERE = "127.0.0.1:8000"


def answer(
    host: str = HERE, method: str = "GET", path: str = "/", served_at: str = "127.0.0.1", **headers: str
) -> tuple[str, bytes]:
    """Status and body of the guarded application, which itself says "a draft" to everybody."""

    def drafts(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html"), ("Cache-Control", "max-age=60")])
        return [b"a draft"]

    said: list[str] = []

    def start(status: str, headers: list[tuple[str, str]], *rest: object) -> None:
        said.append(status)
        assert HEADERS.items() <= dict(headers).items()
        assert len(dict(headers)) == len(headers)

    environ: WSGIEnvironment = {"HTTP_HOST": host, "REQUEST_METHOD": method, "PATH_INFO": path, **headers}
    setup_testing_defaults(environ)
    body = b"".join(guarded(drafts, served_at, 8000)(environ, start))  # type: ignore[arg-type]
    return said[0], body


@pytest.mark.parametrize("host", [HERE, "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_this_computer_sees_drafts_and_keeps_no_copy(host: str) -> None:
    assert answer(host) == ("200 OK", b"a draft")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:80", "", "10.0.0.1:8000"]
)
def test_no_other_name_sees_them(host: str) -> None:
    assert answer(host) == ("421 Misdirected Request", b"421 Misdirected Request")


def test_whoever_serves_another_name_on_purpose_is_answered_only_by_that_name() -> None:
    assert answer("desk.example:8000", served_at="desk.example")[1] == b"a draft"
    assert answer(HERE, served_at="desk.example")[0] == "421 Misdirected Request"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(method: str) -> None:
    assert answer(method=method) == ("405 Method Not Allowed", b"405 Method Not Allowed")


@pytest.mark.parametrize("path", ["/\0", "/a\nb", "/\x1b[0m", "/..\\secret", "/C:/secret", "/a/d:secret"])
def test_an_address_that_nobody_can_type_is_refused(path: str) -> None:
    assert answer(path=path) == ("400 Bad Request", b"400 Bad Request")


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "http://127.0.0.1:8001"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_SEC_FETCH_MODE": "no-cors", "HTTP_SEC_FETCH_DEST": "image"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "iframe"},
    ],
)
def test_a_page_from_elsewhere_cannot_ask(headers: dict[str, str]) -> None:
    assert answer(**headers) == ("403 Forbidden", b"403 Forbidden")


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "none", "HTTP_SEC_FETCH_MODE": "navigate"},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": f"http://{HERE}"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "document"},
    ],
)
def test_its_own_pages_and_links_that_somebody_follows_are_answered(headers: dict[str, str]) -> None:
    assert answer(**headers)[1] == b"a draft"
