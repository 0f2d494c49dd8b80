"""What is found in each text or update by itself: it is not looked for again until that text or update changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, TypeVarTuple, Unpack

from site_builder.edition import Edition
from site_builder.record.updates import Update

_KIND = "by itself"
Found = TypeVar("Found")
Shared = TypeVarTuple("Shared")


def in_each_text(
    edition: Edition,
    look: Callable[[str, str, Unpack[Shared]], Found],
    *shared: *Shared,
    texts: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, Found]]:
    """What `look` gives for each file and its text, in the order of the files: those of the record, unless other `texts`
    are named.

    It is a function of a module, and is given whatever else it goes by as `shared`, which must have a fingerprint: where
    these and the text are the same, its answer is remembered. Of what is not public, nothing is."""
    memory, typed = edition.memory, sorted((edition.record.typed if texts is None else texts).items())
    marked = ((one, memory.stamped(one[1])) for one in typed)
    found = memory.recall_each(_KIND, (_name(look), *shared), marked, lambda one: look(*one, *shared))
    return zip((file for file, _ in typed), found, strict=True)


def in_each_update(
    edition: Edition, look: Callable[[Update, str, Unpack[Shared]], Found], *shared: *Shared
) -> Iterator[Found]:
    """The same for each update and the text of its file, newest first."""
    found = edition.memory.recall_each(
        _KIND, (_name(look), *shared), _marked_updates(edition), lambda one: look(*one, *shared)
    )
    return iter(found)


def _marked_updates(edition: Edition) -> Iterator[tuple[tuple[Update, str], bytes]]:
    """Each update and the text of its file, with the hash by which it is known again; b"" for one that is not public."""
    memory, hidden, typed = edition.memory, edition.record.hidden_texts, edition.record.typed
    for update in edition.record.updates:
        is_private = update.withdrawn or update.place.file in hidden
        yield (update, typed.get(update.place.file, "")), b"" if is_private else memory.stamped(update)


def _name(look: Callable[..., object]) -> str:
    return f"{look.__module__}.{look.__qualname__}"
