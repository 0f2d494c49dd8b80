"""The theme's icons, and the pictures that come with this package."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import site_builder
from site_builder.read.icons import read_icon
from site_builder.views.young_people.pictures import KIND_PICTURES, PICTURES, STANDING_PICTURES

CODE = Path(site_builder.__file__).parent
FOLDER = CODE / "theme" / "assets" / "pictures"
DRAWN = {file.stem: file.read_text("utf-8") for file in FOLDER.glob("*.svg")}


def chosen() -> set[str]:
    """The names in the script that fetches the pictures."""
    script = ast.parse((CODE.parent / "pictures" / "fetch.py").read_text("utf-8"))
    lists = [
        node.value for node in script.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    ]
    return {name for found in lists if "\n" in str(found.value) for name in str(found.value).split()}


def test_an_icon_is_one_of_materials_or_one_of_our_pictures() -> None:
    assert (read_icon("material/school") or "").startswith("<svg")
    assert read_icon("pictures/backpack") == DRAWN["backpack"].strip()
    assert read_icon("pictures/nothing-of-this-name") is None


def test_the_pictures_are_those_that_the_script_fetches() -> None:
    assert set(DRAWN) == chosen()
    assert (FOLDER / "LICENSE.txt").read_text("utf-8").count("MIT License") == 1


def test_every_picture_that_a_page_names_is_there() -> None:
    templates = "".join(file.read_text("utf-8") for file in (CODE / "pages" / "templates").rglob("*.html"))
    named = set(re.findall(r'(?:picture\("|pictures/)([a-z-]+)(?:"|\.svg)', templates)) | set(
        re.findall(r', "(?!section-)([a-z]+(?:-[a-z]+)+)", root', templates)
    )
    named |= {*PICTURES.values(), *KIND_PICTURES.values(), *STANDING_PICTURES.values()}
    assert named and named <= set(DRAWN)


def test_a_picture_may_appear_in_a_page_more_than_once_and_under_a_strict_policy() -> None:
    for name, svg in DRAWN.items():
        for element in ElementTree.fromstring(svg).iter():
            assert not {"id", "style", "onload"} & set(element.attrib), name
            assert not any("href" in key or "url(" in value for key, value in element.attrib.items()), name
            assert not element.tag.endswith(("script", "style", "image")), name
