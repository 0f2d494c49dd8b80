"""The e-mail as text: its parts in their order, each written as one form of text has it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from site_builder.messages import Messages
from site_builder.views.digest import DigestView
from site_builder.views.digest.items import Item, Part


class TextForm(ABC):
    """How a form of text writes each kind of block. All words are the record's or the catalogue's, unescaped."""

    rule = ""
    """The line above the last words; "" for none."""

    def body(self, view: DigestView, messages: Messages) -> bytes:
        """The whole e-mail but its subject, in UTF-8, with an empty line between blocks."""
        return ("\n\n".join(self._blocks(view, messages)) + "\n").encode()

    @abstractmethod
    def title(self, words: str) -> str:
        """The heading of the e-mail."""

    @abstractmethod
    def heading(self, words: str) -> str:
        """The heading of a part."""

    @abstractmethod
    def words(self, words: str) -> str:
        """A paragraph."""

    @abstractmethod
    def item(self, item: Item) -> str:
        """One thing that became public, with all that is told of it."""

    @abstractmethod
    def last(self, words: str, item: Item) -> str:
        """The newest thing, where the e-mail has none of its days."""

    @abstractmethod
    def link(self, words: str, address: str, name: str = "") -> str:
        """Words and an address after them, which is called `name` where the form can do that."""

    def _blocks(self, view: DigestView, messages: Messages) -> Iterator[str]:
        yield self.title(view.heading)
        yield self.words(f"{view.counted} {view.about}")
        if view.last:
            yield self.last(messages.plain("mail.last"), view.last)
        for one in view.parts:
            yield from self._part(one, messages)
        if view.others:
            yield self.link(messages.count("mail.others", len(view.others)), view.changes)
        yield from self._part(view.coming, messages)
        if not view.coming.items:
            yield self.words(messages.plain("mail.no_dates"))
        yield self.heading(messages.plain("mail.help"))
        for helper in view.helpers:
            yield "\n".join([*map(self.words, helper.lines), *filter(None, [helper.url])])
        if self.rule:
            yield self.rule
        yield self.link(messages.plain("mail.all"), view.site)
        yield self.words(messages.plain("mail.why"))

    def _part(self, part: Part, messages: Messages) -> Iterator[str]:
        yield self.heading(messages.plain(f"mail.{part.name}"))
        yield from map(self.item, part.items)
        if part.left_out:
            words = messages.count("mail.more", part.left_out)
            yield self.link(words, part.more, messages.plain("mail.more_link"))
