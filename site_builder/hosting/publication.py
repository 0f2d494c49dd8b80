"""A finished site as its hosts see it, and the files with their settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from urllib.parse import unquote

from site_builder.edition import Edition
from site_builder.hosting.headers import apart
from site_builder.pages.redirects import leads
from site_builder.record.hosting import FILES, Host
from site_builder.record.outputs import Output

SETTINGS = tuple(sorted({*FILES.values(), "_redirects", "redirects.nginx.conf"}))
"""Files with the settings of hosts, which every other host must keep from readers."""
MARK = "Written by progress"
"""Each file that we write beside a site says so: one that does not is somebody else's, and is left alone."""
HSTS = "Strict-Transport-Security: max-age=31536000"
"""Never sent by what we write: a browser that has read it refuses plain HTTP to the whole host for a year."""


@dataclass(frozen=True)
class Placed:
    """One file for a host."""

    output: Output
    is_in_site: bool
    """True for a file of the site, False for one beside it in `deploy/`."""


@dataclass(frozen=True)
class Lead:
    """An old address that a host leads on."""

    path: str
    """Below the site, without the first slash and without percent escapes."""
    escaped: str
    """The same as a browser asks for it."""
    query: str
    """What follows `?`; "" for none."""
    target: str
    """In full."""
    is_folder: bool
    """Whether it may end in a slash or not."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The path as browsers may ask for it: without a slash at its end and, where it may have one, with it."""
        return (self.escaped, f"{self.escaped}/") if self.is_folder else (self.escaped,)


@dataclass(frozen=True)
class Publication:
    """A public edition, and the files that its site has."""

    edition: Edition
    paths: tuple[str, ...]
    """Of all files, in their order."""

    @property
    def hosts(self) -> tuple[Host, ...]:
        """What it is published on."""
        return self.edition.council.hosting

    @property
    def base(self) -> str:
        """The path of its address, as a browser asks for it, with a slash at both ends."""
        return self.edition.base_path

    @property
    def plain_base(self) -> str:
        """The same without percent escapes."""
        return unquote(self.base)

    @property
    def is_at_root(self) -> bool:
        """Whether it has a host of its own."""
        return self.base == "/"

    @property
    def name(self) -> str:
        """The prefix of its settings, different for each site on a server."""
        return f"progress_{sha256(self.edition.site_url.encode()).hexdigest()[:8]}"

    @cached_property
    def apart(self) -> Mapping[str, Mapping[str, str]]:
        """The headers in which some files differ from all others, by folder (with a slash at its end) or file."""
        return apart(self.paths)

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """Every old address once: the first that has it, as everywhere."""
        found: dict[tuple[str, str], Lead] = {}
        for alias, address in leads(self.edition):
            is_folder = bool(alias.query == "" and alias.file.endswith("/index.html"))
            target = f"{self.edition.site_url}{address}"
            path, escaped = (text.rstrip("/") if is_folder else text for text in (alias.path, alias.escaped))
            found.setdefault((path, alias.query), Lead(path, escaped, alias.query, target, is_folder))
        return tuple(found.values())

    def at_root(self, host: Host, name: str, content: str) -> Placed:
        """A file that a host reads only at the root of an address: in the site where that has a host of its own, and the
        host's file is not another one's too; else beside it."""
        is_taken = host is Host.NETLIFY and Host.CLOUDFLARE in self.hosts
        if self.is_at_root and not is_taken:
            return Placed(Output(name, content.encode()), is_in_site=True)
        return Placed(Output(f"{host.value}/{name}", content.encode()), is_in_site=False)
