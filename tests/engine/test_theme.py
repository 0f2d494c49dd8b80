"""Styles and scripts are published under names that change with their bytes."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import tinycss2

from site_builder.edition import Edition
from site_builder.engine.theme import OURS, STYLES_AND_SCRIPTS, assets
from site_builder.record.council import Council
from site_builder.record.record import Record

NOW = datetime(2026, 3, 2, tzinfo=ZoneInfo("Europe/London"))


def edition(**colours: str) -> Edition:
    return Edition(Record(Council(colours=colours)), NOW)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A council's own folder with a style in place of ours."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "progress.css").write_text("p { color: red }")
    return tmp_path


def test_each_style_and_script_is_written_where_pages_look_for_it(tmp_path: Path) -> None:
    ours = assets([OURS], edition())
    ours.write(tmp_path)
    for name in STYLES_AND_SCRIPTS:
        assert (tmp_path / ours.address(name)).read_bytes() == ours.outputs[name].content
        if name.endswith(".js"):
            assert ours.outputs[name].content == (OURS / "assets" / name).read_bytes()


@pytest.mark.parametrize("script", sorted((OURS / "assets").glob("*.js")), ids=lambda script: script.name)
def test_no_script_makes_elements_of_text(script: Path) -> None:
    """So that a host may ask for Trusted Types, and no word of an index becomes an element."""
    makers = (
        r"DOMParser|parseFromString|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|document\.write"
    )
    assert re.search(makers, script.read_text("utf-8")) is None


def test_an_address_changes_with_the_bytes_and_with_nothing_else(own: Path) -> None:
    ours, theirs = assets([OURS], edition()), assets([own, OURS], edition())
    changed = {name for name in STYLES_AND_SCRIPTS if ours.address(name) != theirs.address(name)}
    assert changed == {"progress.css"}
    assert ours.address("progress.css") == assets([OURS, own], edition()).address("progress.css")


def test_the_council_s_colours_have_an_address_of_their_own() -> None:
    plain, green = assets([OURS], edition()), assets([OURS], edition(main="#005a30"))
    assert plain.address("colours.css") != green.address("colours.css")
    assert b"#005a30" in green.outputs["colours.css"].content


def test_our_own_styles_are_published_without_what_is_for_maintainers(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "progress.css").write_text("/* of the council */\n  p { color: red }\n")
    published = assets([own, OURS], edition()).outputs
    assert published["progress.css"].content == b"/* of the council */\n  p { color: red }\n"
    for name in ("young-frame.css", "young-people.css"):
        source = (OURS / "assets" / name).read_text("utf-8")
        content = published[name].content.decode()
        assert "/*" in source and "/*" not in content and "\n " not in content
        rules = [
            tinycss2.serialize(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)).split()
            for css in (source, content)
        ]
        assert "".join(rules[0]) == "".join(rules[1])
