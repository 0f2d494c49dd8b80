"""Who may use the desk, and what it never gives away."""

from __future__ import annotations

import asyncio
from itertools import product
from pathlib import Path
from typing import Any

import httpx2
import pytest
from made_up_desk import HERE, KEY, UPDATE, desk_in, owner_of
from made_up_files import picture, svg
from starlette.testclient import TestClient

from site_builder.desk.app import application
from site_builder.desk.desk import Desk
from site_builder.desk.safety import MOST_BYTES, Keys


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    return TestClient(application(desk, 8123, KEY), base_url=HERE, follow_redirects=False)


@pytest.fixture
def owner(desk: Desk) -> TestClient:
    """Whoever opened the address that the command printed."""
    return owner_of(desk)


def test_the_key_opens_the_desk_and_leaves_the_address(stranger: TestClient) -> None:
    welcome = stranger.get(f"/?key={KEY}")
    assert welcome.headers["location"] == "/"
    assert "httponly" in welcome.headers["set-cookie"].lower()
    assert "samesite=strict" in welcome.headers["set-cookie"].lower()
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("query", ["", "?key=", "?key=another", "?key=%C3%A9"])
def test_without_the_key_nothing_is_shown(stranger: TestClient, query: str) -> None:
    assert stranger.get(f"/{query}").status_code == 403
    assert stranger.get(f"/assets/desk.css{query}").status_code == 403


