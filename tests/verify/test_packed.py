"""A few kilobytes that would be gigabytes are not unpacked to their end."""

from __future__ import annotations

import gzip
import zlib

import pytest

from site_builder.verify.packed import unpacked


def test_what_was_packed_is_unpacked_but_no_further_than_it_may_be() -> None:
    packed = gzip.compress(b"0" * 10_000)
    assert unpacked(packed, 10_000) == unpacked(packed, 20_000) == b"0" * 10_000
    assert unpacked(packed, 100) == b"0" * 101


def test_half_of_it_and_what_is_not_packed_are_told_apart_from_the_whole() -> None:
    with pytest.raises(EOFError):
        unpacked(gzip.compress(bytes(range(256)) * 9)[:100], 10_000)
    with pytest.raises(zlib.error):
        unpacked(b"plain", 10)
    with pytest.raises(zlib.error):
        unpacked(gzip.compress(b"whole") + b"more", 10)
