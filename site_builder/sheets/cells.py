"""Cells as a workbook or table has them, and as the record's values are shown in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from hashlib import sha256

from site_builder.record.forms import Number, Word, YesOrNo
from site_builder.sheets.columns import Column
from site_builder.sheets.findings import Address
from site_builder.sheets.words import Vocabulary

Value = str | int | float | bool | datetime | date | time | timedelta | None
LONGEST = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""
TOO_LONG = "(This text is too long for a cell; change it in its file.)"
_PRECISE = 15
"""Digits of a number that a spreadsheet keeps."""
_DECIMALS = re.compile(r"[0#](?:\.(0+))?")


@dataclass(frozen=True)
class Cell:
    """One cell."""

    at: Address
    value: Value = None
    number_format: str = "General"
    flaws: tuple[str, ...] = ()
    """What is wrong with it whatever it says, each in words for the person who filled it in."""
    is_hidden: bool = False
    """Whether its row, its column or its sheet is."""
    is_plain: bool = False
    """Whether it comes from a CSV file, in which everything is text."""

    @property
    def raw(self) -> str:
        """What it says as text: days as "2026-11-30", numbers in digits, without space around it; "" for an empty one."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, datetime):
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        if isinstance(value, int | float):
            return digits(value, self.number_format)
        return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def digits(value: int | float, number_format: str) -> str:
    """A number as its cell shows it if that is exact, such as "61.50" in the format "0.00"; otherwise all its digits."""
    exact = Decimal(repr(value))
    match = _DECIMALS.search(number_format.partition(";")[0])
    if match and "%" not in number_format and "E" not in number_format:
        shown = f"{exact:.{len(match.group(1) or '')}f}"
        if Decimal(shown) == exact:
            return shown
    whole = exact.to_integral_value()
    return f"{whole:f}" if whole == exact else f"{exact.normalize():f}"


def is_precise(number: str) -> bool:
    """Whether a spreadsheet keeps each digit of a number."""
    return len(re.sub(r"[^0-9]", "", number).lstrip("0")) <= _PRECISE


def displayed(value: str, column: Column, words: Vocabulary | None) -> str:
    """What the cell of a value of the record says, as `Cell.raw` reads it."""
    if not value:
        return ""
    if isinstance(column.form, Word | YesOrNo) and words:
        return words.word(value)
    if isinstance(column.form, Number) and is_precise(value):
        return same_number(value)
    value = value.strip()
    return value if len(value) <= LONGEST else TOO_LONG


def same_number(value: str) -> str:
    """A number without a plus and without zeros in front, which spreadsheets do not keep; its decimals stay."""
    sign, rest = ("-", value[1:]) if value.startswith("-") else ("", value.lstrip("+"))
    whole, point, decimals = rest.partition(".")
    plain = f"{whole.lstrip('0') or '0'}{point}{decimals}"
    return plain if not plain.strip("0.") else sign + plain


def mark(value: str) -> str:
    """A short hash of what a cell says."""
    return sha256(value.encode()).hexdigest()[:10]
