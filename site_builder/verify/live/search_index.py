"""The files that a search reads: Pagefind's list of them is CBOR (RFC 8949), compressed, after a few signs of its own."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

from site_builder.verify.packed import unpacked
from site_builder.verify.published import PublishedSite

ENTRY = "pagefind/pagefind-entry.json"
LOADED_LATER = ("search/", "search/pages.json", "search/words.json")
"""The search page, and what its script asks for only where it is needed; a site may have none of them."""
SCRIPT = "pagefind/pagefind.js"
_BEFORE = b"pagefind_dcd"
_LARGEST = 64 * 1024 * 1024
"""Bytes of a list, unpacked, of which no more is read; that of 10,000 pages has one or two."""
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3
"""Where its list names the files of pages, of words and of filters (Pagefind 1.5, pagefind_web/src/metadata.rs)."""


def index_files(site: PublishedSite) -> Iterator[str]:
    """The paths of all files of the search index, as far as its own list was read; none where the site has no search."""
    if ENTRY not in site.paths:
        return
    yield SCRIPT
    for language in _languages(site.read(ENTRY)):
        yield f"pagefind/wasm.{language.get('wasm') or 'unknown'}.pagefind"
        meta = f"pagefind/pagefind.{language.get('hash')}.pf_meta"
        yield meta
        if meta in site.paths:
            yield from _listed(site.read(meta))


def _languages(content: bytes) -> list[dict[str, Any]]:
    try:
        found = json.loads(content)["languages"]
        return [one for one in found.values() if isinstance(one, dict)]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _listed(content: bytes) -> Iterator[str]:
    try:
        plain = unpacked(content, _LARGEST) if content[:2] == b"\x1f\x8b" else content
        whole, _ = _value(plain.removeprefix(_BEFORE), 0)
        yield from (f"pagefind/fragment/{page[0]}.pf_fragment" for page in whole[_PAGES])
        yield from (f"pagefind/index/{chunk[-1]}.pf_index" for chunk in whole[_CHUNKS])
        yield from (f"pagefind/filter/{one[-1]}.pf_filter" for one in whole[_FILTERS])
    except (EOFError, zlib.error, IndexError, TypeError, ValueError, RecursionError):
        return  # another version of Pagefind: a browser would say so, and we cannot


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """A value, and where the next begins: whole numbers, texts and lists, of which this list consists."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if 24 <= size <= 27:
        length = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + length], "big"), at + length
    elif size > 27:
        raise ValueError("a form that Pagefind does not write")
    if kind == 0:
        return size, at
    if kind in (2, 3):
        text = data[at : at + size]
        return (text.decode() if kind == 3 else text), at + size
    if kind == 4:
        items = []
        for _ in range(size):
            item, at = _value(data, at)
            items.append(item)
        return items, at
    raise ValueError("a form that Pagefind does not write")
