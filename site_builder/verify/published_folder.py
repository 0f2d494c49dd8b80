"""The files of a published folder, its manifest, and its pages as a browser meets them; each is read once."""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from site_builder.inventory import files_below
from site_builder.problems import UnusableError, quoted, shown
from site_builder.read.manifests import read_manifest
from site_builder.verify.page import ReadPage

MANIFEST = "data/manifest.json"


class PublishedFolder:
    """A folder that a build made, with whatever has become of it since."""

    def __init__(self, folder: Path) -> None:
        """UnusableError if it has no manifest, or one that cannot be read."""
        if not folder.is_dir():
            raise UnusableError(
                f"There is no folder {quoted(shown(str(folder)), 300)}; name the folder that was published, such as site."
            )
        self._folder = folder
        read_manifest(folder / MANIFEST)  # which says what is wrong with it
        top = os.fspath(folder)
        self.paths = frozenset(path[len(top) + 1 :].replace(os.sep, "/") for path in files_below(top))
        """Of all files, from the folder."""
        self._pages: dict[str, ReadPage] = {}

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self._folder / path).read_bytes()

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the manifest says."""
        whole: dict[str, Any] = json.loads(self.read(MANIFEST))
        return whole

    @cached_property
    def site(self) -> str:
        """The address at which it is published."""
        return str(self.manifest.get("site") or "https://example.org/")

    @property
    def page_paths(self) -> list[str]:
        """The paths of all pages, in the order of the alphabet."""
        return sorted(path for path in self.paths if path.lower().endswith((".html", ".htm")))

    def page(self, path: str) -> ReadPage:
        """A page as it was read."""
        if path not in self._pages:
            self._pages[path] = ReadPage(self.read(path).decode("utf-8", "replace"))
        return self._pages[path]

    def file_of(self, address: str) -> str:
        """The path of the file at an address below the site, without its first slash; "" if there is none."""
        path = unquote(address)
        for file in (path, f"{path.rstrip('/')}/index.html".lstrip("/")):
            if file in self.paths:
                return file
        return ""

    def address_of(self, path: str) -> str:
        """The full address of a file."""
        return urljoin(self.site, "/".join(path.split("/")).removesuffix("index.html"))

    def inside(self, link: str, path: str) -> tuple[str, str] | None:
        """Address below the site and anchor of a link in a file; None if it leads elsewhere."""
        try:
            parts = urlsplit(urljoin(self.address_of(path), link.strip()))
            own = urlsplit(self.site)
        except ValueError:
            return None
        is_own = parts.scheme in ("http", "https", "webcal") and parts.netloc == own.netloc
        if not is_own or not parts.path.startswith(own.path):
            return None
        return parts.path.removeprefix(own.path), unquote(parts.fragment)
