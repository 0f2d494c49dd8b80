"""What a shared link to an update shows beside its title: its kind, date and title."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.updates import Update

NAME = "share.png"
"""The picture's file, in the folder of its update's page: its address says no more than that of the page."""


@dataclass(frozen=True)
class SharedUpdate:
    """The picture that a shared link to an update shows."""

    address: str
    label: str
    """Its kind and date: "Inspection · 17 July 2025"."""
    title: str
    words: str
    """All of it in words, for those who cannot see it."""


def shared_update(edition: Edition, update: Update) -> SharedUpdate | None:
    """The picture of an update; None where there is nothing to share: it is withdrawn or not public."""
    if update.withdrawn or not edition.is_public(update):
        return None
    messages, title = edition.messages, update.title
    kind, date = messages.plain(f"kinds.{update.kind}"), update.date.words(messages)
    return SharedUpdate(
        address=f"{update.address}{NAME}",
        label=messages.plain("share.label", kind=kind, date=date),
        title=title,
        words=messages.plain("share.update", kind=kind, date=date, title=title, council=edition.council.name),
    )
