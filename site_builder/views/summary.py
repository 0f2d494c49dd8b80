"""The plan on one page, for a notice board or a waiting room: the answer, the road so far, areas, what is late, who can help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.drawings.qr_code import QrCode, qr_code
from site_builder.edition import NATIONAL_HELP, Edition
from site_builder.record.council import Contact
from site_builder.record.dates import When, day_of
from site_builder.views.answer import Answer, answer, worst_first
from site_builder.views.gaps import gaps, nothing_late
from site_builder.views.glances import AreaGlance, area_glances
from site_builder.views.journey import JourneyView, journey_view
from site_builder.views.promises import PromiseLine, all_promises
from site_builder.views.squares import Count, delivery_squares, impact_squares

MOST_LATE = 4
"""How many late promises are named; of more, the rest are counted."""


@dataclass(frozen=True)
class SummaryView:
    """What the page holds."""

    heading: str
    today: When
    """The day of the build, as at which all is said."""
    answer: Answer
    journey: JourneyView | None
    impact: tuple[Count, ...]
    """How many areas have each impact; empty if none is rated."""
    delivery: tuple[Count, ...]
    areas_heading: str
    areas: tuple[AreaGlance, ...]
    """Worst first where they are rated."""
    late: tuple[PromiseLine, ...]
    """The council's own, most late first; not more than a few."""
    nothing_late: str
    """What can be said if there are none."""
    more_late: int
    """How many of them are not named."""
    all_promises: str
    """All promises, counted by what became of them; "" if there are none."""
    help: tuple[Contact, ...]
    """Whom a child can call, each number once, without those of the strip above every page."""
    contact: Contact | None
    """How to reach the council about these services; None if there is no way."""
    council: str
    address: str
    """The site's address as people type it: "council.example/plan/"."""
    code: QrCode
    """The same for a telephone's camera."""


def summary_view(edition: Edition) -> SummaryView:
    """The plan on one page, in the words of the home page."""
    introduction, messages, late = edition.record.introduction, edition.messages, gaps(edition).own
    areas = area_glances(edition, worst_first(edition))
    return SummaryView(
        heading=(introduction and introduction.title) or messages.plain("progress.heading"),
        today=day_of(edition.today),
        answer=answer(edition),
        journey=journey_view(edition),
        impact=impact_squares(edition),
        delivery=delivery_squares(edition),
        areas_heading=messages.count("progress.areas", len(areas)),
        areas=areas,
        late=late[:MOST_LATE],
        nothing_late=nothing_late(edition),
        more_late=len(late[MOST_LATE:]),
        all_promises=all_promises(edition) if edition.promises else "",
        help=tuple(_help(edition)),
        contact=edition.council.contact if edition.council.contact.is_reachable else None,
        council=edition.council.name,
        address=edition.site_url.partition("://")[2],
        code=qr_code(edition.site_url),
    )


def _help(edition: Edition) -> Iterator[Contact]:
    said = {NATIONAL_HELP["emergency"], edition.council.worried_about_a_child.dialled}
    for contact in edition.who_can_help:
        if contact.phone and contact.dialled not in said:
            said.add(contact.dialled)
            yield contact
