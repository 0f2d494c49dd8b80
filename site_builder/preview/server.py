"""The preview's server: files of a folder, or one page of findings, on this computer only; pages reload by themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from posixpath import normpath
from socketserver import ThreadingMixIn
from threading import Condition, Thread
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, quote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIEnvironment

from site_builder.hosting.policy import sent_policy
from site_builder.pages.findings import findings_page
from site_builder.preview.guard import KEY, POLICY, guarded

HOST = "127.0.0.1"
NEWS = "--news"
"""The address, below the site's, that answers when there is something new: none of our pages has it."""
PATIENCE = 25
"""Seconds for which it waits; the browser then asks again."""
GONE = "What is shown here was deleted with the folder .cache; save any file of the site, and it is made again."
SCRIPT = "--news.js"
"""The address of the script that asks there: a preview keeps to the policy of the published site, which runs no script inside a page."""


@dataclass(frozen=True)
class Shown:
    """What a preview shows now: the files of a folder, or a page of findings at every address."""

    folder: Path | None = None
    findings: bytes = b""


class _Quiet(WSGIRequestHandler):
    """Does not log requests."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a browser that ended its request; what else goes wrong is a fault, and told."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Server:
    """Serves what it was last given to show; a context manager that starts and stops the server."""

    def __init__(self, port: int, mount: str, key: str = "") -> None:
        """OSError if the port cannot be used. `mount` is the path of the site's address, with a slash at both ends. With a
        `key` nobody is answered who does not have it; `opening` is the address that has it."""
        self._mount = mount
        self._shown = Shown()
        self._number = 0
        self._news = Condition()
        self._server = _Threads((HOST, port), _Quiet)
        self.url = f"http://{HOST}:{self._server.server_port}{mount}"
        self.opening = f"{self.url}?{KEY}={key}" if key else self.url
        self._server.set_app(guarded(self._answer, HOST, self._server.server_port, key))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()

    def show(self, shown: Shown) -> None:
        """Shows something else from now on; open pages reload."""
        with self._news:
            self._shown = shown
            self._number += 1
            self._news.notify_all()
        if not self._thread.is_alive():
            self._thread.start()

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = self._found(environ, start_response)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answer

    def _found(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if not path.startswith(self._mount):
            return _moved(self._mount, start_response)
        inside = path.removeprefix(self._mount)
        if inside == NEWS:
            return self._wait(environ.get("QUERY_STRING", ""), start_response)
        if inside == SCRIPT:
            script = Path(__file__).with_name("reload.js").read_bytes()
            return _sent(start_response, HTTPStatus.OK, "text/javascript; charset=utf-8", script)
        with self._news:
            shown, number = self._shown, self._number
        if shown.folder is None:
            return self._send(start_response, HTTPStatus.SERVICE_UNAVAILABLE, "text/html", shown.findings, number)
        file = shown.folder / normpath(f"/{inside}").lstrip("/")
        is_folder = _is_folder(file)
        if is_folder and inside and not inside.endswith("/"):
            return _moved(quote(f"{path}/"), start_response)
        file = file / "index.html" if is_folder else file
        try:
            content = file.read_bytes()
        except OSError:
            return self._not_found(shown.folder, start_response, number)
        return self._send(
            start_response, HTTPStatus.OK, guess_type(file.name)[0] or "application/octet-stream", content, number
        )

    def _not_found(self, folder: Path, start_response: StartResponse, number: int) -> Iterable[bytes]:
        """The site's own words for a wrong address; those that its folder is gone where it is: `.cache` may be deleted."""
        try:
            status, content = HTTPStatus.NOT_FOUND, (folder / "404.html").read_bytes()
        except OSError:
            status, content = HTTPStatus.SERVICE_UNAVAILABLE, findings_page([GONE]).encode()
        return self._send(start_response, status, "text/html", content, number)

    def _send(
        self, start_response: StartResponse, status: HTTPStatus, kind: str, content: bytes, number: int
    ) -> Iterable[bytes]:
        if kind == "text/html":
            at = escape(self._mount)
            script = f'<script src="{at}{SCRIPT}" data-news="{at}{NEWS}" data-number="{number}"></script>'
            content = content.replace(b"</body>", f"{script}</body>".encode())
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
            kind = f"{kind}; charset=utf-8"
        return _sent(start_response, status, kind, content)

    def _wait(self, query: str, start_response: StartResponse) -> Iterable[bytes]:
        """Answers with the number of what is shown, as soon as it differs from the number that the page has."""
        known = parse_qs(query).get("after", [""])[0]
        with self._news:
            self._news.wait_for(lambda: str(self._number) != known, PATIENCE)
            number = str(self._number)
        return _sent(start_response, HTTPStatus.OK, "text/plain", number.encode())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long for any file
        return False


def _sent(start_response: StartResponse, status: HTTPStatus, kind: str, content: bytes) -> Iterable[bytes]:
    # All pages may search here: a preview answers with 404.html at any address.
    policy = (POLICY, sent_policy(searches=True))
    headers = [("Content-Type", kind), ("Content-Length", str(len(content))), policy]
    start_response(f"{status.value} {status.phrase}", headers)
    return [content]


def _moved(address: str, start_response: StartResponse) -> Iterable[bytes]:
    start_response("302 Found", [("Location", address), ("Content-Length", "0")])
    return []
