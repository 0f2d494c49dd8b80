"""Every text that young people read: where it is, and which texts share a page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from site_builder.edition import Edition
from site_builder.memory import Memory
from site_builder.problems import Place
from site_builder.readability.explaining import is_explained
from site_builder.readability.figures import Figures, difficulty, figures, sentences_of
from site_builder.readability.grammar import says_when
from site_builder.readability.text import Piece, Sentence, key, read_html, read_plain
from site_builder.record.plan import BLOCKS, Area
from site_builder.record.promises import Promise
from site_builder.record.prose import Prose
from site_builder.record.record import Record
from site_builder.record.updates import Update


@dataclass(frozen=True)
class Block:
    """What is under one heading: its first line and its pieces."""

    place: Place
    pieces: tuple[Piece, ...]

    @property
    def word_count(self) -> int:
        """How many words it has, not counting its headings."""
        return sum(piece.word_count for piece in self.pieces if not piece.is_label)


@dataclass(frozen=True)
class YoungText:
    """One text for young people, in the order in which its page shows it."""

    what: str
    """What it is, such as "an update"."""
    place: Place
    blocks: tuple[Block, ...]
    is_page: bool = False
    """Whether it is a page of its own, with Markdown; otherwise it is a line or two of plain text."""
    has_headings: bool = False
    """Whether its page shows a heading above each block."""
    is_dated: bool = False
    """Whether its page shows beside it when something is due."""
    is_for_teenagers: bool = False
    """Whether only teenagers read it, for whom other limits hold."""
    page: str = ""
    """The address of the page that it shares with other texts; "" where it is by itself."""

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All its pieces."""
        return tuple(piece for block in self.blocks for piece in block.pieces)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences without headings."""
        return sentences_of(self.pieces)

    @cached_property
    def all_sentences(self) -> list[Sentence]:
        """Its sentences, including headings."""
        return [sentence for piece in self.pieces for sentence in piece.sentences]

    @cached_property
    def figures(self) -> Figures | None:
        """Its figures; None where it has no sentences."""
        return figures(self.sentences)

    @cached_property
    def hardest(self) -> Sentence:
        """Its hardest sentence; ValueError if it has none."""
        return max(self.sentences, key=difficulty)

    @cached_property
    def words(self) -> str:
        """All its words in small letters."""
        return " ".join(sentence.plain for sentence in self.all_sentences)

    @cached_property
    def _explaining(self) -> dict[str, bool]:
        """The answers of `explains`, since the same words may appear in every sentence."""
        return {}

    def explains(self, words: str) -> bool:
        """Whether it says what some of its words mean where they first appear; after that they may appear again."""
        small = " ".join(map(key, words.split()))
        if small not in self._explaining:
            first = next(number for number, sentence in enumerate(self.all_sentences) if small in sentence.plain)
            self._explaining[small] = is_explained(small, self.all_sentences, first)
        return self._explaining[small]

    def at(self, line: int) -> Place:
        """The place of a line in its file."""
        return self.place.at(line)


def young_texts(edition: Edition) -> list[YoungText]:
    """Every text for young people that the site shows, in this order: introduction, areas, updates, glossary, help, and
    what people said.

    The texts of withdrawn updates are left out, since they are not shown. Word-for-word quotations are not part of any
    text."""
    return [text for group in young_groups(edition) for text in group.texts()]


@dataclass(frozen=True)
class YoungGroup:
    """The texts that come from one place, such as an update: no page shows texts of two groups, but for those that are
    by themselves."""

    mark: bytes
    """The hash of all that they are read from; b"" where nothing may be remembered of it."""
    read: Callable[[], Iterator[YoungText]]

    def texts(self) -> list[YoungText]:
        """The texts that have words, in the order in which their page shows them."""
        return [text for text in self.read() if text.pieces]


def young_groups(edition: Edition) -> Iterator[YoungGroup]:
    """The same texts in groups, none of which has been read yet."""
    if not edition.council.second_version.is_on:
        return iter(())
    hidden = {update.name for update in edition.hidden}
    return _Texts(edition.record, edition.memory).groups(hidden)


class _Texts:
    """Reads the texts, splitting each file into lines only once."""

    def __init__(self, record: Record, memory: Memory) -> None:
        self._record = record
        self._memory = memory
        self._second = record.council.second_version
        self._lines: dict[str, list[str]] = {}

    def groups(self, hidden: Collection[str]) -> Iterator[YoungGroup]:
        introduction = self._record.introduction
        if introduction and introduction.young_people:
            yield self._of_introduction(introduction.young_people)
        if introduction and introduction.teenagers:
            read = partial(self._of_teenagers, introduction.teenagers, self._second.teenagers)
            yield YoungGroup(self._memory.fingerprint("teenagers", *self._inputs(introduction.teenagers)), read)
        for area in self._record.areas:
            yield YoungGroup(self._memory.fingerprint(*self._inputs_of_area(area)), partial(self._of_area, area))
        for update in self._record.updates:
            if not update.withdrawn and (update.young_people or update.promises):
                mark = b"" if update.name in hidden else self._memory.stamped(update)
                yield YoungGroup(mark, partial(self._of_update, update))
        terms = [("a word's meaning", term.young_people, term.young_people_place or term.place) for term in self._record.terms]  # fmt: skip
        help_ = [("help", one.text, one.place) for one in self._record.council.young_people.help if one.place]
        yield from (self._of_lines(*line) for line in (*terms, *help_, *self._said()))

    def _said(self) -> Iterator[tuple[str, str, Place]]:
        """What people said, what was done about it and why, in a child's words."""
        for voice in self._record.voices:
            if young := voice.young_people:
                place = voice.place_of("young_people")
                for key in ("said", "did", "why"):
                    yield "what people said", getattr(young, key), young.places.get(key, place)

    def _of_introduction(self, text: Prose) -> YoungGroup:
        def read() -> Iterator[YoungText]:
            block = self._block(text, below_heading=True)
            yield YoungText("the introduction", block.place, (block,), is_page=True, page=self._second.home)

        return YoungGroup(self._memory.fingerprint("introduction", *self._inputs(text)), read)

    def _of_lines(self, what: str, text: str, place: Place) -> YoungGroup:
        def read() -> Iterator[YoungText]:
            yield self._plain(what, text, place)

        typed = self._record.typed.get(place.file, "") if text else ""
        return YoungGroup(self._memory.fingerprint(what, text, place, typed), read)

    def _inputs(self, text: Prose) -> tuple[object, ...]:
        return text, text.place, self._record.typed.get(text.place.file, "") if text.place else ""

    def _inputs_of_area(self, area: Area) -> tuple[object, ...]:
        blocks = tuple((block.heading, *self._inputs(block.text)) for block in area.young_people)
        ratings = tuple((one.young_people, one.young_people_place or one.place) for one in area.ratings)
        title = (area.young_people_title, area.place_of("young_people_title"))
        typed = self._record.typed.get(area.place.file, "")
        teenagers = self._inputs(area.teenagers)
        closed = (area.closed.young_people, area.closed.young_people_place) if area.closed else ()
        return (
            "area",
            self._second.page_of_area(area.name),
            area.place.file,
            typed,
            title,
            blocks,
            ratings,
            teenagers,
            closed,
        )

    def _of_area(self, area: Area) -> Iterator[YoungText]:
        page = self._second.page_of_area(area.name)
        title = area.young_people_title
        pieces = read_plain(
            title, self._source(area.place.file), (at := area.place_of("young_people_title")).line, tag="h1"
        )
        yield YoungText("a title", at, (Block(at, pieces),), page=page)
        ordered = sorted(area.young_people, key=lambda block: ("", *BLOCKS).index(block.heading))
        blocks = tuple(self._block(block.text, below_heading=bool(block.heading)) for block in ordered)
        if blocks:
            first = min(block.place for block in blocks)
            yield YoungText("an area", first, blocks, is_page=True, has_headings=True, page=page)
        yield from self._of_teenagers(area.teenagers, f"{self._second.teenagers}{area.name}/")
        for rating in area.ratings:
            yield self._plain("a rating", rating.young_people, rating.young_people_place or rating.place, page=page)
        if closed := area.closed:
            place = closed.young_people_place or area.place
            yield self._plain("the reason why an area was closed", closed.young_people, place, page=page)

    def _of_update(self, update: Update) -> Iterator[YoungText]:
        page = self._second.page_of(update.address)
        if update.young_people:
            block = self._block(update.young_people)
            yield YoungText("an update", block.place, (block,), is_page=True, page=page)
        yield from self._of_teenagers(update.teenagers, self._second.teenagers + update.address)
        for promise in update.promises:
            place = promise.young_people_place or promise.place
            is_dated = promise.due is not None or says_when(promise.due_text)
            yield self._plain("a promise", promise.young_people, place, page=page, is_dated=is_dated)
            if outcome := promise.outcome:
                yield self._plain("a reason", outcome.young_people, _place_of_reason(promise), page=page)

    def _of_teenagers(self, text: Prose, page: str) -> Iterator[YoungText]:
        if text:
            block = self._block(text, below_heading=True)
            yield YoungText(
                "a text for teenagers",
                block.place,
                (block,),
                is_page=True,
                has_headings=True,
                is_for_teenagers=True,
                page=page,
            )

    def _block(self, text: Prose, *, below_heading: bool = False) -> Block:
        place = text.place or Place("")
        first_line = place.line + below_heading  # its heading is on the line of its place
        return Block(place, read_html(text.html(""), self._source(place.file), first_line))

    def _plain(self, what: str, text: str, place: Place, *, page: str = "", is_dated: bool = False) -> YoungText:
        pieces = read_plain(text, self._source(place.file), place.line) if text else ()
        return YoungText(what, place, (Block(place, pieces),), page=page, is_dated=is_dated)

    def _source(self, file: str) -> list[str]:
        if file not in self._lines:
            self._lines[file] = self._record.typed.get(file, "").split("\n")
        return self._lines[file]


def _place_of_reason(promise: Promise) -> Place:
    """Where it was typed in a child's words why a promise was not kept."""
    outcome = promise.outcome
    return (outcome and outcome.young_people_place) or promise.place
