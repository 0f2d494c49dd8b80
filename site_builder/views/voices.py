"""What people said and what came of it: on the page of all of it, and on the page of an area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When, day_of
from site_builder.record.lags import Lag
from site_builder.record.plan import Area
from site_builder.record.references import Consultation
from site_builder.record.voices import OPEN, Voice, by_state
from site_builder.views.age import Ago, ago
from site_builder.views.documents import DocumentLine, optional_document_line
from site_builder.views.lags import days
from site_builder.views.links import AreaNames, area_names, areas_named
from site_builder.views.squares import Count


@dataclass(frozen=True)
class Told:
    """When a group was told what came of what it had said."""

    date: When
    after: str
    """How many days after it was said, in words."""


@dataclass(frozen=True)
class VoiceEntry:
    """What one group said, and what came of it."""

    anchor: str
    said: str
    group: str
    date: Span
    ago: Ago | None
    """How long ago it was said, as long as it is not answered or done."""
    state: str
    """What came of it: shape, colour and words go by this."""
    did: str
    why: str
    by_when: Span | None
    overdue: Ago | None
    """How long ago it was to be done, if the record does not show that it is."""
    told: Told | None
    is_untold: bool
    """Whether there is an answer, and the record does not show when the group was told."""
    areas: AreaNames
    source: DocumentLine | None


@dataclass(frozen=True)
class VoiceGroup:
    """What the same came of."""

    state: str
    count: int
    entries: tuple[VoiceEntry, ...]


@dataclass(frozen=True)
class AskedRow:
    """A group that was asked about the plan."""

    date: Span
    group: str
    said: str
    """The anchor of what it said then; "" if that is not in the record."""


@dataclass(frozen=True)
class AskedAbout:
    """Who was asked about the same thing."""

    about: str
    """ "" if the record does not say."""
    label: str
    """The anchor of the words that name this table."""
    rows: tuple[AskedRow, ...]
    """Oldest first."""
    has_said: bool
    """Whether the record has what any of them said then."""


@dataclass(frozen=True)
class YouSaidView:
    """What the page of all that people said prints."""

    title: str
    counted: When
    """The day of the build, on which the days were counted."""
    counts: tuple[Count, ...]
    """How many have each state, in the order of the groups, without zeros."""
    groups: tuple[VoiceGroup, ...]
    """What is unanswered first."""
    asked: tuple[AskedAbout, ...]
    has_said: bool
    """Whether the record has what any group said when it was asked."""


def you_said_view(edition: Edition, title: str) -> YouSaidView:
    """The page of all that people said."""
    messages, asked = edition.messages, _asked(edition)
    return YouSaidView(
        title=title,
        counted=day_of(edition.today),
        counts=tuple(
            Count(one.state.value, one.count, messages.count(f"voice_counts.{one.state}", one.count))
            for one in edition.voices
        ),
        groups=tuple(
            VoiceGroup(one.state.value, one.count, tuple(voice_entry(edition, voice) for voice in one.voices))
            for one in edition.voices
        ),
        asked=asked,
        has_said=any(one.has_said for one in asked),
    )


def area_voices(edition: Edition, area: Area) -> tuple[VoiceEntry, ...]:
    """What people said about an area, what is unanswered first."""
    named = by_state(edition.record.voices_of(area))
    return tuple(voice_entry(edition, voice, beside=area) for one in named for voice in one.voices)


def voice_entry(edition: Edition, voice: Voice, beside: Area | None = None) -> VoiceEntry:
    """What one group said; `beside` is the area on whose page it is shown, which it does not name."""
    after = voice.answered_after
    others = [area for area in areas_named(edition, voice) if area != beside]
    return VoiceEntry(
        anchor=voice.anchor,
        said=voice.said,
        group=voice.group,
        date=voice.date,
        ago=ago(edition, voice.date) if voice.state in OPEN else None,
        state=voice.state.value,
        did=voice.did,
        why=voice.why,
        by_when=voice.by_when,
        overdue=ago(edition, voice.by_when) if voice.by_when and voice.is_overdue(edition.today) else None,
        told=Told(voice.told_on, _after(edition, after)) if voice.told_on and after else None,
        is_untold=not voice.is_unanswered and voice.told_on is None,
        areas=area_names(edition, others),
        source=optional_document_line(edition, voice.source),
    )


def _after(edition: Edition, after: Lag) -> str:
    return days(edition.messages, after, "voice.days", "voice.days_between")


def _asked(edition: Edition) -> tuple[AskedAbout, ...]:
    """Who was asked, by what they were asked about, in the order in which that was first asked.

    A group said something when it was asked if an entry has its name and its date."""
    said = {(voice.group.casefold(), voice.date): voice.anchor for voice in reversed(edition.record.voices)}
    consultations = sorted(edition.record.consultations, key=lambda one: one.date.first_day)
    subjects: dict[str, list[Consultation]] = {}
    for one in consultations:
        subjects.setdefault(one.about, []).append(one)
    tables = ((number, about, _rows(those, said)) for number, (about, those) in enumerate(subjects.items(), 1))
    return tuple(
        AskedAbout(about, f"section-asked-{number}" if about else "section-asked", rows, any(row.said for row in rows))
        for number, about, rows in tables
    )


def _rows(consultations: Iterable[Consultation], said: Mapping[tuple[str, Span], str]) -> tuple[AskedRow, ...]:
    return tuple(AskedRow(one.date, one.group, said.get((one.group.casefold(), one.date), "")) for one in consultations)
