"""One entry of a feed, whatever the feed's format: an update, its text for young people, a new rating, what people said,
or that something promised at regular intervals is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.feeds import breaks
from site_builder.feeds.moments import broken, ended, published, updated
from site_builder.record.addresses import anchor
from site_builder.record.documents import Document
from site_builder.record.history import HistoryEntry
from site_builder.record.plan import Area, Closure
from site_builder.record.prose import shortened
from site_builder.record.ratings import Rating
from site_builder.record.second_version import PATH
from site_builder.record.tracked_rhythms import Break
from site_builder.record.updates import SUMMARY_LENGTH, TITLE_LENGTH, Update
from site_builder.record.voices import Voice, YoungVoice
from site_builder.views.changes import title_of
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
        id=identifier(edition, update.name[:4], update.name),
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
        id=identifier(edition, update.name[:4], f"{PATH}/{update.name}"),
        title=update.young_people_title,
        link=edition.site_url + edition.council.second_version.page_of(update.address),
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
    part = f"{PATH}/" if young_people else ""
    address = edition.council.second_version.page_of(update.address) if young_people else update.address
    return Entry(
        id=identifier(edition, update.name[:4], part + update.name),
        title=edition.messages.plain("feeds.withdrawn"),
        link=edition.site_url + address,
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
        id=identifier(edition, f"{rating.date.year:04}", f"{area.name}/{anchor}"),
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
        id=identifier(edition, f"{one.due.year:04}", f"rhythm/{one.name}"),
        title=breaks.title(one, messages),
        link=edition.site_url + breaks.address(one),
        html="".join(f"<p>{escape(words)}</p>" for words in said) + more,
        summary=shortened(" ".join(said), SUMMARY_LENGTH),
        published=broken(edition, one),
        updated=ended(edition, one),
        categories=(messages.plain("break.category"),),
    )


def of_closing(edition: Edition, area: Area, closed: Closure) -> Entry:
    """The entry that says that an area has left the plan, in its feed."""
    messages, day = edition.messages, edition.council.noon(closed.date.first_day)
    following = "".join(f"<p>{link}</p>" for link in _following(edition, area))
    decided = f"<p>{messages.html('closed.decided_by', by=closed.decided_by)}</p>" if closed.decided_by else ""
    return Entry(
        id=identifier(edition, f"{closed.date.year:04}", f"{area.name}/closed"),
        title=messages.plain("feeds.closed_title", number=area.number, title=area.title),
        link=edition.site_url + area.address,
        html=f"<p>{escape(closed.why)}</p>{decided}{following}",
        summary=closed.why,
        published=day,
        updated=day,
        categories=(messages.plain("feeds.closed"), area.title),
    )


def _following(edition: Edition, area: Area) -> Iterator[Markup]:
    """What goes on with an area, each as a link."""
    for other in edition.record.following(area):
        name = edition.messages.plain("parts.area", number=other.number, title=other.title)
        link = f'<a href="{escape(edition.site_url + other.address)}">{escape(name)}</a>'
        yield edition.messages.html("feeds.follows", area=Markup(link))


def of_voice(edition: Edition, voice: Voice) -> Iterator[Entry]:
    """What a group said as an entry of the day on which it said it; and what came of it as one of the day on which it was
    told, if the record shows that: so whoever follows learns of it as news."""
    categories = (edition.messages.plain("titles.you_said"), *(area.title for area in edition.record.areas_of(voice)))
    for part, published_, updated_ in _moments_of(edition, voice):
        yield Entry(
            id=identifier(edition, f"{voice.date.first.year:04}", f"you-said/{voice.anchor}/{part}"),
            title=edition.messages.plain(
                f"feed_titles.{part}", group=voice.group, said=shortened(voice.said, TITLE_LENGTH)
            ),
            link=f"{edition.site_url}you-said/#{voice.anchor}",
            html=_voice_html(edition, voice),
            summary=voice.said,
            published=published_,
            updated=updated_,
            categories=categories,
        )


def of_young_voice(edition: Edition, voice: Voice, young: YoungVoice) -> Iterator[Entry]:
    """The same in a child's words."""
    messages = edition.messages
    words = (
        messages.html("feeds.young_said", said=young.said),
        messages.html("feeds.young_state", state=messages.plain(f"young_voice_state.{voice.state}")),
        escape(young.did),
        escape(young.why),
    )
    for part, published_, updated_ in _moments_of(edition, voice):
        yield Entry(
            id=identifier(edition, f"{voice.date.first.year:04}", f"{PATH}/you-said/{voice.anchor}/{part}"),
            title=messages.plain(f"young_feed_titles.{part}", said=shortened(young.said, TITLE_LENGTH)),
            link=f"{edition.site_url}{edition.council.second_version.home}you-said/#{voice.anchor}",
            html="".join(f"<p>{one}</p>" for one in words if one),
            summary=young.said,
            published=published_,
            updated=updated_,
            categories=(messages.plain("young_voices.title"),),
        )


def _moments_of(edition: Edition, voice: Voice) -> Iterator[tuple[str, datetime, datetime]]:
    """The entries that a voice has, newest first, each with when it was published and when it last changed."""
    said = edition.council.noon(voice.date.first_day)
    told = edition.council.noon(voice.told_on.first_day) if voice.told_on else said
    if voice.told_on:
        yield "answer", told, told
    yield "said", said, max(said, told)


def _voice_html(edition: Edition, voice: Voice) -> str:
    messages = edition.messages
    told = voice.told_on
    parts = (
        messages.html("feeds.said_on", group=voice.group, date=voice.date.words(messages)),
        escape(voice.said),
        messages.html("feeds.came_of_it", state=messages.plain(f"voice_state.{voice.state}")),
        escape(voice.did),
        escape(voice.why),
        messages.html("voice.by_when", date=voice.by_when.words(messages)) if voice.by_when else "",
        messages.html("feeds.told_on", date=told.words(messages)) if told else "",
        messages.html("parts.source", source=Markup(document_link(edition, voice.source))) if voice.source else "",
    )
    return "".join(f"<p>{part}</p>" for part in parts if part)


def of_change(edition: Edition, change: HistoryEntry, html: str) -> Entry:
    """The entry of one change of what had been published; `html` says what was changed, when and why."""
    messages = edition.messages
    kind, day = messages.plain(f"changes_kinds.{change.what.value}"), edition.council.noon(change.date.first_day)
    title = title_of(edition, change)
    return Entry(
        id=identifier(edition, f"{change.date.year:04}", f"changes/{quote(change.name, safe='/')}"),
        title=messages.plain("feeds.change_title", kind=kind, title=title),
        link=f"{edition.site_url}changes/#{anchor('change', change.name)}",
        html=html,
        summary=change.why,
        published=day,
        updated=day,
        categories=(kind,),
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
        messages.html("parts.source", source=Markup(document_link(edition, rating.source))) if rating.source else "",
    )
    return "".join(f"<p>{part}</p>" for part in parts if part)


def document_link(edition: Edition, document: Document) -> str:
    """A document's title, as a link if there is an address, with its publisher."""
    address = document.address(edition.site_url)
    title = f'<a href="{escape(address)}">{escape(document.title)}</a>' if address else escape(document.title)
    return title + (f", {escape(document.publisher)}" if document.publisher else "")


def identifier(edition: Edition, year: str, name: str) -> str:
    """The tag URI (RFC 4151) of what has a name that never changes, and the year in which it got it."""
    return f"tag:{edition.host},{year}:{name}"
