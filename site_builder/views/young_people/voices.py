"""What people said and what came of it, in a child's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.council import Contact
from site_builder.record.dates import Span, When
from site_builder.record.plan import Area
from site_builder.record.voices import UNDER_WAY, Voice, by_state
from site_builder.views.young_people.doors import Door
from site_builder.views.young_people.help import HelpButton, help_buttons
from site_builder.views.young_people.pictures import VOICE_PICTURES


@dataclass(frozen=True)
class YoungVoiceLine:
    """What one group said."""

    anchor: str
    said: str
    group: str
    date: Span
    did: str
    why: str
    by_when: Span | None
    is_overdue: bool
    """Whether that day has passed, and the record does not show that it is done."""
    is_without_day: bool
    """Whether it is to be done, and no day is set."""
    told_on: When | None


@dataclass(frozen=True)
class YoungVoices:
    """What the same came of."""

    state: str
    picture: str
    entries: tuple[YoungVoiceLine, ...]


@dataclass(frozen=True)
class SaidCounts:
    """How much people said that is told in a child's words."""

    all: int
    unanswered: int


@dataclass(frozen=True)
class YoungYouSaidView:
    """What the page of what people said prints."""

    title: str
    buttons: tuple[HelpButton, ...]
    help: tuple[Contact, ...]
    counts: SaidCounts
    groups: tuple[YoungVoices, ...]
    """What is unanswered first."""
    home: str
    """The address of the home page of the version."""


def you_said_view(edition: Edition, title: str, door: Door) -> YoungYouSaidView:
    """The page of all that people said."""
    return YoungYouSaidView(
        title=title,
        buttons=help_buttons(edition),
        help=edition.who_can_help,
        counts=said_counts(edition),
        groups=young_voices(edition),
        home=door.home,
    )


def said_counts(edition: Edition) -> SaidCounts:
    """How much people said, and how much of it has no answer in the record."""
    told = [voice for voice in edition.record.voices if voice.young_people]
    return SaidCounts(len(told), sum(voice.is_unanswered for voice in told))


def young_voices(edition: Edition, area: Area | None = None) -> tuple[YoungVoices, ...]:
    """What people said, in all or about one area, by what came of it; only what is told in a child's words."""
    voices = edition.record.voices_of(area) if area else edition.record.voices
    groups = by_state(voice for voice in voices if voice.young_people)
    return tuple(
        YoungVoices(one.state.value, VOICE_PICTURES[one.state], tuple(_lines(edition, one.voices))) for one in groups
    )


def _lines(edition: Edition, voices: Iterable[Voice]) -> Iterable[YoungVoiceLine]:
    for voice in voices:
        if young := voice.young_people:
            yield YoungVoiceLine(
                anchor=voice.anchor,
                said=young.said,
                group=voice.group,
                date=voice.date,
                did=young.did,
                why=young.why,
                by_when=voice.by_when,
                is_overdue=voice.is_overdue(edition.today),
                is_without_day=voice.state in UNDER_WAY and voice.by_when is None,
                told_on=voice.told_on,
            )
