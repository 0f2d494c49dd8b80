"""What inspectors said last: their latest judgement, and the latest update on an inspection after it."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.messages import Messages
from site_builder.record.dates import Span, When
from site_builder.record.references import Judgement
from site_builder.record.updates import Kind, Update
from site_builder.views.grades import grade_place, grades


@dataclass(frozen=True)
class Visit:
    """The latest update on an inspection."""

    date: When
    """The month or year in which it took place, or was published if that is not known."""
    words: str
    """What was found, in the author's own short words, or the update's title; without a full stop."""
    address: str


@dataclass(frozen=True)
class InspectionResult:
    """The latest judgement."""

    by: str
    date: When
    """Its month or year."""
    overall: str
    place: str
    """The rank of that among the grades, such as "the lowest of 4 grades"; "" if it is not one of them."""
    way: str
    """The sentence that tells of it, by its name in the catalogue's section "verdict"."""


def latest_judgement(edition: Edition) -> Judgement | None:
    """The judgement of the latest date, or None."""
    return max(edition.record.judgements, key=lambda judgement: judgement.date.last.last_day, default=None)


def latest_inspection(edition: Edition) -> InspectionResult | None:
    """The latest judgement, or None."""
    one = latest_judgement(edition)
    if one is None:
        return None
    place = _place(edition.messages, one.overall)
    way = "judged" if edition.record.areas else "given"
    return InspectionResult(one.by, month_of(one.date), one.overall, place, f"{way}_placed" if place else way)


def latest_visit(edition: Edition) -> Visit | None:
    """The newest update of the kind "inspection" that is dated after the latest judgement; None if there is none."""
    judgement = latest_judgement(edition)
    since = judgement.date.last_day if judgement else None
    for update in edition.record.shown:  # newest first
        if update.kind is Kind.INSPECTION and (since is None or update.date.first_day > since):
            return _visit(update)
    return None


def _visit(update: Update) -> Visit:
    words = (update.in_short or update.title).rstrip(".")
    return Visit(month_of(update.happened or Span.of(update.date)), words, update.address)


def month_of(span: Span) -> When:
    """The month in which something ended, or the year if no month is known: enough to say how old it is."""
    return When(span.last.year, span.last.month)


def _place(messages: Messages, grade: str) -> str:
    place, all_ = grade_place(messages, grade), len(grades(messages))
    if place is None or all_ < 2:
        return ""
    if place in (0, all_ - 1):
        return messages.count("grades.highest" if place == 0 else "grades.lowest", all_, all=all_)
    return messages.plain("grades.between", place=place + 1, all=all_)
