"""What a site's host answers: politely asked, never elsewhere, and with every failure in words.

urllib3 alone asks: it takes no proxy, cookie or password from the machine unasked, as requests and httpx do."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from socket import SHUT_RDWR
from threading import Timer
from typing import Any

import truststore
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, MaxRetryError, NameResolutionError, NewConnectionError, SSLError
from urllib3.exceptions import TimeoutError as TooSlow

from site_builder.verify.links_as_typed import joined
from site_builder.verify.live.address import Address

AT_ONCE = 4
"""How many addresses are asked at a time: fewer than a browser does."""
LARGEST = 64 * 1024 * 1024
"""Bytes of an answer of which no more is read."""
_PATIENCE = urllib3.Timeout(connect=10, read=20)
"""Seconds."""
_LONGEST = 120
"""Seconds after which an answer that has not ended is given up."""
_LONGEST_HEAD = 40
"""Seconds after which one is given up of which not even the head has ended."""
PAUSE = 0.5
"""Seconds before something is asked again; twice as many before the third time."""
_PIECE = 64 * 1024
_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
_CERTIFICATE = {
    9: "its certificate is not valid yet; look at the clocks of the server and of this computer",
    10: "its certificate has expired; renew it",
    18: "its certificate was made by the server itself, and no browser trusts that; get one from an authority",
    19: "its certificate comes from an authority that this computer does not trust; get one from a public authority",
    20: "its certificate leads to no authority that this computer trusts; let the server send the whole chain, or get one from a public authority",
    21: "its certificate leads to no authority that this computer trusts; let the server send the whole chain",
    62: "its certificate is for another name; get one that has this name",
}
"""By the numbers of OpenSSL (https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/)."""


@dataclass(frozen=True)
class Answer:
    """What came from an address, or why nothing did."""

    address: str
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    """In small letters, in the order in which they came."""
    body: bytes = b""
    """Unpacked."""
    failure: str = ""
    """Words that follow the address: "does not answer in time"."""
    is_distrusted: bool = False
    """Whether its certificate was the reason."""

    def all(self, name: str) -> list[str]:
        """The values of a header, one for each time that it was sent."""
        return [value for header, value in self.headers if header == name.lower()]

    def header(self, name: str) -> str:
        """A header's values joined by commas; "" where it was not sent."""
        return ", ".join(self.all(name))

    @property
    def leads_to(self) -> str:
        """Where a redirect leads, as the host typed it; "" where the answer is not a redirect."""
        return self.header("location") if self.status in (301, 302, 303, 307, 308) else ""

    @property
    def target(self) -> str:
        """The same in full; as the host typed it where that is not an address."""
        return joined(self.address, self.leads_to) if self.leads_to else ""


@contextmanager
def _watched(connection: HTTPConnection) -> Iterator[None]:
    """Cuts a connection where the head of an answer does not end, with a TimeoutError: a byte now and then keeps every other clock waiting."""
    watch = Timer(_LONGEST_HEAD, _cut, [connection])
    watch.start()
    try:
        yield
    finally:
        is_cut = watch.finished.is_set()
        watch.cancel()
        if is_cut:
            raise TimeoutError("its head does not end")


def _cut(connection: HTTPConnection) -> None:
    if connection.sock:
        with suppress(OSError):
            connection.sock.shutdown(SHUT_RDWR)


class _Plain(HTTPConnection):
    def getresponse(self) -> Any:
        with _watched(self):
            return super().getresponse()


class _Encrypted(HTTPSConnection):
    def getresponse(self) -> Any:
        with _watched(self):
            return super().getresponse()


class _PlainPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Plain


class _EncryptedPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _Encrypted


