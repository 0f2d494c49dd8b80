"""Contrast of two colours."""

from __future__ import annotations

import pytest

from site_builder.record.colours import contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#050505", "#000000", 1.03),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#005a70", "#ffffff", 7.79),
    ],
)
def test_contrast_is_what_the_guidelines_compute(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01) == contrast(other, one)
