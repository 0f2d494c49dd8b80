"""What children, young people, parents, foster carers or staff said, and what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from site_builder.problems import Place
from site_builder.record.addresses import anchor
from site_builder.record.dates import Span, When
from site_builder.record.documents import Document
from site_builder.record.lags import Lag, lag


class VoiceState(StrEnum):
    """What came of what was said, in the order of every list: what is unanswered first, what is done last."""

    NO_ANSWER = "no-answer"
    """The record shows no answer."""
    NOT_YET = "not-yet"
    DOING = "doing"
    CANNOT = "cannot"
    DONE = "done"


OPEN = (VoiceState.NO_ANSWER, VoiceState.NOT_YET, VoiceState.DOING)
"""What is still to be answered or done."""
UNDER_WAY = (VoiceState.NOT_YET, VoiceState.DOING)
"""What was said to be done later, or is being done."""


def goes_on(was: str, now: str) -> bool:
    """Whether one state may follow another without a word: from no answer any answer, from what is under way its end."""
    return {
        VoiceState.NO_ANSWER.value: now != VoiceState.NO_ANSWER,
        VoiceState.NOT_YET.value: now != VoiceState.NO_ANSWER,
        VoiceState.DOING.value: now in (VoiceState.DONE, VoiceState.CANNOT),
    }.get(was, False)


@dataclass(frozen=True)
class YoungVoice:
    """The same in a child's words; "" for what nobody has written."""

    said: str
    did: str = ""
    why: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key."""


@dataclass(frozen=True)
class Voice:
    """What one group said, and what came of it. Nobody in it is named."""

    date: Span
    """When it was said."""
    group: str
    said: str
    state: VoiceState
    place: Place
    """Where it begins."""
    id: str = ""
    did: str = ""
    """What was done, or ""."""
    why: str = ""
    """Why it is so, or ""."""
    by_when: Span | None = None
    """By when it is to be done."""
    told_on: When | None = None
    """The day on which the group was told what came of it."""
    areas: tuple[int, ...] = ()
    source: Document | None = None
    young_people: YoungVoice | None = None
    """None if nobody has written it in a child's words; then it is not in their version."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its values was typed, by its key; areas by keys such as "areas/12"."""

    def place_of(self, key: str) -> Place:
        """Where a value was typed; where the entry begins if it was not."""
        return self.places.get(key, self.place)

    @property
    def name(self) -> str:
        """What it is known by: its id or, without one, its date, its group and a hash of what was said, which no other
        entry changes."""
        return self.id or f"{self.date}-{self.group}-{sha256(self.said.encode()).hexdigest()[:8]}"

    @property
    def anchor(self) -> str:
        """Its anchor on every page that shows it."""
        return f"said-{self.id}" if self.id else anchor("said", self.name)

    @property
    def is_unanswered(self) -> bool:
        """Whether the record shows no answer."""
        return self.state is VoiceState.NO_ANSWER

    @property
    def answered_after(self) -> Lag | None:
        """The days from what was said to the day on which the group was told; None if the record does not show that day."""
        return lag(self.date, Span.of(self.told_on)) if self.told_on else None

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether it was to be done by a day that has passed, and the record does not show that it is."""
        return self.state in UNDER_WAY and self.by_when is not None and self.by_when.last_day < today


@dataclass(frozen=True)
class VoicesOfState:
    """What the same came of."""

    state: VoiceState
    voices: tuple[Voice, ...]
    """What is open by when it was said, the longest ago first; the others newest first."""

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.voices)


def by_state(voices: Iterable[Voice]) -> tuple[VoicesOfState, ...]:
    """What was said by what came of it, unanswered first; a state that nothing has is left out."""
    found: dict[VoiceState, list[Voice]] = {state: [] for state in VoiceState}
    for voice in voices:
        found[voice.state].append(voice)
    return tuple(VoicesOfState(state, _in_order(state, those)) for state, those in found.items() if those)


def _in_order(state: VoiceState, voices: list[Voice]) -> tuple[Voice, ...]:
    """Those of one day stay in the order of their file."""
    return tuple(sorted(voices, key=lambda voice: voice.date.first_day, reverse=state not in OPEN))
