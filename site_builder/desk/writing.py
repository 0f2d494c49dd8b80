"""What the Markdown field asks while somebody writes: what pasted text becomes, and what a link can lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from posixpath import dirname, relpath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from site_builder.desk.desk import Desk
from site_builder.desk.rendering import desk_of
from site_builder.edition import Edition
from site_builder.pasted.markdown import pasted
from site_builder.record.documents import Document

_MOST_PASTED = 20_000_000
"""Characters of pasted HTML: Word puts pictures into it."""


@dataclass(frozen=True)
class Target:
    """Something that a link can lead to."""

    title: str
    about: str
    """What it is, and of when."""
    address: str
    """As it is written in the file that links; "" for a word that the site itself makes a link."""


async def converted(request: Request) -> Response:
    """Pasted HTML as Markdown, with sentences about what was left out; nothing where plain text is as good."""
    async with request.form() as form:
        html = str(form.get("html", ""))
    made = await run_in_threadpool(pasted, html) if len(html) <= _MOST_PASTED else None
    return JSONResponse(asdict(made)) if made else Response(status_code=204)


def listed(request: Request) -> Response:
    """All that a link in a file can lead to, as JSON."""
    file = request.query_params.get("file", "")
    return JSONResponse([asdict(target) for target in targets(_saved(desk_of(request)), file)])


def _saved(desk: Desk) -> Edition:
    return desk.checked().edition


def targets(edition: Edition, file: str) -> Iterator[Target]:
    """Updates that are or will be public, newest first, areas, pages, documents and words of the glossary; addresses are
    seen from the file, as on disk."""
    record, messages = edition.record, edition.messages

    def seen(target: str) -> str:
        return relpath(target, dirname(file) or ".")

    for update in record.updates:
        if not update.draft and not update.withdrawn and update.place.file != file:
            yield Target(update.title, f"Update, {update.date.words(messages)}", seen(update.place.file))
    for area in record.areas:
        if area.place.file != file:
            yield Target(area.title, f"Area {area.number}", seen(area.place.file))
    for page in record.pages:
        if not page.is_draft and page.file != file:
            yield Target(page.title or page.file, "Page", seen(page.file))
    yield from _documents(edition, seen)
    for term in record.terms:
        yield Target(term.term, "Word of the glossary: the site links it to its meaning by itself", "")


def _documents(edition: Edition, seen: Callable[[str], str]) -> Iterator[Target]:
    """Each document with an address once, by its title."""
    met: set[str] = set()
    for document in _all_documents(edition):
        address = document.url or (f"docs/{document.file}" if document.file else "")
        if address and address not in met:
            met.add(address)
            date = document.date.words(edition.messages) if document.date else ""
            of = ", ".join(filter(None, (document.publisher, date)))
            written = document.url or f"{seen(address)}{document.fragment}"
            yield Target(document.title, f"Document{f', {of}' if of else ''}", written)


def _all_documents(edition: Edition) -> Iterator[Document]:
    of_updates = (document for update in edition.record.shown for document in update.documents)
    for document in (*of_updates, *edition.record.other_documents()):
        yield from document.with_response


ROUTES = [Route("/pasted", converted, methods=["POST"]), Route("/targets", listed)]
