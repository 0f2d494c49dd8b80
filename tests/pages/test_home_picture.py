"""The picture that a shared link to the home page shows: the answer, how long there was no news, and the road so far."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops

from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import home_picture, pictures, progress
from site_builder.pages.colours import MAIN
from site_builder.record.addresses import SHARE, SHARE_HOME

from .made_up import area, judgement, rating, site, update
from .test_pictures import ink

HISTORY: dict[str, Any] = {"judgements": (judgement("2012", "Good"), judgement("2022-09", "Inadequate"))}
GROUND = tuple(bytes.fromhex(MAIN[1:]))


def shown(*updates: Any, **changes: Any) -> Image.Image:
    """The picture's points."""
    svg = home_picture.home(site(*updates, **changes), b"")
    return Image.open(BytesIO(pictures.drawn(svg))).convert("RGB")


def differ(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    found: tuple[int, int, int, int] | None = ImageChops.difference(one, other).getbbox()
    return found


def test_the_answer_stands_beside_the_road_so_far() -> None:
    picture = shown(update("2025-07-17"), **HISTORY)
    assert picture.size == (pictures.WIDTH, pictures.HEIGHT)
    assert picture.getpixel((0, 0)) == GROUND
    assert picture.getpixel((home_picture.PANEL + 1, 0)) == (255, 255, 255)
    left = ink(picture, (0, 0, home_picture.PANEL, pictures.HEIGHT))
    assert left and left[0] >= pictures.LEFT - 5 and left[2] <= home_picture.PANEL - 20 and left[3] <= 600


def test_the_verdict_and_each_judgement_change_it() -> None:
    without = shown(areas=(area(1),), **HISTORY)
    rated = shown(areas=(area(1, ratings=(rating("2025-06-02"),)),), **HISTORY)
    changed = differ(without, rated)
    assert changed and changed[2] <= home_picture.PANEL
    other = differ(
        without, shown(areas=(area(1),), judgements=(judgement("2012", "Good"), judgement("2022-09", "Good")))
    )
    assert other and other[0] >= home_picture.PANEL


def test_a_record_without_a_road_fills_the_picture_with_its_answer() -> None:
    assert shown().getpixel((pictures.WIDTH - 1, 0)) == GROUND


def test_its_day_is_on_it_since_it_stays_where_it_was_shared() -> None:
    today = site(**HISTORY)
    assert home_picture.home(today, b"") != home_picture.home(replace(today, now=today.now + timedelta(days=1)), b"")


def test_the_page_names_it_with_its_words() -> None:
    (page,) = progress.pages(site(areas=(area(1),), name="Exampleton Council", **HISTORY))
    assert page.picture == SHARE_HOME
    assert page.picture_words == "No score yet. The one area of the plan is not rated. Exampleton Council"


@pytest.mark.parametrize(
    ("files", "named"), [({SHARE}, ""), ({SHARE_HOME}, SHARE_HOME), ({SHARE, SHARE_HOME}, SHARE_HOME)]
)
def test_a_picture_of_the_council_takes_its_place(files: set[str], named: str) -> None:
    edition = site(files=frozenset(files))
    (page,) = progress.pages(edition)
    assert page.picture == named and list(home_picture.outputs(OutlinedEdition(edition), b"")) == []


@pytest.mark.parametrize("verdict", ["<b> & “quotes”", "W" * 300, "word " * 100, "🌱"])
def test_any_words_of_a_council_stay_in_their_place(verdict: str) -> None:
    picture = shown(name=verdict, **HISTORY)
    left = ink(picture, (0, 0, home_picture.PANEL, pictures.HEIGHT))
    assert left and left[2] <= home_picture.PANEL - 20
