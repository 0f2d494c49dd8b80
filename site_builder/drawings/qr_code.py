"""An address as a QR code (ISO/IEC 18004), for paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

QUIET = 4
"""Modules of light around it, without which some telephones do not see it (ISO/IEC 18004, 9.1)."""


@dataclass(frozen=True)
class QrCode:
    """The code as one path, in units of a module, with its quiet zone."""

    side: int
    path: str


def qr_code(address: str) -> QrCode:
    """The code of an address; a sixth of it may be soiled or torn (level M)."""
    import segno  # which loads much, and is needed where a code is drawn anew

    rows = [list(row) for row in segno.make_qr(address, error="m", boost_error=False).matrix]
    path = "".join(_row(row, number + QUIET) for number, row in enumerate(rows))
    return QrCode(len(rows) + 2 * QUIET, path)


def _row(modules: list[int], y: int) -> str:
    """The dark stretches of a row."""
    made, x = [], QUIET
    for is_dark, group in groupby(modules):
        length = len(list(group))
        if is_dark:
            made.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(made)
