"""A feed in a format; one of which nothing has changed is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.edition import Edition
from site_builder.feeds.contents import Feed
from site_builder.recalled import recalled
from site_builder.record.outputs import KnownOutput, Output
from site_builder.record.updates import Update

ArticleOf = Callable[[Edition, Update], str]
"""Makes the article of an update as safe HTML with absolute addresses, and asks the edition that it gets for all it needs."""
_KIND = "feeds"


def recalled_feed(
    edition: Edition,
    path: str,
    subject: Iterable[object],
    make: Callable[[Edition], Feed],
    write: Callable[[Feed], bytes],
) -> Output | KnownOutput:
    """The feed that `make` gives for an edition, in a format; it depends on the subject and what it asks, as `recalled` has it."""
    return recalled(edition, _KIND, path, subject, lambda asked: write(make(asked)))


class Articles(dict[str, str]):
    """The article of each update by its name, made when it is first asked for: feeds hold few of them."""

    def __init__(self, edition: Edition, updates: Iterable[Update], article_of: ArticleOf) -> None:
        super().__init__()
        self._edition = edition
        self._updates = {update.name: update for update in updates}
        self._article_of = article_of

    def __missing__(self, name: str) -> str:
        self[name] = made = self._article_of(self._edition, self._updates[name])
        return made
