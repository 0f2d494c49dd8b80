"""What a shared link to the home page shows: its answer, and the road so far."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.drawings.journey import Journey
from site_builder.edition import Edition
from site_builder.record.dates import day_of
from site_builder.views.answer import answer_in_words
from site_builder.views.journey import journey_view
from site_builder.views.silence import silence
from site_builder.views.verdict import verdict


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
