"""The buttons of a comms officer write what the record must say: each by its page, without script."""

from __future__ import annotations

import re
from pathlib import Path

import httpx2
import pytest
from made_up_desk import AREA, FILES, UPDATE, desk_in, owner_of
from starlette.testclient import TestClient

from site_builder.check.against import compare
from site_builder.desk.desk import Desk
from site_builder.record.facts import VERSION, facts
from site_builder.record.facts.published import Published

DRAFT = "updates/2026-02-01-draft.md"
WHY = {"why": "the tender had no bids", "agreed_by": "The board"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def owner(desk: Desk) -> TestClient:
    return owner_of(desk)


def decide(owner: TestClient, address: str, **fields: str) -> httpx2.Response:
    """The answer to what a decision's page asks."""
    page = owner.get(f"/decide/{address}")
    assert page.status_code == 200, page.text
    [seen] = re.findall('name="seen" value="([^"]*)"', page.text)
    return owner.post(f"/decide/{address}", data={"seen": seen, **fields})


@pytest.mark.parametrize(
    ("address", "fields", "lines"),
    [
        (f"withdraw/{UPDATE}", {"reason": "It was wrong."}, "withdrawn: {date: 2026-03-02, reason: It was wrong.}"),
        (
            f"move/{UPDATE}?at=promises/0",
            {**WHY, "due.month": "March", "due.year": "2027", "due_text": ""},
            "    due: 2027-03\n    moved:\n      - date: 2026-03-02\n        was: 2026-09\n"
            "        why: the tender had no bids\n        agreed_by: The board",
        ),
        (
            f"move/{AREA}?at=actions/0",
            {**WHY, "due.day": "1", "due.month": "7", "due.year": "2026"},
            "    due: 2026-07-01\n    moved:\n      - date: 2026-03-02\n        was: 2026-06",
        ),
        (f"move/{AREA}?at=measures/0", {**WHY, "target": "85"}, 'target: "85"\n    moved:'),
        (
            f"revise/{AREA}?at=measures/0/points/0",
            {**WHY, "value": "79"},
            "value: 79, revised: {date: 2026-03-02, was: 80, why: the tender had no bids}}",
        ),
        (
            f"end/{UPDATE}?at=promises/0",
            {"state": "dropped", "why": "There was no money.", "date.day": "", "date.month": "2", "date.year": "2026"},
            "outcome: {state: dropped, date: 2026-02, why: There was no money.}",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value else "",
)
def test_a_decision_writes_all_that_the_record_must_say(
    desk: Desk, owner: TestClient, address: str, fields: dict[str, str], lines: str
) -> None:
    before = desk.checked().edition
    published = Published(before.site_url, VERSION, facts(before.public().record).things)
    proposal = decide(owner, address, **fields)
    assert "What must be decided" not in proposal.text
    owner.post(str(proposal.url), data={"do": "save"})
    file = address.partition("/")[2].partition("?")[0]
    assert lines in (desk.root / file).read_text("utf-8")
    after = desk.checked()
    assert [str(one) for one in after.problems if one.is_error] == []
    assert [str(one) for one in compare(published, after.edition) if one.is_error] == []


@pytest.mark.parametrize(
    ("address", "fields", "words"),
    [
        (f"withdraw/{UPDATE}", {"reason": " "}, "Write why it is withdrawn."),
        (f"move/{UPDATE}?at=promises/0", {**WHY, "due.month": "9", "due.year": "2026"}, "Write the new date."),
        (f"move/{AREA}?at=actions/0", {"due.month": "9", "due.year": "2026"}, "Write why."),
        (f"end/{UPDATE}?at=promises/0", {"why": "So."}, "Choose how it ended."),
        (f"publish/{DRAFT}", {"when": "later"}, "Write the day and the hour"),
        (f"approve/{DRAFT}", {}, "Write who approves it."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    desk: Desk, owner: TestClient, address: str, fields: dict[str, str], words: str
) -> None:
    answer = decide(owner, address, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert {name: (desk.root / name).read_text("utf-8") for name in FILES} == FILES


def test_publishing_shows_what_becomes_public_and_who_is_told(desk: Desk, owner: TestClient) -> None:
    page = owner.get(f"/decide/publish/{DRAFT}").text
    for words in ("A page of its own", "Everybody who follows the feeds", "A text for children and young people"):
        assert words in page
    hour = {"publish_at.day": "3", "publish_at.month": "3", "publish_at.year": "2026", "publish_at.clock": "10:00"}
    proposal = decide(owner, f"publish/{DRAFT}", when="later", **hour)
    owner.post(str(proposal.url), data={"do": "save", "although": "yes"})
    text = (desk.root / DRAFT).read_text("utf-8")
    assert "status" not in text
    assert "publish_at: 2026-03-03 10:00\n" in text


def test_what_waited_for_an_hour_is_public_at_once_without_it(tmp_path: Path) -> None:
    waits = "---\ntitle: Draft\ndate: 2026-02-01\nstatus: draft\npublish_at: 2026-03-05 10:00\n---\nNot yet.\n"
    desk = desk_in(tmp_path, {**FILES, DRAFT: waits})
    owner = owner_of(desk)
    proposal = decide(owner, f"publish/{DRAFT}", when="now")
    owner.post(str(proposal.url), data={"do": "save", "although": "yes"})
    assert (desk.root / DRAFT).read_text("utf-8") == "---\ntitle: Draft\ndate: 2026-02-01\n---\nNot yet.\n"


def test_an_approval_is_added_with_its_role_and_day(desk: Desk, owner: TestClient) -> None:
    proposal = decide(owner, f"approve/{DRAFT}", by="Head of communications")
    owner.post(str(proposal.url), data={"do": "save"})
    approved = "approved:\n  - by: Head of communications\n    date: 2026-03-02\n"
    assert approved in (desk.root / DRAFT).read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    [f"withdraw/{AREA}", f"move/{UPDATE}", f"move/{UPDATE}?at=promises/7", f"end/{AREA}?at=actions/0", f"fly/{UPDATE}"],
)
def test_what_is_not_there_cannot_be_decided(owner: TestClient, address: str) -> None:
    assert owner.get(f"/decide/{address}").status_code == 404
