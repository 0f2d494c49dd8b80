"""The list of all documents: each once, with where it is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from site_builder.edition import Edition
from site_builder.record.dates import Span
from site_builder.record.named_documents import ListedDocument
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.documents import DocumentEntry, document_entry
from site_builder.views.ladders import LadderView, ladder_views
from site_builder.views.links import AreaNames, DatedLink, area_names, dated_link
from site_builder.views.sums import Sum

FEW = 3
"""The most places that are listed in one line; more are folded away."""


@dataclass(frozen=True)
class Mentions:
    """Updates and areas that point to a document."""

    updates: tuple[DatedLink, ...] = ()
    areas: AreaNames = field(default_factory=AreaNames)

    def __bool__(self) -> bool:
        return bool(self.updates or self.areas)


@dataclass(frozen=True)
class UseLine:
    """A rating, a judgement or another thing that uses a document."""

    kind: str
    address: str
    title: str
    date: Span | None


@dataclass(frozen=True)
class DocumentRow:
    """A document with everything that points to it."""

    entry: DocumentEntry
    rests: Mentions
    """What is based on it."""
    folded: int
    """How many these are, if there are so many that they are folded away; else 0."""
    named: Mentions
    """What names it but is not based on it."""
    uses: tuple[UseLine, ...]
    """Where else it is used."""
    folded_uses: int
    """How many these are, if there are so many that they are folded away; else 0."""


@dataclass(frozen=True)
class PublisherGroup:
    """The documents of one publisher that no link leads to."""

    publisher: str
    """ "" where the record names none."""
    rows: tuple[DocumentRow, ...]
    """Newest first, those without a date last."""
    count: int


@dataclass(frozen=True)
class DocumentsView:
    """What the list of all documents prints."""

    title: str
    ladders: tuple[LadderView, ...]
    """Every numbered series."""
    sums: tuple[Sum, ...]
    """How many can be opened, and how many cannot, leaving out zeros."""
    open: tuple[DocumentRow, ...]
    """Those with a link; newest first."""
    held: tuple[PublisherGroup, ...]
    """Those that the record has, but without a link."""
    named: tuple[PublisherGroup, ...]
    """Those that the record only names."""


def documents_view(edition: Edition, title: str) -> DocumentsView:
    """Every document of the record: first those that a reader can open."""
    listed = sorted(edition.record.listed_documents, key=_age)
    can_open = [one for one in listed if _is_open(one)]
    closed = [one for one in listed if not _is_open(one)]
    held = [one for one in closed if one.document.held]
    named = [one for one in closed if not one.document.held]
    series = ladder_views(edition)
    parts = (("open", can_open), ("series", series), ("held", held), ("named", named))
    return DocumentsView(
        title=title,
        ladders=series,
        sums=tuple(
            Sum(f"section-{name}", edition.messages.count(f"documents_sum.{name}", len(found)))
            for name, found in parts
            if found
        ),
        open=_rows(edition, can_open),
        held=_by_publisher(edition, held),
        named=_by_publisher(edition, named),
    )


def _is_open(listed: ListedDocument) -> bool:
    """Whether there is an address at which it can be read, if only in a web archive."""
    document = listed.document
    return bool(document.url or document.file or document.archived)


def _age(listed: ListedDocument) -> int:
    """Sorts documents, newest first, those without a date last."""
    return -listed.document.date.last_day.toordinal() if listed.document.date else 0


def _by_publisher(edition: Edition, documents: Sequence[ListedDocument]) -> tuple[PublisherGroup, ...]:
    """Documents by publisher, those with most first, then by name; those without a publisher last."""
    found: dict[str, list[ListedDocument]] = {}
    for one in documents:
        found.setdefault(one.document.publisher, []).append(one)
    groups = sorted(found.items(), key=lambda group: (not group[0], -len(group[1]), group[0].casefold()))
    return tuple(PublisherGroup(publisher, _rows(edition, those), len(those)) for publisher, those in groups)


def _rows(edition: Edition, documents: Iterable[ListedDocument]) -> tuple[DocumentRow, ...]:
    return tuple(_row(edition, one) for one in documents)


def _row(edition: Edition, one: ListedDocument) -> DocumentRow:
    rests = [owner for owner in one.rests if owner.address not in one.users]
    return DocumentRow(
        entry=document_entry(edition, one, says_held=_is_open(one), misses_any=True),
        rests=_mentions(edition, rests),
        folded=len(rests) if len(rests) > FEW else 0,
        named=_mentions(edition, (owner for owner in one.named if owner.address not in one.users)),
        uses=tuple(UseLine(use.kind.value, use.address, use.title, use.date) for use in one.uses),
        folded_uses=len(one.uses) if len(one.uses) > FEW else 0,
    )


def _mentions(edition: Edition, owners: Iterable[Update | Area]) -> Mentions:
    owners = list(owners)
    updates = tuple(dated_link(one) for one in owners if isinstance(one, Update))
    return Mentions(updates, area_names(edition, [one for one in owners if isinstance(one, Area)]))
