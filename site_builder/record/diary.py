"""The diary: dates to come, each with the update that names it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from site_builder.record.updates import DiaryDate, Update


@dataclass(frozen=True)
class DiaryEntry:
    """A diary date and the update that names it."""

    diary: DiaryDate
    update: Update

    @property
    def name(self) -> str:
        """Its identity within the update: its date, and also its title if the update has more than one of that date.

        It stays the same if dates are reordered or added, or its note, its address or the spelling of its title
        changes."""
        date = str(self.diary.date)
        same_day = {other.title for other in self.update.diary if other.date == self.diary.date}
        return f"{date}-{sha256(self.diary.title.encode()).hexdigest()[:12]}" if len(same_day) > 1 else date
