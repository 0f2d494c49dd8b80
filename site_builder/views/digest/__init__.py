"""What became public between two days, as an e-mail to residents tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.messages import upper_first
from site_builder.record.dates import Span, When, day_of
from site_builder.views.digest import changes, coming, news, plan
from site_builder.views.digest.items import Item, Part, Period, part
from site_builder.views.digest.who_can_help import Helper, helpers


@dataclass(frozen=True)
class DigestView:
    """What an e-mail holds; every address is absolute."""

    subject: str
    heading: str
    about: str
    counted: str
    """What there is, in one sentence; that there is nothing, if so."""
    last: Item | None
    """The latest update before this period, where nothing new became public in it."""
    parts: tuple[Part, ...]
    """Those in which there is anything."""
    others: tuple[str, ...]
    """The names of changes that it only counts."""
    changes: str
    """The address of the page that has them."""
    coming: Part
    helpers: tuple[Helper, ...]
    site: str
    """The address of the site."""
    council: str
    days: Span
    made: When

    @property
    def names(self) -> tuple[str, ...]:
        """What each thing that it tells is known by, so that the next e-mail does not tell it again."""
        return (*(item.name for one in self.parts for item in one.items), *self.others)


def digest_view(edition: Edition, since: date, until: date, told: frozenset[str] = frozenset()) -> DigestView:
    """What became public from one day to another, both included, without what was `told` before.

    `edition` is public and without withdrawn words; neither day is after its own."""
    period = Period(since, until, edition.today, edition.first_told, told)
    every = (
        news.updates(edition, period),
        news.promises(edition, period),
        plan.ratings(edition, period),
        news.voices(edition, period),
        changes.overdue(edition, period),
        changes.moves(edition, period),
        changes.corrections(edition, period),
    )
    parts = tuple(one for one in every if one.items)
    messages, days = edition.messages, Span(day_of(since), day_of(until))
    words = days.words(messages)
    return DigestView(
        subject=messages.plain("mail.subject", site=" ".join(edition.site_name.split()), days=words),
        heading=messages.plain("mail.heading", days=words),
        about=messages.plain("mail.about", council=edition.publishers, plan=edition.council.plan),
        counted=_counted(edition, parts),
        last=None if parts else news.last_before(edition, since),
        parts=parts,
        others=changes.others(edition, period),
        changes=f"{edition.site_url}changes/",
        coming=part("coming", coming.dates(edition), edition.site_url + "timeline/"),
        helpers=helpers(edition),
        site=edition.site_url,
        council=edition.publishers,
        days=days,
        made=day_of(edition.today),
    )


def _counted(edition: Edition, parts: tuple[Part, ...]) -> str:
    messages = edition.messages
    if not parts:
        return messages.plain("mail.nothing")
    counts = [messages.count(f"mail_counts.{one.name}", len(one.items)) for one in parts]
    return messages.plain("mail.counted", things=upper_first(messages.listed(counts)))
