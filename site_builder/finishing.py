"""Finished pages: each with its pictures' sizes, in its frame. One of which nothing has changed is not made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from site_builder.data.manifest import hash_of_words
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.frames import Frames, poured
from site_builder.html.sized import LookUp, sized
from site_builder.pages import Titles
from site_builder.pages.recipes import Recipe
from site_builder.record.outputs import KnownOutput, Output, Page
from site_builder.record.record import Record

_KIND = "finished"
_THROUGH = (Edition, Record, Frames)


@dataclass(frozen=True)
class Workshop:
    """All that a finished page is made of, beside what it is about."""

    edition: Edition
    frames: Frames
    shown: LookUp


@dataclass(frozen=True)
class Finished:
    """A finished page: what other files say of it, and its file."""

    page: Page
    """Without its body where that is not needed any more."""
    output: Output | KnownOutput


@dataclass(frozen=True)
class Known:
    """What is remembered of a finished page."""

    page: Page
    """Without its body."""
    mark: bytes
    """The hash of its file."""


def finished(found: Iterable[Page | Recipe], shop: Workshop) -> Iterator[Finished]:
    """The pages in their order, each with a title of its own."""
    titles = Titles(shop.edition)
    for one in found:
        if isinstance(one, Recipe):
            made = _recalled(one, shop)
            title = titles.own(made.page.title)
            yield made if title == made.page.title else _finished(replace(one.made(shop.edition), title=title), shop)
        else:
            yield _finished(replace(one, title=titles.own(one.title)), shop)


def _finished(page: Page, shop: Workshop) -> Finished:
    body = sized(page.body, page.address, shop.shown)
    whole = replace(page, body=body, words=hash_of_words(body))
    return Finished(whole, poured(whole, shop.edition, shop.frames))


def _recalled(recipe: Recipe, shop: Workshop) -> Finished:
    """A page of which all that it depends on is noted while it is made."""
    new: list[Output | KnownOutput] = []

    def make(asked: Workshop) -> Known:
        made = _finished(recipe.made(asked.edition), asked)
        new.append(made.output)
        return Known(replace(made.page, body=""), mark_of(made.output.content))

    subject = (recipe.name, *recipe.subject)
    known = shop.edition.memory.recall_asked(_KIND, shop, subject, make, _THROUGH)
    if new:
        return Finished(known.page, new[0])
    again = KnownOutput(known.page.path, known.mark, lambda: _finished(recipe.made(shop.edition), shop).output.content)
    return Finished(known.page, again)
