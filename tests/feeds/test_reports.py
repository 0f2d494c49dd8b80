"""What the feed of an area tells of reports on its actions."""

from __future__ import annotations

from typing import Any

import feedparser

from site_builder.feeds.reports import of_reports
from site_builder.record.actions import Action, Checked, Report, Status

from .made_up import HERE, SITE_URL, area, day, rating, site, written


def action(name: str, *reports: tuple[str, Status], **rest: Any) -> Action:
    told = tuple(Report(status, day(typed), HERE, note="A <note> & more.") for typed, status in reports)
    return Action(name, f"Do {name} & <all>.", HERE, reports=told, **rest)


PLAN = area(
    actions=(
        action("hire", ("2025-06", Status.SLOW), ("2025-09-01", Status.ON_TRACK)),
        action("train", ("2025-09-01", Status.DONE), checked=Checked(day("2025-10"), "the council's auditors", "they looked.")),
        action("tell", done=day("2025-06")),
        action("blank"),
        action("undated", status=Status.SLOW),
    ),
    ratings=(rating("2025-09-01"),),
)  # fmt: skip


def test_all_that_was_reported_on_one_date_is_one_entry_newest_first() -> None:
    found = [(entry.id.rpartition("/")[2], entry.title) for entry in of_reports(site(areas=(PLAN,)), PLAN)]
    assert found == [
        ("reports-2025-10", "Area 3, Spotting risk: 1 report on an action"),
        ("reports-2025-09-01", "Area 3, Spotting risk: 2 reports on actions"),
        ("reports-2025-06", "Area 3, Spotting risk: 2 reports on actions"),
    ]


def test_an_entry_says_of_each_action_what_was_reported_and_leads_to_it() -> None:
    checked, september, june = of_reports(site(areas=(PLAN,)), PLAN)
    link = f'<a href="{SITE_URL}plan/03-spotting-risk/#action-hire">Do hire &amp; &lt;all&gt;</a>'
    assert f"<li>{link}: On track. A &lt;note&gt; &amp; more.</li>" in september.html
    assert june.html.endswith(">Do tell &amp; &lt;all&gt;</a>: Done.</li></ul>")
    assert checked.html.endswith("</a>: done, and checked by the council&#39;s auditors: they looked.</li></ul>")
    assert (june.published, june.updated) == (june.updated, site().council.noon(day("2025-06").first_day))


def test_a_report_that_comes_later_changes_no_other_entry() -> None:
    more = area(actions=(*PLAN.actions, action("new", ("2025-11", Status.SLOW))))
    before, after = (list(of_reports(site(areas=(one,)), one)) for one in (PLAN, more))
    assert after[1:] == before


def test_the_area_s_feed_has_them_after_the_rating_of_the_same_day() -> None:
    feed = feedparser.parse(written(site(areas=(PLAN,)))["plan/03-spotting-risk/feed.xml"])
    names = [entry.id.rpartition("/")[2] for entry in feed.entries]
    assert names == ["reports-2025-10", "rating-2025-09-01", "reports-2025-09-01", "reports-2025-06"]
