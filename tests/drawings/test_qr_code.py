"""The QR code: drawn module by module as the standard asks, with its quiet zone, and the same each time."""

from __future__ import annotations

import re

import pytest
import segno

from site_builder.drawings.qr_code import QrCode, qr_code

ADDRESS = "https://progress.example/a/b/"


def dark(code: QrCode) -> set[tuple[int, int]]:
    """The dark modules of the drawn path, each by its column and row."""
    pieces = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", code.path)
    assert "".join(f"M{x} {y}h{there}v1h-{back}z" for x, y, there, back in pieces) == code.path
    assert all(there == back for _, _, there, back in pieces)
    return {(int(x) + step, int(y)) for x, y, there, _ in pieces for step in range(int(there))}


@pytest.mark.parametrize("address", [ADDRESS, "https://x.example/", f"https://{'long.' * 30}example/progress/"])
def test_every_module_is_where_the_standard_puts_it(address: str) -> None:
    code, made = qr_code(address), segno.make_qr(address, error="m", boost_error=False)
    rows = list(made.matrix_iter(border=4))
    assert code.side == len(rows)
    assert dark(code) == {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}


def test_four_modules_around_it_stay_light() -> None:
    code = qr_code(ADDRESS)
    assert {side for module in dark(code) for side in module} <= set(range(4, code.side - 4))


def test_each_address_has_its_own_code_and_always_the_same() -> None:
    assert qr_code(ADDRESS) == qr_code(ADDRESS) != qr_code(f"{ADDRESS}c/")
