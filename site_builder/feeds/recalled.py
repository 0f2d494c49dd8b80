"""A feed in a format; one of which nothing has changed is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.edition import Edition
from site_builder.feeds.contents import Feed
from site_builder.fingerprint import mark_of
from site_builder.outlined_edition import OutlinedEdition
from site_builder.record.outlines import WithheldError
from site_builder.record.outputs import KnownOutput, Output
from site_builder.record.record import Record
from site_builder.record.updates import Update

ArticleOf = Callable[[Edition, Update], str]
"""Makes the article of an update as safe HTML with absolute addresses, and asks the edition that it gets for all it needs."""
_KIND, _KIND_OF_ALL = "feeds", "feeds of all"
_THROUGH = (Edition, Record)


def recalled_feed(
    outlined: OutlinedEdition,
    path: str,
    subject: Iterable[object],
    make: Callable[[Edition], Feed],
    write: Callable[[Feed], bytes],
) -> Output | KnownOutput:
    """The feed that `make` gives for an edition, at its path. It depends on its path, the members of the subject, such as
    its updates, and on what it asks of the edition that it is given, and on nothing else. That edition has no texts of
    updates, unless it asks for one."""
    new: list[bytes] = []
    whole, about = outlined.whole, (path, *subject)

    def made(asked: Edition) -> bytes:
        new.append(write(make(asked)))
        return mark_of(new[0])

    def made_of_outlines(asked: OutlinedEdition) -> bytes:
        return made(asked.edition)

    try:
        mark = whole.memory.recall_asked(_KIND, outlined, about, made_of_outlines, _THROUGH, outlined.marks)
    except (WithheldError, TypeError):  # an outline has no such operator; any other TypeError is raised again below
        mark = whole.memory.recall_asked(_KIND_OF_ALL, whole, about, made, _THROUGH)
    return Output(path, new[0]) if new else KnownOutput(path, mark, lambda: write(make(whole)))


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
