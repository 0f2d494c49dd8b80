"""The questions that pages, feeds and data ask of the whole record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import NOW, write_tree

from site_builder.edition import Edition
from site_builder.privacy import kept_back
from site_builder.read.record import read_edition

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def read(write_site: Write) -> Callable[[dict[str, str]], Edition]:
    return lambda files: read_edition(write_site(files) / "mkdocs.yml", NOW)[0]


Read = Callable[[dict[str, str]], Edition]


def update(day: str, keys: str = "", body: str = "Text.") -> str:
    return f"---\ntitle: Update of {day}\ndate: {day}\n{keys}\n---\n{body}\n"


def area(number: int, keys: str = "") -> str:
    return f"---\narea: {number}\ntitle: Area {number}\n{keys}\n---\nText.\n"


def test_drafts_and_updates_before_their_hour_are_not_public(read: Read) -> None:
    site = read(
        {
            "updates/2026-03-01-open.md": update("2026-03-01"),
            "updates/2026-03-01-draft.md": update("2026-03-01", "status: draft"),
            "updates/2026-03-02-noon.md": update("2026-03-02", "publish_at: 2026-03-02 12:00"),
            "updates/2026-03-02-after-noon.md": update("2026-03-02", "publish_at: 2026-03-02 12:01"),
            "updates/2026-02-01-draft-whose-hour-has-come.md": update(
                "2026-02-01", "status: draft\npublish_at: 2026-02-01 10:00"
            ),
        }
    )
    assert [found.name for found in site.public().record.updates] == ["2026-03-02-noon", "2026-03-01-open"]
    assert len(site.record.updates) == 5


def test_the_hour_of_publication_is_the_councils(write_site: Write) -> None:
    files = {"updates/2025-07-17-a.md": update("2025-07-17", "publish_at: 2025-07-17 10:00")}
    site = read_edition(write_site(files) / "mkdocs.yml", NOW)[0]
    assert str(site.record.updates[0].publish_at) == "2025-07-17 10:00:00+01:00"


@pytest.mark.parametrize("hour", ["01:00", "01:30", "01:59"])
def test_an_update_that_is_public_stays_so_when_the_clocks_go_back(hour: str, write_site: Write) -> None:
    files = {"updates/2025-10-26-a.md": update("2025-10-26", f"publish_at: 2025-10-26 {hour}")}
    root = write_site(files)
    first = datetime.fromisoformat(f"2025-10-26T{hour}:00+01:00")
    for minutes in range(-90, 200, 10):
        now = first + timedelta(minutes=minutes)
        site = read_edition(root / "mkdocs.yml", now)[0]
        assert bool(site.public().record.updates) == (minutes >= 0), now


def test_updates_are_newest_first_and_ties_by_file_name(read: Read) -> None:
    site = read(
        {
            f"updates/{day}-{slug}.md": update(day)
            for day, slug in [("2025-01-02", "b"), ("2025-01", "z"), ("2025-01-01", "c"), ("2025-01-02", "a")]
        }
    )
    assert [found.name for found in site.record.updates] == [
        "2025-01-02-a",
        "2025-01-02-b",
        "2025-01-01-c",
        "2025-01-z",
    ]


def test_of_one_day_a_smaller_order_is_earlier_and_none_counts_as_zero(read: Read) -> None:
    orders = {"a": "", "b": "order: 2", "c": "order: 1", "d": "order: -1", "e": "order: 0"}
    site = read({f"updates/2025-01-02-{slug}.md": update("2025-01-02", keys) for slug, keys in orders.items()})
    assert [found.name[-1] for found in site.record.updates] == ["b", "c", "a", "e", "d"]


def test_files_that_only_hidden_updates_point_to_are_private(read: Read) -> None:
    files = {f"docs/files/{name}.pdf": "x" for name in "abcdefghijkl"}
    hidden = (
        "status: draft\ndocuments:\n  - {title: A, url: files/a.pdf, response: {title: B, url: files/b.pdf}}\n"
        "  - {title: C, url: files/c.pdf}\n  - {title: I, url: files/i.pdf}\n"
        "image: files/d.pdf\nimage_alt: D\nyoung_people: '[e](../docs/files/e.pdf)'"
    )
    site = read(
        files
        | {
            "updates/2026-03-01-draft.md": update(
                "2026-03-01", hidden, "[f](../docs/files/f.pdf) ![g](../docs/files/g.pdf)"
            ),
            "updates/2026-03-01-open.md": update("2026-03-01", "documents: [{title: C, url: files/c.pdf}]"),
            "docs/about.md": "[g](files/g.pdf)\n",
            "docs/data/documents.yml": "- {title: I, url: files/i.pdf}\n",
            "docs/plan/01-a.md": area(1, "source: {title: H, url: files/h.pdf}"),
        }
    )
    assert set(kept_back(site)) == {f"files/{name}.pdf" for name in "abdef"}
    assert kept_back(site.public()) == {}


def test_the_missing_numbers_of_a_series_are_those_below_its_highest(read: Read) -> None:
    gone = "withdrawn: {date: 2025-02, reason: Wrong.}"
    numbers = {1: "", 3: gone, 4: "", 5: "status: draft", 6: "", 7: gone}
    site = read(
        {
            f"updates/2025-01-0{number}-a.md": update(
                f"2025-01-0{number}", f"series: {{name: Visits, number: {number}}}\n{more}"
            )
            for number, more in numbers.items()
        }
    ).public()
    assert site.record.missing_numbers("Visits") == ["2 to 3", "5"]
    assert site.record.missing_numbers("Boards") == []


def test_a_diary_date_that_two_updates_name_appears_once_for_the_older(read: Read) -> None:
    site = read(
        {
            "updates/2025-01-02-b.md": update(
                "2025-01-02", "diary:\n  - {date: 2026-05-12, title: Other}\n  - {date: 2026-05-12, title: Board}"
            ),
            "updates/2025-01-01-a.md": update("2025-01-01", "diary: [{date: 2026-05-12, title: Board, note: First}]"),
        }
    )
    assert [(record.diary.title, record.update.name) for record in site.record.diary] == [
        ("Board", "2025-01-01-a"),
        ("Other", "2025-01-02-b"),
    ]


def test_what_is_coming_up_is_not_over_and_comes_soonest_first(read: Read) -> None:
    dates = ["2026-03-01", "2026-03-02", "2026-02", "2026-03", "2027-01", "2026-03-03"]
    listed = "\n".join(f"  - {{date: {day}, title: A}}" for day in dates)
    site = read({"updates/2025-01-01-a.md": update("2025-01-01", f"diary:\n{listed}")})
    assert [str(record.diary.date) for record in site.coming_up] == ["2026-03", "2026-03-02", "2026-03-03", "2027-01"]


def test_withdrawn_updates_leave_the_lists_with_all_that_they_hold(read: Read) -> None:
    keys = (
        "areas: [1]\nwithdrawn: {date: 2025-02, reason: Wrong.}\nyoung_people: Text.\n"
        "promises: [{id: a, text: A, due: 2030}]\ndiary: [{date: 2030, title: A}]\ndocuments: [{title: A}]"
    ).replace("2030", "2030-01")
    site = read({"updates/2025-01-01-a.md": update("2025-01-01", keys), "docs/plan/01-a.md": area(1)})
    assert len(site.record.updates) == 1
    lists = (
        site.record.shown,
        site.record.for_young_people,
        site.promises,
        site.record.diary,
        site.record.all_documents,
    )
    assert not any(lists)
    assert site.record.updates_of(site.record.areas[0]) == []


def test_a_promise_knows_who_made_it_who_kept_it_and_how_it_stands(read: Read) -> None:
    made = "promises:\n  - {id: kept, text: A, due: 2025-02}\n  - {id: late, text: B, due: 2026-02}\n  - {id: open, text: C, due: 2026-03}"
    site = read(
        {
            "updates/2025-01-01-a.md": update("2025-01-01", made),
            "updates/2025-01-02-b.md": update("2025-01-02", "keeps: [kept]"),
            "updates/2025-01-03-c.md": update("2025-01-03", "keeps: [kept]"),
            "updates/2025-01-04-d.md": update("2025-01-04", "keeps: [late]\nstatus: draft"),
        }
    ).public()
    found = {
        record.promise.id: (record.standing.name, [keeper.name for keeper in record.kept_by])
        for record in site.promises
    }
    assert found == {
        "kept": ("KEPT", ["2025-01-02-b", "2025-01-03-c"]),
        "late": ("LATE", []),
        "open": ("OPEN", []),
    }
    assert [record.promise.id for record in site.late_promises] == ["late"]


def rated(delivery: str, impact: str) -> str:
    return (
        "ratings:\n  - {date: 2025-01, delivery: off-track, impact: worse, reason: A}\n"
        f"  - {{date: 2025-02, delivery: {delivery}, impact: {impact}, reason: A}}"
    )


@pytest.mark.parametrize(
    ("keys", "is_slow"),
    [
        ("", False),
        (rated("on-track", "improving"), False),
        (rated("complete", "mixed"), False),
        (rated("at-risk", "improving"), True),
        (rated("off-track", "sustained"), True),
        (rated("on-track", "not-yet"), True),
        (rated("on-track", "worse"), True),
        ("actions: [{id: a, text: A, status: slow}]", True),
        ("actions: [{id: a, text: A, due: 2026-03-01, status: on-track}]", True),
        ("actions: [{id: a, text: A, due: 2026-03-01}]", False),
        ("actions: [{id: a, text: A, due: 2026-03}]", False),
        ("actions: [{id: a, text: A, due: 2026-02, status: done}]", False),
    ],
)
def test_an_area_is_slow_by_its_latest_rating_or_by_an_action(keys: str, is_slow: bool, read: Read) -> None:
    site = read({"docs/plan/01-a.md": area(1, keys)})
    has_slow_action = any(site.slow_actions(one) for one in site.record.areas)
    assert (bool(site.areas_behind) or has_slow_action) is is_slow


def test_ratings_and_points_are_oldest_first_whatever_their_order_in_the_file(read: Read) -> None:
    keys = (
        "ratings:\n  - {date: 2025-03, delivery: complete, impact: mixed, reason: B}\n"
        "  - {date: 2025-01, delivery: complete, impact: mixed, reason: A}\n"
        "measures: [{id: a, title: A, points: [{date: 2025-03, value: 3.50}, {date: 2025-01, value: 1}]}]"
    )
    (found,) = read({"docs/plan/01-a.md": area(1, keys)}).record.areas
    assert [rating.reason for rating in found.ratings] == ["A", "B"]
    assert found.rating
    assert found.rating.reason == "B"
    assert [point.value for point in found.measures[0].points] == ["1", "3.50"]


def test_the_same_files_give_the_same_record_whatever_their_order_on_disk(tmp_path: Path) -> None:
    files = {f"updates/2025-01-0{n}-a.md": update(f"2025-01-0{n}") for n in range(1, 6)}
    files |= {f"docs/plan/0{n}-a.md": area(n) for n in range(1, 6)}
    forwards = read_edition(write_tree(tmp_path / "a", files) / "mkdocs.yml", NOW)[0]
    backwards = read_edition(write_tree(tmp_path / "b", dict(reversed(files.items()))) / "mkdocs.yml", NOW)[0]
    assert (forwards.record.updates, forwards.record.areas) == (backwards.record.updates, backwards.record.areas)


def test_the_public_record_holds_no_file_as_it_was_typed(tmp_path: Path) -> None:
    site, _, _ = read_edition(write_tree(tmp_path, {}) / "mkdocs.yml", NOW)
    assert "mkdocs.yml" in site.record.typed
    assert site.public().record.typed == {}
