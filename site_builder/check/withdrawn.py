"""What depends on a withdrawn update is reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.codes import Code
from site_builder.edition import Edition
from site_builder.problems import Place, Problem, Severity, quoted
from site_builder.record.documents import Cited, in_full
from site_builder.record.plan import Area
from site_builder.record.updates import Update


def check_rests_on_withdrawn(edition: Edition) -> Iterator[Problem]:
    """Nothing depends on a withdrawn update: on a document that only it has, on its promise, or on its showing that
    an action is done. This is a warning, since a withdrawal must never wait for other files."""
    withdrawn = {update.name: update for update in edition.record.updates if update.withdrawn}
    if not withdrawn:
        return
    promises = {promise.id: update for update in withdrawn.values() for promise in update.promises}
    outers = (
        (update, outer)
        for update in withdrawn.values()
        for outer in (*update.documents, *in_full(update.sources), *update.cited)
    )
    documents = {inner.id: update for update, outer in outers for inner in outer.with_response if inner.id}
    owners: tuple[Update | Area, ...] = (*edition.record.shown, *edition.record.areas)
    for owner in owners:
        for cited in owner.sources:
            if isinstance(cited, Cited) and cited.id in documents and cited.id not in edition.record.document_by_id:
                words = f"The document {quoted(cited.id)} is in {documents[cited.id].place.file}, which was withdrawn, so this page does not show it; write it here with 'title:', or remove it."
                yield _warning(cited.place, words)
        yield from _kept(owner, promises, edition) if isinstance(owner, Update) else _shown(owner, withdrawn)


def _kept(update: Update, promises: dict[str, Update], edition: Edition) -> Iterator[Problem]:
    for keep in update.keeps:
        name = keep.id
        if name in promises and name not in edition.promise_by_id:
            words = f"The promise {quoted(name)} is in {promises[name].place.file}, which was withdrawn, so it is not shown; remove it, or move the promise to an update that still holds."
            yield _warning(keep.place or update.place, words)


def _shown(area: Area, withdrawn: dict[str, Update]) -> Iterator[Problem]:
    for action in area.actions:
        for shown in action.evidenced:
            update = withdrawn.get(shown.evidence_update)
            if update is None:
                continue
            words = f"The evidence for the action {quoted(action.id)} is {update.place.file}, which was withdrawn; name other evidence, or review the action's status."
            yield _warning(shown.evidence_place or shown.place, words)


def _warning(place: Place, words: str) -> Problem:
    return Problem(place, Code.WITHDRAWN, words, Severity.WARNING)
