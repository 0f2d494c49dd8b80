"""When texts for young people were last checked, and with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area, Check


@dataclass(frozen=True)
class Checked:
    """When and with whom the texts of some areas were last checked."""

    areas: tuple[Area, ...]
    reviewed: When | None
    check: Check | None


@dataclass(frozen=True)
class CheckedParts:
    """Areas that were checked at the same time by the same people."""

    count: int
    numbers: str
    """Their numbers, in words."""
    reviewed: When | None
    check: Check | None


def checked_parts(edition: Edition) -> tuple[CheckedParts, ...]:
    """The areas that have a text, in the order of the plan."""
    return tuple(
        CheckedParts(len(group.areas), _numbers(edition, group.areas), group.reviewed, group.check)
        for group in checks(edition.record.open_areas)
    )


def checks(areas: Sequence[Area]) -> list[Checked]:
    """The areas that have a text, in the order of the plan, grouped if neighbours were checked alike."""
    texts = [area for area in areas if area.young_people]
    alike = groupby(texts, key=lambda area: (area.young_people_reviewed, area.young_people_checked))
    return [Checked(tuple(group), reviewed, check) for (reviewed, check), group in alike]


def _numbers(edition: Edition, areas: Sequence[Area]) -> str:
    """The numbers of some areas in a sentence: "1 to 10", or "1, 2 and 7"."""
    numbers = [area.number for area in areas]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return edition.messages.plain("dates.span", first=numbers[0], last=numbers[-1])
    return edition.messages.listed([str(number) for number in numbers])
