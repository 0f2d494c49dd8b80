"""What is slow, late or missing, in the order of pain; what the record merely does not show is kept apart from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import PreElection
from site_builder.record.dates import When, day_of
from site_builder.views.gaps import MissingNumbers, missing_numbers
from site_builder.views.late import (
    AreaActions,
    LatePromise,
    late_promises,
    longest,
    slow_actions,
    unclear_actions,
)
from site_builder.views.quiet_times import QuietDrawing, QuietTime, in_words, quiet_drawing, quiet_times
from site_builder.views.silence import Silence, silence
from site_builder.views.slow_areas import (
    BehindArea,
    UnratedArea,
    behind_areas,
    none_rated,
    nothing_behind,
    unrated_areas,
)
from site_builder.views.sums import Sum


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
    behind: tuple[BehindArea, ...]
    """Worst first."""
    nothing_behind: str
    """What can be said if there are none."""
    actions: tuple[AreaActions, ...]
    no_action: str
    """What can be said if there are none."""
    unclear: tuple[AreaActions, ...]
    """Actions whose day has passed and to which the record gives no state."""
    missing: tuple[MissingNumbers, ...]
    unrated: tuple[UnratedArea, ...]
    """Areas without a rating for a year, where others are rated."""
    none_rated: str
    """That no area is rated, or ""."""

    @property
    def has_gaps(self) -> bool:
        """Whether there is anything that the record merely does not show."""
        return bool(self.unclear or self.missing or self.unrated or self.none_rated)


def slow_view(edition: Edition, title: str) -> SlowView:
    """What is slow, late or missing."""
    quiet, scale = quiet_times(edition), longest(edition)
    late = [late_promises(edition, outcomes, scale) for outcomes in (edition.own_promises, edition.other_promises)]
    return SlowView(
        title=title,
        council=edition.council.name,
        counted=day_of(edition.today),
        sums=tuple(_sums(edition)),
        silence=silence(edition),
        drawing=quiet_drawing(edition, quiet),
        quiet=in_words(edition, quiet),
        pre_election=edition.council.pre_election,
        own=late[0],
        others=late[1],
        behind=behind_areas(edition),
        nothing_behind=nothing_behind(edition),
        actions=slow_actions(edition, scale),
        no_action=edition.messages.plain("slow.no_slow_action" if _has_state(edition) else "slow.no_state"),
        unclear=unclear_actions(edition, scale),
        missing=missing_numbers(edition),
        unrated=unrated_areas(edition),
        none_rated=none_rated(edition),
    )


def _sums(edition: Edition) -> Iterator[Sum]:
    """Everything on the page that can be counted, in its order, leaving out zeros."""
    age, messages = silence(edition), edition.messages
    if age.is_long:
        yield Sum("section-quiet", messages.plain("slow.sum_silent", length=age.length))
    counts = (
        ("section-own", "late", sum(1 for one in edition.late_promises if one.is_own)),
        ("section-others", "others", sum(1 for one in edition.late_promises if not one.is_own)),
        ("section-slow", "behind", len(edition.areas_behind)),
        ("section-actions", "actions", _count(edition.slow_actions(area) for area in edition.record.areas)),
        ("section-unclear", "unclear", _count(edition.unclear_actions(area) for area in edition.record.areas)),
        ("section-missing", "missing", sum(series.count for series in missing_numbers(edition))),
        ("section-unrated", "never_rated" if none_rated(edition) else "unrated", len(edition.areas_long_unrated)),
    )
    for anchor, name, number in counts:
        if number:
            yield Sum(anchor, messages.count(f"slow_sum.{name}", number))


def _count(lists: Iterator[Sequence[object]]) -> int:
    return sum(map(len, lists))


def _has_state(edition: Edition) -> bool:
    return any(action.status for area in edition.record.areas for action in area.actions)
