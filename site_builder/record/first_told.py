"""On which day something was first published here, as `published/` has it: it may be later than the day that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.record.chain import FORMAT, Chain, Line
from site_builder.record.facts import VERSION


@dataclass(frozen=True)
class FirstTold:
    """The day of the publication that first had something; a name is that of a fact's thing, of a withdrawal
    (`withdrawal_of`) or of a promise that an update shows to be kept (`keeping`)."""

    days: Mapping[str, date | None]
    """None for what the very first publication had already: nobody knows since when."""
    pending: date | None
    """The day of what no publication had yet: today; None where none is kept."""

    def day(self, name: str) -> date | None:
        """The day on which it was first published; None where that is not known."""
        return self.days.get(name, self.pending)


def withdrawal_of(update: str) -> str:
    """The name of an update's withdrawal."""
    return f"update/{update} withdrawn"


def keeping(update: str, keep: object) -> str:
    """The name of what an update says of a promise, as a `Keep` or its words: that it was kept, wholly or in part."""
    return f"update/{update} keeps {keep}"


def first_told(chain: Chain, today: date) -> FirstTold:
    """The first days of all that the publications had, and of what the next one will have."""
    days: dict[str, date | None] = {}
    for _, lines in chain.by_publication():
        is_news = not any(line.thing == FORMAT for line in lines)  # the very first has that line, too
        # After words were taken out of a file, what stayed is told again.
        restated = {line.file for line in lines if line.redacts}
        day = date.fromisoformat(lines[0].moment[:10])
        for line in lines:
            for name in _names(line):
                days.setdefault(name, day if is_news and line.file not in restated else None)
    return FirstTold(days, today if chain.version >= VERSION else None)


def _names(line: Line) -> Iterator[str]:
    """What a line tells for the first time, if no line before it did."""
    if not line.is_of_facts or line.now is None:
        return
    yield line.thing
    update = line.thing.removeprefix("update/")
    if line.key == "withdrawn":
        yield withdrawal_of(update)
    elif line.key == "keeps":
        yield from (keeping(update, said) for said in line.now.split(", "))
