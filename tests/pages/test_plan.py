"""The plan and its areas, as their templates print them."""

from __future__ import annotations

import re

from site_builder.model.references import Consultation
from site_builder.pages.plan import LATEST, pages

from .made_up import area, site, span, update


def test_an_area_shows_its_newest_updates_and_leads_to_all_others() -> None:
    updates = tuple(update(f"2025-01-{day:02}", areas=(1,)) for day in range(LATEST + 3, 0, -1))
    body = next(page.body for page in pages(site(*updates, areas=(area(1),))) if page.address == area(1).address)
    shown, older = body.split("<details")
    assert shown.count('<li class="card">') == LATEST and "3 older updates</summary>" in older
    assert all(f'/updates/{one.name}/"' in body for one in updates)


def test_an_area_with_few_updates_hides_none() -> None:
    updates = tuple(update(f"2025-01-{day:02}", areas=(1,)) for day in range(LATEST, 0, -1))
    assert not [page for page in pages(site(*updates, areas=(area(1),))) if "older update" in page.body]


def test_what_several_groups_were_asked_about_is_said_once() -> None:
    asked = tuple(Consultation(span(f"2025-0{month}"), f"Group {month}", "The plan") for month in (1, 2, 3))
    other = Consultation(span("2025-04"), "Group 4", "Its name")
    plan = next(iter(pages(site(consultations=(*asked, other)))))
    assert re.findall(r"About: (.*?)</p>|(Group \d)", plan.body) == [
        ("The plan", ""),
        ("", "Group 1"),
        ("", "Group 2"),
        ("", "Group 3"),
        ("Its name", ""),
        ("", "Group 4"),
    ]
