"""The history of an area's ratings as two staircases, one per half: each state a level, the best at the top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from site_builder.drawings.levels import GAP, ROOM, column_width, lines_of, stacked, words_at
from site_builder.drawings.placing import Space, Words
from site_builder.drawings.shapes import OUTLINES
from site_builder.drawings.time_axis import Tick, TimeScale, until
from site_builder.record.dates import When
from site_builder.record.ratings import Delivery, Impact, Rating

TOP, LEVEL, APART, AXIS = 0.8, 1.8, 2.6, 1.7
"""Heights in em: above the best level, from level to level, to the row of what cannot be judged, and of the years."""
MARK = 0.5
"""Half the width of a mark, in em."""

State = Delivery | Impact


@dataclass(frozen=True)
class Mark:
    """One rating: its place, its state, and the shape of that state."""

    at: float
    y: float
    code: State
    outline: str


@dataclass(frozen=True)
class Run:
    """A state, and the day since which it has not changed."""

    code: State
    since: When


@dataclass(frozen=True)
class Stairs:
    """One half of the ratings from the oldest to today: a column of words, and beside it the plot."""

    scale: str
    """ "delivery" or "impact"."""
    labels: tuple[Words, ...]
    """The states, right-aligned; one for each line of words."""
    strong: tuple[Words, ...]
    """The same, of the latest state."""
    label_width: float
    """In em; of both halves the same, so that their years are below one another."""
    levels: tuple[float, ...]
    marks: tuple[Mark, ...]
    """Oldest first."""
    runs: tuple[Run, ...]
    ticks: tuple[Tick, ...]
    today: Words

    @property
    def latest(self) -> Mark:
        """The latest rating, which holds until today as far as is known."""
        return self.marks[-1]

    @property
    def held(self) -> tuple[tuple[Mark, Mark], ...]:
        """Each rating with the next, until which it holds. What cannot be judged leaves a gap in the line."""
        return tuple((one, after) for one, after in pairwise(self.marks) if one.code.is_judged)

    @property
    def steps(self) -> tuple[tuple[Mark, Mark], ...]:
        """The pairs between which the line goes up or down: never to or from what cannot be judged."""
        return tuple((one, after) for one, after in self.held if after.code.is_judged and one.y != after.y)

    @property
    def floor(self) -> float:
        """Where the lines of years end."""
        return round(self.levels[-1] + 0.7, 2)

    @property
    def height(self) -> float:
        """The height of the whole drawing, in em."""
        return round(self.floor + AXIS, 2)


def history(
    ratings: Sequence[Rating], every: Sequence[Rating], today: date, wording: Mapping[str, str], today_words: str
) -> tuple[Stairs, ...]:
    """Delivery and impact up to today; nothing if nothing is rated. `ratings` are oldest first.

    Scale and rows are those of `every` rating of the area, whoever gave it, so that raters can be compared.
    `wording` has the words of each state by its code, `today_words` are the name of today."""
    if not ratings:
        return ()
    rows: dict[str, list[State]] = {
        "delivery": list(_rows(Delivery, [rating.delivery for rating in every])),
        "impact": list(_rows(Impact, [rating.impact for rating in every])),
    }
    labels = {scale: [lines_of(wording[code], 2) for code in codes] for scale, codes in rows.items()}
    width = column_width([lines for those in labels.values() for lines in those])
    room = ROOM - width - GAP
    margin = round(MARK / room * 100, 2)
    scale = until(today, [rating.date for rating in every], margin, 100 - margin, room)
    delivery = [(rating.date, rating.delivery) for rating in ratings]
    impact = [(rating.date, rating.impact) for rating in ratings]
    named = Words(scale.right, 0, today_words, "end")
    return (
        _stairs("delivery", delivery, rows["delivery"], labels["delivery"], width, scale, named),
        _stairs("impact", impact, rows["impact"], labels["impact"], width, scale, named),
    )


def _rows(scale: type[Delivery] | type[Impact], used: Sequence[State]) -> Iterator[State]:
    """The states that have a level, best first, and a row for what cannot be judged if there is any."""
    return (code for code in scale if code.is_judged or code in used)


def _stairs(
    name: str, states: Sequence[tuple[When, State]], order: Sequence[State], labels: Sequence[Sequence[str]],
    width: float, scale: TimeScale, today: Words,
) -> Stairs:  # fmt: skip
    levels = stacked(labels, TOP, [LEVEL if code.is_judged else APART for code in order[1:]])
    marks = tuple(Mark(scale.at(date), levels[order.index(code)], code, OUTLINES[code]) for date, code in states)
    before = [None, *(code for _, code in states)]
    runs = tuple(Run(code, date) for (date, code), last in zip(states, before, strict=False) if code is not last)
    latest = order.index(states[-1][1])
    words = [(place == latest, one) for place, lines in enumerate(labels) for one in words_at(lines, levels[place])]
    named = Words(today.at, round(levels[-1] + 0.7 + 1.3, 2), today.text, "end")
    edge = Space(scale.room, 0).box(named).left
    return Stairs(
        scale=name,
        labels=tuple(one for is_latest, one in words if not is_latest),
        strong=tuple(one for is_latest, one in words if is_latest),
        label_width=width,
        levels=tuple(levels),
        marks=marks,
        runs=runs,
        ticks=scale.ticks_before(edge - 0.5),
        today=named,
    )
