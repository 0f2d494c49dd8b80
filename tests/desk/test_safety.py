"""Who may use the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from conftest import NOW
from starlette.testclient import TestClient

from site_builder.desk.app import application
from site_builder.desk.desk import Desk

KEY = "a-key"
HERE = "http://127.0.0.1:8123"


@pytest.fixture
def stranger(write_site: Callable[[dict[str, str]], Path], tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    root = write_site({})
    desk = Desk(root / "mkdocs.yml", tmp_path_factory.mktemp("trial"), lambda: NOW)
    return TestClient(application(desk, 8123, KEY), base_url=HERE, follow_redirects=False)


@pytest.fixture
def owner(stranger: TestClient) -> TestClient:
    """Whoever opened the address that the command printed."""
    assert stranger.get(f"/?key={KEY}").headers["location"] == "/"
    return stranger


def test_the_key_opens_the_desk(owner: TestClient) -> None:
    assert owner.get("/").status_code == 200


@pytest.mark.parametrize("query", ["", "?key=", "?key=another"])
def test_without_the_key_nothing_is_shown(stranger: TestClient, query: str) -> None:
    assert stranger.get(f"/{query}").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8123", "127.0.0.1:8124", "127.0.0.1.evil.example:8123"])
def test_another_name_for_this_computer_is_refused(owner: TestClient, host: str) -> None:
    assert owner.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", [None, "null", "https://evil.example", "http://127.0.0.1:8124"])
def test_a_form_from_elsewhere_is_refused(owner: TestClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    assert owner.post("/", headers=headers).status_code == 403


def test_a_page_of_another_site_cannot_ask(owner: TestClient) -> None:
    assert owner.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_every_answer_says_what_it_may_load(owner: TestClient) -> None:
    answers: list[httpx2.Response] = [owner.get("/"), owner.get("/assets/desk.css"), owner.get("/nothing")]
    assert all("default-src 'none'" in answer.headers["content-security-policy"] for answer in answers)
