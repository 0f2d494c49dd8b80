"""Finished pages: each with its pictures' sizes, in its frame. One of which nothing has changed is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import groupby, islice
from typing import cast

from site_builder.data.manifest import hash_of_words
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.frames import Frames, poured
from site_builder.html.sized import LookUp, sized
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import Titles
from site_builder.pages.recipes import Chapter, Recipe, page_of
from site_builder.record.outlines import WithheldError
from site_builder.record.outputs import KnownOutput, Output, Page
from site_builder.record.record import Record
from site_builder.record.updates import Update

_KIND, _OF_ALL, _MONTH = "finished", "finished of all", "finished together"
_CHAPTER, _LIST = "chapters", "lists"
_THROUGH = (Edition, Record, Frames)


@dataclass(frozen=True)
class Workshop:
    """All that a finished page is made of, beside what it is about."""

    edition: Edition
    frames: Frames
    shown: LookUp

    @cached_property
    def outlined(self) -> OutlinedEdition:
        """The edition without the texts of its updates."""
        return OutlinedEdition(self.edition)

    @cached_property
    def lean(self) -> Workshop:
        """The same without the texts of updates."""
        return cast(Workshop, _Lean(self))


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


class _Lean:
    """Stands in for a workshop, with an edition that is made when it is first asked for."""

    def __init__(self, shop: Workshop) -> None:
        self._outlined = shop.outlined
        self.frames = shop.frames
        self.shown = shop.shown

    @property
    def edition(self) -> Edition:
        return self._outlined.edition


@dataclass(frozen=True)
class _Around:
    """What is around a page."""

    frames: Frames
    shown: LookUp


def finished(found: Iterable[Page | Recipe | Chapter], shop: Workshop) -> Iterator[Finished]:
    """The pages in their order, each with a title of its own."""
    titles = Titles(shop.edition)
    for month, group in groupby(found, _month_of):
        if month:
            recipes = cast(list[Recipe], list(group))
            for recipe, made in zip(recipes, _together(recipes, shop), strict=True):
                yield _titled(made, titles, partial(recipe.made, shop.edition), shop)
            continue
        for one in cast(Iterator[Page | Chapter], group):
            if isinstance(one, Chapter):
                for number, made in enumerate(_chapter(one, shop)):
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


def _page_of(chapter: Chapter, number: int, shop: Workshop) -> Page:
    return page_of(next(islice(chapter.recipes(shop.edition), number, None)), shop.edition)


def _chapter(chapter: Chapter, shop: Workshop) -> list[Finished]:
    """Its pages; from a record with all texts where one of them asks for these. Where something has changed besides such
    texts, each page that says what it is about is asked by itself."""
    new: list[Finished] = []

    def make(asked: _Around) -> tuple[Known, ...]:
        inner = Workshop(shop.outlined.edition, asked.frames, asked.shown)
        new.extend(_listed(one, inner) for one in chapter.recipes(inner.edition))
        return tuple(_known(made) for made in new)

    subject = (chapter.name, shop.outlined.mark, *chapter.subject)
    around = _Around(shop.frames, shop.shown)
    try:
        known = shop.edition.memory.recall_asked(_CHAPTER, around, subject, make, (Frames,))
    except (WithheldError, TypeError):  # an outline has no such operator; any other TypeError is raised again below
        return [_finished(page, shop) for page in chapter.made(shop.edition)]
    return new or [_again(one, partial(_page_of, chapter, number, shop), shop) for number, one in enumerate(known)]


def _listed(one: Page | Recipe, shop: Workshop) -> Finished:
    """A page of a chapter."""
    if not isinstance(one, Recipe):
        return _finished(one, shop)
    new: list[Output | KnownOutput] = []
    known = _recalled(_LIST, one, shop, new.append)
    return Finished(known.page, new[0]) if new else _again(known, partial(one.made, shop.edition), shop)


def _known(made: Finished) -> Known:
    """What is remembered of a page that has just been made."""
    output = made.output
    mark = output.mark if isinstance(output, KnownOutput) else mark_of(output.content)
    return Known(replace(made.page, body=""), mark)


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

    def make(asked: Workshop) -> tuple[Known | None, ...]:
        return tuple(_attempted(one, asked, partial(new.__setitem__, number)) for number, one in enumerate(recipes))

    subject = tuple(member for one in recipes for member in (one.name, *one.subject))
    memory, marks = shop.edition.memory, shop.outlined.marks
    found = memory.recall_asked(_MONTH, shop.lean, subject, make, _THROUGH, marks)
    for number, (recipe, known) in enumerate(zip(recipes, found, strict=True)):
        page = known or _recalled(_OF_ALL, recipe, shop, partial(new.__setitem__, number))
        if number in new:
            yield Finished(page.page, new[number])
        else:
            yield _again(page, partial(recipe.made, shop.edition), shop)


def _attempted(recipe: Recipe, asked: Workshop, keep: Callable[[Output | KnownOutput], None]) -> Known | None:
    """A page; None if it asks for the text of an update that it is not about."""
    try:
        return _recalled(_KIND, recipe, asked, keep)
    except (WithheldError, TypeError):  # an outline has no such operator; any other TypeError is raised again later
        return None


def _recalled(kind: str, recipe: Recipe, shop: Workshop, keep: Callable[[Output | KnownOutput], None]) -> Known:
    """A page of which all that it depends on is noted while it is made; its file is kept where it is."""

    def make(asked: Workshop) -> Known:
        made = _finished(recipe.made(asked.edition), asked)
        keep(made.output)
        return _known(made)

    return shop.edition.memory.recall_asked(kind, shop, (recipe.name, *recipe.subject), make, _THROUGH)
