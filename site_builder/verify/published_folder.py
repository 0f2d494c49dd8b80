"""A published site on this computer's disk."""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path

from site_builder.inventory import files_below
from site_builder.problems import UnusableError, printable, quoted
from site_builder.read.manifests import read_manifest
from site_builder.verify.published import MANIFEST, PublishedSite


class PublishedFolder(PublishedSite):
    """A folder that a build made, with whatever has become of it since."""

    there = "in the folder"

    def __init__(self, folder: Path) -> None:
        """UnusableError if it has no manifest, or one that cannot be read."""
        super().__init__()
        if not folder.is_dir():
            raise UnusableError(
                f"There is no folder {quoted(printable(str(folder)), 300)}; name the folder that was published, such as site."
            )
        if not (folder / MANIFEST).is_file():
            words = f"{quoted(printable(str(folder)), 300)} is not a site that progress built: it has no {MANIFEST}; name the folder that was published, such as site."
            raise UnusableError(words)
        self._folder = folder
        read_manifest(folder / MANIFEST)  # which says what is wrong with it
        top = os.fspath(folder)
        self._paths = frozenset(path[len(top) + 1 :].replace(os.sep, "/") for path in files_below(top))

    @property
    def paths(self) -> Set[str]:
        """Of all files, from the folder."""
        return self._paths

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self._folder / path).read_bytes()
