"""How large a picture is, told by its first bytes alone."""

from __future__ import annotations

import pytest
from made_up_files import drawn, saved

from site_builder.media.measuring import measured


@pytest.mark.parametrize("options", [{"lossless": True}, {"lossless": False}, {"exact": True, "exif": b"Exif"}])
@pytest.mark.parametrize("size", [(1, 1), (300, 200), (5000, 17)])
def test_a_webp_of_any_sort_is_as_large_as_it_was_drawn(options: dict[str, object], size: tuple[int, int]) -> None:
    found = measured(saved(drawn(*size), "WEBP", **options))
    assert found and (found.width, found.height, found.frames, found.is_webp) == (*size, 1, True)
