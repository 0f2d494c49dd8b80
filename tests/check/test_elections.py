"""What was public already stays so: neither a period before an election nor a rule for approvals makes an error of it,
and nor does the clock."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_edition import LONDON, edition

from site_builder.check.approvals import check_approvals
from site_builder.check.pre_election import check_elections
from site_builder.edition import Edition
from site_builder.problems import Place, Problem
from site_builder.record.approvals import Approval
from site_builder.record.chain import Chain, Line
from site_builder.record.council import ApprovalRule, PreElection
from site_builder.record.dates import When
from site_builder.record.elected import named_in, says_elected, shown_in
from site_builder.record.facts.said import hashed
from site_builder.record.kinds import Kind
from site_builder.record.prose import Prose
from site_builder.record.updates import Quote, Update

FILE = Place("updates/2026-02-10-one.md")
QUOTE = Quote("We are glad.", "Pat Example", "Leader", "Exampleton Council", elected=True)
PERIOD = PreElection(date(2026, 2, 1), date(2026, 3, 20), "Local elections")


def update(**values: object) -> Update:
    return Update(
        **{
            "name": "2026-02-10-one",
            "title": "One",
            "date": When(2026, 2, 10),
            "body": Prose(),
            "place": FILE,
            **values,
        }
    )  # type: ignore[arg-type]


def published(*facts: tuple[str, str, str]) -> Chain:
    return Chain(
        tuple(Line(1, "2026-02-10T10:00:00+00:00", FILE.file, thing, key, None, now) for thing, key, now in facts)
    )


ONE = ("update/2026-02-10-one", "title", "One")
ITS_QUOTE = ("update/2026-02-10-one/quote/pat-example", "text", str(hashed("We are glad.")))


def elections(*updates: Update, **values: object) -> list[Problem]:
    return list(check_elections(edition(updates=updates, pre_election=(PERIOD,), **values)))


def test_what_was_public_before_the_council_set_the_period_stays() -> None:
    news = update(quotes=(QUOTE,), image="a.jpg", image_alt="Pat Example")
    assert len(elections(news)) == 3
    assert elections(news, chain=published(ONE, ITS_QUOTE)) == []


def test_a_quote_that_is_new_in_an_update_that_was_public_is_found() -> None:
    other = Quote("We are sad.", "Pat Example", "Leader", "Exampleton Council", elected=True)
    [found] = elections(update(quotes=(QUOTE, other)), chain=published(ONE, ITS_QUOTE))
    assert "Pat Example" in found.message and found.is_error


@pytest.mark.parametrize(
    ("date_", "written", "hour", "severities"),
    [
        (When(2026, 1), None, None, []),
        (When(2026, 2), None, None, ["error"]),
        (When(2026, 3), None, None, ["warning"]),
        (When(2026, 3), None, datetime(2026, 3, 20, 23, 59, tzinfo=LONDON), ["error"]),
        (When(2026, 3), None, datetime(2026, 3, 21, 0, 1, tzinfo=LONDON), []),
        (When(2026, 1, 31), None, datetime(2026, 2, 1, 9, tzinfo=LONDON), ["error"]),
        (When(2026, 1, 31), When(2026, 2, 2), None, ["error"]),
        (When(2026, 3, 20), When(2026, 3, 22), None, []),
    ],
)
def test_an_update_counts_when_it_comes_out(
    date_: When, written: When | None, hour: datetime | None, severities: list[str]
) -> None:
    found = elections(update(date=date_, written=written, publish_at=hour))
    assert [one.severity.value for one in found] == severities


@given(st.integers(-4000, 4000))
def test_the_day_of_the_build_makes_no_difference(days: int) -> None:
    moment = datetime.fromordinal(datetime(2026, 3, 2).toordinal() + days).replace(tzinfo=LONDON)
    before = update(date=When(2026, 1, 31), quotes=(QUOTE,))
    assert elections(before, now=moment) == []
    assert len(elections(update(kind=Kind.BOARD, quotes=(QUOTE,)), now=moment)) == 1


@pytest.mark.parametrize(
    ("role", "name", "is_elected"),
    [
        ("Cabinet Member for Children and Young People", "Ada Madeup", True),
        ("Leader of Exampleton Council", "Ada Madeup", True),
        ("Mayor", "Ada Madeup", True),
        ("MP for Exampleton", "Ada Madeup", True),
        ("Chair of the scrutiny committee", "Councillor Ada Madeup", True),
        ("Chair of the scrutiny committee", "Ada Madeup MP", True),
        ("Team leader", "Ada Madeup", False),
        ("Director of children's services", "Ada Madeup", False),
        ("Head of the mayor's office", "Ada Madeup", False),
        ("Councillor support officer", "Ada Madeup", False),
        ("Independent chair of the improvement board", "Ada Madeup", False),
    ],
)
def test_a_role_or_a_title_says_that_somebody_is_elected(role: str, name: str, is_elected: bool) -> None:
    quote = Quote("Yes.", name, role, "Exampleton Council")
    assert says_elected(quote) is is_elected
    assert not says_elected(Quote("Yes.", name, role, "Exampleton Council", says_whether_elected=True))


def test_a_name_is_found_with_and_without_its_title() -> None:
    names = frozenset({"Ada Madeup"})
    assert named_in("Then ADA MADEUP spoke.", names) == "ADA MADEUP"
    assert named_in("Then Cllr Jo Bloggs spoke.", names) == "Cllr Jo Bloggs"
    assert named_in("All councillors met the Mayor of Exampleton.", names) == ""
    assert shown_in("The mayor cuts a ribbon", names) == "mayor"
    assert shown_in("Two children at a desk", names) == ""


def approvals(rule: ApprovalRule, *updates: Update, **values: object) -> list[Problem]:
    site: Edition = edition(updates=updates, approvals=rule, **values)
    return list(check_approvals(site))


def test_what_was_public_before_the_council_asked_for_approvals_needs_none() -> None:
    assert len(approvals(ApprovalRule(1), update())) == 1
    assert approvals(ApprovalRule(1), update(), chain=published(ONE)) == []
    since = ApprovalRule(1, date(2026, 2, 10))
    assert len(approvals(since, update(), chain=published(ONE))) == 1
    assert approvals(since, update(date=When(2026, 2, 9))) == []


@given(st.lists(st.sampled_from(["Head", "head ", "Director", "The board"])), st.integers(1, 4))
def test_as_many_different_roles_as_the_rule_says_are_enough(roles: list[str], number: int) -> None:
    one = update(approved=tuple(Approval(role, When(2026, 2, 1)) for role in roles))
    different = {role.strip().casefold() for role in roles}
    assert (approvals(ApprovalRule(number), one) == []) is (len(different) >= number)
