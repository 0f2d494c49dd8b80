"""The address that somebody names after `--url`: the only place of any network that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from site_builder.problems import UnusableError, quoted

_PORTS = {"http": 80, "https": 443}
_SAFE = "/:@!$&'()*+,;=~-._"
"""Signs that an address's path may hold as they are (RFC 3986, 3.3)."""


@dataclass(frozen=True)
class Address:
    """A site's address: its scheme, host and port, and the folder in which it is."""

    scheme: str
    host: str
    """In small letters; with square brackets where it is an IPv6 address."""
    port: int
    path: str
    """With a slash at both ends."""

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the usual one, port."""
        port = "" if _PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"

    @property
    def base(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.path}"

    @property
    def plain(self) -> str:
        """The same without encryption; "" where that is not at another usual port."""
        is_usual = self.scheme == "https" and self.port == _PORTS["https"]
        return f"http://{self.host}{self.path}" if is_usual else ""

    def of(self, path: str) -> str:
        """The address of a path below the site, however many of its signs are escaped."""
        return f"{self.base}{quote(unquote(path), safe=_SAFE)}"

    def has(self, url: str) -> bool:
        """Whether something is at the same scheme, host and port: nothing else is ever asked."""
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:
            return False
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        return (parts.scheme, host, port) == (self.scheme, self.host, self.port)

    def below(self, url: str) -> str | None:
        """The path of an address below the site; None if it is elsewhere."""
        path = (urlsplit(url).path or "/") if self.has(url) else ""
        return path.removeprefix(self.path) if path.startswith(self.path) else None


def read_address(typed: str) -> Address:
    """The address. UnusableError, with what to type, for one that is not the whole address of a site."""
    example = "write it whole, such as https://www.example.org/progress/"
    try:
        parts = urlsplit(typed.strip())
        port = parts.port
    except ValueError as error:
        raise UnusableError(f"{quoted(typed)} is not an address; {example}.") from error
    if parts.scheme not in _PORTS:
        guess = f"did you mean https://{typed.strip().lstrip('/')}?" if "." in typed and ":" not in typed else example
        raise UnusableError(f"{quoted(typed)} does not begin with https://; {guess}")
    if not parts.hostname or parts.username is not None or parts.query or parts.fragment:
        raise UnusableError(f"{quoted(typed)} is not the address of a site; {example}, without a name, a '?' or a '#'.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    path = quote(unquote(parts.path.removesuffix("index.html")), safe=_SAFE)
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], f"/{path.strip('/')}/".replace("//", "/"))
