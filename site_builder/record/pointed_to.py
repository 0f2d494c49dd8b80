"""The files below `docs/` to which a thing of the record refers, wherever in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from site_builder.problems import Place
from site_builder.record.council import Council
from site_builder.record.documents import Document
from site_builder.record.prose import Prose

_NO_PARTS = frozenset({str, int, bool, type(None)})


def pointed_to(thing: object) -> Iterator[str]:
    """Every path below `docs/` to which something in the record refers, in any of its values; of an update without its
    picture, which `Update.files` adds."""
    if isinstance(thing, Document):
        yield from (document.file for document in thing.with_response)
    elif isinstance(thing, Prose):
        yield from (link.file.removeprefix("docs/") for link in thing.links if link.file)
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from pointed_to(item)
    else:
        for name in _parts_of(type(thing)):  # type: ignore[arg-type]  # mypy takes a class for one of its instances
            value = getattr(thing, name)
            if type(value) not in _NO_PARTS:  # most values
                yield from pointed_to(value)


@cache
def _parts_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a dataclass of the record; none for any other class."""
    if not is_dataclass(kind) or issubclass(kind, Council | Place):
        return ()
    return tuple(field.name for field in fields(kind))
