"""A site as a council's web server gives it out: below its path, packed, without headers of its own, 404.html for what is missing."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from end_to_end.trees import Built

HOST = "127.0.0.1"
PACKED = {".html", ".css", ".js", ".json", ".xml", ".atom", ".svg", ".txt", ".csv", ".ics"}
"""What hosts send with gzip; pictures and the search index are packed in themselves."""


@dataclass(frozen=True)
class Served:
    """A site in a browser's reach. `url` ends with a slash."""

    site: Built
    url: str


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    """Keeps connections open; a page and its stylesheets need one instead of one each."""

    def __init__(self, *arguments: object, folder: Path, below: str) -> None:
        self.folder, self.below = folder, below
        super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Packs text for those who take it so; the rest goes the standard way."""
        address = urlsplit(self.path).path
        file = Path(self.translate_path(f"{address}index.html" if address.endswith("/") else address))
        takes_it = "gzip" in self.headers.get("Accept-Encoding", "")
        if not takes_it or file.suffix not in PACKED or not file.is_file():
            return super().do_GET()
        packed = gzip.compress(file.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)

    def translate_path(self, path: str) -> str:
        address = unquote(urlsplit(path).path)
        inside = address.removeprefix(self.below) if address.startswith(self.below) else "\0"
        file = self.folder / inside.replace("\0", "outside/the/site")
        return f"{file}/" if address.endswith("/") else str(file)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (self.folder / "404.html").read_bytes()
        self.send_response(HTTPStatus(code))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing: a browser that is closed cuts its connections."""


@contextmanager
def serving(site: Built) -> Iterator[Served]:
    """Serves a site on a free port of this machine, at the path of its own address, while the context lasts."""
    below = urlsplit(site.url).path
    with _Server((HOST, 0), partial(_Handler, folder=site.site, below=below)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Served(site, f"http://{HOST}:{server.server_port}{below}")
        server.shutdown()
