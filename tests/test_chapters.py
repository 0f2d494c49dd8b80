"""Lists are made of a record without the texts of its updates: where only such a text has changed, they are not made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from operator import eq
from pathlib import Path
from typing import cast

import pytest
from made_up_edition import edition

from site_builder import data
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.finishing import Workshop, finished
from site_builder.frames import SLOTS, Frames
from site_builder.memory import Store
from site_builder.outlined_edition import OutlinedEdition
from site_builder.pages import pages, recipes, updates
from site_builder.pages.recipes import Chapter, Recipe
from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.kinds import Kind
from site_builder.record.outlines import WithheldError, day_of_build, outlined
from site_builder.record.outputs import KnownOutput, Output, Page
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.updates import Update


def update(day: int, text: str = "Text.") -> Update:
    name = f"2026-02-{day:02}-visit"
    body = Prose((f"<p>A visit.</p><p>{text}</p>",))
    return Update(name, f"Visit {day}", When(2026, 2, day), body, Place(f"updates/{name}.md"))


def area(number: int) -> Area:
    return Area(f"{number:02}-area", number, f"Area {number}", Prose(("<p>It goes on.</p>",)), Place("docs/plan.md"))


AREAS = (area(1), area(2))
SITE = edition(updates=tuple(update(day) for day in (9, 6, 3)))


def with_newest(site: Edition, newest: Update) -> Edition:
    return replace(site, record=replace(site.record, updates=(newest, *site.record.updates[1:])))


def made(site: Edition, folder: Path) -> dict[str, bool]:
    """The pages of a build, by whether they were made."""
    store = Store(folder, folder / "mkdocs.yml", b"1")
    remembering = replace(site, memory=store)
    frames = Frames(remembering, lambda *names: " ".join([*names, *SLOTS.values()]))
    found = list(finished(recipes(remembering), Workshop(remembering, frames, lambda file: None)))
    store.keep()
    return {one.output.path: not isinstance(one.output, KnownOutput) for one in found}


def test_a_text_that_changed_makes_its_own_page_and_no_list(tmp_path: Path) -> None:
    assert all(made(SITE, tmp_path).values())
    again = made(with_newest(SITE, update(9, "Other words.")), tmp_path)
    own = {"updates/2026-02-09-visit/index.html", "updates/2026-02-06-visit/index.html"}  # and that of its neighbour
    lists = {path for path, was_made in again.items() if was_made} - own
    assert {"updates/index.html", "index.html", "timeline/index.html", "plan/index.html"} <= again.keys() - lists
    assert {path for path in lists if not path.startswith(("changes/", "data/", "young-people/"))} == set()


@pytest.mark.parametrize(
    "other",
    [
        with_newest(SITE, replace(update(9), title="Another title")),
        with_newest(SITE, replace(update(9), body=Prose(("<p>Another first paragraph, which is the summary.</p>",)))),
        with_newest(SITE, replace(update(9), young_people=Prose(("<p>For you.</p>",)))),
        replace(SITE, now=SITE.now + timedelta(days=1)),
        replace(SITE, site_name="Another name"),
    ],
    ids=["title", "summary", "a text for young people", "day", "name"],
)
def test_whatever_a_list_may_show_makes_it_again(other: Edition, tmp_path: Path) -> None:
    made(SITE, tmp_path)
    assert made(other, tmp_path)["updates/index.html"]


def test_another_title_makes_its_own_lists_again_and_not_those_of_another_year_kind_or_area(tmp_path: Path) -> None:
    def told(title: str, text: str = "Text.") -> Edition:
        new = replace(update(9, text), title=title, kind=Kind.REPORT, areas=(1,))
        old = replace(update(3), date=When(2024, 2, 3), kind=Kind.BOARD, areas=(2,))
        return edition(updates=(new, old), areas=AREAS)

    made(told("A title"), tmp_path)
    made(told("A title", "Other words."), tmp_path)  # which asks none of these lists by itself
    again = made(told("Another title", "Other words."), tmp_path)
    theirs = {"updates/2026/index.html", "updates/report/index.html", "plan/01-area/index.html"}
    others = {"updates/2024/index.html", "updates/board/index.html", "plan/02-area/index.html"}
    theirs, others = theirs | {"young-people/01-area/index.html"}, others | {"young-people/02-area/index.html"}
    assert {path for path in theirs | others if again[path]} == theirs


def test_a_kind_that_gains_an_update_is_counted_on_every_list(tmp_path: Path) -> None:
    def counted(*kinds: Kind) -> Edition:
        years = zip((2026, 2025, 2024), kinds, strict=False)
        return edition(
            updates=tuple(replace(update(9), name=f"{y}-visit", date=When(y, 2, 9), kind=k) for y, k in years)
        )

    made(counted(Kind.BOARD, Kind.REPORT), tmp_path)
    assert made(counted(Kind.BOARD, Kind.REPORT, Kind.REPORT), tmp_path)["updates/2026/index.html"]


def test_the_hour_of_a_build_makes_no_list_again(tmp_path: Path) -> None:
    made(SITE, tmp_path)
    assert not made(replace(SITE, now=SITE.now + timedelta(hours=3)), tmp_path)["updates/index.html"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda site: site.record.updates[0].body.text,
        lambda site: site.record.updates[0].body.html(""),
        lambda site: str(site.record.updates[0].body),
        lambda site: site.record.updates[0].body == site.record.updates[1].body,
        lambda site: {site.record.updates[0].body},
        lambda site: site.now.hour,
        lambda site: site.now < datetime.now(UTC),
        lambda site: datetime.now(UTC) - site.now,
        lambda site: site.record.updates[0].young_people_text,
    ],
)
def test_a_chapter_that_asks_for_a_text_or_the_hour_is_made_of_the_whole_record(ask: object, tmp_path: Path) -> None:
    seen: list[str] = []

    class Asking(Chapter):
        def recipes(self, site: Edition) -> Iterator[Page | Recipe]:
            ask(site)  # type: ignore[operator]  # it is one of the functions above
            seen.append(site.record.updates[0].body.text)
            yield from updates.lists(site)

    frames = Frames(SITE, lambda *names: " ".join([*names, *SLOTS.values()]))
    for _ in range(2):
        site = replace(SITE, memory=Store(tmp_path, tmp_path / "mkdocs.yml", b"1"))
        found = list(finished([Asking("some")], Workshop(site, frames, lambda file: None)))
        assert [one.output.path for one in found] == [
            "updates/index.html",
            "updates/2026/index.html",
            "updates/news/index.html",
        ]
    assert seen == ["A visit. Text."] * 2


def test_an_outline_knows_what_lists_show() -> None:
    outline = outlined(SITE.record).updates[0]
    assert (outline.summary, bool(outline.body), bool(outline.young_people)) == ("A visit.", True, False)
    assert day_of_build(SITE.record, SITE.now).date() == SITE.today
    with pytest.raises(WithheldError):
        assert outline.body.pieces


def test_an_outline_is_itself_and_is_not_compared_with_another() -> None:
    """Whether an update is itself is asked of each of its values, by some versions of Python."""
    one, other = (outlined(SITE.record).updates[0].body for _ in range(2))
    assert eq(one, one)
    with pytest.raises(WithheldError):
        eq(one, other)


def built(site: Edition, folder: Path, found: list[Page | Recipe | Chapter]) -> list[tuple[str, bytes]]:
    """The paths of some pages and the hashes of their files, by which those of the last build are taken again."""
    store = Store(folder, folder / "mkdocs.yml", b"1")
    remembering = replace(site, memory=store)
    frames = Frames(remembering, lambda *names: " ".join([*names, *SLOTS.values()]))
    made = [one.output for one in finished(found, Workshop(remembering, frames, lambda file: None))]
    store.keep()
    return [(one.path, one.mark if isinstance(one, KnownOutput) else mark_of(one.content)) for one in made]


class Quoting(Recipe):
    """A page that has the texts of updates that it is not about."""

    def made(self, site: Edition) -> Page:
        update = cast(Update, self.subject[0])
        others = "".join(one.body.text for one in site.record.updates if one.name != update.name)
        return Page(update.address, update.title, "", f"<p>{others}</p>")


def test_a_page_that_shows_the_text_of_another_update_is_never_out_of_date(tmp_path: Path) -> None:
    for text in ("One.", "One.", "Two.", "One."):
        site = with_newest(SITE, update(9, text))
        found = [Quoting("some", "quoting", (one,)) for one in site.record.updates]
        frames = Frames(site, lambda *names: " ".join([*names, *SLOTS.values()]))
        whole = [frames.pour(one.made(site)) for one in found]
        assert text.encode() not in whole[0].content and text.encode() in whole[1].content
        assert built(site, tmp_path, list(found)) == [(one.path, mark_of(one.content)) for one in whole]


def test_pages_made_of_outlines_are_those_of_the_whole_record(tmp_path: Path) -> None:
    """Also of an update that waited for its hour, the day after it and at once."""
    waited = replace(update(9), publish_at=SITE.now - timedelta(minutes=1), young_people=Prose(("<p>For you.</p>",)))
    site = with_newest(SITE, waited)
    frames = Frames(site, lambda *names: " ".join([*names, *SLOTS.values()]))
    whole = {one.path: mark_of(frames.pour(one).content) for one in pages(site)}
    for moment in (site.now, site.now + timedelta(hours=1)):
        assert dict(built(replace(site, now=moment), tmp_path, list(recipes(site)))) == whole


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_an_hour_of_publication_has_come_for_an_outline_as_for_the_whole(minutes: int) -> None:
    site = with_newest(SITE, replace(update(9), publish_at=SITE.now + timedelta(minutes=minutes)))
    outline = OutlinedEdition(site).edition
    newest = site.record.updates[0]
    assert outline.is_public(newest) == outline.is_public(outline.record.updates[0]) == site.is_public(newest)


@pytest.mark.parametrize(
    "other",
    [
        with_newest(SITE, replace(update(9), title="Another title")),
        with_newest(SITE, replace(update(9), body=Prose(("<p>Another text.</p>",)))),
        replace(SITE, now=SITE.now + timedelta(days=40)),
        replace(SITE, site_name="Another name"),
        replace(SITE, site_url="https://other.example/"),
        replace(SITE, record=replace(SITE.record, council=replace(SITE.record.council, plan="Another plan"))),
        replace(SITE, record=replace(SITE.record, updates=SITE.record.updates[1:])),
    ],
    ids=["title", "text", "day", "name", "address", "plan", "one update less"],
)
def test_what_is_remembered_is_as_if_it_were_made_now(other: Edition, tmp_path: Path) -> None:
    built(SITE, tmp_path / "warm", list(recipes(SITE)))
    warm = built(other, tmp_path / "warm", list(recipes(other)))
    assert warm == built(other, tmp_path / "cold", list(recipes(other)))


def test_of_each_data_file_that_is_said_which_it_holds_made_or_remembered(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "mkdocs.yml", b"1")
    whole = [(one.output.path, mark_of(one.output.content), one.facts) for one in data.files(SITE)]
    for _ in range(2):
        found = data.files(replace(SITE, memory=store))
        assert [(one.output.path, marked(one.output), one.facts) for one in found] == whole


def marked(one: Output | KnownOutput) -> bytes:
    return one.mark if isinstance(one, KnownOutput) else mark_of(one.content)
