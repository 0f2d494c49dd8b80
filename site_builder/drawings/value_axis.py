"""Values from bottom to top: the round numbers beside a line, and how each is written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from site_builder.messages import Messages


@dataclass(frozen=True)
class ValueScale:
    """Round numbers from `low`, one every `step`. Exact: a value may have sixty digits."""

    low: Fraction
    step: Fraction
    count: int

    @property
    def numbers(self) -> list[Fraction]:
        """All round numbers, lowest first."""
        return [self.low + self.step * number for number in range(self.count + 1)]

    def share(self, value: Fraction) -> float:
        """How far up a value stands, from 0 to 1."""
        return float((value - self.low) / (self.step * self.count))


def value_scale(values: Sequence[Fraction]) -> ValueScale:
    """The scale that holds all values. It starts at zero unless that would hide how they change."""
    low, high = min(values), max(values)
    if low == high or high - low >= max(abs(low), abs(high)) / 5:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        high = low + 1
    least = (high - low) / 4
    power = Fraction(10) ** math.floor(math.log10(least))
    step = next(power * digit for digit in (1, 2, 5, 10, 20) if power * digit >= least)
    if all(value.denominator == 1 for value in values):
        step = max(step, Fraction(1))
    start = math.floor(low / step)
    return ValueScale(start * step, step, max(1, math.ceil(high / step) - start))


def plain(number: Fraction, messages: Messages) -> str:
    """A round number as a reader meets it: "1,500", "−0.25"; one of more than twelve digits as "1.5 × 10^18"."""
    sign, number = ("−" if number < 0 else ""), abs(number)
    decimals = next((count for count in range(7) if (number * 10**count).denominator == 1), 7)
    if number >= 10**12 or decimals == 7:
        digits, _, power = f"{float(number):.2e}".partition("e")
        return f"{sign}{messages.number(Decimal(f'{float(digits):g}'))} × 10^{int(power)}"
    return sign + messages.number(Decimal(int(number * 10**decimals)).scaleb(-decimals))
