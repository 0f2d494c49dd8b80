"""The icon and the sharing picture: the same each time, in the council's colour, and no name too long for them."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from struct import unpack
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

import site_builder
from site_builder.drawings.lettering import width_of
from site_builder.pages import pictures
from site_builder.pages.colours import MAIN
from site_builder.record.addresses import SHARE
from site_builder.record.colours import contrast

from .made_up import site

STYLE = Path(site_builder.__file__).parent / "theme" / "assets" / "progress.css"
MADE_OF = (pictures.FONT.parent / "README.md").read_text("utf-8")
BOAT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M2 16h20l-4 6H6zM11 2v12H4z"/></svg>'
Box = tuple[int, int, int, int]


def letters() -> list[str]:
    """All that the font is to hold, by the line that made it."""
    ends = [[int(end, 16) for end in pair.split("-")] for pair in re.findall(r"U\+([0-9A-F-]+)", MADE_OF)]
    every = (chr(number) for first, *last in ends for number in range(first, (last or [first])[0] + 1))
    return [letter for letter in every if unicodedata.category(letter) not in ("Cn", "Cf", "Mn", "Zs")]


LETTERS = letters()
names = st.text(st.sampled_from([*LETTERS, " ", " ", " "]), min_size=1, max_size=150)


def made(held: bytes = b"", /, files: frozenset[str] = frozenset(), **changes: Any) -> dict[str, bytes]:
    """What the builder makes, by its address."""
    found = pictures.outputs(site(**changes, files=files), held)
    return {output.path: output.content for output in found}


def shown(held: bytes = b"", /, **changes: Any) -> Image.Image:
    """The sharing picture's points."""
    svg = pictures.share(site(**changes), held)
    return Image.open(BytesIO(pictures.drawn(svg))).convert("RGB")


