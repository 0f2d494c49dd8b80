"""nginx itself, told what we write, serves a small made-up site."""

from __future__ import annotations

import gzip
import http.client
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder.hosting.headers import headers_of, type_of
from site_builder.record.hosting import Host

from .made_up_site import ALIASES, PATHS, TARGET, publication, write_site
from .running_nginx import running

Ask = Callable[..., http.client.HTTPResponse]


class Connection(http.client.HTTPConnection):
    """A connection to a socket in a folder, which no other program can have taken."""

    def __init__(self, path: Path) -> None:
        super().__init__("council.example")
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self._path))


@pytest.fixture(scope="module", params=["/", "/a/progress/"])
def served(request: pytest.FixtureRequest) -> Iterator[tuple[str, Ask]]:
    """The path of the site's address, and how to ask for a path below it."""
    with tempfile.TemporaryDirectory() as name:  # short enough for the path of a socket
        folder, base = Path(name), request.param
        site = folder / "host" / base.strip("/")
        write_site(site)
        (site / "index.html.gz").write_bytes(gzip.compress(b"index.html\n"))
        told = publication(Host.NGINX, url=f"https://council.example{base}")
        more = f'set ${told.name}_hsts "max-age=31536000";' if base == "/" else ""

        def ask(path: str, **headers: str) -> http.client.HTTPResponse:
            connection = Connection(folder / "socket")
            connection.request("GET", f"{base}{path}", headers=headers)
            answer = connection.getresponse()
            answer.body = answer.read()  # type: ignore[attr-defined]
            connection.close()
            return answer

        with running(folder, told, f"unix:{folder}/socket", more):
            yield base, ask


def test_each_file_comes_with_its_headers_and_type(served: tuple[str, Ask]) -> None:
    _, ask = served
    for path in PATHS:
        if path in (".htaccess", "404.html") or path.startswith("old/"):
            continue
        answer = ask(path.removesuffix("index.html"))
        assert answer.status == 200, path
        assert {name: answer.getheader(name) for name in headers_of(path)} == headers_of(path), path
        assert answer.getheader("Content-Type") == type_of(path), path


def test_a_wrong_address_has_the_page_for_it_which_may_search(served: tuple[str, Ask]) -> None:
    _, ask = served
    for path in ("nowhere", "nowhere/", "assets/", ".htaccess", "plan/nowhere/feed.xml"):
        answer = ask(path)
        assert (answer.status, answer.body) == (404, b"404.html\n"), path  # type: ignore[attr-defined]
        assert {name: answer.getheader(name) for name in headers_of("404.html")} == headers_of("404.html"), path
        assert answer.getheader("Content-Type") == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "old", ["old/", "old", "OLD", "news/Item.aspx?id=4&lang=en", "caf%C3%A9%20bar", "old/page.html", "a$b", "a%24b/"]
)
def test_an_old_address_leads_on_for_good(old: str, served: tuple[str, Ask]) -> None:
    base, ask = served
    answer = ask(old)
    assert (answer.status, answer.getheader("Location")) == (301, f"https://council.example{base}{TARGET}")


def test_another_query_leads_nowhere(served: tuple[str, Ask]) -> None:
    _, ask = served
    assert ask("news/Item.aspx?id=5&lang=en").status == 404
    assert ALIASES[1].endswith("id=4&lang=en")


def test_a_page_asked_for_without_its_slash_leads_to_the_page(served: tuple[str, Ask]) -> None:
    base, ask = served
    answer = ask(TARGET.removesuffix("/"))
    assert (answer.status, answer.getheader("Location")) == (301, f"{base}{TARGET}")


def test_the_compressed_copy_is_sent_to_who_takes_it(served: tuple[str, Ask]) -> None:
    _, ask = served
    packed, plain = ask("", **{"Accept-Encoding": "gzip"}), ask("")
    assert packed.getheader("Content-Encoding") == "gzip"
    assert packed.getheader("Vary") == plain.getheader("Vary") == "Accept-Encoding"
    assert (gzip.decompress(packed.body), plain.body) == (b"index.html\n",) * 2  # type: ignore[attr-defined]
    assert packed.getheader("Content-Type") == "text/html; charset=utf-8"


def test_only_who_asks_for_it_sends_hsts(served: tuple[str, Ask]) -> None:
    base, ask = served
    assert ask("").getheader("Strict-Transport-Security") == ("max-age=31536000" if base == "/" else None)
