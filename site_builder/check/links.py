"""Every link, picture and document leads to something that the reader is allowed to see."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Set
from functools import partial

from site_builder.check.names import not_public
from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, nearest, quoted
from site_builder.record.addresses import address_of
from site_builder.record.documents import Document, in_full
from site_builder.record.hand_pages import HandPage
from site_builder.record.plan import Area
from site_builder.record.prose import Link, Prose
from site_builder.record.updates import Update

MOST_GUESSES = 100
Anchors = Callable[[], frozenset[str]]
"""What gives the anchors of a page: most pages are linked to without one."""


def check_anchors_and_links(edition: Edition) -> Iterator[Problem]:
    """A link between files leads to a file and a heading that exist, and not to a draft."""
    known = _Targets(edition)
    for text, own_anchors, is_public in _texts(edition):
        for link in text.links:
            if link.written.startswith("#"):
                yield from known.heading(link, own_anchors())
            else:
                yield from known.problems(link, is_public=is_public)


def _texts(edition: Edition) -> Iterator[tuple[Prose, Anchors, bool]]:
    """Every text, with what gives the anchors of its page and whether the public can see it."""
    for update in edition.record.updates:
        if update.withdrawn:
            continue  # it is not shown, and what it links to may have been deleted for the same reason
        is_public = update.is_public(edition.now)
        yield update.body, partial(update_anchors, update, edition), is_public
        yield from ((text, partial(_own, text), is_public) for text in (update.young_people, update.teenagers))
    for area in edition.record.areas:
        together = [block.text for block in area.young_people]
        yield area.body, partial(area_anchors, area, edition), True
        yield from ((text, partial(_own, *together), True) for text in together)
        yield area.teenagers, partial(_own, area.teenagers), True
    for page in (*edition.record.pages, *([edition.record.introduction] if edition.record.introduction else [])):
        if page.is_draft:
            continue  # only its author sees it, in a preview
        yield page.text, partial(_of_page, page), True
        yield from ((text, partial(_own, text), True) for text in (page.young_people, page.teenagers))


def _own(*texts: Prose) -> frozenset[str]:
    """The anchors of texts that share a page."""
    return frozenset[str]().union(*(text.anchors for text in texts))


def _of_page(page: HandPage) -> frozenset[str]:
    return page.anchors


def update_anchors(update: Update, edition: Edition) -> frozenset[str]:
    """All anchors of an update's page."""
    promises = {f"promise-{promise.id}" for promise in update.promises}
    documents = {entry.anchor for entry in edition.record.documents_of(update)}
    return update.body.anchors | promises | documents


def area_anchors(area: Area, edition: Edition) -> frozenset[str]:
    """All anchors of an area's page."""
    actions = {f"action-{action.id}" for action in area.actions}
    measures = {f"measure-{measure.id}" for measure in area.measures}
    ratings = {rating.anchor for rating in area.ratings}
    ratings |= {response.anchor for response in area.responses}
    documents = {entry.anchor for entry in edition.record.documents_of(area)}
    voices = {voice.anchor for voice in edition.record.voices_of(area)}
    return area.body.anchors | actions | measures | ratings | documents | voices


