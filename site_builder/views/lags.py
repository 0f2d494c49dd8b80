"""How many days lay between two dates, in words."""

from __future__ import annotations

from site_builder.messages import Messages
from site_builder.record.lags import Lag


def days(messages: Messages, lag: Lag, exact: str, between: str) -> str:
    """A number of days in the words of one key of the catalogue or, where a date has no day, of the other."""
    return messages.count(exact, lag.least) if lag.is_exact else messages.plain(between, least=lag.least, most=lag.most)
