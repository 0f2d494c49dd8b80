"""What time alone does to a record: it never makes an error of what passed, and brings none that was not foreseen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import NOW, findings, write_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.check import MOST_HOURS, check
from site_builder.edition import Edition
from site_builder.problems import Problem, has_errors
from site_builder.read.record import read_edition

WriteSite = Callable[[dict[str, str]], Path]
SITES = Path(__file__).parent.parent / "sites"
AREA = """\
---
area: 80
title: What the clock brings
young_people_title: What time does
reviewed: 2026-03-02
young_people_reviewed: 2026-02-20
young_people_checked: {by: A group, date: 2026-02-21}
actions:
  - {id: clock-open, text: Do it., due: 2026-03-03}
  - {id: clock-done, text: Do it., due: 2026-03, done: 2026-03-02, status: done}
ratings:
  - {date: 2026-03-02, delivery: on-track, impact: mixed, reason: It goes on.}
measures:
  - {id: clock-measure, title: How many, points: [{date: 2026-03, value: 3}]}
documents:
  - {title: Papers, date: 2026-03-11}
corrections:
  - {date: 2026-03-02, note: Put right.}
minor: 2026-03
---
Text.

## For children and young people

We listen to you.
"""
UPDATE = """\
---
title: {name}
date: {date}
publish_at: {date} 10:00
areas: [8]
happened: {date}
corrections: [{{date: {date}, note: Put right.}}]
diary: [{{date: 2026-03-20, title: A meeting of {name}}}]
promises:
  - {{id: clock-{name}, text: Do it., due: 2026-04}}
keeps: [{keeps}]
aliases: [/clock/{name}/]
series: {{name: The clock, number: {number}}}
---
Text. {link}
"""
EXTRA = {
    "docs/plan/80-clock.md": AREA,
    "updates/2026-03-03-one.md": UPDATE.format(
        name="one", date="2026-03-03", keeps="", number=1, link="[Two](2025-07-10-everything-at-once.md)"
    ),
    "updates/2026-03-09-two.md": UPDATE.format(
        name="two", date="2026-03-09", keeps="clock-one", number=2, link="[One](2026-03-03-one.md)"
    ),
    "updates/2026-03-02-gone.md": (
        "---\ntitle: Gone\ndate: 2026-03-02\nwithdrawn: {date: 2026-03-02, reason: It was wrong.}\n---\nText.\n"
    ),
}
LATER = [NOW + timedelta(days=1), NOW + timedelta(days=31), NOW + timedelta(days=365), NOW.replace(year=2036)]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up record with everything in it, valid at `NOW`."""
    folder = tmp_path_factory.mktemp("record") / "exampleton"
    shutil.copytree(SITES / "exampleton", folder)
    return write_tree(folder, {"mkdocs.yml": (folder / "mkdocs.yml").read_text("utf-8"), **EXTRA})


@pytest.fixture(scope="module")
def today(root: Path) -> Edition:
    return read_edition(root / "mkdocs.yml", NOW)[0]


def errors(root: Path, now: datetime) -> list[str]:
    return [line for line in findings(root, now) if ": error: " in line]


def test_a_record_that_is_right_today_has_no_error_at_any_later_moment(root: Path, today: Edition) -> None:
    assert errors(root, NOW) == []
    assert len(today.hours_to_come) >= 3
    for moment in (*LATER, *today.hours_to_come):
        assert errors(root, moment) == [], moment


@given(days=st.integers(0, 40_000), minutes=st.integers(0, 1439))
@settings(max_examples=15)
def test_no_rule_finds_an_error_in_it_at_any_moment_to_come(today: Edition, days: int, minutes: int) -> None:
    assert not has_errors(check(today.at(NOW + timedelta(days=days, minutes=minutes))))


PUBLIC = "---\ntitle: Public\ndate: 2026-03-01\n{keys}---\nText. {text}\n"
WAITING = "---\ntitle: Waiting\ndate: 2026-03-{day:02}\npublish_at: 2026-03-{day:02} 10:00\n{keys}---\nText. {text}\n"
KEYS = st.sampled_from(
    [
        "",
        "keeps: [a]\n",
        "keeps: [b]\n",
        "aliases: [/a/]\n",
        "series: {name: S, number: 1}\n",
        "promises: [{id: a, text: Do it., due: 2026-05}]\n",
        "promises: [{id: b, text: Do it., due: 2026-05}]\n",
        "minor: 2026-03-05\n",
        "status: draft\n",
    ]
)
TEXTS = st.sampled_from(
    ["", *(f"[{name}]({name}.md)" for name in ("2026-03-01-a", "2026-03-04-b", "2026-03-06-c", "2026-03-06-d"))]
)