class _Targets:
    """What a link between files may lead to."""

    def __init__(self, edition: Edition) -> None:
        self._hidden = {update.place.file: update for update in edition.hidden}
        self._anchors: dict[str, Anchors] = {
            update.place.file: partial(update_anchors, update, edition) for update in edition.record.updates
        }
        self._anchors |= {area.place.file: partial(area_anchors, area, edition) for area in edition.record.areas}
        pages = (*edition.record.pages, *([edition.record.introduction] if edition.record.introduction else []))
        self._anchors |= {page.file: partial(_of_page, page) for page in pages}
        self._files = {f"docs/{file}" for file in edition.record.files}
        self._kept_out = {f"docs/{file}": "exclude_docs" for file in edition.record.excluded}
        self._drafts = {f"docs/{file}": "draft_docs" for file in edition.record.drafts}
        self._is_unread = edition.record.is_unread
        self._guessed = 0

    def problems(self, link: Link, *, is_public: bool) -> Iterator[Problem]:
        file = link.file or ""
        if file in self._hidden and is_public:
            message = f"The link {quoted(link.written)} leads to an update that {not_public(self._hidden[file])}; add it once that can be seen."
            yield Problem(link.place, Code.NOT_PUBLIC, message)
        elif setting := self._kept_out.get(file) or (self._drafts.get(file) if is_public else None):
            message = f"The link {quoted(link.written)} leads to {quoted(file)}, which {quoted(setting)} in mkdocs.yml keeps out of the site; delete that line there, or this link."
            yield Problem(link.place, Code.NOT_PUBLIC, message)
        elif file in self._anchors:
            yield from self.heading(link, self._anchors[file]()) if link.anchor else ()
        elif (file not in self._files or address_of(file) is None) and not self._is_unread(file):
            guess = self._guess(file, {*self._anchors, *self._files})
            here = posixpath.dirname(link.place.file)
            advice = f" Did you mean {quoted(posixpath.relpath(guess, here))}?" if guess else ""  # as it is typed there
            message = f"The link {quoted(link.written)} leads to {quoted(file)}, which the site does not have.{advice}"
            yield Problem(link.place, Code.LINK, message)

    def _guess(self, typed: str, allowed: Set[str]) -> str | None:
        """What was probably meant; None after `MOST_GUESSES` guesses, since each is slow where there are many files."""
        self._guessed += 1
        return nearest(typed, sorted(allowed)) if self._guessed <= MOST_GUESSES else None

    def heading(self, link: Link, anchors: frozenset[str]) -> Iterator[Problem]:
        if link.anchor and link.anchor not in anchors:
            guess = self._guess(link.anchor, anchors)
            advice = f" Did you mean {quoted(f'#{guess}')}?" if guess else ""
            message = f"The link {quoted(link.written)} leads to a heading that is not there.{advice}"
            yield Problem(link.place, Code.ANCHOR, message)


def check_files(edition: Edition) -> Iterator[Problem]:
    """A document, picture or logo that should be below `docs/` is there and is published."""
    named = (pair for pair in _named(edition) if pair[0] and not _is_published(edition, pair[0]))
    missing = (pair for pair in named if not edition.record.is_unread(f"docs/{pair[0]}"))
    kept_out = dict.fromkeys(edition.record.excluded, "exclude_docs") | dict.fromkeys(
        edition.record.drafts, "draft_docs"
    )
    for number, (file, place) in enumerate(missing):
        if file in kept_out:
            message = f"The file {quoted(f'docs/{file}')} is kept out of the site by {quoted(kept_out[file])} in mkdocs.yml; delete that line there, or name another file."
            yield Problem(place, Code.NOT_PUBLIC, message)
            continue
        guess = nearest(file, sorted(edition.record.files)) if number < MOST_GUESSES else None
        advice = f"did you mean {quoted(guess)}?" if guess else "save it there, or correct the path."
        yield Problem(place, Code.NO_FILE, f"There is no file {quoted(f'docs/{file}')}; {advice}")


def _is_published(edition: Edition, file: str) -> bool:
    return file in edition.record.files and file not in edition.record.drafts and address_of(f"docs/{file}") is not None


def _named(edition: Edition) -> Iterator[tuple[str, Place]]:
    for update in edition.record.updates:
        if update.withdrawn:
            continue
        yield update.image, update.place_of("image")
        yield from _files_of((*update.documents, *in_full(update.sources), *update.cited))
    yield from _files_of(edition.record.other_documents())
    yield edition.council.logo, edition.council.place_of("logo")


def _files_of(documents: Iterable[Document]) -> Iterator[tuple[str, Place]]:
    for document in documents:
        yield from ((inner.file, inner.place) for inner in document.with_response)
