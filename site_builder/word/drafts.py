"""The files that a Word file becomes: the draft of an update and its pictures, before anybody writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.edition import Edition
from site_builder.problems import UnusableError
from site_builder.record.kinds import Kind
from site_builder.record.updates import TITLE_LENGTH
from site_builder.sources import Sources
from site_builder.word.importer import WordImport
from site_builder.write.new_update import Filled, place_of, template

IMAGES = "images"
"""The folder of pictures, below `docs/`."""


@dataclass(frozen=True)
class Draft:
    """The files of one import; all paths are absolute."""

    path: Path
    """The update's."""
    text: str
    pictures: Mapping[Path, bytes]

    @property
    def files(self) -> tuple[Path, ...]:
        """All of them, the update first."""
        return (self.path, *self.pictures)


@dataclass(frozen=True)
class Choices:
    """What somebody says of an update that comes from a Word file."""

    title: str = ""
    """In place of the file's own; "" for that one."""
    kind: Kind = Kind.NEWS
    areas: tuple[int, ...] = ()
    date: str | None = None
    """A day or month as typed; None for today."""


def draft(
    came: WordImport, name: str, choices: Choices, edition: Edition, sources: Sources, *, notes: bool = True
) -> Draft:
    """The draft of what came from a Word file; nothing is written. `name` is what messages call the file. With `notes`
    each key is explained to whoever types by hand.

    UnusableError where a choice is wrong, and where there is no title or one that is too long: none is ever cut."""
    title = " ".join((choices.title or came.title).split())
    if not title:
        raise UnusableError(f"{name} has no title: give its first line the style 'Title' in Word, or {_instead(name)}.")
    if len(title) > TITLE_LENGTH:
        raise UnusableError(
            f"The title of {name} has {len(title)} characters, and a title has at most {TITLE_LENGTH}; shorten it in Word, or {_instead(name)}."
        )
    path, when = place_of(edition, sources.updates, title, choices.date, choices.areas)
    names = [came.picture_name(number, path.stem) for number in range(len(came.pictures))]
    lead = came.pictures[came.lead] if came.lead is not None else None
    filled = Filled(
        body=came.body(path.stem),
        summary=came.summary,
        image=f"{IMAGES}/{names[came.lead]}" if came.lead is not None else "",
        image_alt=lead.words if lead else "",
    )
    contents = (picture.content for picture in came.pictures)
    pictures = dict(zip((sources.docs / IMAGES / one for one in names), contents, strict=True))
    return Draft(path, template(title, when, choices.kind, choices.areas, filled, notes=notes), pictures)


def _instead(name: str) -> str:
    return f'type `progress new "Title" --from {name}`'
