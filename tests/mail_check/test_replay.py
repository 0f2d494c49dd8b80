"""What each service would have made of a feed that was published like this, by the rules that it states in public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.mail_check.replay import Why, replay
from site_builder.mail_check.services import services
from site_builder.mail_check.states import FeedEntry, State
from site_builder.mail_check.verdicts import LAST, last_entries, verdict

LONDON = ZoneInfo("Europe/London")
NAMES = [one.name for one in services()]
GOV, CHIMP, POWER, LITE, FOLLOW, FEED = NAMES


def at(typed: str) -> datetime:
    """A moment in London."""
    return datetime.fromisoformat(typed).replace(tzinfo=LONDON)


def entry(name: str, published: str, title: str = "") -> FeedEntry:
    """An entry that never changed but in its title and its moment."""
    moment = at(published)
    return FeedEntry(f"tag:x,2026:{name}", title or name, f"https://x.example/{name}/", moment, moment)


def state(moment: str, *entries: FeedEntry) -> State:
    """The feed from a moment on."""
    return State(at(moment), tuple(sorted(entries, key=lambda one: one.published, reverse=True)))


def found(states: Sequence[State]) -> dict[str, list[str]]:
    """For each service that has any: "missed x" and "doubled x"."""
    titles = {one.guid: one.title for one in states[-1].entries}
    every = [verdict(one, states, LONDON, titles) for one in services()]
    troubles = {one.service.name: [f"{each.kind} {each.called}" for each in one.troubles] for one in every}
    return {name: those for name, those in troubles.items() if those}


OLD = entry("old", "2026-01-05 12:00")
ONE = entry("one", "2026-02-02 10:00")
BEGIN = state("2026-01-10 10:00", OLD)


@pytest.mark.parametrize(
    ("states", "wanted"),
    [
        pytest.param([state("2026-02-02 10:00", OLD, ONE)], {}, id="a new update"),
        pytest.param([state("2026-02-02 10:00", OLD, ONE), state("2026-02-03 10:00", OLD, ONE)], {}, id="nothing more"),
        pytest.param(
            [
                state("2026-02-02 10:00", OLD, ONE),
                state("2026-02-09 10:00", OLD, entry("one", "2026-02-02 10:00", "new")),
            ],
            {},
            id="its title changed",
        ),
        pytest.param(
            [state("2026-02-02 10:00", OLD, ONE), state("2026-02-09 10:00", OLD, entry("one", "2026-02-09 10:00"))],
            {CHIMP: ["doubled one"], POWER: ["doubled one"], FOLLOW: ["doubled one"]},
            id="its date changed to a later one",
        ),
        pytest.param(
            [state("2026-02-02 10:00", OLD, ONE, entry("late", "2025-12-01 12:00"))],
            {
                CHIMP: ["missed late"],
                POWER: ["missed late"],
                LITE: ["missed late"],
                FEED: ["missed late"],
            },
            id="a back-dated one",
        ),
        pytest.param(
            [
                state("2026-02-02 10:00", OLD, ONE),
                state("2026-02-02 15:00", OLD, ONE, entry("two", "2026-02-02 10:00")),
            ],
            {POWER: ["missed two"]},
            id="two of one moment, published one after the other",
        ),
        pytest.param(
            [state("2026-02-02 10:00", OLD, ONE), state("2026-02-09 10:00", entry("old", "2026-02-09 10:00"), ONE)],
            {CHIMP: ["doubled old"], POWER: ["doubled old"], FOLLOW: ["doubled old"]},
            id="one from before it began, whose date changed to a later one",
        ),
        pytest.param(
            [state("2026-02-02 10:00", OLD, ONE, entry("two", "2026-02-02 10:00"))],
            {},
            id="two of one moment, published together",
        ),
        pytest.param(
            [state("2026-02-02 08:00", OLD, entry("noon", "2026-02-02 12:00"))],
            {CHIMP: ["doubled noon"]},
            id="one whose moment is still to come when the e-mail goes out",
        ),
        pytest.param(
            [state("2026-02-02 10:00", OLD, ONE), state("2026-02-02 10:20", OLD)],
            {
                GOV: ["missed "],
                CHIMP: ["missed "],
                POWER: ["missed "],
                LITE: ["missed "],
                FOLLOW: ["missed "],
                FEED: ["missed "],
            },
            id="one that was gone before anybody looked",
        ),
        pytest.param(
            [state("2026-02-02 10:00", *(entry(f"n{n}", f"2026-02-02 09:{n + 10}") for n in range(12)))],
            {FEED: ["missed n0", "missed n1"]},
            id="more at once than it looks back",
        ),
    ],
)
def test_each_service_by_its_own_rules(states: list[State], wanted: dict[str, list[str]]) -> None:
    assert found([BEGIN, *states]) == wanted


def test_what_was_there_when_it_began_is_not_sent_and_not_missed() -> None:
    assert found([state("2026-02-02 10:00", OLD, ONE)]) == {}


def test_the_reason_says_after_which_moment_it_would_have_had_to_be() -> None:
    states = [BEGIN, state("2026-02-02 10:00", OLD, entry("late", "2025-12-01 12:00"))]
    [trouble] = verdict(services()[1], states, LONDON, {}).troubles
    assert trouble.refused and trouble.refused.why is Why.OLDER_THAN_EMAIL
    assert (trouble.refused.moment, trouble.refused.than) == (at("2026-02-03 09:00"), at("2026-02-02 09:00"))


def test_only_the_last_entries_are_looked_at() -> None:
    many = [entry(f"n{n:02}", f"2026-02-{n % 28 + 1:02} 10:00") for n in range(30)]
    states = [BEGIN, *(state(f"2026-03-{n + 1:02} 10:00", *many[: n + 1]) for n in range(30))]
    assert [one.entry.title for one in last_entries(states)] == [f"n{n:02}" for n in range(30 - LAST, 30)]


moments = st.datetimes(datetime(2026, 1, 11), datetime(2026, 3, 1)).map(
    lambda one: one.replace(tzinfo=LONDON, microsecond=0)
)


@settings(max_examples=40)
@given(st.lists(moments, min_size=1, max_size=8, unique=True), st.sampled_from(services()))
def test_what_is_published_at_its_own_moment_in_order_comes_once(typed: list[datetime], service: object) -> None:
    """The property that the feed is built for: real moments, one after the other, and nothing that changes them."""
    entries = [FeedEntry(str(n), str(n), str(n), one, one) for n, one in enumerate(sorted(typed))]
    states = [BEGIN, *(State(one.published, tuple(reversed(entries[: n + 1]))) for n, one in enumerate(entries))]
    chosen = next(one for one in services() if one is service)
    sent = [one.entry.guid for one in replay(chosen, states, LONDON).sent]
    assert sorted(sent) == [one.guid for one in entries]


def test_every_rule_names_its_source_and_the_day_on_which_it_was_read() -> None:
    assert len(NAMES) == len(set(NAMES)) == 6
    for one in services():
        assert one.source.startswith(("https://", "http://")) and one.says and one.assumed
        assert one.read > (datetime(2026, 1, 1) - timedelta()).date()
        assert {key for group in one.same for key in group} <= set(FeedEntry.__dataclass_fields__)