class Asker:
    """Asks one host, at one scheme and port."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self.certificate_ends: datetime | None = None
        """The last moment of the host's certificate, as far as the system lets us read it."""
        self._pool = urllib3.PoolManager(
            num_pools=1,
            maxsize=AT_ONCE,
            block=True,
            timeout=_PATIENCE,
            retries=urllib3.Retry(
                total=2,
                connect=1,
                other=0,
                redirect=False,
                backoff_factor=PAUSE,
                status_forcelist=(429, 503),
                raise_on_status=False,
                respect_retry_after_header=False,
            ),
            headers={
                "User-Agent": f"council-progress/{version('council-progress')} (progress verify)",
                "Accept-Encoding": "gzip",
            },
            ssl_context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        )
        self._pool.pool_classes_by_scheme = {"http": _PlainPool, "https": _EncryptedPool}

    def ask(self, url: str, method: str = "GET", **headers: str) -> Answer:
        """The answer at an address. ValueError for one of another host, which nothing here may ask."""
        if not self._address.has(url):
            raise ValueError(f"{url} is not at {self._address.origin}")
        start = time.monotonic()
        try:
            response = self._pool.request(
                method, url, headers={**self._pool.headers, **headers}, redirect=False, preload_content=False
            )
            try:
                self._note_certificate(response)
                body = b"".join(self._pieces(response, start))
            finally:
                response.release_conn()
        except (HTTPError, OSError) as error:
            return Answer(url, failure=_why(error), is_distrusted=_certificate(error) is not None)
        named = tuple((name.lower(), value.strip()) for name, value in response.headers.iteritems())
        if len(body) > LARGEST:
            return Answer(url, failure=f"is larger than {LARGEST // 1024 // 1024} MB, so it was not read to its end")
        return Answer(url, response.status, named, body)

    def ask_all(self, urls: Iterable[str]) -> Iterator[Answer]:
        """The answers at some addresses, in their order, a few at a time."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(self.ask, urls)

    def _note_certificate(self, response: urllib3.BaseHTTPResponse) -> None:
        socket = getattr(response.connection, "sock", None)
        if self.certificate_ends is None and isinstance(socket, ssl.SSLSocket) and (known := socket.getpeercert()):
            self.certificate_ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(known["notAfter"])), UTC)

    @staticmethod
    def _pieces(response: urllib3.BaseHTTPResponse, start: float) -> Iterator[bytes]:
        """An answer's bytes as they come, no more than a little over the largest. TooSlow for one that never ends."""
        if "," in response.headers.get("Content-Encoding", ""):
            raise HTTPError("it is compressed more than once")  # a few kilobytes could become gigabytes
        size = 0
        while piece := response.read1(_PIECE, decode_content=True):  # whatever is there, be it one byte
            yield piece
            size += len(piece)
            if size > LARGEST:
                response.close()
                return
            if time.monotonic() - start > _LONGEST:
                raise TooSlow("it does not end")


def _certificate(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """What was wrong with a certificate, if that was the reason."""
    reason = error.reason if isinstance(error, MaxRetryError) else error
    inner = reason.args[0] if isinstance(reason, SSLError) and reason.args else reason
    return inner if isinstance(inner, ssl.SSLCertVerificationError) else None


def _why(error: Exception) -> str:
    """Words that follow the address."""
    if certificate := _certificate(error):
        known = _CERTIFICATE.get(certificate.verify_code, f"its certificate is wrong ({certificate.verify_message})")
        return f"cannot be trusted: {known}"
    reason = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if isinstance(reason, SSLError | ssl.SSLError):
        return f"does not answer in a way that browsers can decrypt ({_system(reason)})"
    if isinstance(reason, NameResolutionError):
        return f"cannot be found: nobody knows a computer of that name{_proxy()}"
    if isinstance(reason, NewConnectionError):
        return f"cannot be reached ({_system(reason)}){_proxy()}"
    if isinstance(reason, TooSlow):
        return f"does not answer in time{_proxy()}"
    return f"broke off its answer ({_system(reason)})"


def _system(error: BaseException) -> str:
    """What the system says, without the names of classes."""
    inner = error.__cause__ or error.__context__ or (error.args[-1] if error.args else error)
    words = getattr(inner, "strerror", None) or getattr(inner, "reason", None) or str(inner)
    return " ".join(str(words).split())[:120] or type(error).__name__


def _proxy() -> str:
    name = next((name for name in _PROXIES if os.environ.get(name)), "")
    return f"; {name} is set here, and no proxy is used" if name else ""