@given(keys=st.tuples(KEYS, KEYS, KEYS, KEYS), texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
@settings(max_examples=60)
def test_what_would_stop_the_site_at_any_hour_to_come_is_an_error_today(
    tmp_path_factory: pytest.TempPathFactory, keys: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    files = {"updates/2026-03-01-a.md": PUBLIC.format(keys=keys[0], text=texts[0])}
    for name, day, number in (("b", 4, 1), ("c", 6, 2), ("d", 6, 3)):
        text = WAITING.format(day=day, keys=keys[number], text=texts[number])
        files[f"updates/2026-03-{day:02}-{name}.md"] = text
    folder = write_tree(tmp_path_factory.mktemp("tree"), files)
    today = bool(errors(folder, NOW))
    for moment in (NOW.replace(day=4, hour=10), NOW.replace(day=6, hour=10)):
        assert today or not errors(folder, moment)


def test_what_the_clock_brings_is_told_with_the_day_on_which_it_began(root: Path) -> None:
    said = [line for line in findings(root, NOW.replace(year=2036)) if line.startswith("docs/plan/80-clock.md:6:")]
    assert len(said) == 1
    assert "'2026-03-02'" in said[0]
    assert "overdue since 2026-04-02" in said[0]
    assert ": warning: " in said[0]


def test_a_record_says_the_same_of_a_moment_whether_it_is_asked_before_or_then(write_site: WriteSite) -> None:
    files = {
        "updates/2026-03-04-a.md": WAITING.format(day=4, keys="keeps: [none]\n", text="[b](2026-03-06-b.md)"),
        "updates/2026-03-06-b.md": WAITING.format(day=6, keys="", text="[none](none.md)"),
    }
    folder = write_site(files)
    assert errors(folder, NOW) == errors(folder, NOW.replace(day=4, hour=10))


def test_findings_of_an_hour_to_come_are_told_once_however_many_hours_there_are(write_site: WriteSite) -> None:
    files = {f"updates/2026-03-{day:02}-a.md": WAITING.format(day=day, keys="", text="") for day in range(4, 9)}
    wrong = PUBLIC.format(keys="minor: 2026-03-20\nkeeps: [none]\n", text="[none](none.md)")
    folder = write_site({**files, "updates/2026-03-01-a.md": wrong})
    said = [problem.code for problem in _found(folder)]
    assert sorted(said) == ["future-date", "link", "unknown-id"]


def test_what_one_hour_makes_wrong_in_a_file_of_an_earlier_hour_is_told_with_that_hour(write_site: WriteSite) -> None:
    first = WAITING.format(day=5, keys="aliases: [/a/]\n", text="")
    later = first.replace("10:00", "11:00")
    [line] = errors(write_site({"updates/2026-03-05-a.md": later, "updates/2026-03-05-b.md": first}), NOW)
    assert line.startswith("updates/2026-03-05-b.md:5: error: The alias '/a/' is already in updates/2026-03-05-a.md;")
    assert "This will be so from 2026-03-05 11:00, when updates/2026-03-05-a.md becomes public." in line


def test_what_the_last_of_very_many_hours_brings_is_found_today(write_site: WriteSite) -> None:
    count = MOST_HOURS + 2
    files = {
        f"updates/2026-03-30-n{number:02}.md": WAITING.format(day=30, keys="", text="").replace(
            "30 10:00", f"30 10:{number:02}"
        )
        for number in range(count)
    }
    last = f"updates/2026-03-30-n{count - 1:02}.md"
    files[last] = files[last].replace("Text.", "[none](none.md)")
    assert [(one.place.file, one.code) for one in _found(write_site(files))] == [(last, "link")]


def _found(folder: Path) -> list[Problem]:
    site: Edition = read_edition(folder / "mkdocs.yml", NOW)[0]
    return check(site)
