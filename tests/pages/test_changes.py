"""The page of what was changed after it had been published."""

from __future__ import annotations

from site_builder.edition import Edition
from site_builder.pages.changes import pages

from .made_up import site, withdrawn

ABOUT = "Everything here was changed after it had been published."
NONE = "Nothing was changed after it had been published, as far as this record shows."


def body(edition: Edition) -> str:
    [page] = pages(edition)
    return page.body


def test_where_nothing_was_changed_the_page_says_that_and_not_that_everything_here_was() -> None:
    shown = body(site())
    assert NONE in shown
    assert ABOUT not in shown


def test_where_something_was_changed_the_page_says_what_stands_there() -> None:
    shown = body(site(withdrawn("2024-05-03")))
    assert ABOUT in shown
    assert NONE not in shown
