"""What was changed after it was published: the page, and the entries of its feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from site_builder.edition import Edition
from site_builder.pages.render import compose, empty_page, show
from site_builder.record.outputs import Page
from site_builder.views.changes import change_of, changes_view


def pages(edition: Edition) -> Iterator[Page]:
    """The one page."""
    page = replace(empty_page(edition, "changes", "changes"), feed="changes/feed.xml")
    yield compose(page, "changes.html", changes_view(edition, page.title), edition)


def changes(edition: Edition, root: str) -> dict[str, str]:
    """Each change as HTML with `root` before its addresses, by its name, for the feeds."""
    return {
        entry.name: show("change.html", change_of(edition, entry), edition.messages, root) for entry in edition.history
    }
