"""The page of all promises, and one for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page, trail
from site_builder.record.outputs import Page
from site_builder.record.promise_stories import story
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.views.promise import promise_view
from site_builder.views.promise_list import promises_view
from site_builder.views.promises import in_short

SECTION = "promises"
LONGEST_TITLE = 80
"""Characters of a promise that the title of its page shows."""


def pages(edition: Edition) -> Iterator[Page]:
    """The list, then every promise of a shown update, the most recent first."""
    page = replace(empty_page(edition, "promises", plan=edition.council.plan), section=SECTION)
    yield compose(page, "promises.html", promises_view(edition, page.title), edition)
    for entry in edition.promises:
        yield _promise(edition, entry)


def _promise(edition: Edition, entry: TrackedPromise) -> Page:
    messages, promise = edition.messages, entry.promise
    words = messages.plain(entry.words)
    page = Page(
        address=promise.address,
        title=in_short(promise.text, LONGEST_TITLE).rstrip("."),
        description=messages.plain("promise.description", standing=words, text=promise.text),
        body="",
        section=SECTION,
        trail=trail(edition, "promises"),
        feed=f"{promise.address}feed.xml",
        published=entry.made_in.issued,
        changed=max(step.date.first_day for step in story(entry, edition.today)),
    )
    return compose(page, "promise.html", promise_view(edition, entry), edition)
