"""The list of all documents: each once, with where it is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.edition import Edition
from site_builder.record.named_documents import ListedDocument
from site_builder.record.plan import Area
from site_builder.record.updates import Update
from site_builder.views.documents import DocumentEntry, document_entry
from site_builder.views.links import AreaNames, DatedLink, area_names, dated_link

FEW = 3
"""The most places that are listed in one line; more are folded away."""


@dataclass(frozen=True)
class Mentions:
    """Updates and areas that point to a document."""

    updates: tuple[DatedLink, ...]
    areas: AreaNames

    def __bool__(self) -> bool:
        return bool(self.updates or self.areas)


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


@dataclass(frozen=True)
class DocumentsView:
    """What the list of all documents prints."""

    title: str
    here: tuple[DocumentRow, ...]
    elsewhere: tuple[DocumentRow, ...]
    """The documents that the record only names."""


def documents_view(edition: Edition, title: str) -> DocumentsView:
    """Every document of the record."""
    listed = edition.record.listed_documents
    return DocumentsView(
        title=title,
        here=_rows(edition, (one for one in listed if one.document.held is not False), says_held=True),
        elsewhere=_rows(edition, (one for one in listed if one.document.held is False), says_held=False),
    )


def _rows(edition: Edition, documents: Iterable[ListedDocument], *, says_held: bool) -> tuple[DocumentRow, ...]:
    return tuple(
        DocumentRow(
            entry=document_entry(edition, one, says_held=says_held),
            rests=_mentions(edition, one.rests),
            folded=len(one.rests) if len(one.rests) > FEW else 0,
            named=_mentions(edition, one.named),
        )
        for one in documents
    )


def _mentions(edition: Edition, owners: Iterable[Update | Area]) -> Mentions:
    owners = list(owners)
    updates = tuple(dated_link(one) for one in owners if isinstance(one, Update))
    return Mentions(updates, area_names(edition, [one for one in owners if isinstance(one, Area)]))
