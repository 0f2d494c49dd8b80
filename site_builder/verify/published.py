"""A published site as the checks see it, wherever its files come from: paths, bytes, pages, and where links lead."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Set
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from site_builder.problems import UnusableError, quoted
from site_builder.record.web_addresses import is_web_address
from site_builder.verify.findings import AGAIN
from site_builder.verify.links_as_typed import joined, parts_of
from site_builder.verify.page import ReadPage

MANIFEST = "data/manifest.json"


class PublishedSite(ABC):
    """The files of a site; each page is read once."""

    there: str
    """Where its files are, as words within a sentence: "in the folder"."""

    def __init__(self) -> None:
        self._pages: dict[str, ReadPage] = {}

    @property
    @abstractmethod
    def paths(self) -> Set[str]:
        """The paths of all files, from the first page's folder."""

    @abstractmethod
    def read(self, path: str) -> bytes:
        """The bytes of a file, by its path. KeyError or OSError for one that is not there."""

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the manifest says: `data/manifest.json`. KeyError or OSError where it is absent."""
        whole: dict[str, Any] = json.loads(self.read(MANIFEST))
        return whole

    def entries(self, key: str) -> list[dict[str, Any]]:
        """What a list of the manifest names, in its order; nothing where the list is absent or is not one."""
        listed = self.manifest.get(key)
        return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []

    @cached_property
    def home(self) -> str:
        """The address for which it was built. UnusableError where its manifest does not say so."""
        said = str(self.manifest.get("site") or "https://example.org/")
        if not is_web_address(said):
            words = f"{MANIFEST} says that the site is at {quoted(said, 100)}, which is not an address, so nothing was looked at; {AGAIN}."
            raise UnusableError(words)
        return said

    @property
    def page_paths(self) -> list[str]:
        """The paths of all pages, in the order of the alphabet."""
        return sorted(path for path in self.paths if path.lower().endswith((".html", ".htm")))

    def page(self, path: str) -> ReadPage:
        """A page, parsed once."""
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
        return joined(self.home, path.removesuffix("index.html"))

    def inside(self, link: str, path: str) -> tuple[str, str] | None:
        """Address below the site and anchor of a link in a file; None if it leads elsewhere."""
        parts, own = parts_of(joined(self.address_of(path), link.strip())), parts_of(self.home)
        is_own = parts.scheme in ("http", "https", "webcal") and parts.netloc == own.netloc
        if not is_own or not parts.path.startswith(own.path):
            return None
        return parts.path.removeprefix(own.path), unquote(parts.fragment)
