"""A file that is not made again where nothing that it depends on has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.record.outputs import KnownOutput, Output
from site_builder.record.record import Record


def recalled(
    edition: Edition, kind: str, path: str, subject: Iterable[object], make: Callable[[Edition], bytes]
) -> Output | KnownOutput:
    """The file that `make` gives for an edition, at its path. It depends on its path, the members of the subject, such as
    some updates, and on what it asks of the edition that it is given, and on nothing else."""
    new: list[bytes] = []

    def made(asked: Edition) -> bytes:
        new.append(make(asked))
        return mark_of(new[0])

    mark = edition.memory.recall_asked(kind, edition, (path, *subject), made, (Edition, Record))
    return Output(path, new[0]) if new else KnownOutput(path, mark, lambda: make(edition))
