"""The preview's server: what it answers, to whom, and that an open page hears of each change."""

from __future__ import annotations

import re
import shutil
import socket
import struct
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from site_builder.hosting.policy import NOT_FRAMED, POLICY
from site_builder.preview.server import Server, Shown

PAGE = "<html><body><main>{0}</main></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder as a build leaves it."""
    (tmp_path / "site" / "é a").mkdir(parents=True)
    for name, words in {"index.html": "Home", "404.html": "Not found", "é a/index.html": "Deep"}.items():
        (tmp_path / "site" / name).write_text(PAGE.format(words), "utf-8")
    (tmp_path / "site" / "style.css").write_text("a{}", "utf-8")
    (tmp_path / "secret.txt").write_text("a secret", "utf-8")
    return tmp_path / "site"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server at a port that the system chose."""
    with Server(0, "/a/b/") as server:
        yield server


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    """The answer to a request, and what it holds."""
    connection = HTTPConnection(urlsplit(server.url).netloc, timeout=60)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_a_page_whose_folder_was_deleted_says_what_to_do(server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    shutil.rmtree(site)
    answer, text = ask(server, "/a/b/")
    assert answer.status == 503 and "save any file of the site" in text and "--news.js" in text


@pytest.mark.parametrize(
    ("path", "status", "kind", "holds"),
    [
        ("/a/b/", 200, "text/html; charset=utf-8", "Home"),
        ("/a/b/%C3%A9%20a/", 200, "text/html; charset=utf-8", "Deep"),
        ("/a/b/style.css", 200, "text/css; charset=utf-8", "a{}"),
        ("/a/b/nothing/", 404, "text/html; charset=utf-8", "Not found"),
        ("/a/b/../../secret.txt", 404, "text/html; charset=utf-8", "Not found"),
        ("/a/b/%2e%2e/secret.txt", 404, "text/html; charset=utf-8", "Not found"),
        ("/a/b//etc/passwd", 404, "text/html; charset=utf-8", "Not found"),
        (f"/a/b/{'a' * 9000}", 404, "text/html; charset=utf-8", "Not found"),
    ],
)
def test_a_file_of_the_folder_is_answered_and_no_other(
    path: str, status: int, kind: str, holds: str, server: Server, site: Path
) -> None:
    server.show(Shown(folder=site))
    answer, text = ask(server, path)
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert holds in text and "secret" not in text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("path", "to"), [("/", "/a/b/"), ("/a/b/%C3%A9%20a", "/a/b/%C3%A9%20a/"), ("/other", "/a/b/")])
def test_what_lies_elsewhere_leads_on(path: str, to: str, server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    answer, _ = ask(server, path)
    assert (answer.status, answer.headers["Location"]) == (302, to)


def test_findings_are_at_every_address(server: Server) -> None:
    server.show(Shown(findings=b"<body>Line 4</body>"))
    for path in ("/a/b/", "/a/b/style.css", "/a/b/updates/x/"):
        answer, text = ask(server, path)
        assert (answer.status, "Line 4" in text) == (503, True)


def test_nothing_is_said_of_a_browser_that_ends_its_request(
    server: Server, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.show(Shown(folder=site))
    with socket.create_connection((urlsplit(server.url).hostname, urlsplit(server.url).port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closed without a farewell
        browser.sendall(b"GET /a/b/ HTTP/1.1\r\n")
    assert ask(server, "/a/b/")[0].status == 200  # so the one before has been accepted
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join()
    assert capsys.readouterr().err == ""


def test_a_head_request_gets_no_body(server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    answer, text = ask(server, "/a/b/", "HEAD")
    assert (answer.status, text) == (200, "")


@pytest.mark.parametrize(("method", "host", "status"), [("POST", "", 405), ("GET", "evil.example", 421)])
def test_nobody_else_is_answered(method: str, host: str, status: int, server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    for path in ("/a/b/", "/a/b/--news?after=0"):
        answer, text = ask(server, path, method, **({"Host": host} if host else {}))
        assert answer.status == status and "Home" not in text


def test_with_a_key_only_a_browser_that_has_it_is_answered(site: Path) -> None:
    with Server(0, "/a/b/", "a-key") as server:
        server.show(Shown(folder=site))
        for path in ("/a/b/", "/a/b/style.css", "/a/b/--news?after=0", "/a/b/?key=", "/a/b/?key=another", "/"):
            answer, text = ask(server, path, Cookie="preview-1=a-key; bad cookie")
            assert (answer.status, "progress preview" in text, "Home" in text) == (403, True, False)
        opened, _ = ask(server, urlsplit(server.opening)._replace(scheme="", netloc="").geturl())
        assert (opened.status, opened.headers["Location"]) == (303, "/a/b/")
        name, _, rest = opened.headers["Set-Cookie"].partition("=")
        assert rest == "a-key; Path=/; HttpOnly; SameSite=Strict"
        answer, text = ask(
            server, "/a/b/", Cookie=f'other={{"a": [1, 2]}}; {name}=a-key; x@y'
        )  # as other programs write theirs
        assert (answer.status, "Home" in text) == (200, True)
        elsewhere, _ = ask(server, "//evil.example/?key=a-key")
        assert elsewhere.headers["Location"] == "/evil.example/"


def test_an_open_page_hears_of_a_change_and_of_no_other(server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    _, text = ask(server, "/a/b/")
    found = re.search(r'data-news="(/a/b/--news)" data-number="(\d+)"', text)
    assert found
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(ask, server, f"{found[1]}?after={found[2]}")
        server.show(Shown(findings=b"<body>Line 4</body>"))
        _, number = waiting.result()
    assert number != found[2]
    _, text = ask(server, "/a/b/")
    assert f'data-number="{number}"' in text  # what stands there now asks for what comes after it


def test_a_page_keeps_to_the_policy_of_the_published_site(server: Server, site: Path) -> None:
    server.show(Shown(folder=site))
    answer, text = ask(server, "/a/b/")
    policy = answer.headers.get_all("Content-Security-Policy")
    assert policy == ["; ".join((*POLICY, "script-src 'self' 'wasm-unsafe-eval'", NOT_FRAMED))]
    assert re.findall("<script[^>]*>[^<]", text) == []
    script, _ = ask(server, re.findall(r'<script src="([^"]*)"', text)[0])
    assert script.status == 200 and script.headers["Content-Type"] == "text/javascript; charset=utf-8"
