"""What was decided about a recommendation, on its page, and about all of them, on the page of the plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.responses import Acceptance, Response
from site_builder.views.documents import DocumentLine, optional_document_line


@dataclass(frozen=True)
class ResponseLine:
    """One decision."""

    anchor: str
    answer: str
    """Its code, by which its words are found."""
    by: str
    date: When
    why: str
    source: DocumentLine | None


@dataclass(frozen=True)
class ResponsesView:
    """Every decision about one recommendation."""

    latest: tuple[ResponseLine, ...]
    """The one that holds, of each body."""
    earlier: tuple[ResponseLine, ...]
    """Those that were replaced, the newest first."""
    earlier_told: str
    """How many these are; "" if there are none."""
    is_split: bool
    """Whether the bodies do not all say the same."""


@dataclass(frozen=True)
class AnsweredArea:
    """A recommendation in the table of all."""

    address: str
    number: int
    title: str
    is_closed: bool
    responses: tuple[ResponseLine, ...]
    """Empty where this record shows no response."""


@dataclass(frozen=True)
class AnsweredPlan:
    """All recommendations with what was decided about each."""

    told: str
    """How many were accepted, in part, not, and how many this record shows no response to."""
    areas: tuple[AnsweredArea, ...]


def responses_view(edition: Edition, area: Area) -> ResponsesView | None:
    """What was decided about one; None if the record has no response to it."""
    if not area.responses:
        return None
    latest = area.latest_responses
    earlier = [one for one in reversed(area.responses) if not any(one is other for other in latest)]
    return ResponsesView(
        latest=tuple(_line(edition, one) for one in latest),
        earlier=tuple(_line(edition, one) for one in earlier),
        earlier_told=edition.messages.count("responses.earlier", len(earlier)) if earlier else "",
        is_split=len({one.answer for one in latest}) > 1,
    )


def answered_plan(edition: Edition) -> AnsweredPlan | None:
    """All of them in the order of the plan, with those that have left it; None if the record has no response to any."""
    areas = edition.record.areas
    if not any(area.responses for area in areas):
        return None
    return AnsweredPlan(_told(edition), tuple(_answered(edition, area) for area in areas))


def _told(edition: Edition) -> str:
    """Each recommendation counts once: where bodies differ, by the answer that accepts least."""
    counts = Counter(_least(area) for area in edition.record.areas)
    names = [*Acceptance, None]
    parts = [
        edition.messages.count(f"responses_told.{name.value if name else 'none'}", counts[name])
        for name in names
        if counts[name]
    ]
    told = edition.messages.listed(parts)
    return edition.messages.count("responses.told", len(edition.record.areas), parts=told)


def _least(area: Area) -> Acceptance | None:
    order = list(Acceptance)
    return max((one.answer for one in area.latest_responses), key=order.index, default=None)


def _answered(edition: Edition, area: Area) -> AnsweredArea:
    return AnsweredArea(
        address=area.address,
        number=area.number,
        title=area.title,
        is_closed=not area.is_open,
        responses=tuple(_line(edition, one) for one in area.latest_responses),
    )


def _line(edition: Edition, response: Response) -> ResponseLine:
    source = optional_document_line(edition, response.source)
    return ResponseLine(response.anchor, response.answer.value, response.by, response.date, response.why, source)
