"""How well two colours can be distinguished."""

from __future__ import annotations

LEAST = 4.5
"""The least contrast for text of normal size (WCAG 2.2, 1.4.3)."""
GROUNDS = {"main": ("#ffffff", "#f1f4f5"), "accent": ("#ffffff", "#fdfdfc")}
"""For each colour that a council sets, the lightest and darkest colours that our pages show beside it."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours written like "#005a70", from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance, from 0 for black to 1 for white (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
