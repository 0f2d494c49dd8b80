"""One entry of a feed, whatever the feed's format: an update, its text for young people, a new rating, or that something
promised at regular intervals is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.feeds import breaks
from site_builder.feeds.moments import broken, ended, published, updated
from site_builder.record.documents import Document
from site_builder.record.plan import Area
from site_builder.record.prose import shortened
from site_builder.record.ratings import Rating
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import SUMMARY_LENGTH, Update
from site_builder.views.rating_flags import flag_words


@dataclass(frozen=True)
class Entry:
    """One entry. Both moments are in UTC; `title` and `summary` are plain text."""

    id: str
    """A tag URI (RFC 4151), which stays the same when the title or address changes."""
    title: str
    link: str
    html: str
    """The whole text, safe, with absolute addresses."""
    summary: str
    """ "" if the text is as short as a summary."""
    published: datetime
    updated: datetime
    categories: tuple[str, ...] = ()


def of_update(edition: Edition, update: Update, html: str) -> Entry:
    """The entry of an update that is not withdrawn; `html` is its whole article."""
    return Entry(
        id=_identifier(edition, update.name[:4], update.name),
        title=update.title,
        link=edition.site_url + update.address,
        html=html,
        summary=f"{update.means} {update.summary}".strip(),
        published=published(edition, update),
        updated=updated(edition, update),
        categories=(
            edition.messages.plain(f"kinds.{update.kind}"),
            *(area.title for area in edition.record.areas_of(update)),
        ),
    )


def of_young_people(edition: Edition, update: Update, html: str) -> Entry:
    """The entry of an update's text for young people; `html` is that text."""
    return Entry(
        id=_identifier(edition, update.name[:4], f"young-people/{update.name}"),
        title=update.young_people_title,
        link=f"{edition.site_url}young-people/{update.address}",
        html=html,
        summary=shortened(update.young_people_text.first_paragraph, SUMMARY_LENGTH),
        published=published(edition, update),
        updated=updated(edition, update),
        categories=tuple(area.young_people_title or area.title for area in edition.record.areas_of(update)),
    )


def of_withdrawn(edition: Edition, update: Update, *, young_people: bool = False) -> Entry:
    """The entry of a withdrawn update: where and when it was published, and why it was withdrawn; nothing of what it said.

    ValueError for an update that is not withdrawn."""
    if update.withdrawn is None:
        raise ValueError(f"{update.name} is not withdrawn")
    part = "young-people/" if young_people else ""
    return Entry(
        id=_identifier(edition, update.name[:4], part + update.name),
        title=edition.messages.plain("feeds.withdrawn"),
        link=f"{edition.site_url}{part}{update.address}",
        html=f"<p>{escape(update.withdrawn.reason)}</p>",
        summary="",
        published=published(edition, update),
        updated=updated(edition, update),
    )


def of_rating(edition: Edition, area: Area, rating: Rating) -> Entry:
    """The entry of one rating in its area's feed."""
    delivery, impact = edition.rating_words(rating.delivery), edition.rating_words(rating.impact)
    anchor, day = rating.anchor, edition.council.noon(rating.date.first_day)
    return Entry(
        id=_identifier(edition, f"{rating.date.year:04}", f"{area.name}/{anchor}"),
        title=edition.messages.plain(
            "feeds.rating_title_by" if rating.by else "feeds.rating_title",
            number=area.number,
            title=area.title,
            by=rating.by,
            delivery=delivery,
            impact=impact,
        ),
        link=f"{edition.site_url}{area.address}#{anchor}",
        html=_rating_html(edition, rating),
        summary=f"{rating.means} {rating.reason}".strip(),
        published=day,
        updated=day,
        categories=(edition.messages.plain("feeds.rating"), area.title),
    )


def of_break(edition: Edition, one: Break) -> Entry:
    """The entry that says that something promised at regular intervals is overdue."""
    messages = edition.messages
    said = list(breaks.sentences(edition, one))
    more = f'<p><a href="{escape(edition.site_url + breaks.PAGE)}">{messages.html("break.more")}</a></p>'
    return Entry(
        id=_identifier(edition, f"{one.due.year:04}", f"rhythm/{one.name}"),
        title=breaks.title(one, messages),
        link=edition.site_url + breaks.PAGE,
        html="".join(f"<p>{escape(words)}</p>" for words in said) + more,
        summary=shortened(" ".join(said), SUMMARY_LENGTH),
        published=broken(edition, one),
        updated=ended(edition, one),
        categories=(messages.plain("break.category"),),
    )


def _rating_html(edition: Edition, rating: Rating) -> str:
    delivery, impact = edition.rating_words(rating.delivery), edition.rating_words(rating.impact)
    messages = edition.messages
    words = {"by": rating.by, "date": rating.date.words(messages)}
    parts = (
        messages.html("feeds.means", words=rating.means) if rating.means else "",
        messages.html("feeds.rating_by" if rating.by else "feeds.rating_of", **words),
        messages.html("feeds.delivery", words=delivery),
        messages.html("feeds.impact", words=impact),
        escape(rating.reason),
        *map(escape, flag_words(edition, rating)),
        messages.html("parts.source", source=Markup(_document_link(edition, rating.source))) if rating.source else "",
    )
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _document_link(edition: Edition, document: Document) -> str:
    """A document's title, as a link if there is an address, with its publisher."""
    address = document.address(edition.site_url)
    title = f'<a href="{escape(address)}">{escape(document.title)}</a>' if address else escape(document.title)
    return title + (f", {escape(document.publisher)}" if document.publisher else "")


def _identifier(edition: Edition, year: str, name: str) -> str:
    return f"tag:{edition.host},{year}:{name}"
