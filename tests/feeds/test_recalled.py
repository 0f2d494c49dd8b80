"""A feed of which nothing has changed is not made again; one that is remembered is never out of date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder import feeds
from site_builder.edition import Edition
from site_builder.fingerprint import mark_of
from site_builder.memory import Store
from site_builder.pages.changes import changes
from site_builder.pages.update import article_makers
from site_builder.record.kinds import Kind
from site_builder.record.outputs import KnownOutput
from site_builder.record.prose import Prose
from site_builder.record.updates import Correction, Update

from .made_up import SITE_URL, area, day, rating, site, update, withdrawn

AREAS = (area(number=1, name="01-homes"), area(number=2, name="02-schools", ratings=(rating(),)))
FIRST = update("2025-07-17-visit", areas=(1,), kind=Kind.INSPECTION)
SECOND = update("2025-08-01-report", areas=(2,), kind=Kind.REPORT, young_people=Prose(("<p>We wrote it down.</p>",)))
SITE = site(FIRST, SECOND, areas=AREAS)
ALL = {"feed.xml", "feed.atom", "feed.json", "calendar.ics", "changes/feed.xml", "feeds/all.opml"}


def built(edition: Edition, folder: Path) -> tuple[dict[str, bytes], set[str]]:
    """The marks of the feeds of a build with a memory, by which the files of the last build are taken again, and the paths of
    those that it made."""
    store = Store(folder, folder / "mkdocs.yml", b"version")
    remembering = replace(edition, memory=store)
    found = list(feeds.outputs(remembering, *article_makers(SITE_URL), changes(remembering, SITE_URL)))
    made = {one.path for one in found if not isinstance(one, KnownOutput)}
    marks = {one.path: one.mark if isinstance(one, KnownOutput) else mark_of(one.content) for one in found}
    store.keep()
    return marks, made


def with_update(new: Update) -> Edition:
    others = (one for one in SITE.record.updates if one.name != new.name)
    return site(new, *others, areas=AREAS)


def test_a_feed_is_made_again_only_where_what_it_tells_has_changed(tmp_path: Path) -> None:
    built(SITE, tmp_path)
    _, made = built(with_update(replace(FIRST, body=Prose(("<p>They came once more.</p>",)))), tmp_path)
    assert made == ALL | {"feeds/2025.xml", "updates/inspection/feed.xml", "plan/01-homes/feed.xml"}


@pytest.mark.parametrize(
    "changed",
    [
        lambda one: with_update(replace(FIRST, title="Another title")),
        lambda one: with_update(replace(FIRST, areas=(2,))),
        lambda one: with_update(replace(SECOND, young_people=Prose(("<p>Other words.</p>",)))),
        lambda one: with_update(replace(FIRST, corrections=(Correction(day("2025-07-20"), "A number was wrong."),))),
        lambda one: with_update(withdrawn(FIRST.name, areas=(1,), kind=FIRST.kind)),
        lambda one: with_update(update("2025-09-01-third", areas=(1, 2))),
        lambda one: site(SECOND, areas=AREAS),
        lambda one: site(FIRST, SECOND, areas=(AREAS[0], replace(AREAS[1], title="Schools, renamed"))),
        lambda one: site(FIRST, SECOND, areas=(AREAS[0], replace(AREAS[1], ratings=()))),
        lambda one: replace(one, site_name="Another name"),
        lambda one: replace(one, site_url="https://other.example/"),
        lambda one: replace(one, now=one.now.replace(year=one.now.year + 1)),
        lambda one: replace(one, record=replace(one.record, council=replace(one.council, feed_items=1))),
    ],
)
def test_what_is_remembered_is_as_if_it_were_made_now(changed: Callable[[Edition], Edition], tmp_path: Path) -> None:
    built(SITE, tmp_path)
    now = changed(SITE)
    assert built(now, tmp_path)[0] == built(now, tmp_path / "new")[0]
