"""The measures themselves: each finds a fault that was made for it, and leaves alone what only looks like one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .modes import PHONE, Mode

LONG = "word " * 60
CASES = {
    "wide": ('<p style="width: 400px">wide</p>', "<p>narrow</p>"),
    "clipped": (
        f'<p style="height: 20px; overflow: hidden">{LONG}</p>',
        f'<p style="height: 40px; overflow: auto">{LONG}</p>',
    ),
    "overlapping": (
        '<p>one line of words</p><p style="margin-top: -30px">another line of words</p>',
        '<p>one line of words</p><p style="margin: 0">another line of words</p>',
    ),
    "smallTargets": ("<p><a href='#'>alone</a></p>", "<p>In <a href='#'>a sentence</a> of words.</p>"),
    "regions": (f'<p style="white-space: nowrap; overflow: auto">{LONG}</p>', f'<p style="overflow: auto">{LONG}</p>'),
}


@pytest.mark.parametrize("measure", CASES)
def test_a_measure_finds_its_fault_and_no_other(page: Page, measure: str) -> None:
    Mode(PHONE).apply(page)
    faulty, sound = CASES[measure]
    found = {}
    for text in (faulty, sound):
        page.set_content(f"<!doctype html><main>{text}</main>")
        found[text] = page.evaluate(f"look.{measure}()")
    assert found[faulty] and not found[sound]


@pytest.mark.parametrize(
    ("style", "has_one_look"),
    [
        ("background: white", True),
        ("", False),
        ("background: rgb(255 255 255 / 50%)", False),
        ("background: white; opacity: 0.5", False),
    ],
)
def test_what_stands_apart_has_one_look_where_its_own_box_hides_all_behind_it(
    page: Page, style: str, has_one_look: bool
) -> None:
    page.set_content(f'<!doctype html><p style="position: absolute; {style}">Words</p>')
    assert bool(page.evaluate("look.colours(document.querySelector('p'))")) == has_one_look


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("", None),
        ("outline: none", "looks as it does without the focus"),
        ("position: fixed; left: -400px", "is outside the window"),
        ("opacity: 0", "is invisible"),
        ("position: fixed; top: 0; left: 0", "is under div “over”"),
    ],
)
def test_a_walk_sees_where_the_focus_cannot_be_seen(page: Page, style: str, fault: str | None) -> None:
    over = '<div style="position: fixed; top: 0; left: 0; width: 99px; height: 99px">over</div>'
    page.set_content(f'<!doctype html><p style="margin: 120px 0"><a href="#" style="{style}">here</a></p>{over}')
    page.evaluate("look.stops()")
    page.keyboard.press("Tab")
    assert page.evaluate("look.focused()")["faults"] == ([fault] if fault else [])
