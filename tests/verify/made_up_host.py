"""A host in this process that shows a folder as it should, but for the faults that a test plants."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from site_builder.hosting.headers import headers_of, type_of

CERTIFICATE = Path(__file__).with_name("made_up_host.pem")
"""For 127.0.0.1, signed by itself, with its key: nobody trusts it but who is told to."""


@dataclass
class Reply:
    """What is sent for one path."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


Fault = Callable[[str, Reply], None]
"""Changes what is sent for a path: the file's, or that which was asked for where there is none."""


@contextmanager
def hosting(
    folder: Path, fault: Fault = lambda path, reply: None, *, with_tls: bool = False, certificate: Path = CERTIFICATE
) -> Iterator[str]:
    """The address at which a folder is shown, while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version, wbufsize, disable_nagle_algorithm = "HTTP/1.1", 1 << 16, True  # one packet per answer
        server_version, sys_version = "made-up", ""

        def do_GET(self) -> None:
            path, reply = _reply(folder, self.path.removeprefix("/"))
            fault(path, reply)
            self.send_response(reply.status)
            for name, value in (reply.headers | {"Content-Length": str(len(reply.body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        do_OPTIONS = do_GET

        def log_message(self, *said: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *said: object) -> None:
            pass  # a client that does not trust it ends the connection

    server = Server(("127.0.0.1", 0), Handler)
    if with_tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, CERTIFICATE)  # all have one key
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True).start()
    try:
        yield f"http{'s' if with_tls else ''}://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _reply(folder: Path, asked: str) -> tuple[str, Reply]:
    if asked == "news/Item.aspx?id=4":
        return asked, Reply(301, {"Location": "/updates/2026-01-02-visit/"})
    path = f"{asked}index.html" if not asked or asked.endswith("/") else asked
    if (folder / path).is_dir():
        return path, Reply(301, {"Location": f"/{path}/"})
    if (folder / path).is_file():
        return path, Reply(200, {**headers_of(path), "Content-Type": type_of(path)}, (folder / path).read_bytes())
    missing = headers_of("404.html") | {"Content-Type": "text/html; charset=utf-8"}
    return path, Reply(404, missing, (folder / "404.html").read_bytes())
