"""The feed of one promise: an entry for each step of its story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape

from markupsafe import Markup

from site_builder.edition import Edition
from site_builder.feeds.entries import Entry, document_link, identifier
from site_builder.feeds.moments import published
from site_builder.record.dates import Span
from site_builder.record.promise_stories import StoryStep, story
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.promise import StoryLine, story_line
from site_builder.views.promises import in_short

LONGEST_TITLE = 120
"""Characters of a promise in the title of an entry."""


def of_story(edition: Edition, entry: TrackedPromise) -> Iterator[Entry]:
    """The entries of a promise, oldest first; one is known by its promise and what happened, whatever else follows."""
    return (of_step(edition, entry, step) for step in story(entry, edition.today))


def of_step(edition: Edition, entry: TrackedPromise, step: StoryStep) -> Entry:
    """The entry of one step of a promise's story."""
    line, moment = story_line(edition, entry, step), _moment(edition, step)
    return Entry(
        id=identifier(edition, f"{step.date.year:04}", f"promises/{entry.promise.id}/{step.name}"),
        title=_title(edition, entry, line),
        link=f"{edition.site_url}{entry.promise.address}#{line.anchor}",
        html=_html(edition, entry, line, step),
        summary="",
        published=moment,
        updated=moment,
    )


def _moment(edition: Edition, step: StoryStep) -> datetime:
    return published(edition, step.update) if step.update else edition.council.noon(step.date.first_day)


def _title(edition: Edition, entry: TrackedPromise, line: StoryLine) -> str:
    messages = edition.messages
    state = messages.plain(line.state) if line.state else ""
    text = in_short(entry.promise.text, LONGEST_TITLE)
    return messages.plain(f"promise_title.{line.words.partition('.')[2]}", state=state, text=text)


def _html(edition: Edition, entry: TrackedPromise, line: StoryLine, step: StoryStep) -> str:
    """The promise, then the step in the words of its page."""
    messages, update = edition.messages, line.update
    link = Markup('<a href="{}">{}</a>').format(edition.site_url + update.address, update.title) if update else ""
    words = messages.html(
        line.words,
        update=link,
        was=_date(edition, line.was, line.was_words),
        now=_date(edition, line.now, line.now_words),
        why=line.why,
        by=line.agreed_by,
        state=messages.plain(line.state) if line.state else "",
    )
    happened = messages.html("article.happened", date=line.happened.words(messages)) if line.happened else ""
    source = step.ending.source if step.ending else None
    parts = (escape(entry.promise.text), words, happened, document_link(edition, source) if source else "")
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _date(edition: Edition, date: Span | None, words: str) -> str:
    messages = edition.messages
    return date.words(messages) if date else messages.plain("promise_story.quoted", words=words)
