"""What changed between two meetings: everything in one list of sections, each a part of the page and a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from site_builder.edition import Edition
from site_builder.record.dates import When, day_of
from site_builder.views.pack import changes, news, plan
from site_builder.views.pack.rows import Section, Window
from site_builder.views.plan import PlanView, plan_view


@dataclass(frozen=True)
class PackView:
    """What the page of a pack holds."""

    council: str
    plan: str
    since: When
    until: When
    made: When
    """The day on which it was made."""
    site: str
    """The address of the site, as people type it."""
    sections: tuple[Section, ...]
    as_at: When | None
    """The day as at which the plan is shown; None if that was not asked for."""
    standing: PlanView | None
    """The plan as it stood on that day, as the plan's page shows it."""
    actions: Section | None
    """Every action as it stood on that day."""

    @property
    def filled(self) -> tuple[Section, ...]:
        """The sections in which there is anything."""
        return tuple(one for one in self.sections if one.rows)

    @property
    def empty(self) -> tuple[Section, ...]:
        """The sections in which nothing happened."""
        return tuple(one for one in self.sections if not one.rows)


def pack_view(edition: Edition, since: date, until: date, as_at: date | None = None) -> PackView:
    """What changed from one day to another, both included, neither after today; and the plan as it stood on a day.

    `edition` is public. What holds at the end, such as what is overdue, is as at the last day."""
    then, window = edition.as_at(until), Window(since, until)
    stood = edition.as_at(as_at) if as_at else None
    return PackView(
        council=edition.publishers,
        plan=edition.council.plan,
        since=day_of(since),
        until=day_of(until),
        made=day_of(edition.today),
        site=edition.site_url,
        sections=(
            news.updates(then, window),
            plan.areas(then, window),
            plan.ratings(then, window),
            plan.actions(then, window),
            news.promises(then, window),
            news.voices(then, window),
            plan.figures(then, window),
            changes.moves(edition, window),
            changes.corrections(edition, window),
            news.documents(then, window),
            changes.rhythms(then, window),
            changes.coming(then),
        ),
        as_at=day_of(as_at) if as_at else None,
        standing=plan_view(stood, edition.messages.plain("titles.plan")) if stood else None,
        actions=plan.all_actions(stood) if stood else None,
    )
