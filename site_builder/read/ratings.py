"""The ratings of a plan summary."""

from __future__ import annotations

from site_builder.codes import Code
from site_builder.problems import quoted
from site_builder.read.documents import read_source
from site_builder.read.fields import Fields
from site_builder.record.ratings import Delivery, Impact, Rating


def read_ratings(fields: Fields, council: str) -> tuple[Rating, ...]:
    """The ratings, oldest first; of one date, that of the service itself first, then as they were typed."""
    ratings = [rating for item in fields.items("ratings") if (rating := _rating(item, council))]
    seen: dict[tuple[str, str], Rating] = {}
    for rating in ratings:
        known = (str(rating.date), rating.rater)
        if known in seen:
            message = f"There are two ratings{_of(rating)} with the date {rating.date}; keep one per date{_or_raters(rating)}."
            fields.add(rating.place, Code.TWICE, message)
        seen[known] = rating
    return tuple(sorted(ratings, key=lambda rating: (rating.date.first_day, bool(rating.by))))


def _of(rating: Rating) -> str:
    return f" by {quoted(rating.by)}" if rating.by else ""


def _or_raters(rating: Rating) -> str:
    return "" if rating.by else ", or say in 'by' who gave the other one"


def _rating(item: Fields, council: str) -> Rating | None:
    date, reason = item.when("date"), item.text("reason")
    delivery = item.choice("delivery", Delivery)
    impact = item.choice("impact", Impact)
    by, means = _by(item, council), item.text("means")
    young_people, source = item.text("young_people"), read_source(item)
    if not (date and delivery and impact):
        return None
    return Rating(
        date=date,
        delivery=delivery,
        impact=impact,
        reason=reason,
        place=item.place_of("date"),
        by=by,
        means=means,
        young_people=young_people,
        source=source,
        young_people_place=item.place_of("young_people"),
        places=item.places,
    )


def _by(item: Fields, council: str) -> str:
    """Who gave it; "" for the service itself, which is meant as well where the council is named."""
    by = item.text("by")
    own = (council.casefold(), "the council", "the service", "the service itself")
    return "" if by.casefold() in own else by