def test_the_key_that_a_browser_is_started_with_opens_once(desk: Desk) -> None:
    keys = Keys()
    first = keys.once()
    stranger = TestClient(application(desk, 8123, keys), base_url=HERE, follow_redirects=False)
    assert stranger.get(f"/?key={first}").status_code == 303
    stranger.cookies.clear()
    assert stranger.get(f"/?key={first}").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8123", "127.0.0.1", "127.0.0.1:8124", "127.0.0.1.evil.example:8123", ""]
)
def test_another_name_for_this_computer_is_refused(owner: TestClient, host: str) -> None:
    assert owner.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["", "null", "https://evil.example", "http://127.0.0.1:8124", "https://127.0.0.1:8123"]
)
def test_a_form_from_elsewhere_is_refused(owner: TestClient, origin: str) -> None:
    before = owner.headers.pop("Origin")
    assert owner.post("/new/update", headers={"Origin": origin} if origin else {}).status_code == 403
    assert owner.post("/new/update", headers={"Origin": before}).status_code == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_from_elsewhere_cannot_ask(owner: TestClient, site: str) -> None:
    assert owner.get("/", headers={"Sec-Fetch-Site": site}).status_code == 403
    assert owner.post("/files", headers={"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_looking_and_sending_is_answered(owner: TestClient, method: str) -> None:
    assert owner.request(method, "/").status_code == 405


def test_there_are_no_sockets(desk: Desk) -> None:
    sent: list[Any] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(application(desk, 8123, KEY)({"type": "websocket", "path": "/", "headers": []}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_more_than_a_file_may_have_is_not_read(owner: TestClient) -> None:
    assert owner.post("/files", headers={"Content-Length": str(MOST_BYTES + 1)}).status_code == 413
    assert owner.post("/files", headers={"Content-Length": "many"}).status_code == 411


def test_every_answer_says_what_it_may_load(owner: TestClient) -> None:
    answers: list[httpx2.Response] = [owner.get("/"), owner.get("/assets/desk.css"), owner.get("/nothing")]
    assert all("default-src 'none'" in answer.headers["content-security-policy"] for answer in answers)
    assert all("unsafe-inline" not in answer.headers["content-security-policy"] for answer in answers)


SECRETS = [
    "../secret.md",
    "../../etc/passwd",
    "..%2fsecret.md",
    "%2e%2e/secret.md",
    "%2e%2e%2fsecret.md",
    "updates/..%2f..%2fsecret.md",
    "updates%2f..%2f..%2fsecret.md",
    "..%5csecret.md",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "updates/x%00.md",
    "updates/linked.md",
    "docs/linked/secret.md",
    ".git/config",
    ".cache/secret.md",
    "mkdocs.yml/",
    "docs/secret.txt",
]


def test_no_address_leads_out_of_the_record(desk: Desk, owner: TestClient) -> None:
    secret = desk.root.parent / "secret.md"
    for file in (
        secret,
        desk.root / ".cache" / "secret.md",
        desk.root / ".git" / "config",
        desk.root / "docs/secret.txt",
    ):
        file.parent.mkdir(exist_ok=True)
        file.write_text("title: a secret", "utf-8")
    (desk.root / "updates" / "linked.md").symlink_to(secret)
    (desk.root / "docs" / "linked").symlink_to(secret.parent)
    for page, path in product(("edit", "picture", "assets", "look", "remarks"), SECRETS):
        for answer in (owner.get(f"/{page}/{path}"), owner.post(f"/{page}/{path}")):
            assert (answer.status_code in (400, 403, 404, 405, 411), page, path) == (True, page, path)
            assert "a secret" not in answer.text and "root:" not in answer.text


def test_a_link_that_leads_out_of_the_record_is_none_of_its_files(desk: Desk) -> None:
    before = desk.files(desk.checked())
    (desk.root.parent / "secret.md").write_text("title: a secret", "utf-8")
    for file in ("updates/linked.md", "docs/plan/linked.md", "docs/linked.md"):
        (desk.root / file).symlink_to(desk.root.parent / "secret.md")
    assert desk.files(desk.checked()) == before


def test_a_fault_is_told_in_a_sentence_and_never_as_a_traceback(desk: Desk, owner: TestClient) -> None:
    class Faulty:
        edition = property(lambda self: 1 / 0)

    object.__setattr__(desk, "checked", lambda: Faulty())
    answer = owner.get("/")
    assert answer.status_code == 500
    assert "This is a fault in the builder, not in your text" in answer.text
    assert "Traceback" not in answer.text and "ZeroDivisionError" not in answer.text


def test_settings_that_cannot_be_read_are_shown_and_can_be_put_right(desk: Desk, owner: TestClient) -> None:
    settings = desk.root / "mkdocs.yml"
    right = settings.read_text("utf-8")
    settings.write_text(right.replace("plugins:", "plugins: ["), "utf-8")
    answer = owner.get("/")
    assert answer.status_code == 409 and "mkdocs.yml:" in answer.text and "Traceback" not in answer.text
    page = owner.get("/settings")
    assert "plugins: [" in page.text
    seen = page.text.partition('name="seen" value="')[2].partition('"')[0]
    typed = {"whole": right.replace("\n", "\r\n"), "seen": seen}
    assert owner.post("/settings", data=typed, files={"none": ("", b"")}).status_code == 200
    assert settings.read_text("utf-8") == right


def test_a_file_that_is_brought_gets_a_safe_name_and_is_never_written_over_another(
    desk: Desk, owner: TestClient
) -> None:
    for width, name in enumerate(("../../My Picture (1).PNG", "..\\My Picture (1).PNG"), 60):
        answer = owner.post("/files", files={"file": (name, picture("PNG", width))})
        assert answer.status_code == 200, answer.text
    found = sorted(path.relative_to(desk.root).as_posix() for path in (desk.root / "docs" / "images").iterdir())
    assert found == ["docs/images/my-picture-1-2.png", "docs/images/my-picture-1.png"]
    assert owner.get("/picture/images/my-picture-1.png").headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<script>1</script>"),
        ("tool.exe", b"MZ"),
        ("picture.png", b"MZ not a picture"),
        ("drawing.svg", svg("<script>alert(1)</script>")),
        ("note.md", b"# A page"),
        ("list.yml", b"a: 1"),
        ("", b"nothing"),
    ],
)
def test_what_no_site_may_publish_is_not_taken(desk: Desk, owner: TestClient, name: str, content: bytes) -> None:
    before = {path for path in desk.root.rglob("*") if ".cache" not in path.parts}
    assert owner.post("/files", files={"file": (name, content)}).status_code == 422
    assert {path for path in desk.root.rglob("*") if ".cache" not in path.parts} == before


def test_nothing_is_written_through_a_folder_that_leads_out(desk: Desk, owner: TestClient, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (desk.root / "docs" / "images").symlink_to(tmp_path / "elsewhere")
    assert owner.post("/files", files={"file": ("a.png", picture("PNG"))}).status_code in (409, 422)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_looking_at_a_form_writes_nothing(desk: Desk, owner: TestClient) -> None:
    before = (desk.root / UPDATE).stat()
    owner.get(f"/edit/{UPDATE}")
    assert (desk.root / UPDATE).stat() == before