def ink(picture: Image.Image, part: Box | None = None) -> Box | None:
    """What of a part of a picture is not of the colour of its first point."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    found: Box | None = ImageChops.difference(picture, ground).crop(part or (0, 0, *picture.size)).getbbox()
    return found


def test_the_same_names_colour_and_logo_give_the_same_bytes() -> None:
    assert made(BOAT, logo="images/boat.svg") == made(BOAT, logo="images/boat.svg")


def test_the_sharing_picture_has_the_size_that_pages_tell() -> None:
    png = made()[SHARE]
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert unpack(">2I", png[16:24]) == (pictures.WIDTH, pictures.HEIGHT) == (1200, 630)


def test_no_letter_is_wider_than_its_room_and_each_is_drawn() -> None:
    """A letter that the font lacks leaves a gap, so what has ink is drawn."""
    rows = "".join(
        f'<text x="20" y="{row * 40 + 30}" font-size="20"><![CDATA[{letter * 8}]]></text>'
        for row, letter in enumerate(LETTERS)
    )
    size = f'width="300" height="{len(LETTERS) * 40}"'
    drawn = pictures.drawn(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Noto Sans" font-weight="700">'
        f'<path fill="#fff" d="M0 0h300v{len(LETTERS) * 40}H0z"/>{rows}</svg>'
    )
    sheet = Image.open(BytesIO(drawn)).convert("RGB")
    for row, letter in enumerate(LETTERS):
        found = ink(sheet, (0, row * 40, 300, row * 40 + 40))
        assert found, f"{letter!r} is not in the font"
        assert found[2] - 20 <= 8 * 20 * width_of(letter) + 1, f"{letter!r} is wider than it is taken for"


@example("W" * 150, "M" * 150)
@example("Ŵ" * 150, "Щ" * 150)
@example("word " * 200, "word " * 200)
@example("Ώ" * 150, "ѿ " * 75)
@example("Gwella gwasanaethau plant a phobl ifanc " * 4, "Cyngor")
@hypothesis_settings(max_examples=10)
@given(names, names)
def test_names_of_any_length_stay_in_their_place(name: str, council: str) -> None:
    above = ink(shown(site_name=" ", name=council))
    below = ink(shown(site_name=name, name=" "))
    for found in filter(None, (above, below)):
        assert found[0] >= 60 and found[1] >= 50 and found[2] <= pictures.RIGHT and found[3] <= 600
    assert not above or not below or above[3] < below[1]
    left_of_logo = (pictures.RIGHT - pictures.LOGO_WIDTH - 40, 0, pictures.RIGHT - pictures.LOGO_WIDTH, 200)
    assert not ink(shown(BOAT, name=council, logo="images/boat.svg", site_name=" "), left_of_logo)


def test_a_name_too_long_for_any_size_is_cut_with_a_mark() -> None:
    size, lines = pictures.fitted("word " * 200, (60, 40), 1000, 200)
    assert size == 40 and len(lines) == 4 and lines[-1].endswith("…")


def test_a_name_is_set_as_large_as_it_has_room_for_without_cutting_a_word() -> None:
    assert pictures.fitted("Progress", (88, 40), 1040, 200) == (88, ["Progress"])
    assert pictures.fitted("Progress", (88, 40), 300, 400) == (40, ["Progress"])


def test_lines_are_about_equally_long() -> None:
    assert pictures.fitted("One two three four five six", (40,), 600, 200)[1] == ["One two three", "four five six"]


@pytest.mark.parametrize("name", ["Βελτίωση", "Ŵyl", "Łódź", "Покращення"])
def test_letters_of_other_alphabets_are_drawn(name: str) -> None:
    assert made(site_name=name)[SHARE] != made(site_name="🌱" * len(name))[SHARE]


@pytest.mark.parametrize("lacking", ["🌱", "שלום", "العربية"])
def test_a_letter_that_the_font_lacks_leaves_a_gap_whatever_fonts_the_machine_has(lacking: str) -> None:
    assert made(site_name=f"Gwella {lacking}")[SHARE] == made(site_name="Gwella")[SHARE]


@pytest.mark.parametrize("name", ['<b> & "quotes"', "a\x00b\x0b\ud7ff\ufffe", ""])
def test_any_characters_make_a_picture(name: str) -> None:
    assert made(site_name=name, name=name)[SHARE]


def test_all_are_on_the_colour_of_the_council() -> None:
    chosen = made(colours={"main": "#7a1f2b"})
    assert b'fill="#7a1f2b"' in chosen[pictures.ICON]
    for address in (SHARE, pictures.TOUCH_ICON):
        assert Image.open(BytesIO(chosen[address])).convert("RGB").getpixel((0, 0)) == (0x7A, 0x1F, 0x2B)


def test_without_a_colour_they_are_on_that_of_the_pages() -> None:
    assert re.findall(r"--main: (#\w+)", STYLE.read_text("utf-8"))[0] == MAIN
    assert contrast(MAIN, "#ffffff") > 4.5
    assert shown().getpixel((0, 0)) == tuple(bytes.fromhex(MAIN[1:]))


def test_the_logo_is_at_the_top_right() -> None:
    found = ink(shown(BOAT, logo="images/boat.svg"), (700, 0, 1200, 300))
    assert found == (310, 86, 410, 186)  # of 700 and more: twenty of the boat's 24 parts, 120 high, from 76
    assert ink(shown(), (700, 0, 1200, 150)) is None


def test_a_logo_may_be_made_of_points() -> None:
    png = pictures.drawn(pictures.icon("#ffffff"), width=64)
    assert made(png, logo="logo.PNG")[SHARE] != made()[SHARE]


@pytest.mark.parametrize(
    ("file", "held"),
    [
        ("a.svg", b"a logo"),
        ("a.svg", BOAT.replace(b">", b">" + b"<g>" * 20_000, 1).replace(b"</svg>", b"</g>" * 20_000 + b"</svg>")),
        ("a.svg", b"<svg"),
        ("a.svg", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.png", BOAT),
        ("a.pdf", b"%PDF-1.7"),
        ("a", BOAT),
        ("a.svg", BOAT.replace(b"</svg>", b'<text y="9">Words</text></svg>')),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_left_out(file: str, held: bytes) -> None:
    council = "A council whose name takes all the room that there is"
    assert made(held, logo=file, name=council) == made(name=council)


def test_a_logo_can_show_no_other_file_of_the_machine(tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    other.write_bytes(made()[pictures.TOUCH_ICON])
    link = f'<image href="{other}" width="9" height="9"/>'
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{link}</svg>'
    assert made(logo.encode(), logo="a.svg") == made()


def test_a_file_of_the_council_takes_the_place_of_ours() -> None:
    assert set(made()) == {pictures.ICON, pictures.TOUCH_ICON, pictures.OLD_ICON, SHARE}
    assert set(made(files=frozenset({"assets/share.png", "favicon.ico"}))) == {pictures.ICON, pictures.TOUCH_ICON}


def test_the_icons_are_what_their_names_say() -> None:
    found = made()
    assert ElementTree.fromstring(found[pictures.ICON]).attrib["viewBox"] == "0 0 64 64"
    old, touch = (Image.open(BytesIO(found[name])) for name in (pictures.OLD_ICON, pictures.TOUCH_ICON))
    assert (old.format, old.size) == ("ICO", (32, 32))
    assert (touch.format, touch.size) == ("PNG", (180, 180))
    assert touch.convert("RGBA").getchannel("A").getextrema() == (
        255,
        255,
    )  # a telephone fills what is clear with black
