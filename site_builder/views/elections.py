"""The periods before an election, in which less may be published: a reason for silence."""

from __future__ import annotations

from datetime import date

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.council import PreElection
from site_builder.record.dates import day_of


def elections(edition: Edition, *days: date) -> tuple[PreElection, ...]:
    """The periods of the settings that contain any of some days, each once, in the order of the settings."""
    periods = edition.council.pre_election
    return tuple(one for one in periods if any(one.first <= day <= one.last for day in days))


def election_words(period: PreElection, messages: Messages) -> str:
    """That less may be published in a period, as a sentence, with the election if the council names it."""
    first, last = (day_of(day).words(messages) for day in (period.first, period.last))
    return messages.plain(f"elections.{'of' if period.why else 'near'}", first=first, last=last, why=period.why)
