"""Before an update is published, the forms say where it will be seen and who is told."""

from __future__ import annotations

from made_up_edition import edition

from site_builder.desk.publication import going_public
from site_builder.problems import Place
from site_builder.record.dates import When
from site_builder.record.plan import Area
from site_builder.record.prose import Prose
from site_builder.record.updates import Update


def test_the_areas_that_the_plan_has_are_named_where_an_update_will_be_seen() -> None:
    areas = tuple(Area(f"0{number}", number, f"Area {number}", Prose(), Place("docs/plan/a.md")) for number in (1, 2))
    visit = Update(
        "2026-03-01-visit",
        "A visit",
        When(2026, 3, 1),
        Prose(("<p>A visit.</p>",)),
        Place("updates/a.md"),
        areas=(1, 2, 9),
    )
    seen = going_public(edition(areas=areas, site_url="https://example.org/"), visit).seen
    assert "The pages of area 1, Area 1 and area 2, Area 2." in seen
    assert not any("9" in sentence for sentence in seen)
