"""The picture of an update that a shared link shows: its words, which updates have one, and what is remembered."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from site_builder.edition import Edition
from site_builder.memory import Store
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import pictures, update_pictures
from site_builder.pages.colours import MAIN
from site_builder.pages.updates import pages
from site_builder.record.updates import Update

from .made_up import site, update, withdrawn
from .test_pictures import BOAT, LETTERS, ink

titles = st.text(st.sampled_from([*LETTERS, " ", " "]), min_size=1, max_size=150)


def made(*updates: Update, held: bytes = b"", **changes: Any) -> dict[str, bytes]:
    """What the builder makes, by its address."""
    found = update_pictures.outputs(OutlinedEdition(site(*updates, **changes)), held)
    return {output.path: output.content for output in found}


def shown(held: bytes = b"", /, **changes: Any) -> Image.Image:
    """The picture of one update."""
    given = {key: changes.pop(key) for key in ("title", "kind") if key in changes}
    (png,) = made(update("2025-07-17", **given), held=held, **changes).values()
    return Image.open(BytesIO(png)).convert("RGB")


def test_each_update_has_a_picture_beside_its_page_of_the_size_that_pages_tell() -> None:
    found = made(update("2025-07-17"), update("2024-01", "report"))
    assert list(found) == ["updates/2025-07-17-visit/share.png", "updates/2024-01-report/share.png"]
    for png in found.values():
        with Image.open(BytesIO(png)) as picture:
            assert (picture.format, picture.size) == ("PNG", (pictures.WIDTH, pictures.HEIGHT))


def test_what_is_withdrawn_or_not_public_has_no_picture() -> None:
    hidden = (
        update("2025-07-17", "draft", draft=True),
        update("2025-07-17", "later", publish_at=NOW.replace(year=2030)),
    )
    assert made(withdrawn("2025-07-17"), *hidden) == {}


def test_pages_name_their_picture_and_say_what_it_shows() -> None:
    edition = site(update("2025-07-17", title="A visit"), withdrawn("2025-07-18"), name="Exampleton Council")
    found = {page.address: page for page in pages(edition)}
    page = found["updates/2025-07-17-visit/"]
    assert page.picture == "updates/2025-07-17-visit/share.png"
    assert page.picture_words == "A visit. News, 17 July 2025. Exampleton Council"
    assert {page.picture for page in found.values() if page.address != "updates/2025-07-17-visit/"} == {""}


@pytest.mark.parametrize(
    "change", [{"title": "Another"}, {"name": "Another"}, {"site_name": "Another"}, {"colours": {"main": "#7a1f2b"}}]
)
def test_title_council_site_and_colour_are_in_it(change: dict[str, Any]) -> None:
    assert ImageChops.difference(shown(), shown(**change)).getbbox()


def test_kind_and_date_are_in_it() -> None:
    found = made(*(update(date, title="Same") for date in ("2025-07-17", "2025-07-18")))
    assert len(set(found.values())) == 2


def test_it_is_on_the_colour_of_the_council() -> None:
    assert shown().getpixel((0, 0)) == tuple(bytes.fromhex(MAIN[1:]))
    assert shown(colours={"main": "#7a1f2b"}).getpixel((0, 0)) == (0x7A, 0x1F, 0x2B)


def test_a_logo_keeps_its_colours() -> None:
    red = BOAT.replace(b"<path", b'<path fill="#e60012"')
    found = shown(red, logo="boat.svg").crop(pictures.LOGO_BOX).getcolors(100_000)
    assert (0xE6, 0x00, 0x12) in [colour for count, colour in found or () if count > 100]


@example("W" * 150)
@example("Ŵ" * 150)
@example("word " * 30)
@example("Gwella gwasanaethau plant a phobl ifanc " * 4)
@settings(max_examples=10)
@given(titles)
def test_titles_of_any_length_stay_in_their_place(title: str) -> None:
    found = ink(shown(title=title, name=" ", site_name=" "))
    assert found and found[0] >= 60 and found[2] < pictures.RIGHT and found[3] < update_pictures.ROOM[3] - 4


@pytest.mark.parametrize("title", ['<b> & "quotes"', "a\x00b\x0b\ud7ff\ufffe", "🌱 שלום", " "])
def test_any_characters_make_a_picture(title: str) -> None:
    assert made(update("2025-07-17", title=title))


class Counting(Store):
    """Notes how many pictures had to be made."""

    made = 0

    def recall(self, kind: str, inputs: tuple[object, ...], make: Any, may_keep: Any = bool) -> Any:
        def counted() -> Any:
            self.made += 1
            return make()

        return super().recall(kind, inputs, counted, may_keep)


def drawn(edition: Edition, cache: Path) -> tuple[list[bytes], int]:
    """The pictures, and how many of them were not remembered from the build before."""
    memory = Counting(cache, cache / "mkdocs.yml", b"version")
    found = [
        output.content for output in update_pictures.outputs(OutlinedEdition(replace(edition, memory=memory)), b"")
    ]
    memory.keep()
    return found, memory.made


def test_a_picture_is_made_once_and_again_when_its_words_change(tmp_path: Path) -> None:
    edition = site(update("2025-07-17"), update("2025-07-18"))
    before, count = drawn(edition, tmp_path)
    assert count == 2
    assert drawn(edition, tmp_path) == (before, 0)
    after, count = drawn(site(update("2025-07-17"), update("2025-07-18", title="New")), tmp_path)
    assert (count, len({*before} & {*after})) == (1, 1)
    assert drawn(replace(edition, site_name="Another"), tmp_path)[1] == 2


def test_nothing_is_remembered_of_an_update_that_is_withdrawn(tmp_path: Path) -> None:
    def kept() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())

    ((png,), _) = drawn(site(update("2025-07-17")), tmp_path)
    assert png in kept()
    drawn(site(withdrawn("2025-07-17", "visit"), update("2025-07-18")), tmp_path)
    assert png not in kept()
