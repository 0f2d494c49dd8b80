"""A video or sound that says where it was made is noticed, wherever in the file that stands."""

from __future__ import annotations

from io import BytesIO

import pytest

from site_builder.media.recordings import says_where

WHERE = b"com.apple.quicktime.location.ISO6709"
LARGE = bytes(8_500_000)


@pytest.mark.parametrize(
    "content", [WHERE, LARGE + WHERE, bytes(7_999_990) + WHERE + bytes(1_000)], ids=["short", "at its end", "across"]
)
def test_a_place_is_found_at_either_end(content: bytes) -> None:
    assert says_where(BytesIO(content))
    assert not says_where(BytesIO(content.replace(WHERE, bytes(len(WHERE)))))
