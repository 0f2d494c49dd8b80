"""What an engine rendered before, taken again where nothing that it is made of has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.edition import Edition
from site_builder.engine import Engine, Rendered, Task
from site_builder.engine.theme import OURS
from site_builder.frames import Look
from site_builder.inventory import files_below, mark_in
from site_builder.record.outputs import Output
from site_builder.record.record import Record
from site_builder.unchanged import is_known_whole

_KIND = "engine"


@dataclass(frozen=True)
class _Known:
    """What is remembered of a rendering."""

    files: tuple[Output, ...]
    pages: frozenset[str]
    published: frozenset[str]
    """The pictures and documents that are published."""
    shown: tuple[str, ...]
    """Those that a page shows: they come in several sizes only where one asks."""
    stylesheets: tuple[str, ...]
    stylesheets_by_hand: tuple[str, ...]
    addresses: Mapping[str, str]
    icon: str
    hand_written: tuple[tuple[str, str], ...]


class Remembered:
    """An engine that renders only what is not remembered. What it said is said each time, and so made each time."""

    def __init__(self, config_file: Path, name: str, engine: Callable[[], Engine]) -> None:
        """`engine` imports and makes the engine of that name."""
        self._config_file = config_file
        self._name = name
        self._engine = engine

    def render(self, task: Task, folder: Path) -> Rendered:
        """As `Engine.render`."""
        inputs = _inputs(task, self._config_file)
        if inputs is None:
            return self._engine().render(task, folder)
        made: list[Rendered] = []

        def make(asked: Edition) -> _Known | None:
            told: list[str] = []

            def say(words: str) -> None:
                told.append(words)
                task.say(words)

            made.append(self._engine().render(replace(task, asked=asked, say=say), folder))
            return None if told else _known(made[0], folder)

        found = task.edition.memory.recall_asked(_KIND, task.edition, (self._name, inputs), make, (Edition, Record))
        if made:
            return made[0]
        return _again(found, task) if found else self._engine().render(task, folder)


def _inputs(task: Task, config_file: Path) -> bytes | None:
    """The fingerprint of all that an engine uses besides what a page shows of the edition; None where it may be more, as
    with a plugin or an extension that is not known to read nothing but pages, and for a preview, which shows drafts: what is
    not public lies nowhere but where its author wrote it.

    A picture is known by its facts, and where it is cleaned by the hash of its bytes, which is its key."""
    settings = config_file.read_bytes()
    if task.is_preview or not is_known_whole(config_file):
        return None
    record, docs = task.edition.record, task.sources.docs
    withdrawn = {update.place.file: update.body.text for update in record.updates if update.withdrawn}
    pages = {file: mark_in(os.fspath(docs / file)) for file in sorted(task.kept) if file.endswith(".md")}
    facts = {file: replace(record.inspected[file], identity=()) for file in sorted(task.kept - pages.keys())}
    return task.edition.memory.fingerprint(
        settings,
        pages,
        facts,
        record.files,
        withdrawn | dict(record.hidden_texts),
        task.search_program is not None,
    )


def _known(made: Rendered, folder: Path) -> _Known:
    top, look = os.fspath(folder), made.look
    paths = sorted(files_below(top))
    return _Known(
        files=tuple(Output(Path(path[len(top) + 1 :]).as_posix(), Path(path).read_bytes()) for path in paths),
        pages=made.pages,
        published=made.copies.files,
        shown=made.copies.shown_so_far,
        stylesheets=look.stylesheets,
        stylesheets_by_hand=look.stylesheets_by_hand,
        addresses=look.addresses,
        icon=look.icon,
        hand_written=look.hand_written,
    )


def _again(known: _Known, task: Task) -> Rendered:
    """What is known of a rendering; asks for the pictures for which its pages asked."""
    copies = task.copies(known.published)
    for picture in known.shown:
        copies.shown(picture)
    look = Look(
        folders=(OURS,),  # never from the cache: a template can run anything
        stylesheets=known.stylesheets,
        stylesheets_by_hand=known.stylesheets_by_hand,
        addresses=known.addresses,
        icon=known.icon,
        hand_written=known.hand_written,
        look_up=copies.shown,
        has_search=task.search_program is not None,
    )
    return Rendered(known.pages, copies, look, known.files)
