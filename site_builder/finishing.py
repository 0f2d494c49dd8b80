"""Finished pages: each with its pictures' sizes, in its frame. One of which nothing has changed is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from itertools import groupby, islice
from typing import cast

from site_builder.data.manifest import hash_of_words
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.frames import Frames, poured
from site_builder.html.sized import LookUp, sized
from site_builder.messages import Messages
from site_builder.pages import Titles
from site_builder.pages.recipes import Chapter, Recipe
from site_builder.record.outlines import Day, WithheldError, outlined
from site_builder.record.outputs import KnownOutput, Output, Page
from site_builder.record.record import Record
from site_builder.record.updates import Update

_KIND, _MONTH, _CHAPTER = "finished", "finished together", "chapters"
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


@dataclass(frozen=True)
class _Lists:
    """All that a chapter is made of."""

    record: Record
    """Without the texts of updates."""
    site_name: str
    site_url: str
    messages: Messages
    today: date
    frames: Frames
    shown: LookUp


def finished(found: Iterable[Page | Recipe | Chapter], shop: Workshop) -> Iterator[Finished]:
    """The pages in their order, each with a title of its own."""
    titles = Titles(shop.edition)
    lists = _lists(shop)
    for month, group in groupby(found, _month_of):
        if month:
            recipes = cast(list[Recipe], list(group))
            for recipe, made in zip(recipes, _together(recipes, shop), strict=True):
                yield _titled(made, titles, partial(recipe.made, shop.edition), shop)
            continue
        for one in cast(Iterator[Page | Chapter], group):
            if isinstance(one, Chapter):
                for number, made in enumerate(_chapter(one, lists, shop)):
                    yield _titled(made, titles, partial(_page_of, one, number, shop), shop)
            else:
                yield _finished(replace(one, title=titles.own(one.title)), shop)


def _month_of(one: Page | Recipe | Chapter) -> tuple[object, ...]:
    """What pages have in common that are remembered together, those of the updates of a month; empty for all others."""
    if not isinstance(one, Recipe):
        return ()
    about = one.subject[0]
    return (one.name, about.date.year, about.date.month) if isinstance(about, Update) else (one.name,)


def _titled(made: Finished, titles: Titles, again: Callable[[], Page], shop: Workshop) -> Finished:
    """A finished page, or the same once more with a title of its own."""
    title = titles.own(made.page.title)
    return made if title == made.page.title else _finished(replace(again(), title=title), shop)


def _lists(shop: Workshop) -> _Lists:
    one = shop.edition
    return _Lists(outlined(one.record), one.site_name, one.site_url, one.messages, one.today, shop.frames, shop.shown)


def _page_of(chapter: Chapter, number: int, shop: Workshop) -> Page:
    return next(islice(chapter.made(shop.edition), number, None))


def _chapter(chapter: Chapter, lists: _Lists, shop: Workshop) -> list[Finished]:
    """Its pages; from a record with all texts where one of them asks for these."""
    new: list[Finished] = []

    def make(asked: _Lists) -> tuple[Known, ...]:
        edition = Edition(
            asked.record,
            cast(datetime, Day(asked.today)),
            asked.site_name,
            asked.site_url,
            asked.messages,
            shop.edition.memory,
        )
        inner = Workshop(edition, asked.frames, asked.shown)
        new.extend(_finished(page, inner) for page in chapter.made(edition))
        return tuple(_known(made) for made in new)

    try:
        known = shop.edition.memory.recall_asked(_CHAPTER, lists, (chapter.name, *chapter.subject), make, (Frames,))
    except (WithheldError, TypeError):  # an outline has no such operator; any other TypeError is raised again below
        return [_finished(page, shop) for page in chapter.made(shop.edition)]
    return new or [_again(one, partial(_page_of, chapter, number, shop), shop) for number, one in enumerate(known)]


def _known(made: Finished) -> Known:
    """What is remembered of a page that has just been made."""
    return Known(replace(made.page, body=""), mark_of(made.output.content))


def _again(known: Known, make: Callable[[], Page], shop: Workshop) -> Finished:
    """A page that is remembered, and is made again where its file is not there any more."""
    output = KnownOutput(known.page.path, known.mark, lambda: _finished(make(), shop).output.content)
    return Finished(known.page, output)


def _finished(page: Page, shop: Workshop) -> Finished:
    body = sized(page.body, page.address, shop.shown)
    whole = replace(page, body=body, words=hash_of_words(body))
    return Finished(whole, poured(whole, shop.edition, shop.frames))


def _together(recipes: Sequence[Recipe], shop: Workshop) -> Iterator[Finished]:
    """Some pages. Where nothing that any of them depends on has changed, which is asked at once, none is looked at by
    itself: a page costs many times as much as its part of that."""
    new: dict[int, Output | KnownOutput] = {}

    def make(asked: Workshop) -> tuple[Known, ...]:
        return tuple(_recalled(one, asked, partial(new.__setitem__, number)) for number, one in enumerate(recipes))

    subject = tuple(member for one in recipes for member in (one.name, *one.subject))
    for number, known in enumerate(shop.edition.memory.recall_asked(_MONTH, shop, subject, make, _THROUGH)):
        if number in new:
            yield Finished(known.page, new[number])
        else:
            yield _again(known, partial(recipes[number].made, shop.edition), shop)


def _recalled(recipe: Recipe, shop: Workshop, keep: Callable[[Output | KnownOutput], None]) -> Known:
    """A page of which all that it depends on is noted while it is made; its file is kept where it is."""

    def make(asked: Workshop) -> Known:
        made = _finished(recipe.made(asked.edition), asked)
        keep(made.output)
        return _known(made)

    return shop.edition.memory.recall_asked(_KIND, shop, (recipe.name, *recipe.subject), make, _THROUGH)
