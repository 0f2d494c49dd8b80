"""New ratings."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.edition import Edition
from site_builder.record.plan import Area
from site_builder.record.ratings import Rating
from site_builder.views.digest.items import Item, Part, Period, label, part


def ratings(edition: Edition, period: Period) -> Part:
    """The ratings of a time with their reasons and what each rater said before; by area, oldest first."""
    return part("ratings", _ratings(edition, period), f"{edition.site_url}plan/")


def _ratings(edition: Edition, period: Period) -> Iterator[Item]:
    for area in edition.record.areas:
        before: dict[str, Rating] = {}
        for rating in area.ratings:
            thing = f"area/{area.number}/rating/{rating.known}"
            if period.has(thing, rating.date, thing):
                yield _rating(edition, area, rating, before.get(rating.rater), thing)
            before[rating.rater] = rating


def _rating(edition: Edition, area: Area, rating: Rating, before: Rating | None, name: str) -> Item:
    messages, words = edition.messages, edition.rating_words
    was = (words(before.delivery), words(before.impact)) if before else ("", "")
    halves = (("delivery", words(rating.delivery), was[0]), ("impact", words(rating.impact), was[1]))
    told = [messages.plain(f"pack.{half}{'_was' if old else ''}", now=now, was=old) for half, now, old in halves]
    by = messages.plain("pack.rated_by", by=rating.by) if rating.by else ""
    title = messages.plain("parts.area", number=area.number, title=area.title)
    texts = tuple(one for one in (by, *told, rating.means, rating.reason) if one)
    return Item(
        name, title, f"{edition.site_url}{area.address}#{rating.anchor}", label(rating.date.words(messages)), texts
    )
