"""A compressed copy beside each file that becomes smaller, for hosts that send one as it is: nginx and GitLab Pages.

Only gzip: Brotli's best takes a hundred times as long, and Debian's nginx does not send its files by itself."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.hosting.headers import COMPRESSED
from site_builder.record.hosting import Host
from site_builder.record.outputs import KnownOutput

_SENDING = frozenset({Host.NGINX, Host.GITLAB})
_LEAST = 1000
"""Bytes under which a file fits into one packet anyway."""
_KIND = "compressed"


def copies(edition: Edition, files: Iterable[tuple[str, bytes, Callable[[], bytes]]]) -> Iterator[KnownOutput]:
    """`<path>.gz` of each file worth it, given its path, the hash of its bytes and how to read them; none where no host
    sends them. The same bytes give the same copy."""
    if _SENDING.isdisjoint(edition.council.hosting):
        return
    for path, mark, read in files:
        if path.rpartition(".")[2].lower() not in COMPRESSED:
            continue
        known = edition.memory.recall(_KIND, (zlib.ZLIB_RUNTIME_VERSION, mark), partial(_mark, read))
        if known:
            yield KnownOutput(f"{path}.gz", known, lambda read=read: _compressed(read()))  # type: ignore[misc]


def _mark(read: Callable[[], bytes]) -> bytes:
    """The hash of a file's copy; b"" where none is made."""
    content = read()
    copy = _compressed(content) if len(content) >= _LEAST else content
    return mark_of(copy) if len(copy) < len(content) else b""


def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
