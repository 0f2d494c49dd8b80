"""Single values as data files write them: dates, ratings' words, addresses of files, documents."""

from __future__ import annotations

import orjson

from site_builder.edition import Edition
from site_builder.record.dates import Span, When
from site_builder.record.documents import Document
from site_builder.record.plan import Area
from site_builder.record.updates import Update

JsonObject = dict[str, object]
"""One object of a JSON file, with its keys in the order in which they are written."""


def as_json(whole: JsonObject) -> bytes:
    """UTF-8, indented, with the keys in their order and a trailing newline."""
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def indented(part: JsonObject, by: bytes) -> bytes:
    """An object as it stands in a larger one, from its first sign to its last."""
    return orjson.dumps(part, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n" + by)  # no text of JSON has a line's end


def typed(date: When | Span | None) -> str | None:
    """A date as it is typed: a month stays "2025-07"; None if there is none."""
    return str(date) if date else None


def number_record(typed: str) -> orjson.Fragment:
    """A typed number, as Python writes it: orjson refuses one beyond 64 bits, and writes 0.00001 in another way."""
    return orjson.Fragment(str(float(typed) if "." in typed else int(typed)))


def response_words(document: Document) -> str:
    """Whether the council's answer to a document is in the record; if not, it may be elsewhere."""
    if document.response:
        return "in this record"
    return "not in this record" if document.needs_response else "none needed"


def document_record(document: Document, edition: Edition) -> JsonObject:
    """A document, with its response and the response to that, if there are any."""
    entry: JsonObject = {
        "id": document.id,
        "title": document.title,
        "url": document.address(edition.site_url),
        "publisher": document.publisher,
        "date": typed(document.date),
        "note": document.note,
        "archived": document.archived,
        "held": document.held,
    }
    if document.response:
        entry["response"] = document_record(document.response, edition)
    return entry


def source_record(document: Document | None, edition: Edition) -> JsonObject | None:
    """The document that something is based on; None if none is named."""
    return document_record(document, edition) if document else None


def document_records(documents: tuple[Document, ...], edition: Edition) -> list[JsonObject]:
    """Documents of a list, each with whether the council's answer to it is here."""
    return [
        document_record(document, edition) | {"response_status": response_words(document)} for document in documents
    ]


def source_records(owner: Update | Area, edition: Edition) -> list[JsonObject]:
    """What the text of an update or a plan summary is based on, each document in full."""
    sources = [entry.document for entry in edition.record.documents_of(owner) if entry.is_source]
    return [document_record(document, edition) for document in sources]
