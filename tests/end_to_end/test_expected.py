"""Some pages of Exampleton, as they were looked at and found to be right; `pytest --update` writes them anew."""

from __future__ import annotations

import re

import pytest

from .trees import SITES, Built

EXPECTED = SITES / "exampleton" / "expected"
PAGES = {
    "progress": "index.html",
    "update": "updates/2025-07-10-everything-at-once/index.html",
    "withdrawn": "updates/2025-08-01-taken-back/index.html",
    "area": "plan/01-llais-plant/index.html",
    "area_without_anything": "plan/07-lonely-area/index.html",
    "young_people_area": "young-people/01-llais-plant/index.html",
    "timeline": "timeline/index.html",
    "promises": "promises/index.html",
    "slow": "slow/index.html",
}


@pytest.mark.parametrize("name", PAGES)
def test_the_main_part_of_a_page_is_as_it_was_found_right(
    name: str, exampleton: Built, request: pytest.FixtureRequest
) -> None:
    match = re.search(r"(?<=<main)[^>]*>\n(.*?)</main>", exampleton.text(PAGES[name]), re.DOTALL)
    assert match
    file = EXPECTED / f"{name}.html"
    if request.config.getoption("--update", default=False):
        EXPECTED.mkdir(exist_ok=True)
        file.write_text(match.group(1), "utf-8")
    assert match.group(1) == file.read_text("utf-8")
