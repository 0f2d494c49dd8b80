"""Everything that is said about one update, on its page and in the feeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.named_documents import NamedDocument
from site_builder.record.tracked_promises import TrackedPromise
from site_builder.record.updates import Correction, DiaryDate, Series, Update, Withdrawal
from site_builder.views.documents import DocumentEntry, DocumentLine, document_entries, document_line
from site_builder.views.promises import PromiseLine, promise_line
from site_builder.views.prose import ExplainedText, explained_text
from site_builder.views.quotes import Said, said

MOST_NAMED = 2
"""The most sources that are named where a page says when its text was written; if there are more, they are counted."""


@dataclass(frozen=True)
class Origin:
    """What a text was written from."""

    sources: tuple[DocumentLine, ...] = ()
    """The sources that are named; empty if there are too many, or none."""
    count: int = 0
    """How many there are if they are too many to name; else 0."""

    def __bool__(self) -> bool:
        return bool(self.sources or self.count)


@dataclass(frozen=True)
class Happened:
    """When the event itself took place, and its name if it has one."""

    date: Span
    title: str


@dataclass(frozen=True)
class Promises:
    """Promises of one update."""

    lines: tuple[PromiseLine, ...] = ()
    all_own: bool = True
    """Whether the council itself promised all of them."""

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True)
class NumberedLink:
    """Another update of a series."""

    number: int
    address: str
    title: str


@dataclass(frozen=True)
class InSeries:
    """Its number in a series, and which numbers are missing."""

    name: str
    number: int
    missing: tuple[str, ...]
    """The numbers of the series that the record does not have, as "2" or "3 to 6"."""
    before: NumberedLink | None = None
    """The update before it in the series."""
    after: NumberedLink | None = None
    """The update after it in the series."""
    ladder: str = ""
    """The address of the whole series, or ""."""


@dataclass(frozen=True)
class ArticleView:
    """What an update says; for a withdrawn one, only that it was withdrawn."""

    date: When
    withdrawn: Withdrawal | None = None
    written: When | None = None
    """When the text was written, if that is later than its date."""
    origin: Origin = Origin()
    happened: Happened | None = None
    corrections: tuple[Correction, ...] = ()
    means: str = ""
    """What it means for families, or ""."""
    image: str = ""
    """Path below `docs/`, or ""."""
    image_alt: str = ""
    body: ExplainedText | None = None
    quotes: tuple[Said, ...] = ()
    promises: Promises = Promises()
    kept: Promises = Promises()
    """The promises that it shows to be done."""
    partly_kept: Promises = Promises()
    """Those of which it shows a part to be done."""
    diary: tuple[DiaryDate, ...] = ()
    sources: tuple[DocumentEntry, ...] = ()
    named: tuple[DocumentEntry, ...] = ()
    """Documents that it names but is not based on."""
    series: InSeries | None = None


def article_view(edition: Edition, update: Update) -> ArticleView:
    """What an update says."""
    if update.withdrawn:
        return ArticleView(update.date, withdrawn=update.withdrawn)
    documents = edition.record.documents_by_owner.get(update.name, [])
    promises, kept = edition.promise_by_id, [keep for keep in update.keeps if keep.id in edition.promise_by_id]
    return ArticleView(
        date=update.date,
        written=update.written,
        origin=origin(edition, update),
        happened=Happened(update.happened, update.happened_title) if update.happened else None,
        corrections=update.corrections,
        means=update.means,
        image=update.image,
        image_alt=update.image_alt,
        body=explained_text(edition, update.body, f"update/{update.name}"),
        quotes=tuple(map(said, update.quotes)),
        promises=_promises(edition, [promises[promise.id] for promise in update.promises]),
        kept=_promises(edition, [promises[keep.id] for keep in kept if not keep.partly]),
        partly_kept=_promises(edition, [promises[keep.id] for keep in kept if keep.partly]),
        diary=update.diary,
        sources=document_entries(edition, (document for document in documents if document.is_source)),
        named=document_entries(edition, (document for document in documents if not document.is_source)),
        series=_in_series(edition, update, update.series) if update.series else None,
    )


def origin(edition: Edition, update: Update) -> Origin:
    """What an update's text was written from: its sources, or how many there are."""
    documents: Sequence[NamedDocument] = edition.record.documents_by_owner.get(update.name, [])
    sources = [entry.document for entry in documents if entry.is_source]
    if len(sources) > MOST_NAMED:
        return Origin(count=len(sources))
    return Origin(tuple(document_line(edition, source) for source in sources))


def _in_series(edition: Edition, update: Update, series: Series) -> InSeries:
    before, after = (_numbered(one) for one in edition.record.beside_in_series[update.name])
    missing = tuple(edition.record.missing_numbers(series.name))
    ladder = f"documents/#{edition.record.ladders[series.name].anchor}" if series.name in edition.record.ladders else ""
    return InSeries(series.name, series.number, missing, before, after, ladder)


def _numbered(update: Update | None) -> NumberedLink | None:
    return NumberedLink(update.series.number, update.address, update.title) if update and update.series else None


def _promises(edition: Edition, entries: Sequence[TrackedPromise]) -> Promises:
    lines = tuple(promise_line(edition, entry) for entry in entries)
    return Promises(lines, all(line.is_own for line in lines))
