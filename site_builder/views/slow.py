"""What is slow, late or missing, in the order of pain; what the record merely does not show is kept apart from it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import PreElection
from site_builder.record.dates import When, day_of
from site_builder.views.actions import asked_words
from site_builder.views.falls import FallenArea, fallen_areas, none_fallen
from site_builder.views.gaps import MissingNumbers, missing_numbers
from site_builder.views.late import (
    AreaActions,
    LatePromise,
    late_promises,
    longest,
    partly_late_promises,
    slow_actions,
    unclear_actions,
)
from site_builder.views.quiet_times import QuietDrawing, QuietTime, in_words, quiet_drawing, quiet_times
from site_builder.views.rating_gaps import RatingGap, doubtful_ratings, overdue_ratings, unjudged_ratings
from site_builder.views.rhythms import Turn, turns
from site_builder.views.silence import Silence, silence
from site_builder.views.slips import SlippedDate, slipped_dates
from site_builder.views.slow_areas import (
    BehindArea,
    UnratedArea,
    behind_areas,
    none_rated,
    nothing_behind,
    unrated_areas,
)
from site_builder.views.slow_sums import sums
from site_builder.views.sums import Sum
from site_builder.views.unconfirmed_actions import UnconfirmedArea, not_said, unconfirmed_areas


@dataclass(frozen=True)
class SlowView:
    """What the page prints."""

    title: str
    council: str
    counted: When
    """The day of the build, on which all this was counted."""
    sums: tuple[Sum, ...]
    silence: Silence
    drawing: QuietDrawing | None
    quiet: tuple[QuietTime, ...]
    """Newest first."""
    pre_election: tuple[PreElection, ...]
    own: tuple[LatePromise, ...]
    """What the council promised and this record does not show to be kept, most late first."""
    others: tuple[LatePromise, ...]
    """The same for what others promised, and for what was expected or required."""
    partly: tuple[LatePromise, ...]
    """Anybody's of which updates show only a part, most late first."""
    rhythms: tuple[Turn, ...]
    """What was promised at regular intervals and is overdue, most overdue first."""
    behind: tuple[BehindArea, ...]
    """Worst first."""
    nothing_behind: str
    """What can be said if there are none."""
    fallen: tuple[FallenArea, ...]
    none_fallen: str
    """What can be said if there are none."""
    actions: tuple[AreaActions, ...]
    no_action: str
    """What can be said if there are none."""
    slipped: tuple[SlippedDate, ...]
    """Due dates that moved back, farthest first."""
    unclear: tuple[AreaActions, ...]
    """Actions whose day has passed and of which nothing was reported."""
    unconfirmed: tuple[UnconfirmedArea, ...]
    asked: str
    """How often reports are asked for, if any is older."""
    not_said: tuple[str, ...]
    """What the record does not say of other actions, a sentence each."""
    missing: tuple[MissingNumbers, ...]
    unrated: tuple[UnratedArea, ...]
    """Areas without a rating for a year, where others are rated."""
    none_rated: str
    """That no area is rated, or ""."""
    overdue_ratings: tuple[RatingGap, ...]
    """Areas that were to be rated again by a day that has passed, longest overdue first."""
    doubtful: tuple[RatingGap, ...]
    """Ratings that show less than they say."""
    unjudged: tuple[RatingGap, ...]
    """Ratings of which a half could not be judged."""

    @property
    def has_gaps(self) -> bool:
        """Whether there is anything that the record merely does not show."""
        of_ratings = (self.unrated, self.none_rated, self.overdue_ratings, self.doubtful, self.unjudged)
        return any((self.unclear, self.unconfirmed, self.not_said, self.missing, *of_ratings))


def slow_view(edition: Edition, title: str) -> SlowView:
    """What is slow, late or missing."""
    quiet, scale = quiet_times(edition), longest(edition)
    late = [late_promises(edition, outcomes, scale) for outcomes in (edition.own_promises, edition.other_promises)]
    return SlowView(
        title=title,
        council=edition.publishers,
        counted=day_of(edition.today),
        sums=tuple(sums(edition)),
        silence=silence(edition),
        drawing=quiet_drawing(edition, quiet),
        quiet=in_words(edition, quiet),
        pre_election=edition.council.pre_election,
        own=late[0],
        others=late[1],
        partly=partly_late_promises(edition, scale),
        rhythms=tuple(one for one in turns(edition) if one.over),
        behind=behind_areas(edition),
        nothing_behind=nothing_behind(edition),
        fallen=fallen_areas(edition),
        none_fallen=none_fallen(edition),
        actions=slow_actions(edition, scale),
        no_action=edition.messages.plain("slow.no_slow_action" if _has_state(edition) else "slow.no_state"),
        slipped=slipped_dates(edition),
        unclear=unclear_actions(edition, scale),
        unconfirmed=unconfirmed_areas(edition),
        asked=asked_words(edition, [one for area in edition.record.open_areas for one in area.actions]),
        not_said=not_said(edition),
        missing=missing_numbers(edition),
        unrated=unrated_areas(edition),
        none_rated=none_rated(edition),
        overdue_ratings=overdue_ratings(edition),
        doubtful=doubtful_ratings(edition),
        unjudged=unjudged_ratings(edition),
    )


def _has_state(edition: Edition) -> bool:
    return any(action.state for area in edition.record.open_areas for action in area.actions)
