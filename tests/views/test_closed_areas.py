"""A closed area keeps its page, its feed and its history, and leaves every list of what is open."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import edition

from site_builder.edition import Edition
from site_builder.feeds.contents import of_area
from site_builder.problems import Place
from site_builder.record.actions import Action, Status
from site_builder.record.dates import When
from site_builder.record.measures import Measure, Point
from site_builder.record.plan import Area, Closure
from site_builder.record.prose import Prose
from site_builder.record.ratings import Delivery, Impact, Rating
from site_builder.views.area import area_view
from site_builder.views.phases import closures
from site_builder.views.plan import plan_print_view, plan_view
from site_builder.views.progress import progress_view
from site_builder.views.search import search_view
from site_builder.views.slow import slow_view
from site_builder.views.statements import subscribe_view
from site_builder.views.summary import summary_view
from site_builder.views.verdict import verdict
from site_builder.views.young_people.area import young_area_view
from site_builder.views.young_people.booklet import booklet_view
from site_builder.views.young_people.doors import Door, first_door
from site_builder.views.young_people.home import home_view

HERE = Place("docs/plan/01-a.md")
CLOSED = Closure(When(2025, 7, 17), "Area 2 takes over.", "Cabinet", young_people="We do it in another way.")


def rating(delivery: Delivery, impact: Impact) -> Rating:
    return Rating(When(2025, 6), delivery, impact, "It was so.", HERE)


def area(number: int, *, closed: Closure | None = None, follows: tuple[int, ...] = (), is_slow: bool = True) -> Area:
    action = Action("a", "Do it.", HERE, due=When(2025, 1), status=Status.SLOW if is_slow else Status.DONE)
    off = rating(Delivery.OFF_TRACK, Impact.WORSE)
    ratings = (off,) if is_slow else (rating(Delivery.ON_TRACK, Impact.IMPROVING),)
    name = f"{number:02}-a"
    return Area(
        name,
        number,
        f"Area {number}",
        Prose(),
        HERE,
        actions=(action,),
        ratings=ratings,
        closed=closed,
        follows=follows,
    )


ONE, TWO = area(1, closed=CLOSED), area(2, follows=(1,), is_slow=False)
CHANGED = edition(areas=(ONE, TWO))


def listed(shown: Edition) -> dict[str, list[int]]:
    """The numbers of the areas that each list of what is open has."""
    home, slow, young = progress_view(shown), slow_view(shown, ""), home_view(shown, "")
    return {
        "home": sorted(one.link.number for one in home.areas),
        "summary": sorted(one.link.number for one in summary_view(shown).areas),
        "plan": [one.link.number for one in plan_view(shown, "").areas],
        "print": [one.number for one in plan_print_view(shown, "").areas],
        "subscribe": [one.number for one in subscribe_view(shown, "").areas],
        "search": [one.number for one in search_view(shown, "").areas],
        "booklet": [one.number for one in booklet_view(shown, "").parts],
        "tiles": [int(tile.address[13:15]) for group in young.groups for tile in group.tiles],
        "behind": sorted(one.area.number for one in slow.behind),
        "actions": sorted(one.area.number for one in slow.actions),
    }


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6))
def test_lists_of_what_is_open_agree_with_a_plain_recount(kinds: list[tuple[bool, bool]]) -> None:
    closed = {number for number, (is_closed, _) in enumerate(kinds, 1) if is_closed}
    slow = {number for number, (_, is_slow) in enumerate(kinds, 1) if is_slow}
    areas = [
        area(number, closed=CLOSED if number in closed else None, is_slow=number in slow)
        for number in range(1, len(kinds) + 1)
    ]
    shown = edition(areas=tuple(areas))
    still_open = [number for number in range(1, len(kinds) + 1) if number not in closed]
    for name, found in listed(shown).items():
        wanted = [number for number in still_open if number in slow] if name in ("behind", "actions") else still_open
        assert found == wanted, name
    assert [one.link.number for one in closures(shown)] == sorted(closed)
    assert [shown.record.area_by_number[number].number for number in sorted(closed)] == sorted(closed)


def test_a_closed_area_is_not_part_of_the_verdict() -> None:
    assert verdict(CHANGED) == "Better in the plan’s one area."
    assert verdict(edition(areas=(ONE,))) == "The one area of the plan in this record is closed."


def test_its_page_says_when_why_and_what_goes_on_and_keeps_its_history() -> None:
    view = area_view(CHANGED, ONE)
    assert view.closure is not None
    assert (str(view.closure.date), view.closure.why, view.closure.decided_by) == (
        *("2025-07-17", "Area 2 takes over.", "Cabinet"),
    )
    assert [link.number for link in view.closure.followed_by] == [2]
    assert view.closure.undone == "When it was closed, 1 action of 1 was not done."
    assert view.ratings and len(view.ratings.rows) == 1 and len(view.actions) == 1
    assert view.not_published == ""
    assert [link.number for link in area_view(CHANGED, TWO).facts.follows] == [1]
    assert area_view(CHANGED, TWO).closure is None


def test_nobody_waits_for_news_of_a_closed_area() -> None:
    silence = area_view(CHANGED, ONE).facts.silence
    assert (silence.heading, silence.is_long) == ("", False)
    assert area_view(CHANGED, ONE).facts.strip is None
    old = Measure("m", "Some", (Point(When(2020), "5", HERE),), HERE)
    for closed in (None, CLOSED):
        measured = replace(TWO, measures=(old,), closed=closed)
        [view] = area_view(edition(areas=(measured,)), measured).measures
        assert (view.missing_since is None) == (closed is not None)


def test_home_leads_to_what_has_closed_and_says_nothing_where_nothing_has() -> None:
    assert progress_view(CHANGED).closed == "1 area is closed."
    assert progress_view(edition(areas=(TWO,))).closed == ""


def test_its_feed_ends_with_why_it_was_closed() -> None:
    entry = of_area(CHANGED, ONE, (), {}, {}).entries[0]
    assert (entry.title, entry.summary) == ("Area 1 is closed: Area 1", "Area 2 takes over.")
    assert entry.id == "tag:example.org,2025:01-a/closed"
    assert 'href="https://example.org/plan/02-a/"' in entry.html
    assert [entry.id for entry in of_area(CHANGED, TWO, (), {}, {}).entries] == [
        "tag:example.org,2025:02-a/rating-2025-06"
    ]


def test_a_child_reads_that_it_ended_why_and_what_goes_on() -> None:
    for door in (first_door(CHANGED), Door("young-people/teens/", is_for_teenagers=True)):
        ended = young_area_view(CHANGED, ONE, door).ended
        assert ended is not None
        assert (ended.why, [link.title for link in ended.following]) == ("We do it in another way.", ["Area 2"])
    assert young_area_view(CHANGED, TWO).ended is None
    assert [link.title for link in home_view(CHANGED, "").ended] == ["Area 1"]
    without = replace(ONE, closed=replace(CLOSED, young_people=""))
    assert young_area_view(edition(areas=(without,)), without).ended is not None


def test_the_next_area_is_the_next_that_is_open() -> None:
    three = area(3, is_slow=False)
    shown = edition(areas=(ONE, area(2, closed=CLOSED), three))
    following = young_area_view(shown, ONE).following
    assert following is not None and following.title == "Area 3"
    assert young_area_view(shown, three).following is None
