"""The picture of each update that a shared link to it shows: the council, the kind, the date and the title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import pictures
from site_builder.pages.colours import MAIN
from site_builder.record.outputs import KnownOutput
from site_builder.record.record import Record
from site_builder.record.updates import Update
from site_builder.views.shared_links import SharedUpdate, shared_update

if TYPE_CHECKING:
    from site_builder.media.lettered import Ground, Words

ROOM = (pictures.LEFT, 198, pictures.RIGHT, 524)
"""Where kind, date and title are: below the logo, above the site's name."""
LABEL, LABEL_FOOT = 34, 228
TITLE_SIZES, TITLE_TOP, TITLE_HEIGHT = (72, 64, 56, 50, 44, 38), 244, 256
COUNCIL_SIZES, COUNCIL_HEIGHT = (34, 28, 24), 80
NAME_SIZES, NAME_HEIGHT, NAME_FOOT = (30, 26, 22), 36, 570


@dataclass(frozen=True)
class Known:
    """What a picture shows, and the hash of its file."""

    shared: SharedUpdate
    mark: bytes


def outputs(outlined: OutlinedEdition, logo: bytes) -> Iterator[KnownOutput]:
    """The picture of every update that can be shared, one at a time: a thousand of them take 10 MB.

    Those that are remembered cost nothing; the ground is drawn when the first one must be made. No picture shows the text of
    an update: where only such a text has changed, none is asked for by itself."""
    edition, memory = outlined.whole, outlined.whole.memory
    colour, image = edition.council.colours.get("main", MAIN), pictures.logo_image(edition, logo)
    svg = ground(edition, image)
    mark = memory.fingerprint(svg)
    drawn: list[Ground] = []

    def made(update: SharedUpdate) -> bytes:
        if not drawn:
            from site_builder.media.lettered import Ground

            coloured = pictures.LOGO_BOX if image else None
            drawn.append(Ground(pictures.drawn(svg), colour, ROOM, coloured, pictures.FONT))
        return drawn[0].with_words(lines(update))

    def drawing_of(shared: SharedUpdate) -> bytes:
        return memory.recall("shared links", (shared, mark), partial(made, shared))

    def known(asked: Edition, update: Update) -> Known | None:
        shared = shared_update(asked, update)
        return Known(shared, mark_of(drawing_of(shared))) if shared else None

    def recalled(update: Update) -> Known | None:
        make = partial(known, update=update)
        return memory.recall_asked("shared", outlined.edition, (update, mark), make, (Edition, Record))

    def all_known(_: OutlinedEdition) -> tuple[Known | None, ...]:  # of which nothing is asked: its mark is the subject
        return tuple(map(recalled, outlined.edition.record.updates))

    for found in memory.recall_asked("all shared", outlined, (outlined.mark, mark), all_known, ()):
        if found:
            yield KnownOutput(found.shared.address, found.mark, partial(drawing_of, found.shared))


def ground(edition: Edition, image: str) -> str:
    """What all have in common, as SVG: the council and its logo above, the site's name below."""
    council, above = pictures.fitted(edition.council.name, COUNCIL_SIZES, pictures.room_beside(image), COUNCIL_HEIGHT)
    name, below = pictures.fitted(edition.site_name, NAME_SIZES, pictures.RIGHT - pictures.LEFT, NAME_HEIGHT)
    return pictures.framed(
        edition,
        image,
        pictures.text(above, council, pictures.TOP + council) + pictures.text(below, name, NAME_FOOT),
    )


def lines(update: SharedUpdate) -> list[Words]:
    """The words of one picture, from above."""
    from site_builder.media.lettered import Words

    size, title = pictures.fitted(update.title, TITLE_SIZES, pictures.RIGHT - pictures.LEFT, TITLE_HEIGHT)
    first = TITLE_TOP + size
    rows = [Words(line, size, round(first + row * size * pictures.LEADING)) for row, line in enumerate(title)]
    return [Words(update.label, LABEL, LABEL_FOOT, is_soft=True), *rows]
