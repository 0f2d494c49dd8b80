"""The marks above a chart that lead to the notes on its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.drawings.lettering import share, width_of
from site_builder.drawings.series import Spot


@dataclass(frozen=True)
class Note:
    """The mark of one note, or of several whose points are close together: a pill with its number or numbers."""

    first: int
    last: int
    spots: tuple[Spot, ...]

    @property
    def text(self) -> str:
        """The number, or the first and the last: "1–3"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def width(self) -> float:
        """The width of the pill, in em."""
        return round(max(1.5, width_of(self.text) + 0.6), 2)

    @property
    def at(self) -> float:
        """The middle of its points, or as near to it as the pill fits."""
        middle, half = (self.spots[0].at + self.spots[-1].at) / 2, share(self.width / 2)
        return round(min(max(middle, half), 100 - half), 2)

    def meets(self, other: Note) -> bool:
        """Whether the two pills would touch on a narrow screen."""
        return abs(self.at - other.at) < share((self.width + other.width) / 2 + 0.2)


def notes(spots: Sequence[Spot]) -> tuple[Note, ...]:
    """A mark for each point, oldest first, numbered from 1; marks that would touch become one."""
    found: list[Note] = []
    for number, spot in enumerate(spots, 1):
        note = Note(number, number, (spot,))
        while found and found[-1].meets(note):
            before = found.pop()
            note = Note(before.first, note.last, before.spots + note.spots)
        found.append(note)
    return tuple(found)
