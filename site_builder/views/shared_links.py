"""What a shared link shows beside its title: of an update its kind, date and title, of the home page its answer."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings.journey import Journey
from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.record.updates import Update
from site_builder.views.answer import answer_in_words
from site_builder.views.journey import journey_view
from site_builder.views.silence import silence
from site_builder.views.verdict import verdict

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


@dataclass(frozen=True)
class SharedHome:
    """The picture that a shared link to the home page shows."""

    verdict: str
    silence: str
    """For how long there has been no news; "" while that is not long."""
    as_at: str
    """The day of the build in words: a picture stays where it was shared."""
    journey: Journey | None
    words: str
    """All of it in words."""


def shared_home(edition: Edition) -> SharedHome:
    """The answer to the question of the home page, with the road so far."""
    road, council = journey_view(edition), edition.council.name
    return SharedHome(
        verdict=verdict(edition),
        silence=silence(edition).heading,
        as_at=edition.messages.plain("summary.as_at", date=day_of(edition.today).words(edition.messages)),
        journey=road.drawn if road else None,
        words=edition.messages.plain("share.home", answer=answer_in_words(edition), council=council),
    )
