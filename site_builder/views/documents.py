"""Documents: as one line in a text, and in a list, with everything that is known about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from site_builder.edition import Edition
from site_builder.messages import Messages, upper_first
from site_builder.record.addresses import file_address
from site_builder.record.dates import Span
from site_builder.record.documents import Document
from site_builder.record.named_documents import ListedDocument, NamedDocument


@dataclass(frozen=True)
class DocumentLine:
    """A document in one line."""

    title: str
    url: str
    """Its address on another site, or ""."""
    path: str | None
    """Its path on this site, from the root; None if it is not on this site."""
    publisher: str
    date: Span | None
    size: str
    """Its type and size in words, or ""."""
    note: str
    archived: str = ""
    """The address of a copy in a web archive, or ""."""

    def address(self, root: str) -> str:
        """Its address relative to a page; "" if no link is known."""
        return self.url or ("" if self.path is None else f"{root}{self.path}")


@dataclass(frozen=True)
class DocumentEntry:
    """A document in a list."""

    anchor: str
    other_anchors: tuple[str, ...]
    document: DocumentLine
    size: str
    """Its type and size, or "", with a capital if it begins the line of facts."""
    no_link: str
    """The words that say that no link is known, or ""; capitalised likewise."""
    responses: tuple[DocumentLine, ...]
    """The council's answer to it, the answer to that, and so on."""
    held: str
    """Words that say whether the record has it, or ""."""
    answer: str
    """Words that say there is no response, or ""."""


def document_line(edition: Edition, document: Document) -> DocumentLine:
    """A document in one line."""
    size = edition.record.sizes.get(document.file)
    return DocumentLine(
        title=document.title,
        url=document.url,
        path=file_address(document.file, "") + document.fragment if document.file else None,
        publisher=document.publisher,
        date=document.date,
        size="" if size is None else size_of(edition.messages, document.file, size),
        note=document.note,
        archived=document.archived,
    )


def optional_document_line(edition: Edition, document: Document | None) -> DocumentLine | None:
    """The same for a document that may be missing."""
    return document_line(edition, document) if document else None


def document_entry(
    edition: Edition, entry: NamedDocument | ListedDocument, *, says_held: bool = True, misses_any: bool = False
) -> DocumentEntry:
    """A document in a list; `says_held` if the list itself does not say whether the record has it, `misses_any` if it
    says of every document of others whether the record shows a response, whoever may expect one."""
    document, messages = entry.document, edition.messages
    line = document_line(edition, document)
    held = "" if document.held is None or not says_held else "held" if document.held else "not_held"
    no_link = "" if line.url or line.path is not None or line.archived else messages.plain("parts.no_link")
    return DocumentEntry(
        anchor=entry.anchor,
        other_anchors=entry.other_anchors,
        document=line,
        size=line.size if line.publisher or line.date else upper_first(line.size),
        no_link=no_link if line.publisher or line.date or line.size else upper_first(no_link),
        responses=tuple(document_line(edition, one) for one in document.with_response[1:]),
        held=messages.plain(f"parts.{held}") if held else "",
        answer=_answer(edition, entry, misses_any=misses_any),
    )


def document_entries(edition: Edition, entries: Iterable[NamedDocument | ListedDocument]) -> tuple[DocumentEntry, ...]:
    """The same for several documents."""
    return tuple(document_entry(edition, entry) for entry in entries)


def _answer(edition: Edition, entry: NamedDocument | ListedDocument, *, misses_any: bool) -> str:
    document, messages = entry.document, edition.messages
    if document.response or document.publisher in edition.council.bodies:
        return ""
    if not document.needs_response:
        return messages.plain("parts.no_response_due")
    return messages.plain("parts.no_response") if entry.expects_response or misses_any else ""


def size_of(messages: Messages, file: str, size: int) -> str:
    """What a reader downloads: the file's type by its name, and its size, such as "PDF, 340 KB"."""
    kind = file.rpartition(".")[2].upper()
    is_large = size >= 1_000_000
    number = Decimal(f"{size / 1_000_000:.1f}") if is_large else Decimal(max(1, round(size / 1000)))
    return messages.plain("parts.mb" if is_large else "parts.kb", type=kind, n=messages.number(number))
