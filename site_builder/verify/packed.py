"""Bytes that somebody packed, unpacked no further than they may be: a few kilobytes can hold gigabytes."""

from __future__ import annotations

import zlib

_GZIP = 31
"""With the head and end of gzip (RFC 1952), as zlib has it."""


def unpacked(content: bytes, most: int) -> bytes:
    """The bytes that gzip packed, if they are at most `most`, else their beginning, one byte longer than that. zlib.error
    where it did not pack them or something follows them, EOFError where their end is missing."""
    unpacking = zlib.decompressobj(_GZIP)
    found = unpacking.decompress(content, most + 1)
    if len(found) <= most and not unpacking.eof:
        raise EOFError
    if unpacking.unused_data:
        raise zlib.error("something follows its end")
    return found
