"""From what a form wants to the file, through the pages, as a browser without script goes."""

from __future__ import annotations

import re
from pathlib import Path

import httpx2
import pytest
from made_up_desk import FILES, TERMS, UPDATE, desk_in, owner_of
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from site_builder.desk.changes import Change, NewBody, Wanted, Wish
from site_builder.desk.desk import Desk
from site_builder.desk.files import look
from site_builder.desk.proposal_page import propose


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def owner(desk: Desk) -> TestClient:
    return owner_of(desk)


def wanted(owner: TestClient, file: str, *wishes: Wish) -> httpx2.Response:
    """The page to which a form leads that wants something."""
    app = owner.app
    while not isinstance(app, Starlette):  # behind its checks
        app = app._app  # type: ignore[attr-defined]
    request = Request({"type": "http", "app": app, "headers": [], "query_string": b"", "path": "/edit"})
    made = propose(request, [Wanted(file, wishes, look(app.state.desk, file)[1])], back=f"/edit/{file}")
    return owner.get(made.headers["location"])


def text_of(answer: httpx2.Response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())


def test_a_change_is_shown_agreed_to_saved_and_undone(desk: Desk, owner: TestClient) -> None:
    page = wanted(owner, TERMS, Change((1, "meaning"), "The board"))
    assert "− goes meaning: A group" in text_of(page)
    assert (desk.root / TERMS).read_text("utf-8") == FILES[TERMS]
    saved = owner.post(str(page.url), data={"do": "save"})
    assert "glossary: meaning. Saved at 12:00." in text_of(saved)
    assert "The board" in (desk.root / TERMS).read_text("utf-8")
    undo = owner.post(f"/undo/{str(saved.url).rpartition('/')[2]}")
    assert "+ new meaning: A group" in text_of(undo)
    owner.post(str(undo.url), data={"do": "save"})
    assert (desk.root / TERMS).read_text("utf-8") == FILES[TERMS]
    assert [
        words for words in ("Undone: glossary: meaning", "glossary: meaning") if words in text_of(owner.get("/undo"))
    ]


def test_what_is_undone_says_whether_anything_came_since(desk: Desk, owner: TestClient) -> None:
    saves = []
    for meaning in ("The board", "The board of Exampleton"):
        page = wanted(owner, TERMS, Change((1, "meaning"), meaning))
        saves.append(str(owner.post(str(page.url), data={"do": "save"}).url).rpartition("/")[2])
    old, new = (text_of(owner.post(f"/undo/{save}")) for save in saves)
    assert "Put back as it was before, with all that came since: glossary: meaning" in old
    assert "Undone: glossary: meaning" in new


def test_a_public_text_is_saved_once_it_is_decided_what_changed(desk: Desk, owner: TestClient) -> None:
    page = wanted(owner, UPDATE, NewBody("They came for three days."))
    assert "Did the meaning change?" in text_of(page)
    [name] = re.findall(r'name="([^"]+):meaning" value="same"', page.text)
    again = owner.post(str(page.url), data={"do": "decide", f"{name}:meaning": "changed", f"{name}:note": ""})
    assert again.status_code == 422
    assert "Write what was wrong, and what is right." in text_of(again)
    lines = owner.post(str(page.url), data={"do": "decide", f"{name}:meaning": "changed", f"{name}:note": "It was 3."})
    assert "corrections:" in text_of(lines)
    owner.post(str(lines.url), data={"do": "save"})
    text = (desk.root / UPDATE).read_text("utf-8")
    assert "three days" in text
    assert "It was 3." in text


def test_what_would_stop_a_build_is_saved_only_if_somebody_says_so(desk: Desk, owner: TestClient) -> None:
    page = wanted(owner, TERMS, Change((1, "term"), None))
    assert owner.post(str(page.url), data={"do": "save"}).status_code == 422
    assert (desk.root / TERMS).read_text("utf-8") == FILES[TERMS]
    owner.post(str(page.url), data={"do": "save", "although": "yes"})
    assert (desk.root / TERMS).read_text("utf-8") == FILES[TERMS].replace("term: Board\n  ", "")


def test_a_conflict_shows_both_and_offers_the_same_changes_again(desk: Desk, owner: TestClient) -> None:
    page = wanted(owner, TERMS, Change((1, "meaning"), "The board"))
    (desk.root / TERMS).write_text("- term: New\n  meaning: N\n" + FILES[TERMS], "utf-8")
    clash = owner.post(str(page.url), data={"do": "save"})
    assert clash.status_code == 409
    assert "+ new - term: New" in text_of(clash)
    assert "+ new meaning: The board" in text_of(clash)
    again = owner.post(str(page.url), data={"do": "again"})
    owner.post(str(again.url), data={"do": "save"})
    assert (desk.root / TERMS).read_text("utf-8").count("The board") == 1
    assert (desk.root / TERMS).read_text("utf-8").startswith("- term: New")


def test_a_proposal_that_is_thrown_away_leads_back_to_its_form(desk: Desk, owner: TestClient) -> None:
    page = wanted(owner, TERMS, Change((1, "meaning"), "The board"))
    dropped = owner.post(str(page.url), data={"do": "drop"}, follow_redirects=False)
    assert dropped.headers["location"] == f"/edit/{TERMS}"
    assert owner.get(str(page.url)).status_code == 410
