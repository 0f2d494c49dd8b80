"""One document has one name: nothing else has its id, and whatever cites the id finds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, did_you_mean, quoted
from site_builder.record.documents import Cited, Document, in_full
from site_builder.record.plan import Area
from site_builder.record.updates import Update


def check_document_ids(edition: Edition) -> Iterator[Problem]:
    """A document's id is given once per file, and in another file only for the same document."""
    seen: dict[str, Document] = {}
    for document in in_files(edition):
        if not document.id:
            continue
        place = document.id_place or document.place
        other = seen.setdefault(document.id, document)
        if other is document:
            continue
        if other.place.file == place.file:
            message = f"The id {quoted(document.id)} appears twice in this file; give each document its own, or cite the first by its id."
            yield Problem(place, Code.TWICE, message)
        elif other.title != document.title:
            message = f"The id {quoted(document.id)} belongs to {quoted(other.title)} in {other.place.file}; write the same title, or give this document another id."
            yield Problem(place, Code.TWICE, message)


def in_files(edition: Edition) -> Iterator[Document]:
    """Every document of the record, in the order of its files; those of updates that are not public come last."""
    outside = sorted(edition.record.other_documents(), key=lambda document: document.place)
    for outer in (*outside, *_of(edition.by_file)):
        yield from outer.with_response


def _of(updates: Iterable[Update]) -> Iterator[Document]:
    for update in updates:
        yield from (*update.documents, *in_full(update.sources), *update.cited)


def check_document_names(edition: Edition) -> Iterator[Problem]:
    """Documents with the same address have the same name: the list of all documents shows them as one."""
    seen: dict[str, Document] = {}
    for document in sorted(
        (entry.document for entry in edition.record.all_documents), key=lambda document: document.place
    ):
        address = document.url or document.file
        other = seen.setdefault(address, document) if address else document
        if other.title.casefold() != document.title.casefold():
            message = f"{quoted(document.title)} has the same address as {quoted(other.title)} in {other.place.file}, so the list of documents shows them as one; give them one name, or each its own address, such as letter.pdf#page=3."
            yield Problem(document.place, Code.TWO_NAMES, message, Severity.WARNING)


def check_documents_without_date(edition: Edition) -> Iterator[Problem]:
    """A document that has a date elsewhere in the record has it everywhere: else the list of all documents has it twice."""
    documents = list(in_files(edition))
    dated = {(one.title.casefold(), one.publisher.casefold()): one for one in reversed(documents) if one.date}
    for document in documents:
        other = dated.get((document.title.casefold(), document.publisher.casefold()))
        if document.date or other is None or not document.publisher or _is_known_apart(document, other):
            continue
        message = f"{quoted(document.title)} has no date here and one in {other.place.file}:{other.place.line}, so the list of documents shows it twice; write 'date: {other.date}' here too."
        yield Problem(document.place, Code.TWICE, message, Severity.WARNING)


def _is_known_apart(one: Document, other: Document) -> bool:
    """Whether ids or addresses say already that two documents are one, or that they are two."""
    addresses = {one.url or one.file, other.url or other.file}
    return bool(one.id and other.id) or "" not in addresses


def check_sources(edition: Edition) -> Iterator[Problem]:
    """What a text rests on exists: an id in `sources` is that of a document that the reader may see."""
    public = _ids(edition.public())
    hidden = _ids(edition) - public
    owners: tuple[Update | Area, ...] = (*edition.record.updates, *edition.record.areas)
    for owner in owners:
        is_hidden = isinstance(owner, Update) and not owner.is_public(edition.now)
        yield from _unknown(owner, public | hidden if is_hidden else public, hidden)


def _ids(edition: Edition) -> set[str]:
    outers = (*edition.record.other_documents(), *_of(edition.record.updates))
    return {document.id for outer in outers for document in outer.with_response} - {""}


def _unknown(owner: Update | Area, known: set[str], hidden: set[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for source in owner.sources:
        if source.id and source.id in seen:
            yield Problem(
                _place(source), Code.TWICE, f"The source {quoted(source.id)} appears twice in this list; keep one."
            )
        seen.add(source.id)
        if isinstance(source, Document) or source.id in known:
            continue
        if source.id in hidden:
            message = f"The document {quoted(source.id)} is in an update that is not published yet; cite it once it is, or write it here in full."
            yield Problem(source.place, Code.NOT_PUBLIC, message)
        else:
            otherwise = "give the document an 'id' where it is listed, or write it here with 'title:'."
            advice = did_you_mean(source.id, sorted(known), otherwise)
            yield Problem(source.place, Code.UNKNOWN_ID, f"No document has the id {quoted(source.id)}; {advice}")


def _place(source: Document | Cited) -> Place:
    return source.place if isinstance(source, Cited) else source.id_place or source.place
