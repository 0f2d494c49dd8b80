"""A web server on this machine that answers as nginx does for files: with ETag and Last-Modified, or "304"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

KINDS = {
    "xml": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}
"""The types that the guide asks of a host."""


@dataclass
class Site:
    """What is published at this moment, and what was asked of it."""

    address: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    changed: dict[str, float] = field(default_factory=dict)
    """When each file last changed, as its host notes it."""
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Each path that was asked for, and the answer."""

    def publish(self, files: Mapping[str, bytes], moment: float) -> None:
        """Puts a new state in place of the one that is there; a file that is the same keeps its time."""
        for path, content in files.items():
            if self.files.get(path) != content:
                self.changed[path] = moment
        self.files = files


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        content = self.site.files.get(path)
        status = 404 if content is None else 304 if self._is_known(path, content) else 200
        self.site.asked.append((path, status))
        self.send_response(status)
        if content is not None:
            self.send_header("ETag", _etag(content))
            self.send_header("Last-Modified", formatdate(self.site.changed[path], usegmt=True))
        body = content if status == 200 and content else b""
        if status != 304:
            self.send_header("Content-Type", KINDS[path.rpartition(".")[2]] if content else "text/plain")
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _is_known(self, path: str, content: bytes) -> bool:
        """By the tag if one is sent, else by the time, to the second, as nginx compares it."""
        if tag := self.headers.get("If-None-Match"):
            return _etag(content) in [one.strip() for one in tag.split(",")]
        return bool(self.headers.get("If-Modified-Since") == formatdate(self.site.changed[path], usegmt=True))

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def _etag(content: bytes) -> str:
    return f'"{sha256(content).hexdigest()[:16]}"'


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a free port of this machine, for as long as the context lasts."""
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
